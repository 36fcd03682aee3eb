"""Migrations: each runs once, all or none."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from stance import store
from stance.config import Home
from stance.records import Speaker, Topic
from stance.store import migrations, open_store
from stance.store.migrations import MIGRATIONS, migrate, version


def _breaks(db: Database) -> None:
    db.conn.execute("CREATE TABLE half (x TEXT) STRICT")
    raise RuntimeError("power cut")


def _adds(db: Database) -> None:
    db.conn.execute("CREATE TABLE extra (x TEXT) STRICT")


def test_a_migrated_database_is_left_alone(tmp_path: Path) -> None:
    db = open_store(Home(tmp_path))
    migrate(db)
    assert version(db) == len(MIGRATIONS)


def test_an_old_database_opens_with_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(Home(tmp_path)).close()
    monkeypatch.setattr("stance.store.open.MIGRATIONS", [*MIGRATIONS, _adds])
    monkeypatch.setattr(migrations, "MIGRATIONS", [*MIGRATIONS, _adds])
    db = open_store(Home(tmp_path), readonly=True)
    assert version(db) == len(MIGRATIONS) + 1
    assert "extra" in db.table_names()


def test_a_migration_that_fails_leaves_the_old_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(Home(tmp_path)).close()
    with monkeypatch.context() as patch:
        patch.setattr("stance.store.open.MIGRATIONS", [*MIGRATIONS, _breaks])
        patch.setattr(migrations, "MIGRATIONS", [*MIGRATIONS, _breaks])
        with pytest.raises(RuntimeError, match="power cut"):
            open_store(Home(tmp_path))
    db = open_store(Home(tmp_path))
    assert version(db) == len(MIGRATIONS)
    assert "half" not in db.table_names()


def test_a_home_of_version_1_keeps_what_it_knew(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.database.parent.mkdir(parents=True)
    old = Database(home.database)
    MIGRATIONS[0](old)
    old.execute("PRAGMA user_version = 1")
    old.execute("INSERT INTO actors VALUES ('norway', 'Norway', 'state', 'Q20')")
    text = "Oslo said no. Ana Lund said yes."
    old.execute(
        "INSERT INTO articles (id, published_origin, language, state, added_at, text) VALUES ('a', 'unknown', 'en', 'done', '2026-01-01', ?)", [text]
    )
    for spans, source, speaker in (("[[10,12]]", "[0,4]", None), ("[[28,31]]", "[14,22]", "Ana Lund")):
        values = [spans, spans, text[int(spans[2:4]) : int(spans[5:7])], source, speaker]
        columns = "id, article_id, spans, content, kind, act, source_span, speaker, confidence, extractor, negated, why"
        old.execute(f"INSERT INTO statements ({columns}) VALUES (?, 'a', ?, ?, 'indirect', 'says', ?, ?, 1.0, 'rules', 0, '')", values)
    old.execute("INSERT INTO aliases VALUES ('the North', 'norway', 'ana', '2026-01-01')")
    old.execute("INSERT INTO offices (person, role, actor_id, rank, author, at) VALUES ('Ana Lund', 'envoy', 'norway', 0, 'ben', '2026-01-02')")
    old.execute("INSERT INTO topics (name, proposition) VALUES ('fish', 'Fish should be eaten')")
    old.conn.commit()
    old.close()
    db = open_store(home)
    ((_, statements),) = store.stored(db, ["a"])
    assert [one.machine.mention for one in statements] == [Speaker(body="Oslo", printed="Oslo"), Speaker("Ana Lund", printed="Ana Lund")]
    assert [(one.what, one.name, one.by) for one in store.corrections(db)] == [("alias", "the North", "ana"), ("office", "Ana Lund", "ben")]
    assert store.topics(db) == [Topic("fish", "Fish should be eaten")]
    assert store.check(db) == []
    db.close()
