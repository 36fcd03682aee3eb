"""`contradictions`: pairs of statements in which one actor says opposite things of one proposition at about the same time."""

from collections import defaultdict
from collections.abc import Sequence

from stance import discovery, store
from stance.identify import filter_for, who
from stance.judges import positions
from stance.records import ANY_DAY, Actor, Contradiction, Days, Judged, StatementFilter
from stance.retrieve import Record, judged, read_topic

TOPICS = 12  # that are looked at where none is given or kept


def contradictions(record: Record, actor: str | None = None, topics: Sequence[str] = (), days: Days = ANY_DAY) -> list[Contradiction]:
    """Contradicting pairs of an actor (None: of everyone), the surest first; [] for an unknown actor.

    Without topics those that the record names are read, and if it names none, what is spoken of most.
    """
    asked = None if actor is None else who(record.db, record.base, actor)
    if asked is not None and asked.actor is None and asked.speaker is None:
        return []
    wanted = days.filter
    wanted = wanted if asked is None else filter_for(asked, wanted)
    out: list[Contradiction] = []
    for name in topics or _topics(record, wanted):
        topic = read_topic(record, name)
        for by, said in _by_actor(judged(record, topic, wanted)).items():
            pairs = positions.contradictions(said)
            out += [Contradiction(by, topic.topic, topic.text, left, right, score, why) for left, right, score, why in pairs]
    return sorted(out, key=lambda c: (-c.score, c.actor.id, c.topic, c.left.telling.statement.id, c.right.telling.statement.id))


def _topics(record: Record, wanted: StatementFilter) -> list[str]:
    """The topics that the record names, else what is spoken of most."""
    kept = [topic.name for topic in store.topics(record.db)]
    if kept:
        return kept
    return [topic.name for topic in discovery.topics(record.db, record.base, wanted, limit=TOPICS)]


def _by_actor(about: Sequence[Judged]) -> dict[Actor, list[Judged]]:
    """Utterances by the actor whom they commit; those of nobody known are left out."""
    out: dict[Actor, list[Judged]] = defaultdict(list)
    for one in about:
        if one.telling.actor is not None:
            out[one.telling.actor].append(one)
    return out
