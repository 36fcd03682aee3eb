"""Hugging Face models: what their labels mean, and that a tiny random one gives the same numbers as torch."""

from pathlib import Path

import numpy as np
import pytest

from stance.errors import StanceError
from stance.judges.backends import open_scorer
from stance.judges.backends.huggingface import meanings

WORDS = ["the", "embargo", "should", "be", "not", "lifted", "minister", "said", "we", "oppose", "it", "at", "once"]
PAIRS = [("the minister said we oppose it", "the embargo should be lifted"), ("it", "the embargo"), ("we oppose", "it should be lifted")]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["contradiction", "entailment", "neutral"], ("contradiction", "entailment", "neutral")),
        (["ENTAILMENT", "NEUTRAL", "CONTRADICTION"], ("entailment", "neutral", "contradiction")),
        (["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"], ("entailment", "contradiction", "neutral")),
        (["favor", "against", "none"], ("entailment", "contradiction", "neutral")),
        (["entailment", "not_entailment"], ("entailment", "not entailed")),
        (["unsupported", "supported"], ("not entailed", "entailment")),
        (["consistent", "inconsistent"], ("entailment", "not entailed")),
        (["LABEL_0", "LABEL_1"], ("not entailed", "entailment")),
        (["anything"], ("not entailed", "entailment")),
    ],
)
def test_the_meaning_of_labels(labels: list[str], expected: tuple[str, ...]) -> None:
    assert meanings(labels) == expected


@pytest.mark.parametrize(
    "labels", [["LABEL_0", "LABEL_1", "LABEL_2"], ["joy", "anger"], ["entailment", "entailment", "neutral"], ["a", "b", "c", "d"]]
)
def test_labels_that_tell_nothing_are_refused(labels: list[str]) -> None:
    with pytest.raises(StanceError, match="id2label"):
        meanings(labels, "a-model")


def tiny(folder: Path, labels: list[str]) -> str:
    """A BERT of one layer with random weights, saved as Hugging Face does."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(5)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        id2label=dict(enumerate(labels)), label2id={label: at for at, label in enumerate(labels)}, initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
    return str(folder)


def plain(folder: str, text: str, target: str) -> list[float]:
    """What torch gives for one pair."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    fed = AutoTokenizer.from_pretrained(folder)(text, target, return_tensors="pt")
    with torch.no_grad():
        return AutoModelForSequenceClassification.from_pretrained(folder).eval()(**fed).logits.softmax(1)[0].tolist()


def test_a_three_way_head(tmp_path: Path) -> None:
    name = tiny(tmp_path, ["contradiction", "entailment", "neutral"])
    found = open_scorer(name).probabilities(PAIRS)
    for row, pair in zip(found.entailment, PAIRS, strict=True):
        contradiction, entailment, neutral = plain(name, *pair)
        assert row == pytest.approx([entailment, neutral, contradiction], abs=1e-5)
    assert found.position.sum(1) == pytest.approx(np.ones(3), abs=1e-5)


def test_a_binary_head_is_asked_about_the_opposite(tmp_path: Path) -> None:
    name = tiny(tmp_path, ["not_entailment", "entailment"])
    found = open_scorer(name).probabilities(PAIRS)
    for_it, against = (plain(name, PAIRS[0][0], target)[1] for target in (PAIRS[0][1], "the embargo should not be lifted"))
    total = max(1.0, for_it + against)
    assert found.entailment[0] == pytest.approx([for_it / total, max(0.0, 1 - for_it - against), against / total], abs=1e-5)
    assert found.entailment[1][2] == 0  # "the embargo" has no opposite
    assert found.entailment.sum(1) == pytest.approx(np.ones(3), abs=1e-5)


def test_odd_texts_and_none(tmp_path: Path) -> None:
    scorer = open_scorer(tiny(tmp_path, ["entailment", "neutral", "contradiction"]))
    assert len(scorer.probabilities([])) == 0
    odd = scorer.probabilities([("", ""), ("\ud800\x00", "it"), ("x" * 100_000, "it " * 5000)])
    assert np.isfinite(odd.entailment).all()


def test_a_model_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StanceError, match="hf download"):
        open_scorer(str(tmp_path / "nothing"))
