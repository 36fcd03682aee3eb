"""Embedders: the ONNX export gives the vectors of sentence-transformers, without importing it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from stance import embedders
from stance.config import DEFAULT_EMBEDDER
from stance.embedders import Embedder, export, hashing, load, reference, weights
from stance.errors import StanceError

LONG = "The talks on the border went on until the ministers had agreed on every point of the list. " * 40
TEXTS = [
    "Recognition is not on the table.",
    "no",
    "",
    "?!",
    LONG,
    "L’ambassadeur a dit « non » 😀 \x00 é",
    "x" * 5000,
    *[" ".join(LONG.split()[:size]) for size in range(1, 120, 29)],
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    export(DEFAULT_EMBEDDER, folder)
    return folder


@pytest.fixture(scope="module")
def onnx(cache: Path) -> Embedder:
    return load(DEFAULT_EMBEDDER, cache, allow_export=False, threads=1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of random weights with pooling of the first token, as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers import models as parts
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(7)
    folder = tmp_path_factory.mktemp("tiny")
    letters = [chr(code) for code in range(97, 123)]
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *[f"##{letter}" for letter in letters]]))
    BertTokenizerFast(str(vocabulary), model_max_length=40).save_pretrained(folder / "bert")
    sizes = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32, "max_position_embeddings": 40}
    BertModel(BertConfig(vocab_size=57, **sizes)).save_pretrained(folder / "bert")
    transformer = parts.Transformer(str(folder / "bert"), max_seq_length=40)
    SentenceTransformer(modules=[transformer, parts.Pooling(16, pooling_mode="cls")], device="cpu").save(str(folder / "model"))
    return folder / "model"


def _cosines(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.asarray((left * right).sum(axis=1))


def test_export_agrees_with_the_reference(onnx: Embedder) -> None:
    found, wanted = onnx.embed(TEXTS), reference().embed(TEXTS)
    assert found.shape == (len(TEXTS), onnx.dimension) == (len(TEXTS), 384)
    assert found.dtype == wanted.dtype == np.float32
    assert _cosines(found, wanted).min() > 0.9999
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-5)


def test_order_and_company_do_not_matter(onnx: Embedder) -> None:
    together = onnx.embed(TEXTS)
    np.testing.assert_array_equal(together, onnx.embed(TEXTS))
    alone = np.vstack([onnx.embed([text]) for text in TEXTS[::-1]])
    np.testing.assert_allclose(together[::-1], alone, atol=1e-5)


def test_what_is_near_is_near(onnx: Embedder) -> None:
    one, two, three = onnx.embed(["Russia will not recognise the government.", "Moscow withholds recognition.", "The striker scored twice."])
    assert one @ two > one @ three + 0.2


def test_no_text_and_broken_text(onnx: Embedder) -> None:
    assert onnx.embed([]).shape == (0, 384)
    assert np.isfinite(onnx.embed(["\ud800\udfff"])).all()


def test_text_beyond_the_limit_is_cut(onnx: Embedder) -> None:
    np.testing.assert_allclose(*onnx.embed([LONG, LONG + LONG]), atol=1e-6)


def test_a_question_imports_no_torch(cache: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from stance import embedders; "
        f"e = embedders.load({DEFAULT_EMBEDDER!r}, Path({str(cache)!r}), allow_export=False); e.embed(['a']); "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    root = str(Path(embedders.__file__).parents[1])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": root}, check=True)
    assert done.stdout.strip() == "[]"


def test_the_card_says_where_the_export_comes_from(cache: Path) -> None:
    card = json.loads((cache / DEFAULT_EMBEDDER / "card.json").read_text())
    assert card["source_sha256"] == embedders.WEIGHTS_SHA256[DEFAULT_EMBEDDER]
    assert (card["name"], card["dimension"], card["max_tokens"]) == (DEFAULT_EMBEDDER, 384, 256)
    assert [path.name for path in cache.iterdir()] == [DEFAULT_EMBEDDER], "no half-made folder is left"


def test_without_an_export_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(StanceError, match=r"not prepared; run `stance add` \(or `make install`\) once"):
        load(DEFAULT_EMBEDDER, tmp_path, allow_export=False)
    assert list(tmp_path.iterdir()) == []


def test_any_model_by_its_folder(tiny: Path, tmp_path: Path) -> None:
    found = load(str(tiny), tmp_path, threads=1)
    texts = ["abc", "the quick brown fox", "", "abc " * 30, "zz y"]
    assert found.dimension == 16
    assert _cosines(found.embed(texts), reference(str(tiny)).embed(texts)).min() > 0.9999, "its own pooling, not the default's"
    again = load(str(tiny), tmp_path, allow_export=False)
    np.testing.assert_allclose(again.embed(texts), found.embed(texts), atol=1e-6)
    assert again.name == str(tiny)


def test_an_unknown_model_is_one_line_and_no_download(tmp_path: Path) -> None:
    with pytest.raises(StanceError, match="no model 'nobody/nothing-at-all' on this machine"):
        load("nobody/nothing-at-all", tmp_path)
    with pytest.raises(StanceError, match="no sentence-transformers model"):
        load(str(tmp_path), tmp_path / "cache")


def test_other_weights_under_the_known_name_are_refused(tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedders, "weights", lambda name: tiny)
    with pytest.raises(StanceError, match="not the weights of all-MiniLM-L6-v2"):
        export(DEFAULT_EMBEDDER, tmp_path)


@pytest.mark.parametrize("file", ["card.json", "model.onnx", "tokenizer.json"])
def test_a_damaged_export_names_the_remedy(tiny: Path, tmp_path: Path, file: str) -> None:
    folder = export(str(tiny), tmp_path)
    (folder / file).write_bytes(b"{")
    with pytest.raises(StanceError, match=r"damaged.*delete the folder"):
        load(str(tiny), tmp_path)


def test_an_unwritable_cache(tmp_path: Path, tiny: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StanceError, match="cannot be written"):
        export(str(tiny), tmp_path / "file")


def test_the_weights_are_in_the_wheel() -> None:
    assert (weights(DEFAULT_EMBEDDER) / "model.safetensors").exists()


def test_hashing() -> None:
    embedder = hashing(32)
    found = embedder.embed(["peace talks", "peace talks", "", "\ud800", "tariffs on steel"])
    assert (embedder.name, found.shape, found.dtype) == ("hashing-32", (5, 32), np.float32)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-6)
    assert found[0] @ found[1] == pytest.approx(1.0)
