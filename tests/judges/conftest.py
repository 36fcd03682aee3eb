"""Statements made from marked sentences: what stands in [[ ]] was said."""

from datetime import date

import pytest

from stance.judges import Pair, passage
from stance.records import Act, Actor, ActorKind, ArticleRef, Judged, Kind, Label, Span, Stance, Statement, Telling


def statement(marked: str, *, act: str = "says", kind: Kind = Kind.INDIRECT, speaker: str | None = None) -> tuple[str, Statement]:
    """The plain text and the statement that the marks show."""
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    made = Statement("s", "a", (Span(start, end),), text[start:end], kind, Act(act), None, None, None, speaker, None, "x", None, None, 1.0, "test")
    return text, made


def pair(marked: str, *, act: str = "says", similarity: float | None = 0.5, actor: str | None = None) -> Pair:
    text, made = statement(marked, act=act)
    return Pair(made, passage(text, made), actor, similarity)


def judged(label: Label, day: str | None, ident: str, *, act: Act = Act.SAYS, kind: Kind = Kind.INDIRECT, score: float = 0.8) -> Judged:
    """One judged statement of one actor on a day."""
    when = None if day is None else date.fromisoformat(day)
    made = Statement(ident, f"a{ident}", (Span(0, 4),), "text", kind, act, None, None, None, None, None, "marovia", when, None, 1.0, "test")
    told = Telling(made, ArticleRef(f"a{ident}", None, "Daily", None, None), MAROVIA, ident)
    return Judged(told, Stance(label, score, "test"))


MAROVIA = Actor("marovia", "Marovia", ActorKind.STATE)


@pytest.fixture
def marovia() -> Actor:
    return MAROVIA
