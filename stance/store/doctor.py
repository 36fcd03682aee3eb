"""The check that the database says what it should; every problem is one line."""

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database

from stance.store.rows import spans
from stance.text import digest, join

_SHOWN = 20


def check(db: Database) -> list[str]:
    """Problems of a database, in words; empty if there are none.

    Looks at SQLite's own integrity, foreign keys, the full-text words, spans against contents, days, and vectors' contents.
    At most 20 problems of one kind are listed, the rest counted.
    """
    problems: list[str] = []
    for find in (_integrity, _foreign_keys, _full_text, _spans, _days, _vectors):
        try:
            found = list(find(db))
        except sqlite3.DatabaseError as error:
            found = [f"{find.__name__.strip('_').replace('_', ' ')}: cannot be read: {error}"]
        problems += found[:_SHOWN] + ([f"… and {len(found) - _SHOWN} more like the last"] if len(found) > _SHOWN else [])
    return problems


def _integrity(db: Database) -> Iterator[str]:
    """SQLite's own check of pages, indexes, STRICT types, NOT NULL and CHECK."""
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"integrity: {line}"


def _foreign_keys(db: Database) -> Iterator[str]:
    """Rows that point to a row that is not there."""
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"foreign key: row {row} of {table} points to a missing row of {parent}"


def _full_text(db: Database) -> Iterator[str]:
    """Words that differ from the statements they stand for."""
    sql = """
        SELECT s.id FROM statements s JOIN articles a ON a.id = s.article_id LEFT JOIN actors c ON c.id = s.actor_id
        LEFT JOIN statements_fts f ON f.rowid = s.n
        WHERE f.rowid IS NULL OR f.content IS NOT s.content OR f.speaker IS NOT s.speaker OR f.actor IS NOT c.name OR f.title IS NOT a.title
    """
    for (statement_id,) in db.execute(sql):
        yield f"full text: the words of statement {statement_id} are missing or old"
    for (row,) in db.execute("SELECT rowid FROM statements_fts WHERE rowid NOT IN (SELECT n FROM statements)"):
        yield f"full text: row {row} stands for no statement"


def _spans(db: Database) -> Iterator[str]:
    """Statements whose spans do not cut their content out of the article."""
    sql = "SELECT s.id, s.spans, s.content, a.id, a.text FROM statements s JOIN articles a ON a.id = s.article_id ORDER BY a.n, s.n"
    for statement_id, value, content, article_id, text in db.execute(sql):
        located = spans(value)
        inside = all(0 <= span.start < span.end <= len(text) for span in located)
        if not located or not inside or join(text, located) != content:
            yield f"spans: statement {statement_id} does not stand at its place in article {article_id}"


def _days(db: Database) -> Iterator[str]:
    """Statements whose sorting day, publication date or place in the answers differs from what it is derived from."""
    sql = """
        SELECT s.id FROM statements s JOIN articles a ON a.id = s.article_id
        WHERE s.published IS NOT a.published OR s.day IS NOT coalesce(s.said_on, a.published)
        OR s.current IS NOT (a.replaced_by IS NULL AND s.decision IS NOT 'rejected')
    """
    for (statement_id,) in db.execute(sql):
        yield f"days: statement {statement_id} has another day or version than its article, or is shown though rejected"


def _vectors(db: Database) -> Iterator[str]:
    """Vectors that were made of other content, or have another size than the first of their model."""
    sql = """
        SELECT s.id, s.content, v.content_hash, v.model, length(v.vector),
          first_value(length(v.vector)) OVER (PARTITION BY v.model ORDER BY v.n)
        FROM vectors v JOIN statements s ON s.n = v.n
    """
    for statement_id, content, content_hash, model, size, usual in db.execute(sql):
        if digest(content) != content_hash or size != usual or size % 4:
            yield f"vectors: the {model} vector of statement {statement_id} is not that of its content"
