"""`ask`: what is an actor's position on a topic, in whose words, and how did it change?"""

from dataclasses import dataclass
from datetime import date

from stance import store
from stance.errors import UsageError
from stance.identify import Who, filter_for, who
from stance.judges import positions, question
from stance.records import Actor, Answer, Judged, Label, Position, StatementFilter
from stance.retrieve import CANDIDATES, Record, judged, rank_of, read_topic, related

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
    """Answer a question: position, utterances newest first, shifts. Raises UsageError if a lone question names no topic.

    An unknown actor or a topic without statements gives label `none` and no statements.
    """
    name, topic_words = _read(request)
    topic = read_topic(record, topic_words)
    asked = who(record.db, record.base, name) if name is not None else Who(None, None, "anybody")
    coverage = store.coverage(record.db, request.as_of)
    text = request.topic if request.actor is None else f"{request.actor}: {request.topic}"
    if name is not None and asked.actor is None and asked.speaker is None:
        return Answer(text, None, topic.topic, topic.text, coverage, Position(Label.NONE), understood=asked.why)
    wanted = StatementFilter(source=request.source, since=request.since, until=request.until, as_of=request.as_of, speaker=request.speaker)
    limit = max(CANDIDATES, 2 * (request.limit or CANDIDATES))
    all_of_them = judged(record, topic, filter_for(asked, wanted), limit=limit, everything=request.everything)
    about = related(all_of_them)
    rank = rank_of(record)
    subject = asked.speaker or (asked.actor.name if asked.actor is not None else "the record")
    one_actor = asked.actor or _sole_actor(about)
    shifts = positions.shifts(about, one_actor, topic.topic, rank) if one_actor is not None else []
    position = positions.position(about, subject, rank) if name is not None or one_actor is not None else Position(Label.NONE, text="")
    shown = _newest_first(all_of_them if request.everything else about)[: request.limit]
    return Answer(text, asked.actor or one_actor, topic.topic, topic.text, coverage, position, tuple(shown), tuple(shifts), asked.why)


def _read(request: Request) -> tuple[str | None, str]:
    """Actor's name and topic; a lone text is a question, or a topic that anybody may have spoken on."""
    if request.actor is not None:
        return request.actor, request.topic
    if not request.topic.strip():
        raise UsageError('nothing was asked; write `stance ask ACTOR TOPIC` or `stance ask "what has X said about Y?"`')
    parsed = question.parse(request.topic)
    return (parsed.who, parsed.what) if parsed is not None else (None, request.topic)


def _sole_actor(about: list[Judged]) -> Actor | None:
    """The one actor of all the statements, if there is just one."""
    actors = {j.telling.actor for j in about}
    return actors.pop() if len(actors) == 1 else None


def _newest_first(judgements: list[Judged]) -> list[Judged]:
    """Newest day first; the most relevant first within a day, which is the order they came in."""
    ranked = list(enumerate(judgements))
    return [j for _, j in sorted(ranked, key=lambda item: (-(item[1].telling.when or date.min).toordinal(), item[0]))]
