"""What people said of actors, in order of time; what was taken back stays written down and is marked so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from stance.errors import UsageError
from stance.records import Actor, ActorKind, Correction, CorrectionKind
from stance.store.actors import save_actors
from stance.store.open import transaction
from stance.store.rows import actor as actor_from
from stance.store.rows import day, iso, now, storable
from stance.text import digest

_COLUMNS = "what, actor_id, name, other_id, role, start_on, end_on, kind, wikidata, author, at, id, batch, undone_by, undone_at"


def save_corrections(db: Database, given: Iterable[Correction]) -> list[Correction]:
    """Write corrections down, with their actors; one without author's time or id gets them. What is there already stays, or holds again.

    Returns those that hold now and did not before.
    """
    out = []
    with transaction(db):
        known = {_meaning(one) for one in corrections(db)}
        for one in given:
            one = one if one.id else _signed(one)
            if one.undone_at is None and _meaning(one) in known:
                continue
            save_actors(db, [one.actor, *([] if one.other is None else [one.other])])
            sql = f"INSERT INTO actor_corrections ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"
            db.conn.execute(f"{sql} ON CONFLICT (id) DO UPDATE SET undone_by = excluded.undone_by, undone_at = excluded.undone_at", _values(one))
            if one.undone_at is None:
                known.add(_meaning(one))
                out.append(one)
    return out


def corrections(db: Database, *, undone: bool = False, limit: int | None = None) -> list[Correction]:
    """What people said of actors, earliest first (with a limit: the latest ones); with `undone`, also what was taken back."""
    condition = "" if undone else "WHERE undone_at IS NULL"
    sql = f"SELECT {_COLUMNS} FROM actor_corrections {condition} ORDER BY at DESC, n DESC LIMIT ?"
    rows = db.execute(sql, [-1 if limit is None else limit]).fetchall()[::-1]
    ids = {key for row in rows for key in (row[1], row[3]) if key is not None}
    known = {row[0]: actor_from(row) for row in db.execute("SELECT id, name, kind, wikidata FROM actors") if row[0] in ids}
    return [_from_row(row, known) for row in rows]


def undo_corrections(db: Database, id_or_prefix: str, *, by: str) -> list[Correction]:
    """Take back the correction, or the import, with this id or unique beginning of an id; UsageError if there is none that holds."""
    wanted = id_or_prefix.strip()
    holding = [one for one in corrections(db) if wanted and (one.id.startswith(wanted) or (one.batch or "").startswith(wanted))]
    keys = {one.batch if one.batch is not None and one.batch.startswith(wanted) else one.id for one in holding}
    if not keys:
        raise UsageError(f"no correction that holds has the id {id_or_prefix!r}; `stance actors log` lists them")
    if len(keys) > 1 and wanted not in keys:
        raise UsageError(f"{id_or_prefix!r} is the beginning of several ids ({', '.join(sorted(keys)[:3])}); give more of it")
    taken = [replace(one, undone_by=by, undone_at=now()) for one in holding]
    with transaction(db):
        sql = "UPDATE actor_corrections SET undone_by = ?, undone_at = ? WHERE id = ?"
        db.conn.executemany(sql, [(storable(one.undone_by), one.undone_at, one.id) for one in taken])
    return taken


def _meaning(one: Correction) -> tuple[object, ...]:
    """What a correction says, whoever said it and when."""
    return (one.what, one.actor.id, one.name, one.other.id if one.other else None, one.role, one.start, one.end, *_own(one))


def _own(one: Correction) -> tuple[str | None, str | None]:
    """Kind and Wikidata id, where the correction is about them."""
    told = one.what in (CorrectionKind.ACTOR, CorrectionKind.WIKIDATA)
    return (one.actor.kind if one.what is CorrectionKind.ACTOR else None, one.actor.wikidata if told else None)


def _signed(one: Correction) -> Correction:
    """The correction with time and id."""
    at = one.at or now()
    return replace(one, at=at, id=digest("correction", *(str(part) for part in _meaning(one)), one.by, at))


def _values(one: Correction) -> Sequence[str | None]:
    """The row of a correction."""
    texts = (one.what, one.actor.id, one.name, one.other.id if one.other else None, one.role, iso(one.start), iso(one.end), *_own(one))
    return [storable(value) for value in (*texts, one.by, one.at, one.id, one.batch, one.undone_by, one.undone_at)]


def _from_row(row: tuple[Any, ...], known: dict[str, Actor]) -> Correction:
    """A correction from its row; an actor that it made or mended is as it says."""
    what, actor_id, name, other, role, start, end, kind, wikidata, *signed = row
    actor = known[actor_id]
    if what == CorrectionKind.ACTOR:
        actor = Actor(actor_id, name or actor.name, ActorKind(kind), wikidata)
    elif what == CorrectionKind.WIKIDATA:
        actor = replace(actor, wikidata=wikidata)
    merged = None if other is None else known[other]
    return Correction(CorrectionKind(what), actor, name, merged, role, day(start), day(end), *signed)
