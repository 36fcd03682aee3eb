"""A report whose every text tries to leave its place, and its page opened in a browser."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stance.formats import html
from stance.records import (
    Actor,
    ActorKind,
    Contradiction,
    Coverage,
    Excerpt,
    Judged,
    Kind,
    Label,
    Position,
    Report,
    Shift,
    Span,
    Stance,
    Stand,
    TopicReport,
)
from tests.browser import Watched, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = "<script>alert(1)</script><!-- \"' &amp; ]]> </style></title> {{ 7*7 }} {% raw %} \u2028 ‮ \x00 \ud800 javascript:alert(1)"
TURNS = (Label.OPPOSES, Label.OPPOSES, Label.CONDITIONAL, Label.NEUTRAL, Label.SUPPORTS, Label.SUPPORTS)
NORWAY = Actor("norway", "Norway", ActorKind.STATE)


def statement(judged: Judged, number: int, label: Label, text: str = HOSTILE) -> Judged:
    """The statement of that number: every other one in the outlet's words, with the sentence that holds it."""
    told = replace(
        judged.telling.statement,
        id=f"s{number}",
        content=f"{text} no.{number}",
        kind=Kind.DIRECT if number % 2 else Kind.INDIRECT,
        said_on=date(2026, 3, 2) + timedelta(days=number // 2),
        speaker=f"Speaker {number % 3}",
    )
    article = replace(judged.telling.article, title=f"Headline {text}", url="https://wire.example/a?b=1&c=2" if number % 3 else "javascript:alert(1)")
    excerpt = Excerpt(f"She said {told.content} on Monday.", (Span(9, 9 + len(told.content)),))
    telling = replace(judged.telling, statement=told, article=article, group=f"g{number}")
    return Judged(telling, Stance(label, 0.8, f"because {text}"), judged.tellings if number % 5 == 0 else (), None, excerpt)


def topic(name: str, said: list[Judged]) -> TopicReport:
    """One topic with a change, a contradiction and one other actor."""
    before, after = said[0], said[-1]
    days = (before.telling.when or date.min, after.telling.when or date.min)
    position = Position(after.stance.label, days[1], days[1], (after.telling.statement.id,), f"Norway said once, on {days[1]}, that it supports it")
    shifts = (Shift(NORWAY, name, before, after, days, 1.0),)
    pairs = (Contradiction(NORWAY, name, name, before, after, 0.7, "for and against on the same day"),)
    others = (Stand("Denmark", Actor("denmark", "Denmark", ActorKind.STATE), name, name, position, after, 1, 1),)
    return TopicReport(name, name, position, tuple(said), shifts, pairs, others, ("a quotation in the speaker’s own words",))


def report(judged: Judged, coverage: Coverage, *, count: int = 6, topics: int = 1, text: str = HOSTILE) -> Report:
    """`count` statements on `topics` topics."""
    found = []
    for at in range(topics):
        numbers = range(at * count // topics, (at + 1) * count // topics)
        found.append(topic(f"cable {at} {text}", [statement(judged, n, TURNS[n % len(TURNS)], text) for n in numbers]))
    return Report(NORWAY, "Oslo", coverage, tuple(found), made_on=date(2026, 7, 1))


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache, not there yet."""
    return tmp_path_factory.mktemp("user") / "new" / "cache"


@pytest.fixture(scope="session")
def library(shelf: Path) -> bytes:
    """The script that draws timelines, made once."""
    return html.vega(shelf)


@pytest.fixture
def page(judged: Judged, coverage: Coverage, library: bytes) -> str:
    """The page of the hostile report."""
    return html.report(report(judged, coverage), library)


@pytest.fixture
def watched(page: str, browser: "Browser", tmp_path: Path) -> Iterator[Watched]:
    """The page, opened from a file as by a double click, its timeline drawn."""
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    with opened(browser, (tmp_path / "report.html").as_uri(), viewport={"width": 1000, "height": 800}) as found:
        found.page.wait_for_selector(".timeline svg")
        yield found
