"""A whole home as rows and back: everything that cannot be made anew, table by table, so that nothing is lost on the way."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from stance.errors import UsageError
from stance.store.articles import refresh_versions
from stance.store.migrations import MIGRATIONS, version
from stance.store.open import transaction
from stance.store.rows import storable

MARK = "stance_export"  # the key of the first row: it tells a dump from a list of articles
Row = dict[str, Any]
_CACHE = "judgements"


def dump(db: Database) -> Iterator[Row]:
    """Every row of every table that cannot be made anew, in an order in which it can be put back; the first row says what it is."""
    yield {MARK: version(db)}
    for table in _tables(db):
        names = _columns(db, table)
        order = "n" if _numbered(db, table) else ", ".join(names)
        for row in db.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {order}"):
            yield {"table": table} | dict(zip(names, row, strict=True))


def restore(db: Database, rows: Iterable[Row]) -> list[Row]:
    """Put back what a dump holds, all or nothing; what is there already stays. Returns `table`, `id` and whether it is `new` of each row.

    In a home that has articles already, statements come without their groups, so that they are linked with what is there.
    Raises UsageError for rows of another kind, and for a dump of a newer stance.
    """
    tables = {table: _insertion(db, table) for table in _tables(db)}
    seen: list[Row] = []
    linked = db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is None
    with transaction(db):
        for number, row in enumerate(rows, 1):
            if MARK in row:
                _check(row[MARK])
                continue
            if not isinstance(row.get("table"), str) or row["table"] not in tables:
                raise UsageError(f"row {number} belongs to {row.get('table')!r}, which is no table of a home; is the file complete?")
            names, sql = tables[row["table"]]
            values = {name: storable(row[name]) if isinstance(row[name], str) else row[name] for name in names if name in row}
            values |= {} if linked or row["table"] != "statements" else {"group_id": None}
            try:
                new = db.conn.execute(sql(list(values)), values).rowcount > 0
                seen.append({"new": new} | {name: row.get(name) for name in ("table", "id", "canonical_url")})
            except sqlite3.Error as error:
                raise UsageError(f"row {number} does not fit into {row['table']} ({error}); is the file complete?") from error
        _finish(db, seen)
    return seen


def _check(made_by: object) -> None:
    """Refuse a dump whose tables may mean something else."""
    if not isinstance(made_by, int) or made_by > len(MIGRATIONS):
        raise UsageError(f"made by a newer version of stance (schema {made_by}, this one knows {len(MIGRATIONS)}); upgrade stance")


def _finish(db: Database, seen: list[Row]) -> None:
    """What follows from the rows: co-actors of statements, and which version of a page is the current one."""
    also = "SELECT j.value, s.n FROM statements s, json_each(s.actors_also) j WHERE s.actors_also <> '[]' AND j.value IS NOT s.actor_id"
    db.conn.execute(f"INSERT OR IGNORE INTO co_actors (actor_id, n) {also}")
    for page in dict.fromkeys(row["canonical_url"] for row in seen if row["new"] and row["table"] == "articles"):
        refresh_versions(db, page)


def _tables(db: Database) -> list[str]:
    """The tables of a dump, those that others point to first; words, vectors and whatever else hangs on row numbers are made anew."""
    found = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid").fetchall()
    virtual = tuple(name for name, sql in found if sql.startswith("CREATE VIRTUAL"))
    own = [name for name, _ in found if name != _CACHE and not name.startswith(virtual)]
    return [name for name in own if all(key[4] != "n" for key in db.execute(f"PRAGMA foreign_key_list({name})"))]


def _columns(db: Database, table: str) -> list[str]:
    """The columns that mean the same in another home: all but the row number."""
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "n"]


def _numbered(db: Database, table: str) -> bool:
    """Does the table keep the order in which its rows came?"""
    return any(row[1] == "n" for row in db.execute(f"PRAGMA table_info({table})"))


def _insertion(db: Database, table: str) -> tuple[list[str], Any]:
    """The columns of a table, and how to insert some of them once; where no key tells rows apart, all that is given does."""
    names = _columns(db, table)
    keyed = not _numbered(db, table) or any(row[2] for row in db.execute(f"PRAGMA index_list({table})"))

    def sql(given: list[str]) -> str:
        same = " AND ".join(f"{name} IS :{name}" for name in given)
        once = "" if keyed else f" WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {same})"
        source = f"SELECT {', '.join(f':{name}' for name in given)}{once or ' WHERE true'}"
        return f"INSERT INTO {table} ({', '.join(given)}) {source} ON CONFLICT DO NOTHING"

    return names, sql
