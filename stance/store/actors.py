"""Actors in the store, with what they have said."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlite_utils import Database

from stance.records import Actor
from stance.store.open import transaction
from stance.store.rows import actor as actor_from
from stance.store.rows import day, storable

Activity = tuple[Actor, int, date | None, date | None]


def save_actors(db: Database, actors: Iterable[Actor]) -> None:
    """Store actors that are not there; what is there stays, so that a re-run undoes no correction."""
    rows = [(storable(actor.id), storable(actor.name), actor.kind, actor.wikidata) for actor in actors]
    with transaction(db):
        db.conn.executemany("INSERT INTO actors (id, name, kind, wikidata) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", rows)


def mend_actors(db: Database, actors: Iterable[Actor]) -> None:
    """Give stored actors another name, kind or Wikidata id, as people say; what is not stored is added."""
    rows = [(storable(actor.id), storable(actor.name), actor.kind, actor.wikidata) for actor in actors]
    again = "ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, wikidata = excluded.wikidata"
    with transaction(db):
        db.conn.executemany(f"INSERT INTO actors (id, name, kind, wikidata) VALUES (?, ?, ?, ?) {again}", rows)


def actors_named(db: Database, name: str) -> list[Actor]:
    """Stored actors of just this name, in any case, those with the most statements first."""
    sql = """
        SELECT id, name, kind, wikidata FROM actors a WHERE name = ? COLLATE NOCASE
        ORDER BY (SELECT count(*) FROM statements WHERE actor_id = a.id) DESC, id
    """
    return [actor_from(row) for row in db.execute(sql, [storable(name)])]


def actor(db: Database, actor_id: str) -> Actor | None:
    """The stored actor with this id."""
    row = db.execute("SELECT id, name, kind, wikidata FROM actors WHERE id = ?", [storable(actor_id)]).fetchone()
    return None if row is None else actor_from(row)


def titles_of(db: Database, ids: Sequence[str], *, but: str) -> dict[str, set[str]]:
    """The titles under which people are quoted in the record, by actor id, one article (`but`) left out."""
    sql = f"SELECT DISTINCT actor_id, role FROM statements WHERE actor_id IN ({', '.join('?' * len(ids))}) AND role IS NOT NULL AND article_id <> ?"
    out: dict[str, set[str]] = {}
    for actor_id, role in db.execute(sql, [*map(storable, ids), but]):
        out.setdefault(actor_id, set()).add(role)
    return out


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
