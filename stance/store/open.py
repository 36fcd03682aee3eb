"""Opening the database of a home for writing or reading, and the write transaction that everything else uses."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from stance.config import Home
from stance.errors import HomeError
from stance.store.migrations import MIGRATIONS, migrate, version

BUSY_SECONDS = 30.0
_TRIES = 20
_OUTSIDE = ("locked", "readonly", "full", "disk I/O", "unable to open")  # failures of the surroundings, not of our SQL


def open_store(home: Home, *, readonly: bool = False) -> Database:
    """The database of a home, made or migrated if need be.

    With `readonly` nothing is made or migrated in a home that has none: an empty database in memory answers instead.
    Readers take no write lock and are not held up by a writer. Raises HomeError if the home cannot be used.
    """
    try:
        return _reader(home) if readonly else _writer(home)
    except (OSError, sqlite3.DatabaseError) as error:
        raise _home_error(home.database, error) from error


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All writes of the block or none; the write lock is taken at once, so two writers queue instead of failing half-way."""
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
        yield
        db.conn.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if not any(sign in str(error) for sign in _OUTSIDE):
            raise
        raise _home_error(path_of(db), error) from error
    finally:
        if db.conn.in_transaction:  # the block or the commit raised
            db.conn.execute("ROLLBACK")


def path_of(db: Database) -> Path | None:
    """The file of an open database; None if it is in memory."""
    name = next((row[2] for row in db.conn.execute("PRAGMA database_list") if row[1] == "main"), "")
    return Path(name) if name else None


def data_version(db: Database) -> int:
    """A number that is another one when anybody else has written since this connection last looked."""
    return int(db.conn.execute("PRAGMA data_version").fetchone()[0])


def connect(path: Path, *, mode: str, seconds: float = BUSY_SECONDS) -> Database:
    """A connection in one of SQLite's URI modes (`rwc`, `rw`, `ro`, or `ro&immutable=1`), foreign keys on."""
    conn = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=seconds)
    try:
        db = Database(conn, execute_plugins=False)
        conn.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        conn.close()
        raise
    return db


def _writer(home: Home) -> Database:
    """Open for writing; make the folders and the tables if they are not there."""
    for folder in (home.database.parent, home.indexes):
        folder.mkdir(parents=True, exist_ok=True)
    if not _writable(home.database):
        raise PermissionError(f"{home.database} is not writable")
    db = connect(home.database, mode="rwc")
    try:
        _use_wal(db)
        _check_version(db, home.database)
        if version(db) < len(MIGRATIONS):
            with transaction(db):
                migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def _reader(home: Home) -> Database:
    """Open for queries only; an older database is migrated first, a missing one is answered by an empty one in memory."""
    path = home.database
    if not path.exists():
        db = Database(memory=True, execute_plugins=False)
        migrate(db)
        return db
    writable = _writable(path)
    # With `rw` SQLite clears its side files away on closing; nothing is written all the same, see query_only.
    db = _first_read(path, ("rw",) if writable else ("ro", "ro&immutable=1"))
    try:
        _check_version(db, path)
        if version(db) < len(MIGRATIONS):
            if not writable:
                raise HomeError(f"{path}: made by an older version of stance and not writable; allow writing and run `stance doctor` once")
            db.close()
            _writer(home).close()
            db = connect(path, mode="rw")
        db.conn.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def _first_read(path: Path, modes: tuple[str, ...]) -> Database:
    """Open with the first mode that can read; a folder that nobody may write to allows only `immutable`."""
    for mode in modes[:-1]:
        db = connect(path, mode=mode)
        try:
            version(db)
        except sqlite3.OperationalError:
            db.close()
        else:
            return db
    db = connect(path, mode=modes[-1])
    try:
        version(db)
    except BaseException:
        db.close()
        raise
    return db


def _use_wal(db: Database) -> None:
    """Switch to write-ahead logging; SQLite's busy timeout does not cover the switch, so it is tried again."""
    for left in range(_TRIES, 0, -1):
        try:
            db.conn.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if left == 1 or "locked" not in str(error):
                raise
            time.sleep(0.1)
    db.conn.execute("PRAGMA synchronous = NORMAL")


def _check_version(db: Database, path: Path) -> None:
    """Refuse a database that a newer stance made: its tables may mean something else."""
    if version(db) > len(MIGRATIONS):
        raise HomeError(f"{path}: made by a newer version of stance (schema {version(db)}, this one knows {len(MIGRATIONS)}); upgrade stance")


def _writable(path: Path) -> bool:
    """Whether this process may write the file (if it is there) and make side files beside it."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _home_error(path: Path | None, error: Exception) -> HomeError:
    """The line that people see for a failure of file system or database."""
    what = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return HomeError(f"{path or 'the database in memory'}: {what}; {_remedy(error, what)}")


def _remedy(error: Exception, what: str) -> str:
    """What to do about a failure."""
    if isinstance(error, OSError) or "readonly" in what or "unable to open" in what:
        return "make the home writable or choose another with --home"
    if "locked" in what:
        return "another process is writing: wait until it has ended and run the command again"
    if "full" in what or "disk I/O" in what:
        return "free some space and run the command again"
    return "the file is damaged or no stance database: restore a copy or choose another home with --home"
