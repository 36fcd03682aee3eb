"""Opening a home for questions: database, actors, embedder, index and judge."""

from typing import TYPE_CHECKING

from stance.cli.common import Settings, note

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.actors import Base
    from stance.embedders import Embedder
    from stance.index import VectorIndex
    from stance.retrieve import Record


def open_base(db: "Database") -> "Base":
    """The shipped actors with what people of this home have added."""
    from stance import actors, store

    return actors.load_base().corrected(aliases=store.aliases(db), offices=store.offices(db))


def open_record(given: Settings, judge: str | None = None) -> "Record":
    """Everything an answer is made from, opened for reading; UsageError for an unknown judge."""
    from stance import embedders, judges, store
    from stance.errors import UsageError
    from stance.retrieve import Record

    name = judge or judges.DEFAULT
    if name not in judges.JUDGES:
        raise UsageError(f"--judge {name!r} is not one of {', '.join(judges.JUDGES)}")
    db = store.open_store(given.home, readonly=True)
    embedder = embedders.load(given.embedder, given.cache, allow_export=False, threads=1)
    return Record(db=db, base=open_base(db), embedder=embedder, index=_index(given, db, embedder), judge=judges.JUDGES[name]())


def _index(given: Settings, db: "Database", embedder: "Embedder") -> "VectorIndex":
    """The index of the home; where it does not fit, one in memory from the database's vectors, and a line that says so."""
    from stance import index, store
    from stance.errors import IndexMismatch

    try:
        return index.open_index(given.home, embedder.name, store.vector_stamp(db, embedder.name), dimension=embedder.dimension)
    except IndexMismatch as error:
        note(f"{error}; answering from the vectors in the database meanwhile")
        found = index.VectorIndex(given.home.indexes, embedder.name, embedder.dimension)
        ids, matrix = store.vectors(db, embedder.name)
        if len(ids):
            found.add(ids, matrix)
        return found
