"""What each page says: a question to the record, as values for a template and as the shape of its JSON twin."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stance import compare as comparing
from stance import shifts as changes
from stance import store
from stance.ask import Request, ask
from stance.errors import StanceError, UsageError
from stance.formats import shapes
from stance.records import Days, Label, ReviewState, Stand, StatementFilter, Telling, Topic
from stance.retrieve import Record, excerpt_of, read_topic
from stance.web import found, highlight

LATEST = 20  # utterances on an actor's page
NAMES = 12  # speakers or topics in a short list
SUGGESTED = 20  # names that complete what is being typed
MOST = 200  # statements that an answer may be asked for


class Missing(StanceError):
    """The page is about something that the record does not hold."""


@dataclass(frozen=True, slots=True)
class Args:
    """What a request names: a key in its path, and the fields of its query."""

    key: str
    query: Mapping[str, Sequence[str]]

    def text(self, name: str) -> str | None:
        """A field without the white space around it; None if it is empty or missing."""
        return next(iter(self.texts(name)), None)

    def texts(self, name: str) -> list[str]:
        """All values of a field that are not empty."""
        return [value for given in self.query.get(name, ()) if (value := " ".join(given.split())[:1000])]

    def day(self, name: str) -> date | None:
        """A day, YYYY-MM-DD; UsageError if it is none."""
        value = self.text(name)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"{name} {value!r} is not a day; write it as YYYY-MM-DD") from None

    @property
    def days(self) -> Days:
        """The days that an answer is confined to."""
        return Days(self.day("since"), self.day("until"), self.day("as_of"))


@dataclass(frozen=True, slots=True)
class Page:
    """A template with its values, and the JSON that says the same."""

    template: str
    title: str
    values: Mapping[str, Any]
    shape: Any


def front(record: Record, args: Args) -> Page:
    """The question, and what the record holds; the answer once something is asked."""
    actor, topic = args.text("actor"), args.text("topic")
    if actor is None and topic is None:
        held = store.coverage(record.db)
        actors, topics = found.quoted(record), found.topics(record)
        shape = {
            "coverage": shapes.coverage(held),
            "actors": [shapes.activity(*one) for one in actors],
            "topics": [shapes.topic(one) for one in topics],
        }
        return Page("front.html", "stance", {"coverage": held, "actors": actors, "topics": topics}, shape)
    if topic is None:
        raise UsageError("say what about: a topic or a proposition")
    limit = args.text("limit") or "20"
    if not limit.isascii() or not limit.isdigit() or not 0 < int(limit) <= MOST:
        raise UsageError(f"limit {limit!r} is not a number from 1 to {MOST}")
    days = args.days
    answer = ask(record, Request(topic, actor, args.text("speaker"), args.text("source"), days.since, days.until, days.as_of, int(limit)))
    title = f"{actor} on {topic}" if actor is not None else topic
    return Page("answer.html", title, {"answer": answer}, shapes.answer(answer))


def actor_page(record: Record, args: Args) -> Page:
    """Who an actor is, what he spoke of, where he stands on the topics of the record, who speaks for him, and his latest words."""
    actor = store.actor(record.db, args.key)
    if actor is None:
        raise Missing(f"no actor has the id {args.key!r}")
    wanted = StatementFilter(actor_id=actor.id, limit=4 * LATEST)
    many, first, last = store.activity(record.db, wanted)
    topics = [kept.name for kept in store.topics(record.db)][:NAMES]
    stands = comparing.compare(record, [actor.name], topics).stands if topics else ()
    speakers = store.speakers(record.db, actor_id=actor.id)[:NAMES]
    first_told: dict[str, Telling] = {}
    for telling in store.tellings(record.db, wanted):
        first_told.setdefault(telling.group, telling)
    latest = list(first_told.values())[:LATEST]
    spoken_of = found.topics(record, actor.name)
    shape = shapes.activity(actor, many, first, last) | {
        "speakers": [{"name": name, "statements": n} for name, n in speakers],
        "topics": [shapes.topic(topic) for topic in spoken_of],
        "positions": [shapes.stand(stand) for stand in stands],
        "latest": [shapes.statement(telling) for telling in latest],
    }
    values = {"actor": actor, "many": many, "first": first, "last": last, "speakers": speakers, "stands": stands, "topics": spoken_of}
    return Page("actor.html", actor.name, values | {"latest": [(telling, excerpt_of(record, telling)) for telling in latest]}, shape)


def topic_page(record: Record, args: Args) -> Page:
    """Where everyone stands on a topic, side by side; without a topic, which ones there are."""
    topic = args.text("topic")
    if topic is None:
        topics = found.topics(record)
        return Page("topics.html", "Topics", {"topics": topics}, [shapes.topic(one) for one in topics])
    compared = comparing.compare(record, [], [topic], args.days)
    read = read_topic(record, topic)
    stands = sorted(compared.stands, key=lambda stand: -stand.statements)
    sides = {label: [stand for stand in stands if stand.position.label is label] for label in Label}
    values = {"topic": Topic(read.topic, read.text), "sides": {k: v for k, v in sides.items() if v}, "coverage": compared.coverage}
    return Page("topic.html", read.topic, values, {"topic": read.topic, "proposition": read.text} | shapes.comparison(compared))


def comparison(record: Record, args: Args) -> Page:
    """Several actors on several topics, and how far they agree; the form alone until both are given."""
    actors, topics = args.texts("actor"), args.texts("topic")
    if not actors:
        nothing = {"actors": [], "names": [], "topics": topics, "rows": {}, "agreements": [], "unknown": ()}
        return Page("compare.html", "Compare", nothing, {"stands": []})
    compared = comparing.compare(record, actors, topics, args.days)
    rows: dict[str, dict[str, Stand]] = {}
    for stand in compared.stands:
        rows.setdefault(stand.topic, {})[stand.name] = stand
    names = list(dict.fromkeys(stand.name for stand in compared.stands))
    shared = [one for one in compared.agreements if one.score is not None]
    values = {"actors": actors, "names": names, "topics": topics, "rows": rows, "agreements": shared, "unknown": compared.unknown}
    return Page("compare.html", ", ".join(names) or "Compare", values, shapes.comparison(compared))


def shift_page(record: Record, args: Args) -> Page:
    """Every change of an actor's position, with the sentence before and the sentence after."""
    actor, topic = args.text("actor"), args.text("topic")
    turns = [] if actor is None else changes.shifts(record, actor, topic, args.days)
    about = f"{actor} on {topic}" if topic is not None else actor
    title = f"Changes of position: {about}" if actor is not None else "Changes of position"
    return Page("shifts.html", title, {"shifts": turns, "actor": actor, "topic": topic}, [shapes.shift(one) for one in turns])


def article_page(record: Record, args: Args) -> Page:
    """An article with its statements marked in place."""
    article = store.article(record.db, args.key)
    if article is None:
        raise Missing(f"no article has the id {args.key!r}")
    said = store.tellings(record.db, StatementFilter(article_id=article.id, review=ReviewState.ALL))
    values = {
        "article": article,
        "paragraphs": highlight.paragraphs(article.text, said),
        "said": said,
        "versions": store.versions(record.db, article.id),
        "topics": store.topics(record.db),
    }
    return Page("article.html", article.title or "Untitled article", values, shapes.whole_article(article, said))


COMPLETED: dict[str, Callable[[Record, str], list[str]]] = {
    "actor": lambda record, start: store.names_like(record.db, start, limit=SUGGESTED),
    "topic": lambda record, start: [topic.name for topic in found.topics(record) if start.casefold() in topic.name.casefold()][:SUGGESTED],
}


def complete(record: Record, args: Args) -> Page:
    """Names that complete what is being typed: actors and speakers, or topics."""
    names = {name: find(record, args.text(name) or "") for name, find in COMPLETED.items() if name in args.query}
    return Page("", "", {}, names)
