"""Fixtures shared by all tests."""

from datetime import date

import pytest
from hypothesis import settings

from stance.records import (
    Act,
    Actor,
    ActorKind,
    ArticleRef,
    Coverage,
    Judged,
    Kind,
    Label,
    Precision,
    Span,
    Stance,
    Statement,
    Telling,
)

# a shared machine may be slow at any moment; how long a case takes is measured elsewhere
settings.register_profile("stance", deadline=None)
settings.load_profile("stance")


@pytest.fixture
def telling() -> Telling:
    """One stored statement with hostile text around it."""
    statement = Statement(
        id="s1",
        article_id="a1",
        spans=(Span(10, 20), Span(30, 38)),
        content="We will sign … [x](javascript:alert(1)) <b>",
        kind=Kind.DIRECT,
        act=Act.SAYS,
        cue="said",
        cue_span=Span(21, 25),
        source=Span(26, 29),
        speaker="Astrid Halvorsen",
        role="foreign minister",
        actor_id="norway",
        said_on=date(2026, 3, 2),
        said_on_precision=Precision.DAY,
        confidence=0.91234,
        extractor="rules",
        why="named",
    )
    article = ArticleRef("a1", "Title <script>\x1b[31m\u202e", "Fjord Wire", "https://wire.example/a", date(2026, 3, 3))
    return Telling(statement, article, Actor("norway", "Norway", ActorKind.STATE), "g1", ("Fjord Wire", "Courier"))


@pytest.fixture
def judged(telling: Telling) -> Judged:
    """The same statement, judged."""
    return Judged(telling, Stance(Label.CONDITIONAL, 0.8, "condition found", Span(30, 38)), (telling,), "if it rains")


@pytest.fixture
def coverage() -> Coverage:
    """A small record."""
    return Coverage(3, 2, date(2026, 1, 1), date(2026, 3, 3))
