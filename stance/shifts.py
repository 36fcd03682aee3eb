"""`shifts`: every change of an actor's position, on one topic or on all named ones."""

from stance import store
from stance.identify import filter_for, who
from stance.judges import positions
from stance.records import ANY_DAY, Days, Shift
from stance.retrieve import Record, judged, rank_of, read_topic


def shifts(record: Record, actor: str, topic: str | None = None, days: Days = ANY_DAY) -> list[Shift]:
    """The changes in order of topic and day; without a topic on all that the record names.

    [] for an unknown actor or a position that never changed.
    """
    asked = who(record.db, record.base, actor)
    if asked.actor is None:
        return []
    wanted = filter_for(asked, days.filter)
    names = [topic] if topic is not None else [kept.name for kept in store.topics(record.db)]
    out: list[Shift] = []
    for name in names:
        read = read_topic(record, name)
        out += positions.shifts(judged(record, read, wanted), asked.actor, read.topic, rank_of(record))
    return out
