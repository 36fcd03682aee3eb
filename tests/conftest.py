"""Fixtures shared by all tests."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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
from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]

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


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests that open pages."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache, so that the embedder is exported once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A home with the examples, made once."""
    home = tmp_path_factory.mktemp("filled")
    command = [Path(sys.executable).parent / "stance", "--home", home, "add", ROOT / "examples"]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"XDG_CACHE_HOME": str(cache)})
    return home


@pytest.fixture
def home(_filled: Path) -> Path:
    """The home with the examples, for reading."""
    return _filled


@pytest.fixture
def own_home(_filled: Path, tmp_path: Path) -> Path:
    """A copy of it, for changing."""
    return Path(shutil.copytree(_filled, tmp_path / "home"))
