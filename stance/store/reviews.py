"""What people decided about statements, in order of time; a statement that is extracted anew is found again by its place."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from stance.errors import UsageError
from stance.records import Change, Field, Review
from stance.store.open import transaction
from stance.store.rows import now, spans, spans_json, storable
from stance.text import digest

_COLUMNS = "statement_id, article_id, spans, content, changes, author, at, note, id, undone_by, undone_at"


def save_reviews(db: Database, given: Iterable[Review]) -> list[Review]:
    """Write reviews down; one without time or id gets them, and one that is there already is only marked as undone or not."""
    out = [one if one.id else _signed(one) for one in given]
    with transaction(db):
        sql = f"INSERT INTO reviews ({_COLUMNS}) VALUES ({', '.join('?' * 11)})"
        again = "ON CONFLICT (id) DO UPDATE SET undone_by = excluded.undone_by, undone_at = excluded.undone_at"
        db.conn.executemany(f"{sql} {again}", [_values(one) for one in out])
    return out


def reviews(db: Database, *, article_id: str | None = None, undone: bool = False, limit: int | None = None) -> list[Review]:
    """Reviews, earliest first (with a limit: the latest ones), of one article if given; with `undone`, also what was taken back."""
    conditions = [*(() if undone else ("undone_at IS NULL",)), *(() if article_id is None else ("article_id = :article",))]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT {_COLUMNS} FROM reviews {where} ORDER BY at DESC, n DESC LIMIT :limit"
    rows = db.execute(sql, {"article": article_id, "limit": -1 if limit is None else limit}).fetchall()
    return [_from_row(row) for row in reversed(rows)]


def undo_review(db: Database, id_or_prefix: str, *, by: str) -> Review:
    """Take back the review with this id or unique beginning of an id; UsageError if there is none that holds."""
    wanted = id_or_prefix.strip()
    holding = [one for one in reviews(db) if wanted and one.id.startswith(wanted)]
    if not holding:
        raise UsageError(f"no review that holds has the id {id_or_prefix!r}; `stance review list` lists them")
    if len(holding) > 1:
        raise UsageError(f"{id_or_prefix!r} is the beginning of several ids ({holding[0].id}, {holding[1].id}, …); give more of it")
    taken = replace(holding[0], undone_by=by, undone_at=now())
    save_reviews(db, [taken])
    return taken


def reviewed_articles(db: Database) -> set[str]:
    """Ids of the articles that have reviews that hold."""
    return {row[0] for row in db.execute("SELECT DISTINCT article_id FROM reviews WHERE undone_at IS NULL")}


def _signed(one: Review) -> Review:
    """The review with time and id."""
    at = one.at or now()
    said = (f"{c.field} {c.value} {c.proposition}" for c in one.changes)
    return replace(one, at=at, id=digest("review", one.statement_id, *said, one.note or "", one.by, at))


def _values(one: Review) -> list[str | None]:
    """The row of a review."""
    changes = [[c.field, c.value, *([] if c.proposition is None else [c.proposition])] for c in one.changes]
    texts = (one.statement_id, one.article_id, spans_json(one.spans), one.content, json.dumps(changes, ensure_ascii=False))
    return [storable(value) for value in (*texts, one.by, one.at, one.note, one.id, one.undone_by, one.undone_at)]


def _from_row(row: tuple[Any, ...]) -> Review:
    """A review from its row."""
    statement, article, where, content, changes, *signed = row
    given = tuple(Change(Field(field), value, *about) for field, value, *about in json.loads(changes))
    return Review(statement, article, spans(where), content, given, *signed)
