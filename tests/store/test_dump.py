"""A home as rows and back: nothing lost, nothing twice."""

import json
from datetime import date
from pathlib import Path

import pytest

from stance.config import Home
from stance.errors import UsageError
from stance.records import Change, Correction, CorrectionKind, Field, Link, LinkKind, Review, StatementFilter, Topic
from stance.store import (
    MARK,
    check,
    corrections,
    dump,
    open_store,
    restore,
    reviews,
    save_corrections,
    save_links,
    save_reviews,
    save_topic,
    set_groups,
    tellings,
)
from tests.store.conftest import FRANCE, TALIBAN, Store


@pytest.fixture
def full(store: Store) -> Store:
    """Two versions of a page, another article, and everything that people add."""
    old = store.add_one()
    new = store.add_one(text="The envoy has left. Recognition is not on the table at all, he said. “Aid” will follow.")
    joint = store.add_one(url="https://other.example/b", source="Wire", actors_also=("france", "taliban"))
    store.db.conn.execute("UPDATE articles SET published_origin = 'dateline' WHERE source = 'Wire'")
    set_groups(store.db, {1: "g1", 2: "g2", 3: "g1"})
    save_links(store.db, [Link(old.id, joint.id, LinkKind.SAME, 0.9, "same words", "rules", "2026-01-01T00:00:00+00:00")])
    save_corrections(store.db, [Correction(CorrectionKind.ALIAS, TALIBAN, "the movement", by="eva")])
    save_corrections(store.db, [Correction(CorrectionKind.LINK, FRANCE, "Pyotr Ivanov", role="envoy", start=date(2020, 1, 1), by="eva")])
    changes = (Change(Field.ROLE, None), Change(Field.STANCE, "opposes", "The government should be recognised"))
    save_reviews(store.db, [Review(new.id, new.article_id, new.spans, new.content, changes, "eva", "", note="heard it")])
    save_topic(store.db, Topic("recognition", "The government should be recognised", pinned=True))
    return store


def _travelled(store: Store) -> list[dict[str, object]]:
    """The dump after a way through JSON."""
    return [json.loads(json.dumps(row)) for row in dump(store.db)]


def test_a_home_comes_back_as_it_was(full: Store, tmp_path: Path) -> None:
    rows = _travelled(full)
    assert {row["table"] for row in rows if "table" in row} >= {"articles", "statements", "links", "actor_corrections", "reviews", "topics"}
    other = open_store(Home(tmp_path / "other"))
    assert all(row["new"] for row in restore(other, rows))
    assert list(dump(other)) == rows
    assert tellings(other, StatementFilter()) == tellings(full.db, StatementFilter())
    assert (corrections(other), reviews(other)) == (corrections(full.db), reviews(full.db))
    assert len(tellings(other, StatementFilter(actor_id="france"))) == 1
    assert check(other) == []
    other.close()


def test_putting_back_twice_changes_nothing(full: Store) -> None:
    rows = _travelled(full)
    assert not any(row["new"] for row in restore(full.db, rows))
    assert _travelled(full) == rows


def test_a_home_that_has_articles_links_anew(full: Store, store: Store, tmp_path: Path) -> None:
    other = open_store(Home(tmp_path / "other"))
    own = Store(other, Home(tmp_path / "other"))
    own.add_one(url="https://daily.example/a", text="A third version of the page. Recognition is not on the table, he said. Ok.")
    restore(other, _travelled(full))
    groups = dict(other.execute("SELECT group_id, count(*) FROM statements GROUP BY 1").fetchall())
    assert groups == {None: 4}
    current = other.execute("SELECT text FROM articles WHERE canonical_url = 'https://daily.example/a' AND replaced_by IS NULL").fetchall()
    assert len(current) == 1
    other.close()


@pytest.mark.parametrize(
    "row",
    [
        {MARK: 10_000},
        {MARK: "x"},
        {},
        {"table": "sqlite_master", "name": "x"},
        {"table": "vectors", "n": 1},
        {"table": "topics", "name": "x"},
        {"table": "topics", "name": ["x"], "proposition": "y"},
        {"table": "statements", "id": "x", "article_id": "nothing"},
        {"table": ["topics"]},
    ],
)
def test_rows_of_another_kind_are_refused_and_nothing_stays(store: Store, row: dict[str, object]) -> None:
    topic = {"table": "topics", "name": "a", "proposition": "b", "pinned": 0}
    with pytest.raises(UsageError):
        restore(store.db, [{MARK: 1}, topic, row])
    assert len(list(dump(store.db))) == 1
