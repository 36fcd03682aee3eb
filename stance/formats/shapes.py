"""The JSON shapes of the command line contract: records -> plain dictionaries; keys may be added, never renamed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from stance.records import (
    Actor,
    Added,
    Answer,
    Article,
    ArticleRef,
    Checked,
    Comparison,
    Contradiction,
    Correction,
    Coverage,
    Evidence,
    Judged,
    Office,
    Position,
    Quotation,
    Report,
    Review,
    Reviewed,
    Shift,
    Span,
    Stance,
    Stand,
    Statement,
    Telling,
    Topic,
    TopicReport,
    Verdict,
)

Shape = dict[str, Any]


def day(value: date | None) -> str | None:
    """ISO date or None."""
    return None if value is None else value.isoformat()


def spans(values: Iterable[Span]) -> list[list[int]]:
    """Spans as [start, end] pairs."""
    return [[span.start, span.end] for span in values]


def actor(value: Actor | None) -> Shape | None:
    """An actor, or None when unresolved."""
    return None if value is None else {"id": value.id, "name": value.name, "kind": value.kind}


def article_ref(value: ArticleRef) -> Shape:
    """What a statement shows of its article."""
    return {"id": value.id, "title": value.title, "source": value.source, "url": value.url, "published": day(value.published)}


def bare_statement(value: Statement, by: Actor | None, published: date | None) -> Shape:
    """The fields of a statement that need no store."""
    return {
        "id": value.id,
        "article_id": value.article_id,
        "content": value.content,
        "spans": spans(value.spans),
        "kind": value.kind,
        "act": value.act,
        "negated": value.negated,
        "cue": value.cue,
        "speaker": value.speaker,
        "role": value.role,
        "actor": actor(by),
        "actors_also": list(value.actors_also),
        "said_on": day(value.said_on),
        "said_on_precision": value.said_on_precision,
        "published": day(published),
        "confidence": round(value.confidence, 3),
        "why": value.why,
    }


def statement(value: Telling) -> Shape:
    """A stored statement: one telling in one article; `machine` is what was found where a person's word stands."""
    return bare_statement(value.statement, value.actor, value.article.published) | {
        "article": article_ref(value.article),
        "group": value.group,
        "sources": list(value.sources),
        "reviewed": reviewed(value.reviewed),
        "machine": {change.field: change.value for change in value.machine},
    }


def reviewed(value: Reviewed | None) -> Shape | None:
    """What people decided about a statement, None if nobody did."""
    if value is None:
        return None
    stances = [{"proposition": proposition, "label": label} for proposition, label in value.stances]
    return {"decision": value.decision, "by": value.by, "at": value.at, "note": value.note, "stances": stances}


def review(value: Review) -> Shape:
    """A row of `review list`."""
    changes = [{"field": c.field, "value": c.value} | ({} if c.proposition is None else {"proposition": c.proposition}) for c in value.changes]
    return {
        "id": value.id,
        "statement": value.statement_id,
        "article_id": value.article_id,
        "spans": spans(value.spans),
        "content": value.content,
        "changes": changes,
        "note": value.note,
        "by": value.by,
        "at": value.at,
        "undone_by": value.undone_by,
        "undone_at": value.undone_at,
    }


def correction(value: Correction) -> Shape:
    """A row of `actors log`."""
    return {
        "id": value.id,
        "batch": value.batch,
        "what": value.what,
        "actor": full_actor(value.actor),
        "name": value.name,
        "merged": None if value.other is None else full_actor(value.other),
        "role": value.role,
        "start": day(value.start),
        "end": day(value.end),
        "by": value.by,
        "at": value.at,
        "undone_by": value.undone_by,
        "undone_at": value.undone_at,
    }


def full_actor(value: Actor) -> Shape:
    """An actor with its Wikidata id."""
    return {"id": value.id, "name": value.name, "kind": value.kind, "wikidata": value.wikidata}


def stance(value: Stance, condition: str | None) -> Shape:
    """A stance, with the words of its condition and where they stand in the article."""
    found = value.condition
    return {
        "label": value.label,
        "score": round(value.score, 3),
        "why": value.why,
        "condition": condition,
        "condition_span": None if found is None else [found.start, found.end],
    }


def judged(value: Judged) -> Shape:
    """An utterance of an answer, with its other tellings."""
    also = [{"id": t.statement.id, "article": article_ref(t.article), "spans": spans(t.statement.spans)} for t in value.tellings]
    return statement(value.telling) | {"stance": stance(value.stance, value.condition), "tellings": also}


def coverage(value: Coverage) -> Shape:
    """What the record holds."""
    return {"articles": value.articles, "outlets": value.outlets, "first": day(value.first), "last": day(value.last)}


def position(value: Position) -> Shape:
    """The position of an actor, always an object."""
    return {"label": value.label, "since": day(value.since), "until": day(value.until), "basis": list(value.basis), "text": value.text}


def shift(value: Shift) -> Shape:
    """A change of position with the statement before and the statement after."""
    return {
        "actor": actor(value.actor),
        "topic": value.topic,
        "from": {"label": value.before.stance.label, "statement": judged(value.before)},
        "to": {"label": value.after.stance.label, "statement": judged(value.after)},
        "between": [day(value.between[0]), day(value.between[1])],
        "score": round(value.score, 3),
    }


def answer(value: Answer) -> Shape:
    """The answer to `ask`."""
    return {
        "question": value.question,
        "understood": value.understood,
        "actor": actor(value.actor),
        "topic": value.topic,
        "proposition": value.proposition,
        "coverage": coverage(value.coverage),
        "position": position(value.position),
        "statements": [judged(item) for item in value.statements],
        "shifts": [shift(item) for item in value.shifts],
        "stands": [stand(item) for item in value.stands],
    }


