"""Rows to records and back: the one place that knows how each value is written in SQLite."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from stance.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    ArticleRef,
    Change,
    DateOrigin,
    Decision,
    Field,
    Kind,
    Label,
    Precision,
    Reviewed,
    Span,
    Speaker,
    Statement,
    Telling,
)

Row = tuple[Any, ...]

ARTICLE_COLUMNS = (
    "id, url, source, title, author, published, published_precision, published_origin, language, given_id, speaker, role, actor"  # and text
)
STATEMENT_COLUMNS = (
    "s.id, s.article_id, s.spans, s.content, s.kind, s.act, s.cue, s.cue_span, s.source_span, s.speaker, s.role, s.actor_id, "
    "s.said_on, s.said_on_precision, s.confidence, s.extractor, s.negated, s.why, s.actors_also"
)
TELLING_COLUMNS = f"{STATEMENT_COLUMNS}, s.group_id, s.reviewed, s.machine, a.title, a.source, a.url, a.published, c.name, c.kind, c.wikidata"


def storable(value: str | None) -> str | None:
    """The string with every lone surrogate, which UTF-8 cannot hold, as a question mark: offsets stay right."""
    return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


def now() -> str:
    """The time of a write, ISO format in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def iso(day: date | None) -> str | None:
    """A day as SQLite holds it."""
    return None if day is None else day.isoformat()


@lru_cache(maxsize=65536)
def day(value: str | None) -> date | None:
    """A day from SQLite."""
    return None if value is None else date.fromisoformat(value)


def spans_json(spans: Iterable[Span]) -> str:
    """Spans as a JSON list of pairs."""
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


def spans(value: str) -> tuple[Span, ...]:
    """Spans from their JSON list."""
    return tuple([Span(start, end) for start, end in json.loads(value)])


def span_json(span: Span | None) -> str | None:
    """One span as a JSON pair."""
    return None if span is None else f"[{span.start},{span.end}]"


def span(value: str | None) -> Span | None:
    """One span from its JSON pair."""
    if value is None:
        return None
    start, _, end = value[1:-1].partition(",")  # half the time of json.loads, and there are two a statement
    return Span(int(start), int(end))


def article_values(article: Article) -> dict[str, str | None]:
    """The columns of an article that come from its record."""
    return {
        "id": article.id,
        "given_id": storable(article.given_id),
        "url": storable(article.url),
        "source": storable(article.source),
        "title": storable(article.title),
        "author": storable(article.author),
        "published": iso(article.published),
        "published_precision": article.published_precision,
        "published_origin": article.published_origin,
        "language": article.language,
        "speaker": storable(article.speaker),
        "role": storable(article.role),
        "actor": storable(article.actor),
        "text": storable(article.text),
    }


def article(row: Row) -> Article:
    """An article from ARTICLE_COLUMNS and its text."""
    return Article(
        id=row[0],
        url=row[1],
        source=row[2],
        title=row[3],
        author=row[4],
        published=day(row[5]),
        published_precision=None if row[6] is None else Precision(row[6]),
        published_origin=DateOrigin(row[7]),
        language=row[8],
        given_id=row[9],
        speaker=row[10],
        role=row[11],
        actor=row[12],
        text=row[13],
    )


def statement_values(statement: Statement) -> dict[str, str | float | None]:
    """The columns of a statement that come from its record."""
    return {
        "id": statement.id,
        "article_id": statement.article_id,
        "spans": spans_json(statement.spans),
        "content": storable(statement.content),
        "kind": statement.kind,
        "act": statement.act,
        "cue": storable(statement.cue),
        "cue_span": span_json(statement.cue_span),
        "source_span": span_json(statement.source),
        "speaker": storable(statement.speaker),
        "role": storable(statement.role),
        "actor_id": storable(statement.actor_id),
        "said_on": iso(statement.said_on),
        "said_on_precision": statement.said_on_precision,
        "confidence": float(statement.confidence),
        "extractor": statement.extractor,
        "negated": int(statement.negated),
        "why": storable(statement.why),
        "actors_also": json.dumps([storable(actor) for actor in statement.actors_also]),
        "mention": None if statement.mention is None else mention_json(statement.mention),
    }


