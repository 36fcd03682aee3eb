"""Two texts side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from stance.judges.agreement import relations
from stance.judges.scorer import Scores, Text2


@dataclass(frozen=True, slots=True)
class Fixed:
    """A scorer that finds no entailment either way, and everything argued against."""

    name: str = "fixed"

    def probabilities(self, pairs: Sequence[Text2]) -> Scores:
        entailment = np.tile(np.array([0.2, 0.5, 0.3], dtype=np.float32), (len(pairs), 1))
        stance = np.tile(np.array([0.1, 0.2, 0.7], dtype=np.float32), (len(pairs), 1))
        return Scores(entailment, stance, np.full((len(pairs), 5), 0.2, dtype=np.float32))


def test_between_positions_the_side_counts() -> None:
    found = relations(Fixed(), [("The ferry must stay.", "Close the ferry."), ("Rain fell.", "It was dry."), ("Keep it.", "We will close it.")])
    assert found.argmax(1).tolist() == [2, 1, 2]
    assert found[1] == pytest.approx([0.2, 0.5, 0.3])
    assert found.sum(1) == pytest.approx(np.ones(3), abs=1e-5)


def test_no_pairs() -> None:
    assert relations(Fixed(), []).shape == (0, 3)
