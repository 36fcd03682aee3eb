"""A selection with everything that breaks offsets and files: emoji, CR LF, control characters, markup, formulas."""

from dataclasses import replace
from datetime import date

import pytest

from stance.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    ArticleRef,
    Debate,
    Judged,
    Kind,
    Label,
    Position,
    Precision,
    Selection,
    Span,
    Stance,
    Stand,
    Statement,
    Telling,
)
from stance.text import join

TEXT = (
    "🙂 Oslo, Monday\r\n\r\n“We will sign 🖊️ the treaty,” Ms Berg said. “Soon; very soon.”\r\n"
    "Denmark said it would sign\x0b only if <script>alert(1)</script> fish are counted.\r\n"
    "=SUM(A1) “We will sign” is what they wrote."
)
NORWAY = Actor("norway", "Norway", ActorKind.STATE, "Q20")
DENMARK = Actor("denmark", "Denmark", ActorKind.STATE)


def _telling(first: Telling, *parts: str, **more: object) -> Telling:
    """A telling of these parts of the text."""
    spans = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)
    statement = replace(first.statement, spans=spans, content=join(TEXT, spans), **more)  # type: ignore[arg-type]
    return replace(first, statement=statement)


@pytest.fixture
def selection() -> Selection:
    """Two statements of one article, one of them in two parts, with the debate on their topic."""
    article = Article("a1", TEXT, "https://wire.example/a", "Fjord Wire", "Norway; “signs” \x1b[31m", author="A. Writer", published=date(2026, 3, 3))
    ref = ArticleRef(article.id, article.title, article.source, article.url, article.published)
    blank = Statement(
        id="s1",
        article_id="a1",
        spans=(),
        content="",
        kind=Kind.DIRECT,
        act=Act.PROMISES,
        cue="said",
        cue_span=None,
        source=None,
        speaker="Liv Berg",
        role="minister",
        actor_id="norway",
        said_on=date(2026, 3, 2),
        said_on_precision=Precision.DAY,
        confidence=0.91,
        extractor="test",
    )
    first = _telling(Telling(blank, ref, NORWAY, "g1", ("Fjord Wire",)), "We will sign 🖊️ the treaty,", "Soon; very soon.")
    second = _telling(
        replace(first, actor=DENMARK, group="g2"),
        "it would sign\x0b only if <script>alert(1)</script> fish are counted",
        id="s2",
        kind=Kind.INDIRECT,
        speaker=None,
        role=None,
        said_on=None,
        said_on_precision=None,
    )
    judged = (
        Judged(first, Stance(Label.SUPPORTS, 0.9, "says so")),
        Judged(second, Stance(Label.CONDITIONAL, 0.8, "only if")),
    )
    stands = tuple(
        Stand(j.telling.actor.name, j.telling.actor, "the treaty", "The treaty should be signed", Position(j.stance.label, date(2026, 3, 2)), j, 1, 1)
        for j in judged
        if j.telling.actor is not None
    )
    return Selection((first, second), {"a1": article}, (Debate("the treaty", "The treaty should be signed", judged, stands),))


@pytest.fixture
def nothing() -> Selection:
    """A record that has nothing of the kind."""
    return Selection((), {})
