"""What is argued about: measures (should it be done?) and allegations (is it so?)."""

from dataclasses import dataclass

from scripts.diplomatic.grammar import Phrase
from scripts.diplomatic.tables import cells, sections


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that could be done; `doer` is a kind of actor, or "home" for a state's own affairs, on which parties and unions speak."""

    doer: str
    do: Phrase
    np: str
    plural: bool
    undo: Phrase
    near: Phrase


@dataclass(frozen=True, slots=True)
class Allegation:
    """Something that is said to be so; `tense` is past, present or progressive."""

    doer: str
    tense: str
    do: Phrase
    np: str
    near: Phrase


_TABLES = sections("topics.txt")
MEASURES = tuple(
    Measure(doer, Phrase.of(do), np.removeprefix("+"), np.startswith("+"), Phrase.of(undo), Phrase.of(near))
    for doer, do, np, undo, near in cells(_TABLES["measures"])
)
ALLEGATIONS = tuple(Allegation(doer, tense, Phrase.of(do), np, Phrase.of(near)) for doer, tense, do, np, near in cells(_TABLES["allegations"]))
