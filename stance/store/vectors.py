"""Vectors in the store: float32 little-endian BLOBs beside the hash of the content that they stand for."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from stance.store.open import transaction
from stance.text import digest

_LITTLE = np.dtype("<f4")
_MODULUS = 1_000_000_007


def pending_vectors(db: Database, model: str) -> list[tuple[int, str]]:
    """Statements that want a vector of this model, oldest first, as (row number, content)."""
    sql = "SELECT s.n, s.content FROM statements s LEFT JOIN vectors v ON v.n = s.n AND v.model = ? WHERE v.n IS NULL ORDER BY s.n"
    return [(row[0], row[1]) for row in db.execute(sql, [model])]


def save_vectors(db: Database, model: str, rows: Sequence[int], vectors: NDArray[np.float32]) -> None:
    """Store one vector for each statement (row number); statements that were removed meanwhile are passed over."""
    if len(rows) != len(vectors):
        raise ValueError(f"{len(rows)} statements, but {len(vectors)} vectors")
    numbers = [int(row) for row in rows]
    blobs = np.ascontiguousarray(vectors, dtype=_LITTLE)
    contents = _contents(db, numbers)
    with transaction(db):
        db.conn.executemany(
            "INSERT OR REPLACE INTO vectors (n, model, content_hash, vector) SELECT n, ?, ?, ? FROM statements WHERE n = ?",
            [(model, digest(contents[row]), vector.tobytes(), row) for row, vector in zip(numbers, blobs, strict=True) if row in contents],
        )


def vectors(db: Database, model: str, *, rows: Sequence[int] | None = None) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The vectors of a model (of these statements): row numbers (n,), ascending, and their matrix (n, dimension)."""
    if rows is None:
        found = db.execute("SELECT n, vector FROM vectors WHERE model = ? ORDER BY n", [model]).fetchall()
    else:
        sql = "SELECT v.n, v.vector FROM json_each(?) j CROSS JOIN vectors v ON v.n = j.value AND v.model = ? GROUP BY v.n ORDER BY v.n"
        found = db.execute(sql, [_numbers(rows), model]).fetchall()
    numbers = np.fromiter((row[0] for row in found), dtype=np.int64, count=len(found))
    flat = np.frombuffer(bytearray().join(row[1] for row in found), dtype=_LITTLE).astype(np.float32, copy=False)
    return numbers, flat.reshape(len(found), -1) if found else flat.reshape(0, 0)


def vector_rows(db: Database, model: str) -> list[int]:
    """The row numbers of the statements that have a vector of this model, ascending."""
    return [row[0] for row in db.execute("SELECT n FROM vectors WHERE model = ? ORDER BY n", [model])]


def vector_model(db: Database) -> str | None:
    """The model that most statements have a vector of; None without any."""
    row = db.execute("SELECT model FROM vectors GROUP BY model ORDER BY count(*) DESC, model LIMIT 1").fetchone()
    return None if row is None else str(row[0])


def vector_stamp(db: Database, model: str) -> tuple[int, int, int]:
    """What the index must match: how many vectors, the sum of their row numbers, and the sum of the squares modulo 1,000,000,007."""
    sql = f"SELECT count(*), coalesce(sum(n), 0), coalesce(sum(n * n % {_MODULUS}), 0) FROM vectors WHERE model = ?"
    row: Any = db.execute(sql, [model]).fetchone()
    return int(row[0]), int(row[1]), int(row[2])


def _contents(db: Database, rows: Sequence[int]) -> dict[int, str]:
    """The contents of the statements that are there, by row number."""
    sql = "SELECT s.n, s.content FROM json_each(?) j CROSS JOIN statements s ON s.n = j.value"
    return dict(db.execute(sql, [_numbers(rows)]).fetchall())


def _numbers(rows: Sequence[int]) -> str:
    """Row numbers as the JSON list that `json_each` reads."""
    return json.dumps([int(row) for row in rows])
