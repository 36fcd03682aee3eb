"""Opening: folders, migrations, readers beside writers, and one clear line for every home that cannot be used."""

import os
import sqlite3
from pathlib import Path

import pytest

from stance.config import Home
from stance.errors import HomeError
from stance.records import StatementFilter
from stance.store import coverage, open_store, tellings, transaction
from stance.store.migrations import MIGRATIONS, version

from .conftest import Store


def test_writer_makes_home_and_schema(store: Store) -> None:
    assert store.home.database.exists()
    assert store.home.indexes.is_dir()
    assert version(store.db) == len(MIGRATIONS)
    assert store.db.journal_mode == "wal"
    assert store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    tables = [row[0] for row in store.db.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")]
    assert [name for name in tables if not name.startswith("sqlite_")] == [], "every table of ours is STRICT"


def test_reader_of_missing_home_makes_nothing(tmp_path: Path) -> None:
    db = open_store(Home(tmp_path / "nowhere"), readonly=True)
    assert tellings(db, StatementFilter()) == []
    assert coverage(db).articles == 0
    assert list(tmp_path.iterdir()) == []


def test_reader_cannot_write_and_leaves_no_file(store: Store) -> None:
    store.add_one()
    store.db.close()
    before = sorted(path.name for path in store.home.database.parent.iterdir())
    db = open_store(store.home, readonly=True)
    assert len(tellings(db, StatementFilter())) == 1
    with pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM statements")
    db.close()
    assert sorted(path.name for path in store.home.database.parent.iterdir()) == before


def test_reader_beside_a_writer_that_holds_the_lock(store: Store) -> None:
    store.add_one()
    store.db.conn.execute("BEGIN IMMEDIATE")
    store.db.conn.execute("UPDATE statements SET content = 'half done'")
    db = open_store(store.home, readonly=True)
    assert [one.statement.content for one in tellings(db, StatementFilter())] == ["Recognition is not on the table"]
    store.db.conn.execute("ROLLBACK")


def test_second_writer_is_told_to_wait(store: Store) -> None:
    other = open_store(store.home)
    other.conn.execute("PRAGMA busy_timeout = 10")
    with transaction(store.db), pytest.raises(HomeError, match="another process is writing"), transaction(other):
        pass


def test_transaction_is_all_or_nothing_also_nested(store: Store) -> None:
    def breaks() -> None:
        with transaction(store.db):
            store.db.execute("INSERT INTO topics (name, proposition) VALUES ('a', 'b')")
            with transaction(store.db):
                store.db.execute("INSERT INTO topics (name, proposition) VALUES ('c', 'd')")
            store.db.execute("INSERT INTO absent VALUES (1)")

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        breaks()
    assert store.db.execute("SELECT count(*) FROM topics").fetchone() == (0,)
    with transaction(store.db):
        store.db.execute("INSERT INTO topics (name, proposition) VALUES ('a', 'b')")
    assert store.db.execute("SELECT count(*) FROM topics").fetchone() == (1,)


@pytest.mark.parametrize("readonly", [True, False])
def test_newer_database_is_refused(store: Store, *, readonly: bool) -> None:
    store.db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(HomeError, match="upgrade stance"):
        open_store(store.home, readonly=readonly)


def test_unwritable_home_names_path_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HomeError, match=r"file.*--home"):
        open_store(Home(tmp_path / "file"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_reader_of_a_read_only_folder(store: Store) -> None:
    store.add_one()
    store.db.close()
    folder = store.home.database.parent
    folder.chmod(0o500)
    try:
        assert len(tellings(open_store(store.home, readonly=True), StatementFilter())) == 1
        with pytest.raises(HomeError, match="make the home writable"):
            open_store(store.home)
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("readonly", [True, False])
def test_a_file_that_is_no_database(tmp_path: Path, *, readonly: bool) -> None:
    home = Home(tmp_path)
    home.database.parent.mkdir()
    home.database.write_bytes(b"not a database at all, but long enough to look like one" * 40)
    with pytest.raises(HomeError, match="damaged or no stance database"):
        open_store(home, readonly=readonly)


def test_empty_file_left_by_a_kill_becomes_a_database(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.database.parent.mkdir()
    home.database.touch()
    assert coverage(open_store(home, readonly=True)).articles == 0
    assert version(open_store(home)) == len(MIGRATIONS)


def test_path_with_characters_that_mean_something_in_a_uri(tmp_path: Path) -> None:
    home = Home(tmp_path / "a?b#c %41 é")
    open_store(home).close()
    assert home.database.exists()
