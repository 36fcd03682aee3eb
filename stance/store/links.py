"""Links between statements, and judgements kept so that nothing is judged twice."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from stance.records import Judgement, Label, Link, LinkKind, Relation, Stance
from stance.store.open import connect, path_of, transaction
from stance.store.rows import span, span_json, storable

_CACHE_SECONDS = 0.2
_LINK_COLUMNS = "left_id, right_id, kind, score, why, judged_by, judged_at"
_Row = tuple[str, str, float, str, str | None]


def save_links(db: Database, links: Iterable[Link]) -> None:
    """Store links; a judge's later word replaces its earlier one, and never another judge's or a person's."""
    rows = [(one.left, one.right, one.kind, one.score, storable(one.why), storable(one.judged_by), one.judged_at) for one in links]
    with transaction(db):
        db.conn.executemany(f"INSERT OR REPLACE INTO links ({_LINK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def links(db: Database, *, statement_id: str | None = None, kind: LinkKind | None = None) -> list[Link]:
    """Links, of one statement (on either side) or one kind if given, in a fixed order."""
    sql = f"SELECT {_LINK_COLUMNS} FROM links WHERE (:kind IS NULL OR kind = :kind)"
    if statement_id is not None:
        sql += " AND (left_id = :id OR right_id = :id)"
    rows = db.execute(f"{sql} ORDER BY left_id, right_id, kind, judged_by", {"kind": kind, "id": statement_id})
    return [Link(row[0], row[1], LinkKind(row[2]), *row[3:]) for row in rows]


def stances(db: Database, proposition: str, model: str, statement_ids: Sequence[str]) -> dict[str, Stance]:
    """The stances towards a proposition that a model has judged already, by statement id."""
    rows = _judged(db, proposition, model, statement_ids)
    return {key: Stance(Label(label), score, why, span(condition)) for key, label, score, why, condition in rows}


def save_stances(db: Database, proposition: str, model: str, judged: Mapping[str, Stance]) -> bool:
    """Keep stances for the next question; False if they could not be written, which harms nothing."""
    rows = [(key, one.label.value, one.score, one.why, span_json(one.condition)) for key, one in judged.items()]
    return _keep(db, proposition, model, rows)


def relations(db: Database, claim: str, model: str, statement_ids: Sequence[str]) -> dict[str, Judgement]:
    """The relations to a claim that a model has judged already, by statement id."""
    rows = _judged(db, claim, model, statement_ids)
    return {key: Judgement(Relation(label), score, why) for key, label, score, why, _ in rows}


def save_relations(db: Database, claim: str, model: str, judged: Mapping[str, Judgement]) -> bool:
    """Keep relations for the next check; False if they could not be written, which harms nothing."""
    return _keep(db, claim, model, [(key, one.relation.value, one.score, one.why, None) for key, one in judged.items()])


def _judged(db: Database, proposition: str, model: str, statement_ids: Sequence[str]) -> list[tuple[str, str, float, str, str | None]]:
    """The cached rows of a proposition (or claim) and a model."""
    sql = """
        SELECT g.statement_id, g.label, g.score, g.why, g.condition_span FROM json_each(?) j
        CROSS JOIN judgements g ON g.statement_id = j.value AND g.proposition = ? AND g.model = ?
    """
    return db.execute(sql, [json.dumps(list(statement_ids)), storable(proposition), storable(model)]).fetchall()


def _keep(db: Database, proposition: str, model: str, rows: Sequence[_Row]) -> bool:
    """Write to the cache over a connection of its own, since the caller's may be for reading; a busy database is let be."""
    path = path_of(db)
    if path is None or not rows:
        return False
    sql = """
        INSERT OR REPLACE INTO judgements (statement_id, proposition, model, label, score, why, condition_span)
        SELECT ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM statements WHERE id = ?)
    """
    asked, judge = storable(proposition), storable(model)
    values = [(key, asked, judge, label, float(score), storable(why), condition, key) for key, label, score, why, condition in rows]
    try:
        writer = connect(path, mode="rw", seconds=_CACHE_SECONDS)
    except sqlite3.OperationalError:
        return False
    try:
        writer.conn.execute("BEGIN IMMEDIATE")
        writer.conn.executemany(sql, values)
        writer.conn.execute("COMMIT")
    except sqlite3.OperationalError:
        return False
    finally:
        writer.close()
    return True
