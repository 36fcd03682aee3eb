"""Quotes -> statements: when each was said and whom it commits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from stance import actors, dates, extract, store
from stance.records import Actor, ActorKind, Article, Dated, Kind, Quote, Resolution, Statement
from stance.text import digest, join, slug

if TYPE_CHECKING:
    from sqlite_utils import Database

_NAMESAKES = 10  # people of one name that are told apart
_DOUBTED = 0.8  # what a statement keeps of its confidence when its date contradicts itself


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article with its statements and the actors that they name."""

    article: Article
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


def attribute(article: Article, quotes: Sequence[Quote]) -> Extracted:
    """Quotes -> statements: each with the actor whom it commits, by the shipped base, and the day on which it was said."""
    days = dates.said_days(article.text, quotes, article.published)
    base = actors.load_base()
    own, found = _own_actor(base, article), whom(base, article, quotes, [article.published if day is None else day.day for day in days])
    statements: dict[str, Statement] = {}
    for quote, when, by in zip(quotes, days, found, strict=True):
        if (quote.kind is Kind.DEED and by.actor is None) or _is_own_again(own, article, quote, by):
            continue  # done by nobody known, or part of what the speaker of a primary source says anyway
        one = _statement(article, quote, when, by)
        statements.setdefault(one.id, one)
    return Extracted(article, tuple(statements.values()), named(found))


def named(found: Sequence[Resolution]) -> tuple[Actor, ...]:
    """All actors of some resolutions, each once."""
    return tuple({actor.id: actor for by in found for actor in (*by.also, *(() if by.actor is None else (by.actor,)))}.values())


def whom(base: actors.Base, article: Article, quotes: Sequence[Quote], days: Sequence[date | None]) -> list[Resolution]:
    """Whom each quotation commits on its day; the article's earlier quotations help with the later ones."""
    memory = base.memory(article.text)
    pairs = zip(quotes, days, strict=True)
    return [_given(base, article, quote) or _answering(base, article, quote, base.resolve(quote.speaker, day, memory)) for quote, day in pairs]


def told_apart(db: "Database", found: Extracted) -> Extracted:
    """People whom the base does not know under the ids that the record has for them: one id where name and title agree, another where they do not."""
    base, ids = actors.load_base(), dict[str, str]()
    for one in found.actors:
        if one.kind is not ActorKind.PERSON or base.people(one.name):
            continue
        titles = {s.role for s in found.statements if s.actor_id == one.id and s.role}
        others = store.titles_of(db, namesakes := [one.id, *(f"{one.id}-{number}" for number in range(2, _NAMESAKES))], but=found.article.id)
        ids[one.id] = next((i for i in namesakes if actors.agree(titles, others.get(i, ()))), one.id)
    if all(new == old for old, new in ids.items()):
        return found
    statements = tuple(replace(s, actor_id=ids.get(s.actor_id or "", s.actor_id)) for s in found.statements)
    return replace(found, statements=statements, actors=tuple(replace(one, id=ids.get(one.id, one.id)) for one in found.actors))


def _statement(article: Article, quote: Quote, when: Dated | None, by: Resolution) -> Statement:
    """A quotation with its day and its actor."""
    return Statement(
        id=digest(article.id, *(f"{span.start}-{span.end}" for span in quote.contents)),
        article_id=article.id,
        spans=quote.contents,
        content=join(article.text, quote.contents),
        kind=quote.kind,
        act=quote.act,
        cue=None if quote.cue is None else quote.cue.of(article.text),
        cue_span=quote.cue,
        source=quote.source,
        speaker=None if quote.kind is Kind.DEED else by.speaker,
        role=by.role,
        actor_id=None if by.actor is None else by.actor.id,
        said_on=None if when is None else when.day,
        said_on_precision=None if when is None else when.precision,
        confidence=quote.confidence * (_DOUBTED if when is not None and when.doubtful else 1.0),
        extractor=quote.extractor,
        negated=quote.negated,
        why="; ".join(part for part in (quote.speaker.why, by.why, when.rule if when else "") if part),
        actors_also=tuple(actor.id for actor in by.also),
        mention=quote.speaker,
    )


def _is_own_again(own: Actor | None, article: Article, quote: Quote, by: Resolution) -> bool:
    """In a primary source, is it only told again what its speaker says ("Namibia supports …" in Namibia's speech)?"""
    if own is None or by.actor is None or quote.extractor == extract.PRIMARY:
        return False
    return by.actor.id == own.id and by.speaker in {None, article.speaker}


def _given(base: actors.Base, article: Article, quote: Quote) -> Resolution | None:
    """Whom the user said a primary source commits; None for people quoted in it or who have their turns, and where he did not say."""
    actor = _own_actor(base, article)
    if actor is None or quote.extractor != extract.PRIMARY or quote.speaker.why != extract.OWN:
        return None
    return Resolution(actor, article.speaker, article.role, "given with the article")


def _answering(base: actors.Base, article: Article, quote: Quote, found: Resolution) -> Resolution:
    """Whom somebody's turn commits: the actor of a primary source, if he is asked questions there and speaks for nobody else that is known."""
    if quote.speaker.why != extract.ANSWERS or (found.actor is not None and found.actor.kind is not ActorKind.PERSON):
        return found
    actor = _own_actor(base, article)
    return found if actor is None else replace(found, actor=actor, why=f"is asked questions in what {actor.name} has published")


def _own_actor(base: actors.Base, article: Article) -> Actor | None:
    """The actor whom the user said an article's own words commit: one of the base by any name or country code, else a new one."""
    if article.actor is None:
        return None
    known = base.find(article.actor)
    return known[0] if known else Actor(slug(article.actor), article.actor, ActorKind.ORGANISATION)
