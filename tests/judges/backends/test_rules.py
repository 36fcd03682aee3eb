"""The rules as a scorer."""

import numpy as np
import pytest

from stance.judges.backends import open_scorer
from stance.judges.scorer import POSITION


def test_the_label_of_the_rules_is_the_likeliest() -> None:
    pairs = [
        ("We oppose the building of the bridge.", "The bridge should be built"),
        ("We support the building of the bridge.", "The bridge should be built"),
        ("The weather was fine.", "The bridge should be built"),
    ]
    found = open_scorer("rules").probabilities(pairs)
    assert [POSITION[at] for at in found.position.argmax(1)] == ["opposes", "supports", "unrelated"]
    assert found.stance.argmax(1).tolist() == [2, 0, 1]
    assert found.stance.sum(1) == pytest.approx(np.ones(3))
    assert len(open_scorer("rules").probabilities([])) == 0
