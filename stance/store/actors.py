"""Actors in the store, and what people added to the shipped base: aliases, offices and corrections."""

from collections.abc import Iterable
from datetime import date

from sqlite_utils import Database

from stance.records import Actor, Office
from stance.store.open import transaction
from stance.store.rows import actor as actor_from
from stance.store.rows import day, iso, now, storable

Activity = tuple[Actor, int, date | None, date | None]


def save_actors(db: Database, actors: Iterable[Actor]) -> None:
    """Store actors that are not there; what is there stays, so that a re-run undoes no correction."""
    rows = [(storable(actor.id), storable(actor.name), actor.kind, actor.wikidata) for actor in actors]
    with transaction(db):
        db.conn.executemany("INSERT INTO actors (id, name, kind, wikidata) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", rows)


def actor(db: Database, actor_id: str) -> Actor | None:
    """The stored actor with this id."""
    row = db.execute("SELECT id, name, kind, wikidata FROM actors WHERE id = ?", [storable(actor_id)]).fetchone()
    return None if row is None else actor_from(row)


def list_actors(db: Database, *, limit: int | None = None) -> list[Activity]:
    """Actors with statements in the record: (actor, number of statements, first day, last day), the most quoted first."""
    sql = """
        WITH said (actor_id, many, first, last) AS (
          SELECT actor_id, count(*), min(day), max(day) FROM statements
          WHERE +current = 1 AND actor_id IS NOT NULL GROUP BY actor_id  -- the plus keeps to the index that covers it all
          UNION ALL
          SELECT o.actor_id, count(*), min(s.day), max(s.day)
          FROM co_actors o JOIN statements s ON s.n = o.n WHERE s.current = 1 GROUP BY o.actor_id
        )
        SELECT a.id, a.name, a.kind, a.wikidata, sum(many) AS total, min(first), max(last)
        FROM said JOIN actors a ON a.id = said.actor_id GROUP BY a.id ORDER BY total DESC, a.name LIMIT ?
    """
    rows = db.execute(sql, [-1 if limit is None else limit])
    return [(actor_from(row[:4]), row[4], day(row[5]), day(row[6])) for row in rows]


def add_alias(db: Database, alias: str, actor_id: str, *, by: str = "user") -> None:
    """Let a name mean a stored actor from now on."""
    with transaction(db):
        values = [storable(alias), actor_id, storable(by), now()]
        db.execute("INSERT OR REPLACE INTO aliases (alias, actor_id, author, at) VALUES (?, ?, ?, ?)", values)


def aliases(db: Database) -> list[tuple[str, str]]:
    """Aliases that people added: (name, actor id)."""
    return [(row[0], row[1]) for row in db.execute("SELECT alias, actor_id FROM aliases ORDER BY alias, actor_id")]


def add_office(db: Database, office: Office, *, by: str = "user") -> None:
    """Add a dated role that the shipped base lacks; its actor must be stored."""
    values = [storable(office.person), storable(office.role), office.actor_id, iso(office.start), iso(office.end), office.rank, storable(by), now()]
    with transaction(db):
        db.execute("INSERT INTO offices (person, role, actor_id, start_on, end_on, rank, author, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def offices(db: Database) -> list[Office]:
    """Offices that people added, oldest entry first."""
    rows = db.execute("SELECT person, role, actor_id, start_on, end_on, rank FROM offices ORDER BY n")
    return [Office(row[0], row[1], row[2], day(row[3]), day(row[4]), row[5]) for row in rows]


def add_correction(db: Database, statement_id: str, field: str, value: str | None, *, by: str = "user") -> None:
    """Write down a person's value for a field of a statement; None says that the field has none."""
    values = [statement_id, field, storable(value), storable(by), now()]
    with transaction(db):
        db.execute("INSERT INTO corrections (statement_id, field, value, author, at) VALUES (?, ?, ?, ?, ?)", values)


def corrections(db: Database, statement_id: str) -> list[tuple[str, str | None]]:
    """People's corrections of a statement as (field, value), the latest last."""
    rows = db.execute("SELECT field, value FROM corrections WHERE statement_id = ? ORDER BY n", [statement_id])
    return [(row[0], row[1]) for row in rows]
