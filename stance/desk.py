"""A record that answers: opened for one command, or kept open by a server, which notices when the home has changed."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from stance import embedders, index, judges, store
from stance.config import DEFAULT_EMBEDDER, DEFAULT_JUDGE, Home
from stance.errors import IndexMismatch
from stance.identify import base_of
from stance.records import Correction
from stance.retrieve import Record

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Which home is opened, with which embedder (exported to `cache`) and judge (and the key that its endpoint asks for)."""

    home: Home
    cache: Path
    embedder: str = DEFAULT_EMBEDDER
    judge: str = DEFAULT_JUDGE
    judge_key: str | None = None


def open_record(place: Place, say: Say) -> Record:
    """Everything an answer is made from, opened for reading; `say` hears of an index that does not fit, and of what a judge's endpoint costs."""
    judge = judges.open_judge(place.judge, judges.Access(place.judge_key, say))
    db = store.open_store(place.home, readonly=True)
    embedder = embedders.load(place.embedder, place.cache, allow_export=False, threads=1)
    return Record(db=db, base=base_of(db), embedder=embedder, index=_index(place, db, embedder, say), judge=judge)


def _index(place: Place, db: "Database", embedder: embedders.Embedder, say: Say) -> index.VectorIndex:
    """The index of the home; where it does not fit, one in memory from the database's vectors, and a line that says so."""
    try:
        return index.open_index(place.home, embedder.name, store.vector_stamp(db, embedder.name), dimension=embedder.dimension)
    except IndexMismatch as error:
        say(f"{error}; answering from the vectors in the database meanwhile")
        found = index.VectorIndex(place.home.indexes, embedder.name, embedder.dimension)
        ids, matrix = store.vectors(db, embedder.name)
        if len(ids):
            found.add(ids, matrix)
        return found


@dataclass(frozen=True, slots=True)
class Stamp:
    """What index and actors of an open record were made from."""

    vectors: tuple[int, int, int]
    corrections: tuple[Correction, ...]


def _stamp(record: Record) -> Stamp:
    """The stamp of the home as it is now."""
    return Stamp(store.vector_stamp(record.db, record.embedder.name), tuple(store.corrections(record.db)))


class Desk:
    """One record for many questions, all asked in one thread of its own: opened at the first, and mended when the home has changed."""

    def __init__(self, place: Place, say: Say) -> None:
        """Nothing is opened yet."""
        self.place, self._say = place, say
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stance-desk")
        self._record: Record | None = None
        self._version, self._stamp = 0, Stamp((0, 0, 0), ())

    async def ask(self, question: Callable[[Record], T]) -> T:
        """Put a question to the record without holding up the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: question(self._fresh()))

    def prepare(self, work: Callable[[Record], object]) -> None:
        """Do this before the first question, which need not wait for it then; a question that is put meanwhile waits."""
        self._thread.submit(lambda: work(self._fresh()))

    def close(self) -> None:
        """Close the database when the last question is answered."""
        self._thread.submit(self._forget).result()
        self._thread.shutdown()

    def _fresh(self) -> Record:
        """The record as the home is now; what a question itself keeps in the home (judgements) changes nothing here."""
        if self._record is not None and store.path_of(self._record.db) is None and self.place.home.database.exists():
            self._forget()  # the home was empty until now
        if self._record is None:
            self._record = open_record(self.place, self._say)
            self._version, self._stamp = store.data_version(self._record.db), _stamp(self._record)
        record, version = self._record, store.data_version(self._record.db)
        if version != self._version:
            self._version, stamp = version, _stamp(record)
            if stamp != self._stamp:
                self._stamp = stamp
                self._record = replace(record, base=base_of(record.db), index=_index(self.place, record.db, record.embedder, self._say))
        return self._record

    def _forget(self) -> None:
        """Close what is open."""
        if self._record is not None:
            self._record.db.close()
        self._record = None
