"""Finding statements by words (FTS5), by filter, and putting ranked lists together."""

import json
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from stance.records import StatementFilter
from stance.store.filters import where
from stance.text import words

# Words that are in nearly every text cost time and find nothing.
_STOPS = (
    "a about all an and any are as at be been but by can did do does for from had has have he her his how i if in into is it its of on or our "
    "s said say says she so t than that the their them there they this to was we were what when which who will with would you"
)
STOP_WORDS = frozenset(_STOPS.split())
WEIGHTS = "1.0, 0.3, 0.3, 0.4"  # content, speaker, actor, title: what was said counts most
MAX_WORDS = 64


def full_text(db: Database, query: str, *, allowed: NDArray[np.int64] | None = None, limit: int = 200) -> list[tuple[int, float]]:
    """Statements that share words with a query, best first, as (row number, BM25 score: higher is better).

    Any text is a valid query: its words are looked for, whatever else is in it. `allowed` are the only row numbers to rank.
    Without it the current statements are ranked.
    """
    expression = match_expression(query)
    if expression is None or (allowed is not None and not len(allowed)):
        return []
    keep = "+f.rowid IN (SELECT value FROM json_each(:allowed))"  # the plus keeps SQLite from looking up one row after the other
    if allowed is None:
        keep = "+f.rowid IN (SELECT n FROM statements WHERE current = 1)"
    sql = f"SELECT f.rowid, -bm25(statements_fts, {WEIGHTS}) AS score FROM statements_fts f WHERE statements_fts MATCH :query AND {keep}"
    values = {"query": expression, "allowed": None if allowed is None else json.dumps(allowed.tolist()), "limit": limit}
    return [(row[0], row[1]) for row in db.execute(f"{sql} ORDER BY score DESC, f.rowid LIMIT :limit", values)]


def match_expression(query: str) -> str | None:
    """The FTS5 expression that looks for any of the query's words; None if it has no word."""
    found = list(dict.fromkeys(word.replace("’", "'") for word in words(query.encode("utf-8", "ignore").decode("utf-8"))))
    telling = [word for word in found if word not in STOP_WORDS] or found
    return " OR ".join(f'"{word}"' for word in telling[:MAX_WORDS]) or None


def allowed_rows(db: Database, wanted: StatementFilter) -> NDArray[np.int64]:
    """The row numbers that a filter lets through, ascending; its limit is not used."""
    condition, values = where(db, wanted)
    rows = db.execute(f"SELECT s.n FROM statements s WHERE {condition}", values).fetchall()
    return np.sort(np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows)))


def labelled_rows(db: Database, wanted: StatementFilter) -> list[int]:
    """Row numbers of the statements to which a person gave a stance, of those that a filter lets through."""
    condition, values = where(db, wanted)
    sql = "SELECT s.n FROM statements s INDEXED BY statements_reviewed WHERE s.reviewed IS NOT NULL AND s.reviewed NOT LIKE '%\"stances\": []%' AND "
    return [row[0] for row in db.execute(f"{sql}{condition} ORDER BY s.n", values)]


def rows_beside(db: Database, rows: Sequence[int], allowed: NDArray[np.int64]) -> list[int]:
    """The allowed statements that stand in the articles of the given ones, in the order of these, then in reading order."""
    sql = """
        SELECT t.n FROM (SELECT s.article_id, min(j.key) AS rank FROM json_each(?) j CROSS JOIN statements s ON s.n = j.value GROUP BY 1) a
        CROSS JOIN statements t ON t.article_id = a.article_id AND t.current = 1 ORDER BY a.rank, t.n
    """
    beside = [row[0] for row in db.execute(sql, [json.dumps([int(row) for row in rows])])]
    kept = set(allowed.tolist())  # in SQL this membership makes the planner start from every allowed row
    return [row for row in beside if row in kept]


def fuse(lists: Iterable[Sequence[int]], *, k: int = 60) -> list[tuple[int, float]]:
    """Reciprocal rank fusion (Cormack et al. 2009): each list gives its row at rank r (from 1) the score 1 / (k + r); best first."""
    scores: dict[int, float] = {}
    for ranked in lists:
        for rank, row in enumerate(ranked, 1):
            scores[row] = scores.get(row, 0.0) + 1.0 / (k + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
