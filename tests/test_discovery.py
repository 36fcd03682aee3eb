"""Topics that are found by clustering, and stay what they are when articles are added."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from stance import actors, discovery, embedders, store
from stance.config import Home
from stance.records import Act, Actor, ActorKind, Article, Kind, Span, Statement, StatementFilter, Topic
from stance.text import digest

FINLAND = Actor("finland", "Finland", ActorKind.STATE)
PATTERNS = {
    "timber embargo": ("the timber embargo hurts our mills", "a timber embargo on logs and planks", "no timber embargo without paying the mills"),
    "ferry line": ("the ferry line to the islands is late", "a new ferry line for the islands", "passengers want the ferry line every hour"),
    "reindeer herders": ("reindeer herders need their pastures", "the reindeer herders in the north", "pastures of the reindeer herders"),
}


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return store.open_store(Home(tmp_path))


def say(db: Database, *texts: str, actor: Actor = FINLAND) -> None:
    """Store each text as a statement of its own article, with its vector."""
    model = embedders.hashing(128)
    for number, text in enumerate(texts):
        article = Article(digest(text, str(number), actor.id), text, published=date(2026, 1, 1), source="Daily")
        one = Statement(
            digest(article.id, "s"), article.id, (Span(0, len(text)),), text, Kind.INDIRECT, Act.SAYS, None, None, None, None, None,
            actor.id, None, None, 1.0, "test",
        )  # fmt: skip
        store.save_article(db, article)
        store.save_statements(db, article, [one], [actor])
    pending = store.pending_vectors(db, model.name)
    store.save_vectors(db, model.name, [n for n, _ in pending], model.embed([text for _, text in pending]))


def spoken(*, times: int) -> list[str]:
    return [f"{text} {number}" for number in range(times) for texts in PATTERNS.values() for text in texts]


def found(db: Database, actor: Actor = FINLAND, limit: int = 3) -> list[str]:
    return [one.name for one in discovery.clusters(db, actors.load_base(), StatementFilter(actor_id=actor.id), limit=limit)]


def test_each_topic_is_one_cluster_under_its_own_phrase(db: Database) -> None:
    say(db, *spoken(times=8))
    assert set(found(db)) == set(PATTERNS)
    counts = [one.statements for one in discovery.clusters(db, actors.load_base(), StatementFilter(), limit=3)]
    assert counts == [24, 24, 24]


def test_names_stay_when_articles_are_added(db: Database) -> None:
    say(db, *spoken(times=6))
    before = found(db)
    more = [f"{text} again {number}" for number in range(3) for text in PATTERNS["ferry line"]]
    say(db, *more, "nobody asked about the weather", "the weather was fine")
    assert set(found(db)) == set(before)


def test_who_speaks_and_by_which_title_is_no_topic(db: Database) -> None:
    names = ("Vladimir Putin", "Germany", "President Alder", "the German foreign ministry")
    say(db, *(f"from {name}, {number}" for number in range(4) for name in names))
    assert found(db) == []


def test_of_little_or_nothing(db: Database) -> None:
    assert found(db) == []
    say(db, "the timber embargo is here", "a timber embargo")
    assert found(db) == ["timber embargo"]
    assert found(db, replace(FINLAND, id="norway")) == []


def test_a_word_gives_way_to_the_phrase_that_tells_more_and_what_nobody_decides_comes_last(db: Database) -> None:
    say(db, *(f"the sanctions on timber, {text} {n}" for n in range(3) for text in ("hurt", "help")), *(f"sanctions are wrong {n}" for n in range(6)))
    say(db, *(f"the old harbour town at dawn {n}" for n in range(20)))
    assert found(db, limit=1) == ["sanctions on timber"]


def test_kept_topics_stand_for_what_they_took_over(db: Database) -> None:
    say(db, *spoken(times=8))
    base, wanted = actors.load_base(), StatementFilter()
    store.save_topic(db, Topic("boats", "More ferries should run", also=("ferry line",)))
    store.save_topic(db, Topic("taxes", "Taxes should fall", pinned=True))
    topics = {one.name: one for one in discovery.topics(db, base, wanted, limit=3)}
    assert set(topics) == {"taxes", "boats", "timber embargo", "reindeer herders"}
    assert (topics["boats"].statements, topics["boats"].proposition) == (24, "More ferries should run")
    assert topics["taxes"].statements == 0
