"""The check finds each kind of damage, and nothing in a sound database."""

import pytest

from stance.store import check, open_store

from .conftest import TEXT, Store

DAMAGE = {
    "foreign key": "UPDATE statements SET actor_id = 'nobody'",
    "full text: the words": "DELETE FROM statements_fts WHERE rowid = 1",
    "full text: row": "INSERT INTO statements_fts (rowid, content) VALUES (99, 'x')",
    "spans": "UPDATE articles SET text = 'x' || text",
    "spans: ": "UPDATE statements SET spans = '[[5,99999]]'",
    "days": "UPDATE articles SET published = '2000-01-01'",
    "days: ": "UPDATE statements SET current = 0",
}


def test_a_sound_database(store: Store) -> None:
    assert check(store.db) == []
    store.add_one()
    store.add_one("b \x00 " + TEXT, url="https://b.example/1", actor_id=None, speaker=None)
    assert check(store.db) == []
    assert check(open_store(store.home, readonly=True)) == []


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_named(store: Store, kind: str) -> None:
    store.add_one()
    store.db.execute("PRAGMA foreign_keys = OFF")
    store.db.execute(DAMAGE[kind])
    problems = check(store.db)
    assert problems
    assert any(line.startswith(kind) for line in problems)


def test_many_problems_are_counted(store: Store) -> None:
    made = store.article()
    store.add(made, *[store.statement(made, at, at + 5) for at in range(50)])
    store.db.execute("UPDATE statements SET spans = '[[0,1]]'")
    problems = check(store.db)
    assert len(problems) == 21
    assert problems[-1].startswith("… and 30 more")


def test_unreadable_parts_are_a_problem_too(store: Store) -> None:
    store.db.execute("DROP TABLE statements_fts")
    assert any("full text: cannot be read" in line for line in check(store.db))
