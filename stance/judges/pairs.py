"""What a judge reads: a statement in its sentence, beside a proposition; and the seam that every judge fits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from stance.judges.proposition import Proposition
from stance.judges.statuses import Status
from stance.records import Judgement, Label, Span, Stance, Statement, Telling
from stance.text import trim

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z])|\n")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Prof|No|[A-Z])\.[\"”’')\]]*\s+$")
LONGEST = 1600  # characters of a passage; a hostile text may have no sentence end at all
BEFORE, AFTER = 420, 160  # characters around a passage that may name its topic


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences that hold a statement: `spans` are its parts inside `text`, `start` is the offset of `text` in the article."""

    text: str
    spans: tuple[Span, ...]
    start: int | None = None  # None: the article is not at hand
    earlier: str = ""  # some lines before and after, which tell what "it" and "such a move" are
    title: str = ""

    @property
    def frame(self) -> str:
        """The words around the statement: its cue and source, with what lies before and after."""
        parts, at = [], 0
        for span in self.spans:
            parts.append(self.text[at : span.start])
            at = span.end
        return " … ".join([*parts, self.text[at:]])


@dataclass(frozen=True, slots=True)
class Pair:
    """One statement to judge: the passage around it, who is behind it, and the cosine of its vector with the proposition's (None: unknown)."""

    statement: Statement
    passage: Passage
    actor: str | None = None
    similarity: float | None = None
    when: date | None = None  # the day that sorting uses: when it was said, else published


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: its topic, which side it gives its subject, how far the act has come, its period (None: open), and its numbers."""

    text: str
    proposition: Proposition
    label: Label
    status: Status
    spoken: bool  # it is about words or views, not about a deed
    start: date | None = None
    end: date | None = None
    numbers: frozenset[str] = frozenset()
    speaker: str | None = None

    @property
    def dated(self) -> bool:
        """Does the claim say when?"""
        return self.start is not None or self.end is not None


class Judge(Protocol):
    """Judges statements; `name` keys the cache of judgements."""

    @property
    def name(self) -> str:
        """Which judge, and which version of it."""

    def stance(self, pairs: Sequence[Pair], proposition: Proposition) -> list[Stance]:
        """The stance of each statement towards the proposition, in order."""
        ...

    def relation(self, pairs: Sequence[Pair], claim: Claim) -> list[Judgement]:
        """What each statement does to the claim, in order."""
        ...


def passage(text: str | None, statement: Statement, title: str | None = None) -> Passage:
    """The sentence around the statement's spans in its article's text; the content alone when the text is not given or does not fit the spans."""
    spans = statement.spans
    if text is None or not spans or spans[-1].end > len(text):
        content = statement.content
        return Passage(content, (Span(0, len(content)),) if content else (), None, "", title or "")
    start = _sentence_start(text, spans[0].start)
    end = _sentence_end(text, spans[-1].end)
    end = min(end, start + max(LONGEST, spans[0].end - start))
    inside = tuple(Span(s.start - start, min(s.end, end) - start) for s in spans if s.start < end)
    return Passage(text[start:end], inside, start, f"{text[max(0, start - BEFORE) : start]} … {text[end : end + AFTER]}", title or "")


def sentences(text: str) -> list[Span]:
    """The sentences of a text, white space around them cut off; none is longer than LONGEST."""
    out, at = [], 0
    ends = [m.end() for m in _END.finditer(text) if not _TITLES.search(text, max(0, m.end() - 12), m.end())]
    for end in [*ends, len(text)]:
        for start in range(at, end, LONGEST):
            span = trim(text, Span(start, min(end, start + LONGEST)))
            if span is not None:
                out.append(span)
        at = end
    return out


def _sentence_start(text: str, at: int) -> int:
    """Offset of the first character of the sentence that holds offset `at`."""
    low = max(0, at - LONGEST // 2)
    start = low
    for match in _END.finditer(text, low, max(low, at)):
        if not _TITLES.search(text, max(low, match.end() - 12), match.end()):
            start = match.end()
    return start


def _sentence_end(text: str, at: int) -> int:
    """Offset behind the sentence that holds the character before `at`."""
    if re.match(r"[.!?…]?[\"”’']*\s*(?:\n|$)", text[at - 1 : at + 4]) and text[at - 1] in ".!?…":
        return at
    for match in _END.finditer(text, max(0, at - 1), min(len(text), at + LONGEST // 2)):
        if not _TITLES.search(text, max(0, match.end() - 12), match.end()):
            return match.end()
    return min(len(text), at + LONGEST // 2)


def pair(telling: Telling, text: str | None, similarity: float | None) -> Pair:
    """A stored telling made ready for a judge."""
    around = passage(text, telling.statement, telling.article.title)
    return Pair(telling.statement, around, telling.actor.name if telling.actor is not None else None, similarity, telling.when)
