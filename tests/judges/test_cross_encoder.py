"""The shipped model: same pair, same scores; odd texts; and a few pairs that nobody would argue about."""

import hashlib
import json
import re
from pathlib import Path

import numpy as np
import pytest

from stance.config import MODELS
from stance.errors import StanceError
from stance.judges.backends import open_scorer
from stance.judges.cross_encoder import load, packed
from stance.judges.scorer import ENTAILMENT, HEADS, POSITION, STANCE

PAIRS = [
    ("“We will never accept a toll on the bridge,” the mayor of Ostvik said.", "There should be a toll on the bridge"),
    ("The minister said that Norvania backs the ban on single-use bags.", "Single-use bags should be banned"),
    ("The orchestra played for two hours.", "Single-use bags should be banned"),
]


def test_a_long_text_loses_its_middle_and_a_target_its_end() -> None:
    ids, segments = packed(range(1000, 1100), range(2000, 2010), 40)
    assert len(ids) == len(segments) == 40
    assert ids[0] == 101
    assert (ids[1], ids[28], ids[-2]) == (1000, 102, 2009)
    assert ids[27] == 1099
    assert segments == [0] * 29 + [1] * 11
    assert len(packed([], range(2000, 2500), 40)[0]) <= 40
    assert packed([7], [8], 40) == ([101, 7, 102, 8, 102], [0, 0, 0, 1, 1])


def test_a_pair_gets_the_same_scores_in_any_company() -> None:
    scorer = open_scorer()
    together, alone = scorer.probabilities(PAIRS), [scorer.probabilities([pair]) for pair in PAIRS]
    turned = scorer.probabilities(PAIRS[::-1])
    for at, one in enumerate(alone):
        for head in HEADS:
            assert np.array_equal(getattr(together, head)[at], getattr(one, head)[0])
            assert np.array_equal(getattr(together, head)[at], getattr(turned, head)[-1 - at])


def test_threads_change_nothing() -> None:
    one, two = (load(MODELS / "judge", threads).probabilities(PAIRS) for threads in (1, 2))
    assert np.array_equal(one.position, two.position)


def test_plain_cases() -> None:
    found = open_scorer().probabilities(PAIRS)
    assert [STANCE[at] for at in found.stance.argmax(1)] == ["against", "favor", "none"]
    assert [POSITION[at] for at in found.position.argmax(1)] == ["opposes", "supports", "unrelated"]
    told = [("A man is asleep on the sofa.", "A man is sleeping."), ("A man is asleep on the sofa.", "Nobody is on the sofa.")]
    assert [ENTAILMENT[at] for at in open_scorer().probabilities(told).entailment.argmax(1)] == ["entailment", "contradiction"]


def test_no_pairs_and_odd_texts() -> None:
    scorer = open_scorer()
    assert {head: getattr(scorer.probabilities([]), head).shape for head in HEADS} == {head: (0, len(labels)) for head, labels in HEADS.items()}
    odd = ["", "\x00\ud800", "“" * 3000, "x" * 1_000_000, "нет " * 2000, "\n\t "]
    found = scorer.probabilities([(text, other) for text in odd for other in odd])
    for head in HEADS:
        assert getattr(found, head).sum(1) == pytest.approx(np.ones(len(odd) ** 2), abs=1e-4)


def test_a_damaged_folder(tmp_path: Path) -> None:
    with pytest.raises(StanceError, match="--judge rules"):
        load(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(StanceError, match="no judge model"):
        open_scorer(str(tmp_path))


def test_the_card_tells_which_file_it_is_about() -> None:
    folder = MODELS / "judge"
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    seal = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    assert re.findall(r"`([0-9a-f]{64})`", card) == [seal]
    assert (folder / "model.onnx").stat().st_size < 25_000_000
    assert set(json.loads((folder / "config.json").read_text(encoding="utf-8"))["temperature"]) == set(HEADS)
