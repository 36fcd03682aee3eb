"""The rules as a scorer of plain texts, so that they can be measured beside the models."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stance.judges.claims import passage_of, plain_statement
from stance.judges.pairs import Pair
from stance.judges.proposition import proposition
from stance.judges.rules import RuleJudge, judge_one
from stance.judges.scorer import POSITION, Floats, Scores, Text2


@dataclass(frozen=True, slots=True)
class RuleScorer:
    """Scores by rules alone; who supports a proposition is taken to entail it."""

    name: str = RuleJudge().name

    def probabilities(self, pairs: Sequence[Text2]) -> Scores:
        """The rules' score for their label, the rest shared by the others; the condition and the reasons are left out."""
        position = np.zeros((len(pairs), len(POSITION)), dtype=np.float32)
        for row, (text, target) in zip(position, pairs, strict=True):
            found = judge_one(Pair(plain_statement(text), passage_of(text)), proposition(target))
            row[:] = (1 - found.score) / (len(POSITION) - 1)
            row[POSITION.index(found.label)] = max(found.score, float(row[0]) + 1e-3)
        position /= position.sum(1, keepdims=True)
        sides: Floats = np.stack([position[:, 0], position[:, 2:].max(1), position[:, 1]], axis=1)
        sides /= sides.sum(1, keepdims=True)
        return Scores(sides, sides.copy(), position)
