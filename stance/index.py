"""The vector index: vectors <-> row numbers of statements, a cache of the database in one FAISS file and a manifest.

Exact inner product on L2-normalised vectors (cosine), because row numbers must be removable (HNSW cannot) and because
50,000 vectors of 384 take 5 ms. The file is mapped, not read, for a question; it is read in whole only to be changed.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stance.config import Home
from stance.errors import HomeError, IndexMismatch

Stamp = tuple[int, int, int]
Hit = tuple[int, float]

MANIFEST = "manifest.json"
REMEDY = "run `stance index rebuild`"
EMPTY: Stamp = (0, 0, 0)
DECIMALS = 6  # what float32 sums are good for; scores that agree so far are ties
_FORMAT = 1
_MODULUS = 1_000_000_007
_SPARE = 16  # fetched beyond k, so that ties at the edge are seen


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index file holds: the model, the dimension, and the stamp of its row numbers."""

    model: str
    dimension: int
    stamp: Stamp
    file: str
    size: int  # of the file in bytes: a cut-off file must not be mapped
    faiss: str
    format: int = _FORMAT


class VectorIndex:
    """Vectors by row number; changes stay in memory until `save`."""

    def __init__(self, folder: Path, model: str, dimension: int, file: str | None = None):
        """An index of `dimension` in `folder`; with `file` it holds what that file has, else nothing."""
        self.model, self.dimension = model, dimension
        self._folder, self._file = folder, file
        self._index: Any = _mapped(folder / file) if file is not None else _empty(dimension)
        self._mapped = file is not None

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def ids(self) -> NDArray[np.int64]:
        """The row numbers that it holds, ascending."""
        return np.sort(self._numbers())

    def search(self, vector: ArrayLike, k: int, *, allowed: NDArray[np.int64] | None = None) -> list[Hit]:
        """The k vectors nearest to one vector, as (row number, cosine to six decimals), best first, ties by row number.

        Only `allowed` row numbers are looked at, so a filter never costs results.
        """
        return self.search_many(np.asarray(vector, dtype=np.float32).reshape(1, -1), k, allowed=allowed)[0]

    def search_many(self, vectors: ArrayLike, k: int, *, allowed: NDArray[np.int64] | None = None) -> list[list[Hit]]:
        """`search` for each row of a matrix (n, dimension)."""
        total = len(self) if allowed is None else min(len(self), len(allowed))
        if k <= 0 or not total:
            return [[] for _ in np.asarray(vectors)]
        asked = _checked(vectors, self.dimension)
        fetch = min(k + _SPARE, total)
        while True:
            scores, numbers = self._index.search(asked, fetch, params=_only(allowed))
            scores = np.round(scores.astype(np.float64), DECIMALS)
            # A tie that reaches the end of what was fetched may go on beyond it.
            open_tie = fetch < total and k < fetch and bool(np.any((scores[:, k - 1] == scores[:, -1]) & (numbers[:, -1] >= 0)))
            if not open_tie:
                return [_best(*row, k) for row in zip(numbers, scores, strict=True)]
            fetch = min(fetch * 4, total)

    def add(self, ids: ArrayLike, vectors: ArrayLike) -> None:
        """Add vectors (n, dimension) under their row numbers; one that is there already is replaced."""
        if not len(self):  # an index that holds nothing takes the dimension of what comes first
            self.dimension = np.asarray(vectors).shape[-1]
            self._index, self._mapped = _empty(self.dimension), False
        numbers, matrix = _paired(ids, vectors, self.dimension)
        if len(numbers):
            self._changeable()
            if np.isin(numbers, self._numbers()).any():
                self._index.remove_ids(numbers)
            self._index.add_with_ids(matrix, numbers)

    def remove(self, ids: ArrayLike) -> int:
        """Take row numbers out; returns how many were there."""
        numbers = np.asarray(ids, dtype=np.int64).reshape(-1)
        if not len(numbers):
            return 0
        self._changeable()
        return int(self._index.remove_ids(numbers))

    def vectors(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """A copy of what it holds: row numbers, ascending, and the matrix (n, dimension)."""
        numbers = self._numbers()
        order = np.argsort(numbers)
        matrix = self._index.index.reconstruct_n(0, len(self)) if len(self) else np.zeros((0, self.dimension), dtype=np.float32)
        return numbers[order], matrix[order]

    def save(self) -> Manifest:
        """Write index and manifest; a reader sees the old pair or the new one, also if this is cut off."""
        import faiss

        file = f"vectors-{uuid4().hex[:12]}.faiss"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            faiss.write_index(self._index, str(self._folder / file))
            size = (self._folder / file).stat().st_size
            manifest = Manifest(self.model, self.dimension, stamp(self._numbers()), file, size, faiss.__version__)
            temporary = self._folder / f"{file}.json"
            temporary.write_text(json.dumps(asdict(manifest)), encoding="utf-8")
            os.replace(temporary, self._folder / MANIFEST)
            for old in self._folder.glob("vectors-*.faiss"):
                if old.name != file:
                    old.unlink(missing_ok=True)
        except (OSError, RuntimeError) as error:
            raise HomeError(f"{self._folder}: the index cannot be written ({error}); make the home writable or choose another with --home") from error
        self._file = file
        return manifest

    def _numbers(self) -> NDArray[np.int64]:
        """Row numbers in the order of the file."""
        import faiss

        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def _changeable(self) -> None:
        """Read the file into memory: FAISS may not change an index that is mapped."""
        if self._mapped and self._file is not None:
            import faiss

            self._index, self._mapped = faiss.read_index(str(self._folder / self._file)), False


def stamp(ids: ArrayLike) -> Stamp:
    """What stands for a set of row numbers: their count, sum, and sum of squares modulo 1,000,000,007 (`store.vector_stamp`)."""
    numbers = np.asarray(ids, dtype=np.int64).reshape(-1)
    return len(numbers), int(numbers.sum()), int((numbers * numbers % _MODULUS).sum())


def build(home: Home, model: str, ids: ArrayLike, vectors: ArrayLike) -> VectorIndex:
    """Make the index of a home anew from row numbers (n,) and vectors (n, dimension), and save it."""
    matrix = np.asarray(vectors, dtype=np.float32)
    index = VectorIndex(home.indexes, model, matrix.shape[1] if matrix.ndim == 2 else 0)
    index.add(ids, matrix)
    index.save()
    return index


def open_index(home: Home, model: str, expected: Stamp | None = None, *, dimension: int = 0) -> VectorIndex:
    """The index of a home, for a model; `expected` is the database's stamp for that model.

    A home without index or vectors has an empty one of `dimension`. Raises IndexMismatch, which names the remedy, if the
    index is of another model, another set of statements, missing, or damaged.
    """
    manifest = _settled(home)
    if manifest is None:
        if expected is not None and expected != EMPTY:
            raise IndexMismatch(f"{home.indexes}: no vector index for {expected[0]} statements; {REMEDY}")
        return VectorIndex(home.indexes, model, dimension)
    if manifest.model != model:
        raise IndexMismatch(f"{home.indexes}: the vector index is of model {manifest.model!r}, not {model!r}; {REMEDY}")
    if expected is not None and manifest.stamp != expected:
        raise IndexMismatch(
            f"{home.indexes}: the vector index holds {manifest.stamp[0]} statements, the database {expected[0]}, or others of them; {REMEDY}"
        )
    path = home.indexes / manifest.file
    index = VectorIndex(home.indexes, model, manifest.dimension, manifest.file)
    if len(index) != manifest.stamp[0] or index._index.d != manifest.dimension:
        raise IndexMismatch(f"{path}: not the index that the manifest describes; {REMEDY}")
    return index


def read_manifest(home: Home) -> Manifest | None:
    """The manifest of a home; None if it has no index; IndexMismatch if it cannot be read."""
    path = home.indexes / MANIFEST
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["format"] != _FORMAT:
            raise IndexMismatch(f"{path}: an index of format {values['format']!r}, this stance reads {_FORMAT}; {REMEDY}")
        return Manifest(
            values["model"], int(values["dimension"]), _stamp_of(values["stamp"]), Path(values["file"]).name, int(values["size"]), values["faiss"]
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexMismatch(f"{path}: cannot be read ({error}); {REMEDY}") from error


def verify(home: Home, model: str, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> list[str]:
    """Every difference between the index of a home and the vectors of the database, one line each; empty if there is none."""
    try:
        index = open_index(home, model, dimension=vectors.shape[1])
    except IndexMismatch as error:
        return [str(error)]
    held, matrix = index.vectors()
    problems = [f"the index lacks statement row {row}" for row in np.setdiff1d(ids, held)[:20]]
    problems += [f"the index has row {row}, which the database has not" for row in np.setdiff1d(held, ids)[:20]]
    common, left, right = np.intersect1d(ids, held, return_indices=True)
    if len(common) and vectors.shape[1] != index.dimension:
        return [*problems, f"the index has dimension {index.dimension} and the database {vectors.shape[1]}"]
    if len(common):
        apart = np.abs(vectors[left] - matrix[right]).max(axis=1) > 1e-6
        problems += [f"the vector of row {row} differs" for row in common[apart][:20]]
    return problems


def _settled(home: Home) -> Manifest | None:
    """The manifest, once its file is there in its full size; a writer may be putting a new pair in its place."""
    manifest = None
    for _ in range(3):
        manifest = read_manifest(home)
        if manifest is None:
            return None
        path = home.indexes / manifest.file
        if path.exists() and path.stat().st_size == manifest.size:
            return manifest
    raise IndexMismatch(f"{home.indexes}: the index file is missing or cut off; {REMEDY}")


def _mapped(path: Path) -> Any:
    """An index file, mapped for reading; queries come one at a time, where FAISS is quickest on one thread."""
    import faiss

    faiss.omp_set_num_threads(1)
    try:
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise IndexMismatch(f"{path}: missing or damaged; {REMEDY}") from error
    if not isinstance(index, faiss.IndexIDMap2):
        raise IndexMismatch(f"{path}: not an index of stance; {REMEDY}")
    return index


def _empty(dimension: int) -> Any:
    """An index without vectors."""
    import faiss

    return faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))


def _only(allowed: NDArray[np.int64] | None) -> Any:
    """Search parameters that let FAISS look at the allowed row numbers alone."""
    if allowed is None:
        return None
    import faiss

    return faiss.SearchParameters(sel=faiss.IDSelectorBatch(np.ascontiguousarray(allowed, dtype=np.int64)))  # type: ignore[call-arg]


def _best(numbers: NDArray[np.int64], scores: NDArray[np.float64], k: int) -> list[Hit]:
    """The first k of one answer, by score, then row number; FAISS pads short answers with -1."""
    found = numbers >= 0
    numbers, scores = numbers[found], scores[found]
    return [(int(numbers[at]), float(scores[at])) for at in np.lexsort((numbers, -scores))[:k]]


def _checked(vectors: ArrayLike, dimension: int) -> NDArray[np.float32]:
    """A finite float32 matrix (n, dimension); ValueError if it is none."""
    matrix = np.ascontiguousarray(vectors, dtype=np.float32)
    if matrix.ndim != 2 or (len(matrix) and matrix.shape[1] != dimension) or not np.isfinite(matrix).all():
        raise ValueError(f"vectors must be finite and of shape (n, {dimension}), not {matrix.shape}")
    return matrix


def _paired(ids: ArrayLike, vectors: ArrayLike, dimension: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Row numbers and vectors of one length; of a number given twice the last vector counts."""
    numbers = np.asarray(ids, dtype=np.int64).reshape(-1)
    matrix = _checked(vectors, dimension)
    if len(numbers) != len(matrix) or (len(numbers) and numbers.min() < 0):
        raise ValueError(f"{len(numbers)} row numbers for {len(matrix)} vectors, or a negative one")
    last = np.sort(len(numbers) - 1 - np.unique(numbers[::-1], return_index=True)[1]) if len(numbers) else np.zeros(0, dtype=np.int64)
    return numbers[last], np.ascontiguousarray(matrix[last])


def _stamp_of(values: Sequence[int]) -> Stamp:
    """A stamp from JSON."""
    count, total, squares = (int(value) for value in values)
    return count, total, squares
