"""A fresh store, and articles and statements made to measure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from stance.config import Home
from stance.records import Act, Actor, ActorKind, Article, DateOrigin, Kind, Precision, Span, Statement
from stance.store import open_store, save_article, save_statements
from stance.text import digest, join

RUSSIA = Actor("russia", "Russia", ActorKind.STATE, "Q159")
TALIBAN = Actor("taliban", "Taliban", ActorKind.GROUP)
FRANCE = Actor("france", "France", ActorKind.STATE)
TEXT = "The envoy arrived early. Recognition is not on the table, he said. Aid will follow, he added."


@dataclass
class Store:
    """A database with short ways to fill it."""

    db: Database
    home: Home

    def article(
        self, text: str = TEXT, *, url: str | None = "https://daily.example/a", published: date | None = date(2021, 10, 20), **more: str
    ) -> Article:
        made = Article(
            id=digest(url or "", text),
            text=text,
            url=url,
            source=more.pop("source", "The Daily"),
            title=more.pop("title", "Talks open"),
            published=published,
            published_precision=None if published is None else Precision.DAY,
            published_origin=DateOrigin.URL,
        )
        return replace(made, **more)

    def statement(self, article: Article, start: int = 25, end: int = 56, **more: object) -> Statement:
        spans = (Span(start, end),)
        made = Statement(
            id=digest(article.id, f"{start}-{end}"),
            article_id=article.id,
            spans=spans,
            content=join(article.text, spans),
            kind=Kind.DIRECT,
            act=Act.SAYS,
            cue="said",
            cue_span=Span(61, 65),
            source=Span(58, 60),
            speaker="Pyotr Ivanov",
            role="envoy",
            actor_id="russia",
            said_on=None,
            said_on_precision=None,
            confidence=0.9,
            extractor="test",
        )
        return replace(made, **more)  # type: ignore[arg-type]

    def add(self, article: Article, *statements: Statement) -> list[int]:
        save_article(self.db, article)
        return save_statements(self.db, article, statements, [RUSSIA, TALIBAN, FRANCE])

    def add_one(
        self, text: str = TEXT, *, url: str = "https://daily.example/a", published: date | None = date(2021, 10, 20), **more: object
    ) -> Statement:
        article = self.article(text, url=url, published=published, source=str(more.pop("source", "The Daily")))
        made = self.statement(article, **more)  # type: ignore[arg-type]
        self.add(article, made)
        return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home = Home(tmp_path / "home")
    db = open_store(home)
    yield Store(db, home)
    db.close()


@pytest.fixture
def reopen(store: Store) -> Callable[[], Database]:
    return lambda: open_store(store.home, readonly=True)
