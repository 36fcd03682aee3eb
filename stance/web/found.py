"""What pages show of the whole record, found once for each state of it: its topics, and who is quoted most."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from stance import store
from stance import topics as spoken_of
from stance.records import Actor, ActorKind, Topic
from stance.retrieve import Record

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

T = TypeVar("T")
Activity = tuple[Actor, int, "date | None", "date | None"]
TOPICS = 16  # that a page names
QUOTED = 12  # actors in the list of those who are quoted most
_KEPT: "WeakKeyDictionary[Database, tuple[int, dict[Hashable, Any]]]" = WeakKeyDictionary()


def topics(record: Record, actor: str | None = None) -> list[Topic]:
    """The topics that people keep, then those that the record, or one actor, speaks of most."""
    return _once(record.db, ("topics", actor), lambda: spoken_of.topics(record, actor=actor, limit=TOPICS))


def quoted(record: Record) -> list[Activity]:
    """The actors who are quoted most; sources without a name ("officials") are none."""

    def find() -> list[Activity]:
        return [found for found in store.list_actors(record.db, limit=4 * QUOTED) if found[0].kind is not ActorKind.UNNAMED][:QUOTED]

    return _once(record.db, "quoted", find)


def prepare(record: Record) -> None:
    """Find what the front page and the pages of the most quoted actors show, so that nobody waits for it."""
    topics(record)
    for actor, *_ in quoted(record):
        topics(record, actor.name)


def _once(db: "Database", key: Hashable, find: Callable[[], T]) -> T:
    """A value that holds until the record changes."""
    version = store.data_version(db)
    if db not in _KEPT or _KEPT[db][0] != version:
        _KEPT[db] = version, {}
    kept = _KEPT[db][1]
    if key not in kept:
        kept[key] = find()
    found: T = kept[key]
    return found