def evidence(value: Evidence) -> Shape:
    """A statement beside a claim."""
    found = value.judgement
    return statement(value.telling) | {"relation": found.relation, "score": round(found.score, 3), "why": found.why}


def verdict(value: Verdict) -> Shape:
    """The answer to `check`."""
    return {
        "claim": value.claim,
        "actor": actor(value.actor),
        "as_of": day(value.as_of),
        "verdict": value.verdict,
        "score": round(value.score, 3),
        "why": value.why,
        "coverage": coverage(value.coverage),
        "evidence": [evidence(item) for item in value.evidence],
        "not_found": list(value.not_found),
    }


def contradiction(value: Contradiction) -> Shape:
    """Two utterances of one actor that say opposite things, the earlier first."""
    return {
        "actor": actor(value.actor),
        "topic": value.topic,
        "proposition": value.proposition,
        "statements": [judged(value.left), judged(value.right)],
        "score": round(value.score, 3),
        "why": value.why,
    }


def stand(value: Stand) -> Shape:
    """Where one actor stands on one topic, with the latest utterance that shows it."""
    return {
        "name": value.name,
        "actor": actor(value.actor),
        "topic": value.topic,
        "proposition": value.proposition,
        "position": position(value.position),
        "statement": None if value.lead is None else judged(value.lead),
        "statements": value.statements,
        "outlets": value.outlets,
    }


def comparison(value: Comparison) -> Shape:
    """The answer to `compare`: a stand for each actor on each topic, and the agreement of every two."""
    agreements = [{"left": a.left, "right": a.right, "shared": a.shared, "score": a.score} for a in value.agreements]
    return {
        "coverage": coverage(value.coverage),
        "stands": [stand(item) for item in value.stands],
        "agreements": agreements,
        "unknown": list(value.unknown),
    }


def quotation(value: Quotation) -> Shape:
    """The answer to `check --quote`: each statement with how alike it is, and the words that differ."""
    return {
        "quote": value.quote,
        "speaker": value.speaker,
        "said_on": day(value.said_on),
        "verdict": value.label,
        "why": value.why,
        "coverage": coverage(value.coverage),
        "evidence": [
            statement(w.telling) | {"likeness": w.likeness, "difference": [{"edit": edit, "words": words} for edit, words in w.difference]}
            for w in value.wordings
        ],
    }


def checked(value: Checked) -> Shape:
    """A passage of an article that was checked against the record."""
    return {
        "spans": spans([value.span]),
        "content": value.text,
        "kind": value.kind,
        "speaker": value.speaker,
        "verdict": verdict(value.verdict),
        "quotation": None if value.quotation is None else quotation(value.quotation),
    }


def topic_report(value: TopicReport) -> Shape:
    """One topic of a report."""
    return {
        "topic": value.topic,
        "proposition": value.proposition,
        "position": position(value.position),
        "statements": [judged(item) for item in value.timeline],
        "shifts": [shift(item) for item in value.shifts],
        "contradictions": [contradiction(item) for item in value.contradictions],
        "others": [stand(item) for item in value.others],
        "not_found": list(value.not_found),
    }


def report(value: Report) -> Shape:
    """The answer to `report`."""
    return {
        "asked": value.asked,
        "actor": actor(value.actor),
        "speaker": value.speaker,
        "made_on": day(value.made_on),
        "since": day(value.since),
        "until": day(value.until),
        "as_of": day(value.as_of),
        "coverage": coverage(value.coverage),
        "topics": [topic_report(item) for item in value.topics],
        "also": [topic(item) for item in value.also],
    }


def extracted(value: Article, found: Iterable[tuple[Statement, Actor | None]]) -> Shape:
    """One article of `extract`, with the whole text that the offsets point into."""
    rows = [
        bare_statement(s, by, value.published)
        | {"source": [] if s.source is None else spans([s.source]), "cue_span": [] if s.cue_span is None else spans([s.cue_span])}
        for s, by in found
    ]
    return {"id": value.id, "title": value.title, "published": day(value.published), "url": value.url, "text": value.text, "statements": rows}


def added(value: Added) -> Shape:
    """The summary of an `add`."""
    return {
        "added": list(value.added),
        "known": list(value.known),
        "refused": list(value.refused),
        "warnings": list(value.warnings),
        "statements": value.statements,
    }


def article(value: Article, statements: int) -> Shape:
    """A row of `articles`."""
    return {
        "id": value.id,
        "given_id": value.given_id,
        "url": value.url,
        "source": value.source,
        "title": value.title,
        "author": value.author,
        "published": day(value.published),
        "published_precision": value.published_precision,
        "published_origin": value.published_origin,
        "language": value.language,
        "statements": statements,
    }


def whole_article(value: Article, said: Sequence[Telling]) -> Shape:
    """An article with its text and its statements, whose spans are offsets in that text."""
    return article(value, len(said)) | {"text": value.text, "statements": [statement(telling) for telling in said]}


def activity(value: Actor, statements: int, first: date | None, last: date | None) -> Shape:
    """A row of `actors`."""
    return {
        "id": value.id,
        "name": value.name,
        "kind": value.kind,
        "wikidata": value.wikidata,
        "statements": statements,
        "first": day(first),
        "last": day(last),
    }


def office(value: Office) -> Shape:
    """A dated role."""
    return {"person": value.person, "role": value.role, "actor_id": value.actor_id, "start": day(value.start), "end": day(value.end)}


def topic(value: Topic) -> Shape:
    """A row of `topics`."""
    return {"name": value.name, "proposition": value.proposition, "pinned": value.pinned, "statements": value.statements, "also": list(value.also)}