_MENTION = ("name", "role", "body", "printed", "unnamed", "why")


def mention_json(mention: Speaker) -> str:
    """Who is behind a statement in the article's words; what is not known is left out."""
    values = {name: getattr(mention, name) for name in _MENTION}
    return json.dumps({name: storable(value) if isinstance(value, str) else value for name, value in values.items() if value}, ensure_ascii=False)


def mention(value: str | None) -> Speaker | None:
    """Who is behind a statement, from its JSON; a field of another version of stance is passed over."""
    return None if value is None else Speaker(**{name: one for name, one in json.loads(value).items() if name in _MENTION})


def reviewed_json(reviewed: Reviewed | None) -> str | None:
    """What people decided about a statement."""
    if reviewed is None:
        return None
    values = {"decision": reviewed.decision, "by": reviewed.by, "at": reviewed.at, "note": reviewed.note, "stances": reviewed.stances}
    return json.dumps(values, ensure_ascii=False)


def reviewed(value: str | None) -> Reviewed | None:
    """What people decided, from its JSON."""
    if value is None:
        return None
    row = json.loads(value)
    decision = None if row["decision"] is None else Decision(row["decision"])
    return Reviewed(decision, row["by"], row["at"], row["note"], tuple((proposition, Label(label)) for proposition, label in row["stances"]))


_CORRECTED = {"speaker": Field.SPEAKER, "role": Field.ROLE, "actor_id": Field.ACTOR, "said_on": Field.SAID_ON, "kind": Field.KIND}


def machine(value: str | None) -> tuple[Change, ...]:
    """The machine's values where people's word stands, from the JSON of the columns that it changed."""
    row = {} if value is None else json.loads(value)
    return tuple(Change(field, row[column]) for column, field in _CORRECTED.items() if column in row)


_KINDS = {kind.value: kind for kind in Kind}
_ACTS = {act.value: act for act in Act}
_PRECISIONS: dict[str | None, Precision | None] = {None: None, **{precision.value: precision for precision in Precision}}


def statement(row: Row) -> Statement:
    """A statement from STATEMENT_COLUMNS."""
    return Statement(
        id=row[0],
        article_id=row[1],
        spans=spans(row[2]),
        content=row[3],
        kind=_KINDS[row[4]],
        act=_ACTS[row[5]],
        cue=row[6],
        cue_span=span(row[7]),
        source=span(row[8]),
        speaker=row[9],
        role=row[10],
        actor_id=row[11],
        said_on=day(row[12]),
        said_on_precision=_PRECISIONS[row[13]],
        confidence=row[14],
        extractor=row[15],
        negated=bool(row[16]),
        why=row[17],
        actors_also=tuple(json.loads(row[18])) if row[18] != "[]" else (),
    )


def telling(row: Row) -> Telling:
    """A telling from TELLING_COLUMNS and the outlets as a JSON list."""
    said = statement(row)
    group, by_people, by_machine, title, source, url, published, name, kind, wikidata, outlets = row[19:30]
    return Telling(
        statement=said,
        article=_reference(said.article_id, title, source, url, published),
        actor=None if said.actor_id is None else actor((said.actor_id, name, kind, wikidata)),
        group=group or said.id,
        sources=tuple(sorted(json.loads(outlets))) if outlets is not None else (),
        reviewed=reviewed(by_people),
        machine=machine(by_machine),
    )


@lru_cache(maxsize=4096)
def _reference(article_id: str, title: str | None, source: str | None, url: str | None, published: str | None) -> ArticleRef:
    """What statements show of their article; shared by all of them."""
    return ArticleRef(article_id, title, source, url, day(published))


@lru_cache(maxsize=4096)
def actor(row: Row) -> Actor:
    """An actor from id, name, kind and Wikidata id."""
    return Actor(row[0], row[1], ActorKind(row[2]), row[3])
