"""`compare`: where several actors stand on several topics, and how far every two of them agree."""

from collections.abc import Sequence
from itertools import combinations

from stance import store
from stance.errors import UsageError
from stance.identify import filter_for, who
from stance.records import ANY_DAY, Agreement, Comparison, Days, Label, Stand
from stance.retrieve import OF_EVERYONE, Record, judged, rank_of, read_topic, stand_of, stands

NEAR = {Label.SUPPORTS: 1.0, Label.CONDITIONAL: 0.5, Label.NEUTRAL: 0.0, Label.OPPOSES: -1.0}


def compare(record: Record, actors: Sequence[str], topics: Sequence[str], days: Days = ANY_DAY) -> Comparison:
    """The stand of each actor on each topic, in the order given; without actors, of everyone on record, the latest word first.

    How far every two agree is told of actors that were asked for. Without topics all those that the record names are compared;
    UsageError if it names none. Unknown names are listed in `unknown`.
    """
    names = list(topics) or [kept.name for kept in store.topics(record.db)]
    if not names:
        raise UsageError("nothing to compare on; give --topic, or name topics with `stance topics add`")
    asked = [(name, who(record.db, record.base, name)) for name in dict.fromkeys(actors)]
    unknown = tuple(name for name, one in asked if one.actor is None and one.speaker is None)
    wanted = days.filter
    rank, found = rank_of(record), list[Stand]()
    for name in names:
        topic = read_topic(record, name)
        if not actors:
            found += stands(topic, judged(record, topic, wanted, limit=OF_EVERYONE), rank)
        for given, one in asked:
            if given not in unknown:
                subject = one.speaker or (one.actor.name if one.actor is not None else given)
                found.append(stand_of(subject, one.actor, topic, judged(record, topic, filter_for(one, wanted)), rank))
    return Comparison(store.coverage(record.db, days.as_of), tuple(found), tuple(agreements(found)) if actors else (), unknown)


def agreements(stands: Sequence[Stand]) -> list[Agreement]:
    """The agreement of every two actors over the topics on which both have a position, in the order of the stands."""
    labels: dict[str, dict[str, Label]] = {}
    for one in stands:
        labels.setdefault(one.name, {})[one.topic] = one.position.label
    out = []
    for left, right in combinations(labels, 2):
        shared = [t for t in labels[left] if labels[left][t] in NEAR and labels[right].get(t) in NEAR]
        alike = [1 - abs(NEAR[labels[left][t]] - NEAR[labels[right][t]]) / 2 for t in shared]
        out.append(Agreement(left, right, len(shared), round(sum(alike) / len(alike), 3) if alike else None))
    return out
