"""`ask`: what is an actor's position on a topic, in whose words, and how did it change?"""

from dataclasses import dataclass
from datetime import date

from stance import store
from stance.errors import UsageError
from stance.identify import Who, filter_for, who
from stance.judges import positions, question
from stance.records import Actor, Answer, Judged, Label, Position, StatementFilter
from stance.retrieve import CANDIDATES, Record, judged, rank_of, read_topic, related, stands

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: an actor and a topic, or one question in `topic` with no actor; and the filters."""

    topic: str
    actor: str | None = None
    speaker: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    limit: int | None = LIMIT
    everything: bool = False  # unrelated statements too, so labelled


def ask(record: Record, request: Request) -> Answer:
    """Answer a question: position, utterances newest first, shifts; for "who supports …?" everyone on that side.

    An unknown actor or a topic without statements gives label `none` and no statements. Raises UsageError if nothing is asked.
    """
    read = _read(request)
    topic = read_topic(record, read.what)
    asked = who(record.db, record.base, read.who) if read.who is not None else Who(None, None, "anybody")
    coverage = store.coverage(record.db, request.as_of)
    text = request.topic if request.actor is None else f"{request.actor}: {request.topic}"
    if read.who is not None and asked.actor is None and asked.speaker is None:
        return Answer(text, None, topic.topic, topic.text, coverage, Position(Label.NONE), understood=asked.why)
    wanted = StatementFilter(source=request.source, since=request.since, until=request.until, as_of=request.as_of, speaker=request.speaker)
    limit = max(CANDIDATES, 2 * (request.limit or CANDIDATES))
    all_of_them = judged(record, topic, filter_for(asked, wanted), limit=limit, everything=request.everything)
    about, rank = related(all_of_them), rank_of(record)
    actor = asked.actor or _sole_actor(about)
    shown = tuple(_newest_first(_plainest(all_of_them if request.everything else about, request.limit)))
    if read.who is None and actor is None:
        found = tuple(s for s in stands(topic, about, rank) if read.side in (None, s.position.label))
        return Answer(text, None, topic.topic, topic.text, coverage, Position(Label.NONE, text=""), shown, (), asked.why, found)
    subject = asked.speaker or (actor.name if actor is not None else "the record")
    shifts = positions.shifts(about, actor, topic.topic, rank) if actor is not None else []
    return Answer(text, actor, topic.topic, topic.text, coverage, positions.position(about, subject, rank), shown, tuple(shifts), asked.why)


def _read(request: Request) -> question.Question:
    """Actor's name, topic and side; a lone text is a question, or a topic that anybody may have spoken on."""
    if request.actor is not None:
        return question.Question(request.actor, request.topic)
    if not request.topic.strip():
        raise UsageError('nothing was asked; write `stance ask ACTOR TOPIC` or `stance ask "what has X said about Y?"`')
    return question.parse(request.topic) or question.Question(None, request.topic)


def _sole_actor(about: list[Judged]) -> Actor | None:
    """The one actor of all the statements, if there is just one."""
    actors = {j.telling.actor for j in about}
    return actors.pop() if len(actors) == 1 else None


def _plainest(judgements: list[Judged], limit: int | None) -> list[Judged]:
    """As many as are asked for, in the order they came in: those that bear most plainly on the topic."""
    if limit is None or len(judgements) <= limit:
        return judgements
    ranked = sorted(range(len(judgements)), key=lambda at: (judgements[at].stance.label is Label.UNRELATED, -judgements[at].stance.score, at))
    return [judgements[at] for at in sorted(ranked[:limit])]


def _newest_first(judgements: list[Judged]) -> list[Judged]:
    """Newest day first; the most relevant first within a day, which is the order they came in."""
    ranked = list(enumerate(judgements))
    return [j for _, j in sorted(ranked, key=lambda item: (-(item[1].telling.when or date.min).toordinal(), item[0]))]
