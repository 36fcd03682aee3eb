"""Vectors: float32 little-endian, beside the hash of their content."""

import numpy as np
import pytest

from stance.index import stamp
from stance.store import check, pending_vectors, save_vectors, vector_rows, vector_stamp, vectors

from .conftest import TEXT, Store


def _filled(store: Store) -> list[int]:
    made = store.article()
    return store.add(made, *[store.statement(made, at, at + 10) for at in (0, 20, 40)])


def test_there_and_back(store: Store) -> None:
    rows = _filled(store)
    matrix = np.array([[1.5, -2.25], [0.1, 1e-8], [3, 4]], dtype=np.float32)
    assert pending_vectors(store.db, "m") == [(row, TEXT[at : at + 10]) for row, at in zip(rows, (0, 20, 40), strict=True)]
    save_vectors(store.db, "m", rows[::-1], matrix[::-1])
    numbers, found = vectors(store.db, "m")
    assert numbers.tolist() == vector_rows(store.db, "m") == rows
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, matrix)
    assert pending_vectors(store.db, "m") == []
    assert len(pending_vectors(store.db, "other model")) == 3
    blob = store.db.execute("SELECT vector FROM vectors WHERE n = ?", [rows[0]]).fetchone()[0]
    assert blob == bytes.fromhex("0000c03f000010c0"), "little-endian, whatever the machine"


def test_some_rows(store: Store) -> None:
    rows = _filled(store)
    save_vectors(store.db, "m", rows, np.eye(3, dtype=np.float32))
    numbers, found = vectors(store.db, "m", rows=[rows[2], 99, rows[0], rows[0]])
    assert numbers.tolist() == [rows[0], rows[2]]
    np.testing.assert_array_equal(found, np.eye(3, dtype=np.float32)[[0, 2]])


def test_none_at_all(store: Store) -> None:
    numbers, found = vectors(store.db, "m")
    assert (numbers.dtype, found.dtype, len(numbers), len(found)) == (np.int64, np.float32, 0, 0)
    assert vector_stamp(store.db, "m") == stamp([]) == (0, 0, 0)
    save_vectors(store.db, "m", [], np.zeros((0, 4), dtype=np.float32))


def test_rows_that_are_gone_are_passed_over_and_lengths_must_agree(store: Store) -> None:
    rows = _filled(store)
    save_vectors(store.db, "m", [rows[0], 999], np.eye(2, dtype=np.float32))
    assert vector_rows(store.db, "m") == rows[:1]
    with pytest.raises(ValueError, match="1 statements, but 2 vectors"):
        save_vectors(store.db, "m", [1], np.eye(2, dtype=np.float32))


def test_the_stamp_is_that_of_the_index(store: Store) -> None:
    rows = _filled(store)
    save_vectors(store.db, "m", rows[1:], np.eye(2, dtype=np.float32))
    assert vector_stamp(store.db, "m") == stamp(rows[1:])


def test_other_content_wants_another_vector(store: Store) -> None:
    rows = _filled(store)
    save_vectors(store.db, "m", rows, np.eye(3, dtype=np.float32))
    store.db.execute("UPDATE statements SET content = content WHERE n = ?", [rows[0]])
    store.db.execute("UPDATE statements SET content = 'other' WHERE n = ?", [rows[1]])
    assert [row for row, _ in pending_vectors(store.db, "m")] == [rows[1]]


def test_check_sees_a_vector_of_other_content(store: Store) -> None:
    rows = _filled(store)
    save_vectors(store.db, "m", rows, np.eye(3, dtype=np.float32))
    assert check(store.db) == []
    store.db.execute("UPDATE vectors SET content_hash = 'x' WHERE n = ?", [rows[0]])
    store.db.execute("UPDATE vectors SET vector = x'00' WHERE n = ?", [rows[2]])
    assert len(check(store.db)) == 2
