"""The opposite of a proposition, and what symmetric scoring does with it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from stance.judges.scorer import POSITION, STANCE, Scores, Text2, from_entailment, negated, symmetric


@pytest.mark.parametrize(
    ("proposition", "opposite"),
    [
        ("The embargo should be lifted", "The embargo should not be lifted"),
        ("The embargo should not be lifted", "The embargo should be lifted"),
        ("It isn't so", "It is so"),
        ("Norway will never join", "Norway will join"),
        ("the embargo", None),
        ("", None),
    ],
)
def test_the_opposite(proposition: str, opposite: str | None) -> None:
    assert negated(proposition) == opposite


@dataclass(frozen=True, slots=True)
class Biased:
    """A scorer that is for everything, a little less where it reads "not"."""

    name: str = "biased"

    def probabilities(self, pairs: Sequence[Text2]) -> Scores:
        entailment = np.array([[0.6, 0.2, 0.2] if "not" in target else [0.8, 0.1, 0.1] for _, target in pairs], dtype=np.float32)
        return from_entailment(entailment.reshape(-1, 3))


def test_symmetric_scores_are_the_mean_of_both_sides() -> None:
    found = symmetric(Biased(), [("Yes.", "It should stay"), ("Yes.", "the tax")])
    assert found.stance[0] == pytest.approx([(0.8 + 0.2) / 2, (0.1 + 0.2) / 2, (0.1 + 0.6) / 2])
    assert found.stance[1] == pytest.approx([0.8, 0.1, 0.1])
    assert found.position[0][POSITION.index("opposes")] == pytest.approx(found.stance[0][STANCE.index("against")])


def test_a_proposition_and_its_opposite_get_mirrored_scores() -> None:
    one, two = (symmetric(Biased(), [("Yes.", target)]) for target in ("It should stay", "It should not stay"))
    assert one.stance[0] == pytest.approx(two.stance[0][::-1])


def test_no_pairs() -> None:
    found = symmetric(Biased(), [])
    assert len(found) == 0
    assert found.position.shape == (0, len(POSITION))
