"""What the exporters of both models share: a trained network as ONNX, int8 per channel."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class Packed(nn.Module):
    """A network whose word embeddings are int8 with one scale a row: finer than one scale for the whole table."""

    def __init__(self, network: nn.Module) -> None:
        """Pack the table of a trained network."""
        super().__init__()
        self.network = network
        table = network.encoder.embeddings.word_embeddings.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (table / scale).round().to(torch.int8))

    def forward(self, ids: Tensor, second: Tensor, mask: Tensor) -> Tensor | tuple[Tensor, ...]:
        """What the network gives for the word embeddings, its second input, and the mask."""
        found: Tensor | tuple[Tensor, ...] = self.network.score(self.table[ids].float() * self.scale[ids], second, mask)
        return found


def export(network: nn.Module, path: Path, inputs: Sequence[str], outputs: Sequence[str]) -> None:
    """Write a network of int64 inputs, each (batch, length), as an ONNX file; an output keeps the length if it is alone."""
    axes = {0: "batch", 1: "length"}
    free = dict.fromkeys(inputs, axes) | dict.fromkeys(outputs, axes if len(outputs) == 1 else {0: "batch"})
    given = tuple(torch.ones(2, 7, dtype=torch.int64) for _ in inputs)
    options = {"input_names": list(inputs), "output_names": list(outputs), "dynamic_axes": free, "opset_version": 17, "dynamo": False}
    torch.onnx.export(network.eval(), given, str(path), **options)


def quantised(packed: Path, out: Path, head: str) -> str:
    """Write the int8 model; the linear heads, small and with the labels hanging on them, stay. Returns its size and sha256."""
    kept = [node.name for node in onnx.load(packed).graph.node if node.op_type in ("MatMul", "Gemm") and f"/{head}" in node.name]
    # 7 of 8 bits: processors without VNNI add two products in 16 bits, which overflows with 8
    options = {"op_types_to_quantize": ["MatMul"], "per_channel": True, "reduce_range": True, "weight_type": QuantType.QInt8}
    quantize_dynamic(packed, out, nodes_to_exclude=kept, **options)
    return f"{out.stat().st_size / 1e6:.1f} MB, sha256 {hashlib.sha256(out.read_bytes()).hexdigest()}"
