"""`shifts`: every change of an actor's position, on one topic or on all named ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stance import store
from stance.identify import filter_for, who
from stance.judges import positions
from stance.records import Shift, StatementFilter
from stance.retrieve import Record, judged, rank_of, read_topic


@dataclass(frozen=True, slots=True)
class ShiftRequest:
    """Whose changes; no topic means every topic that the record names."""

    actor: str
    topic: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None


def shifts(record: Record, request: ShiftRequest) -> list[Shift]:
    """The changes in order of topic and day; [] for an unknown actor or a position that never changed."""
    asked = who(record.db, record.base, request.actor)
    if asked.actor is None:
        return []
    wanted = filter_for(asked, StatementFilter(since=request.since, until=request.until, as_of=request.as_of))
    out: list[Shift] = []
    for name in _topics(record, request.topic):
        topic = read_topic(record, name)
        out += positions.shifts(judged(record, topic, wanted), asked.actor, topic.topic, rank_of(record))
    return out


def _topics(record: Record, topic: str | None) -> Sequence[str]:
    """The topic asked for, else all that are kept."""
    return [topic] if topic is not None else [t.name for t in store.topics(record.db)]
