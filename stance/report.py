"""`report`: the positions of one actor, topic by topic, each with its statements, shifts and timeline."""

from dataclasses import dataclass
from datetime import date

from stance import store
from stance.identify import Who, filter_for, who
from stance.judges import positions
from stance.phrases import key_phrases
from stance.records import Report, StatementFilter, TopicReport
from stance.retrieve import Record, judged, rank_of, read_topic

TOPICS = 5  # that a report finds by itself


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Whose report, on which topics (none: what the actor spoke of most), and the days."""

    actor: str
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None


def report(record: Record, request: ReportRequest) -> Report:
    """The report; an actor who is not on record has one without topics."""
    asked = who(record.db, record.base, request.actor)
    coverage = store.coverage(record.db, request.as_of)
    if asked.actor is None and asked.speaker is None:
        return Report(None, request.actor, coverage, made_on=date.today())
    wanted = filter_for(asked, StatementFilter(since=request.since, until=request.until, as_of=request.as_of))
    names = request.topics or _spoken_of(record, asked, wanted)
    topics = tuple(_topic(record, asked, name, wanted) for name in names)
    return Report(asked.actor, request.actor, coverage, topics, made_on=date.today())


def _spoken_of(record: Record, asked: Who, wanted: StatementFilter) -> tuple[str, ...]:
    """What the actor spoke of most, in his own words."""
    contents = {telling.group: telling.statement.content for telling in store.tellings(record.db, wanted)}
    own = [name for name in (asked.speaker, None if asked.actor is None else asked.actor.name) if name is not None]
    return tuple(name for name, _ in key_phrases(contents.values(), limit=TOPICS, apart_from=own))


def _topic(record: Record, asked: Who, name: str, wanted: StatementFilter) -> TopicReport:
    """One topic: its position, and its utterances, oldest first."""
    topic, rank = read_topic(record, name), rank_of(record)
    about = judged(record, topic, wanted)
    subject = asked.speaker or (asked.actor.name if asked.actor is not None else name)
    changes = positions.shifts(about, asked.actor, topic.topic, rank) if asked.actor is not None else []
    timeline = sorted(about, key=lambda item: item.telling.when or date.min)
    return TopicReport(topic.topic, topic.text, positions.position(about, subject, rank), tuple(timeline), tuple(changes))
