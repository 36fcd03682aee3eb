"""Do two texts agree or contradict each other: entailment, and between positions also the side that each takes towards the other."""

import re
from collections.abc import Sequence

import numpy as np

from stance.judges.scorer import Floats, Scorer, Text2

# Who says what should be done, or speaks for a side, takes a position.
_POSITION = re.compile(r"\b(?:should|must|ought|shall|needs?|has to|have to|we)\b", re.IGNORECASE)
# Two positions on one matter seldom say nothing of each other. Fitted on the development half of political_inconsistency.
_WEIGHTS = np.array([0.6, 0.4, 1.0], dtype=np.float32)


def relations(scorer: Scorer, pairs: Sequence[Text2]) -> Floats:
    """Probabilities of entailment, neutral and contradiction (n, 3) of each premise and hypothesis.

    Where neither takes a position these are the scorer's own; else the geometric mean of its entailment and its stance,
    since a party that argues against a measure does not entail anything about it, yet contradicts whoever asks for it.
    """
    scores = scorer.probabilities(pairs)
    between = np.sqrt(scores.entailment * scores.stance) * _WEIGHTS + np.float32(1e-9)
    between /= between.sum(1, keepdims=True)
    taken = np.array([_POSITION.search(text) is not None or _POSITION.search(other) is not None for text, other in pairs], dtype=bool)
    return np.asarray(np.where(taken[:, None], between, scores.entailment), dtype=np.float32)
