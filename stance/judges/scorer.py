"""The seam to models: what a scorer of pairs of texts gives, the labels of its heads, and the opposite of a proposition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

ENTAILMENT = ("entailment", "neutral", "contradiction")
STANCE = ("favor", "none", "against")
POSITION = ("supports", "opposes", "conditional", "neutral", "unrelated")
HEADS = {"entailment": ENTAILMENT, "stance": STANCE, "position": POSITION}

Floats = NDArray[np.float32]
Text2 = tuple[str, str]  # a text and a proposition, target or hypothesis

_AUXILIARY = "should|must|ought|can|could|will|would|shall|may|might|is|are|was|were|has|have|had"
_DENIED = re.compile(rf"\b({_AUXILIARY}|does|do|did)\s+(?:not|never)\s+", re.IGNORECASE)
_CONTRACTED = re.compile(r"\b(should|must|could|would|is|are|was|were|has|have|had|does|do|did)n['’]t\b", re.IGNORECASE)
_VERB = re.compile(rf"\b({_AUXILIARY})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities of n pairs, columns in the order of ENTAILMENT (n, 3), STANCE (n, 3) and POSITION (n, 5)."""

    entailment: Floats
    stance: Floats
    position: Floats

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.entailment)


class Scorer(Protocol):
    """A model that reads a text beside a proposition; `name` says which one, and which version of it."""

    @property
    def name(self) -> str:
        """The model's name: it is part of the key under which judgements are cached."""

    def probabilities(self, pairs: Sequence[Text2]) -> Scores:
        """Probabilities of all labels for each pair, in order; a pair's scores do not depend on its neighbours."""
        ...


def symmetric(scorer: Scorer, pairs: Sequence[Text2]) -> Scores:
    """Scores of each proposition averaged with the turned scores of its opposite; alone where it has no opposite."""
    turned = [negated(target) for _, target in pairs]
    others = [(text, other) for (text, _), other in zip(pairs, turned, strict=True) if other is not None]
    both = scorer.probabilities([*pairs, *others])
    at = np.array([i for i, other in enumerate(turned) if other is not None], dtype=np.int64)
    out = []
    for head, order in (("entailment", (2, 1, 0)), ("stance", (2, 1, 0)), ("position", (1, 0, 2, 3, 4))):
        values: Floats = getattr(both, head)
        mean = values[: len(pairs)].copy()
        mean[at] = (mean[at] + values[len(pairs) :][:, order]) / 2
        out.append(mean)
    return Scores(*out)


def negated(proposition: str) -> str | None:
    """The opposite of a proposition, by its first auxiliary; None where there is none to negate."""
    for pattern in (_DENIED, _CONTRACTED):
        if (found := pattern.search(proposition)) is not None:
            return f"{proposition[: found.start()]}{found.group(1)} {proposition[found.end() :].lstrip()}"
    found = _VERB.search(proposition)
    return None if found is None else f"{proposition[: found.end()]} not{proposition[found.end() :]}"


def from_entailment(entailment: Floats) -> Scores:
    """Scores of a model that only knows entailment: who entails a proposition is for it, who contradicts it against it."""
    position = np.zeros((len(entailment), len(POSITION)), dtype=np.float32)
    position[:, [POSITION.index(label) for label in ("supports", "neutral", "opposes")]] = entailment
    return Scores(entailment, entailment.copy(), position)
