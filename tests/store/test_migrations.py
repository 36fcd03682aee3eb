"""Migrations: each runs once, all or none."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from stance.config import Home
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
