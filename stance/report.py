"""`report`: the positions of one actor, topic by topic, each with its statements, shifts, contradictions, and what was not found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from stance import discovery, store
from stance.identify import Who, filter_for, who
from stance.judges import Proposition, Reading, positions
from stance.records import ANY_DAY, Actor, ActorKind, Contradiction, Coverage, Days, Judged, Kind, Report, Shift, Stand, Topic, TopicReport
from stance.retrieve import OF_EVERYONE, Record, judged, rank_of, read_topic, stands
from stance.text import words

TOPICS = 5  # that a report finds by itself
SPOKEN_OF = 16  # that are looked at for them; the rest is named
BEARING = 2  # statements that a topic found by itself has at least
LETTERS = 4  # that a word has which tells something
PAIRS = 3  # contradictions that are shown of a topic, the surest first
OTHERS = 8  # other actors that are shown of a topic, those who said most first


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Whose report, on which topics (none: what the actor spoke of most), and the days."""

    actor: str
    topics: tuple[str, ...] = ()
    days: Days = ANY_DAY


def report(record: Record, request: ReportRequest) -> Report:
    """The report; an actor who is not on record has one without topics."""
    days = request.days
    asked = who(record.db, record.base, request.actor)
    coverage = store.coverage(record.db, days.as_of)
    known = asked.actor is not None or asked.speaker is not None
    found, also = _topics(record, asked, request) if known else ([], [])
    topics = tuple(replace(topic, not_found=tuple(_not_found(topic, coverage, days))) for topic in found)
    return Report(asked.actor, request.actor, coverage, topics, date.today(), days.since, days.until, days.as_of, asked.speaker, tuple(also))


def _topics(record: Record, asked: Who, request: ReportRequest) -> tuple[list[TopicReport], list[Topic]]:
    """The topics that were asked for, else the pinned ones and those that the actor spoke of most; and what else he spoke of.

    A topic that is found makes part of a report if it is something to be done, on which one takes a side, and if the actor took one.
    """
    if request.topics:
        return [_topic(record, asked, name, request.days) for name in request.topics], []
    spoken_of = discovery.topics(record.db, record.base, filter_for(asked, request.days.filter), limit=SPOKEN_OF)
    pinned = [_topic(record, asked, topic.name, request.days) for topic in spoken_of if topic.pinned]
    sides = (topic.name for topic in spoken_of if not topic.pinned and read_topic(record, topic.name).reading is Reading.ACT)
    found = (_topic(record, asked, name, request.days) for name in sides)
    topics = [*pinned, *islice((topic for topic in found if len(topic.timeline) >= BEARING and topic.position.basis), TOPICS)]
    names = {topic.topic for topic in topics}
    return topics, [topic for topic in spoken_of if topic.name not in names]


def _topic(record: Record, asked: Who, name: str, days: Days) -> TopicReport:
    """One topic: its position, what changed, what conflicts, where others stand, and its utterances, oldest first."""
    topic, rank = read_topic(record, name), rank_of(record)
    about = judged(record, topic, filter_for(asked, days.filter))
    timeline = sorted(about, key=lambda item: (item.telling.when or date.min, item.telling.statement.id))
    subject = asked.speaker or (asked.actor.name if asked.actor is not None else name)
    changes = positions.shifts(about, asked.actor, topic.topic, rank) if asked.actor is not None else []
    against = _contradictions(about, asked.actor, topic, changes) if asked.actor is not None else []
    position = positions.position(about, subject, rank)
    if about and not position.basis:
        position = replace(position, text=f"{subject} took no position in {len(about)} statement{'s' * (len(about) > 1)}")
    return TopicReport(topic.topic, topic.text, position, tuple(timeline), tuple(changes), tuple(against), tuple(_others(record, asked, topic, days)))


def _others(record: Record, asked: Who, topic: Proposition, days: Days) -> list[Stand]:
    """Where other actors stand who have a name, those who said most first."""
    found = stands(topic, judged(record, topic, days.filter, limit=OF_EVERYONE), rank_of(record))
    named = [s for s in found if s.actor is not None and s.actor != asked.actor and s.actor.kind is not ActorKind.UNNAMED]
    return sorted(named, key=lambda stand: -stand.statements)[:OTHERS]


def _contradictions(about: Sequence[Judged], actor: Actor, topic: Proposition, changes: Sequence[Shift]) -> list[Contradiction]:
    """The surest pairs for and against, each statement in one of them, and none that a change of position in between explains.

    Both name the topic: what is only near it, or takes it up as "this", is too little to say that somebody contradicts himself.
    """
    out: list[Contradiction] = []
    naming = [one for one in about if _names(one.telling.statement.content, topic.topic)]
    for left, right, score, why in sorted(positions.contradictions(naming), key=lambda pair: -pair[2]):
        days = [one.telling.when or date.min for one in (left, right)]
        explained = any(days[0] <= c.between[1] <= days[1] and c.before.stance.label is left.stance.label for c in changes)
        if not explained and not any(one in (pair.left, pair.right) for pair in out for one in (left, right)):
            out.append(Contradiction(actor, topic.topic, topic.text, left, right, score, why))
    return out[:PAIRS]


def _names(content: str, topic: str) -> bool:
    """Does a statement have one of the topic's own words, in the singular or plural?"""
    said = {word.removesuffix("s") for word in words(content)}
    return any(len(word) >= LETTERS and word.removesuffix("s") in said for word in words(topic))


def _not_found(topic: TopicReport, coverage: Coverage, days: Days) -> list[str]:
    """What was looked for and is not there, in words; one line where there is no statement at all."""
    said, total = topic.timeline, len(topic.timeline)
    if not said:
        return ["a statement on this topic"]
    unnamed = sum(item.telling.statement.speaker is None and item.telling.statement.kind is not Kind.DEED for item in said)
    undated = sum(item.telling.statement.said_on is None for item in said)
    latest = max((item.telling.when for item in said if item.telling.when is not None), default=None)
    end = min((day for day in (days.until, coverage.last) if day is not None), default=None)
    checks = (
        (not topic.shifts, "a change of position"),
        (not topic.contradictions, "two statements of its own that contradict each other"),
        (not topic.others, "a position of another actor"),
        (not any(item.telling.statement.kind is Kind.DIRECT for item in said), "a quotation in the speaker’s own words"),
        (unnamed > 0, f"a named speaker for {unnamed} of {total} statements"),
        (undated > 0, f"a day of speaking for {undated} of {total} statements (the day of publication stands for it)"),
        (latest is not None and end is not None and latest < end, f"anything later than {latest}, though the record goes on to {end}"),
    )
    return [line for missing, line in checks if missing]
