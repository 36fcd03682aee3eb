"""The vector index gives what numpy gives, in value and order, and never an answer from the wrong file."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from stance.config import Home
from stance.errors import HomeError, IndexMismatch
from stance.index import EMPTY, MANIFEST, VectorIndex, build, open_index, read_manifest, stamp, verify

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]
MODEL = "test-model"


def _random(count: int, dimension: int = 48, seed: int = 0) -> Matrix:
    made = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def _oracle(ids: Numbers, vectors: Matrix, query: Matrix, k: int, allowed: Numbers | None = None) -> list[tuple[int, float]]:
    scores = np.round((vectors.astype(np.float64) @ query.astype(np.float64)), 6)
    keep = np.ones(len(ids), dtype=bool) if allowed is None else np.isin(ids, allowed)
    ids, scores = ids[keep], scores[keep]
    order = np.lexsort((ids, -scores))[:k]
    return list(zip(ids[order].tolist(), scores[order].tolist(), strict=True))


def _agree(found: list[tuple[int, float]], wanted: list[tuple[int, float]]) -> None:
    assert [row for row, _ in found] == [row for row, _ in wanted]
    np.testing.assert_allclose([score for _, score in found], [score for _, score in wanted], atol=2e-6)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.mark.parametrize("k", [1, 10, 500, 5000])
@pytest.mark.parametrize("share", [None, 0.0, 0.01, 0.3, 1.0])
def test_equals_numpy(home: Home, k: int, share: float | None) -> None:
    ids = np.random.default_rng(1).permutation(np.arange(3, 9003, 3))
    vectors = _random(len(ids))
    build(home, MODEL, ids, vectors)
    index = open_index(home, MODEL, stamp(ids))
    allowed = None if share is None else np.append(ids[: int(len(ids) * share)], 10**9)
    for query in _random(3, seed=2):
        _agree(index.search(query, k, allowed=allowed), _oracle(ids, vectors, query, k, allowed))


def test_ties_come_by_row_number_however_many_there_are(home: Home) -> None:
    same = np.tile(_random(1), (400, 1))
    ids = np.arange(1000, 0, -1)
    index = build(home, MODEL, ids, np.vstack([same, _random(600, seed=3)]))
    assert [row for row, _ in index.search(same[0], 5)] == [601, 602, 603, 604, 605]
    assert [row for row, _ in index.search(same[0], 3, allowed=np.arange(700, 2000))] == [700, 701, 702]


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_equals_numpy_where_everything_ties(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 60))
    ids = np.array(data.draw(st.lists(st.integers(0, 2**40), min_size=count, max_size=count, unique=True)))
    signs = st.lists(st.sampled_from([-0.5, 0.0, 0.5]), min_size=4, max_size=4)
    vectors = np.array([data.draw(signs) for _ in range(count)], dtype=np.float32)
    query = np.array(data.draw(signs), dtype=np.float32)
    k = data.draw(st.integers(1, 70))
    allowed = data.draw(st.none() | st.lists(st.sampled_from(ids.tolist())).map(lambda some: np.array(some, dtype=np.int64)))
    index = VectorIndex(Path("unused"), MODEL, 4)
    index.add(ids, vectors)
    assert index.search(query, k, allowed=allowed) == _oracle(ids, vectors, query, k, allowed)


def test_many_queries_at_once(home: Home) -> None:
    ids, vectors, queries = np.arange(500), _random(500), _random(40, seed=5)
    index = build(home, MODEL, ids, vectors)
    for query, found in zip(queries, index.search_many(queries, 7), strict=True):
        _agree(found, _oracle(ids, vectors, query, 7))


def test_add_replaces_and_remove_removes(home: Home) -> None:
    ids, vectors = np.arange(10), _random(10)
    build(home, MODEL, ids, vectors)
    index = open_index(home, MODEL)
    index.add([3, 10, 10], np.vstack([vectors[0], vectors[1], vectors[2]]))
    assert index.remove([5, 77]) == 1
    assert index.remove([]) == 0
    assert index.ids.tolist() == [0, 1, 2, 3, 4, 6, 7, 8, 9, 10]
    assert [row for row, _ in index.search(vectors[0], 2)] == [0, 3]
    assert [row for row, _ in index.search(vectors[2], 2)] == [2, 10], "of a number given twice the last vector counts"
    assert open_index(home, MODEL).ids.tolist() == ids.tolist(), "until it is saved, the file is as it was"
    index.save()
    assert open_index(home, MODEL, stamp(index.ids)).ids.tolist() == index.ids.tolist()
    assert len(list(home.indexes.glob("*.faiss"))) == 1


def test_a_reader_keeps_its_file_while_a_writer_saves(home: Home) -> None:
    vectors = _random(200)
    build(home, MODEL, np.arange(200), vectors)
    reader = open_index(home, MODEL)
    writer = open_index(home, MODEL)
    writer.remove(np.arange(100))
    writer.save()
    assert reader.search(vectors[5], 1)[0][0] == 5
    assert open_index(home, MODEL).search(vectors[5], 1)[0][0] != 5


def test_nothing_in_it(home: Home) -> None:
    index = open_index(home, MODEL, EMPTY, dimension=48)
    assert (len(index), index.dimension) == (0, 48)
    assert index.search(_random(1)[0], 5) == []
    assert index.search_many(_random(3), 5) == [[], [], []]
    assert not home.indexes.exists(), "a question makes no file"
    built = build(home, MODEL, [], np.zeros((0, 0), dtype=np.float32))
    assert open_index(home, MODEL, EMPTY).search(_random(1)[0], 5) == []
    built.add([7], _random(1))
    assert built.search(_random(1)[0], 5, allowed=np.array([8])) == []
    assert built.search(_random(1)[0], 0) == []
    assert built.search(_random(1)[0], 5) == [(7, 1.0)]


def test_vectors_come_back(home: Home) -> None:
    vectors = _random(4)
    ids, matrix = build(home, MODEL, [9, 2, 5, 1], vectors).vectors()
    assert ids.tolist() == [1, 2, 5, 9]
    np.testing.assert_array_equal(matrix, vectors[[3, 1, 2, 0]])


@pytest.mark.parametrize(
    ("ids", "vectors"),
    [
        ([1, 2], _random(1)),
        ([-1], _random(1)),
        ([1], np.full((1, 48), np.nan)),
        ([1], _random(1, dimension=47)),
        ([1], _random(1)[0]),
    ],
)
def test_wrong_shapes_are_refused(home: Home, ids: list[int], vectors: Matrix) -> None:
    index = build(home, MODEL, [0], _random(1))
    with pytest.raises(ValueError, match="vectors"):
        index.add(ids, vectors)


def test_every_mismatch_names_the_remedy(home: Home) -> None:
    ids = np.arange(1, 5)
    with pytest.raises(IndexMismatch, match=r"no vector index for 4 statements.*stance index rebuild"):
        open_index(home, MODEL, stamp(ids))
    build(home, MODEL, ids, _random(4))
    with pytest.raises(IndexMismatch, match=r"of model 'test-model', not 'other'.*stance index rebuild"):
        open_index(home, "other", stamp(ids))
    with pytest.raises(IndexMismatch, match="stance index rebuild"):
        open_index(home, MODEL, stamp([1, 2, 3, 5]))
    with pytest.raises(IndexMismatch, match="stance index rebuild"):
        open_index(home, MODEL, EMPTY)


@pytest.mark.parametrize("damage", ["gone", "cut", "other", "no json", "no keys", "format"])
def test_damage_is_a_mismatch_and_no_crash(home: Home, damage: str) -> None:
    build(home, MODEL, np.arange(50), _random(50))
    manifest = read_manifest(home)
    assert manifest is not None
    file, card = home.indexes / manifest.file, home.indexes / MANIFEST
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:1000])
    elif damage == "other":
        file.write_bytes(b"x" * manifest.size)
    elif damage == "no json":
        card.write_bytes(b"\xff{")
    elif damage == "no keys":
        card.write_text("{}")
    else:
        card.write_text(json.dumps(json.loads(card.read_text()) | {"format": 99}))
    with pytest.raises(IndexMismatch, match="stance index rebuild"):
        open_index(home, MODEL)
    build(home, MODEL, [1], _random(1))
    assert len(open_index(home, MODEL)) == 1


def test_verify_lists_what_differs(home: Home) -> None:
    ids, vectors = np.arange(1, 6), _random(5)
    assert verify(home, MODEL, ids, vectors) == [f"the index lacks statement row {row}" for row in range(1, 6)]
    build(home, MODEL, ids, vectors)
    assert verify(home, MODEL, ids, vectors) == []
    changed = vectors.copy()
    changed[2] = vectors[0]
    assert verify(home, MODEL, ids, changed) == ["the vector of row 3 differs"]
    assert verify(home, MODEL, ids[1:], vectors[1:]) == ["the index has row 1, which the database has not"]
    assert verify(home, MODEL, ids, _random(5, dimension=8)) == ["the index has dimension 48 and the database 8"]
    assert "stance index rebuild" in verify(home, "other", ids, vectors)[0]


def test_an_unwritable_home(tmp_path: Path) -> None:
    (tmp_path / "indexes").write_text("a file is in the way")
    with pytest.raises(HomeError, match="cannot be written"):
        build(Home(tmp_path), MODEL, [1], _random(1))


def test_the_manifest_says_what_is_in_the_file(home: Home) -> None:
    build(home, MODEL, [4, 2], _random(2))
    manifest = read_manifest(home)
    assert manifest is not None
    assert (manifest.model, manifest.dimension, manifest.stamp) == (MODEL, 48, (2, 6, 20))
    assert manifest.size == (home.indexes / manifest.file).stat().st_size
    assert manifest.faiss
