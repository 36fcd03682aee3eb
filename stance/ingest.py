"""The flow of `add`: read, date, extract, attribute, store, embed, index, link; what was stored survives a kill at any point."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING

from stance import actors, dates, extract, index, link, sources, store
from stance.config import Home
from stance.embedders import Embedder
from stance.errors import Refused
from stance.records import Actor, Added, Article, Dated, DateOrigin, Quote, ReadOptions, Statement
from stance.text import digest, join

if TYPE_CHECKING:
    from sqlite_utils import Database

BATCH = 32  # articles that are extracted, stored and embedded together: what a kill can cost in work, never in data


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article with its statements and the actors that they name."""

    article: Article
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How an `add` runs: what the user says of the inputs, the extractor, the processes, and who hears of progress."""

    read: ReadOptions = ReadOptions()
    extractor: str = extract.DEFAULT
    jobs: int = 1
    progress: Callable[[str], None] = lambda line: None


def dated(article: Article) -> Article:
    """The article with the publication date that its text tells, where nothing better is known."""
    if article.published is not None and article.published_origin is not DateOrigin.GUESS:
        return article
    found = dates.publication(article.text)
    if found is None:
        return article
    return replace(article, published=found.day, published_precision=found.precision, published_origin=DateOrigin.DATELINE)


def attribute(article: Article, quotes: Sequence[Quote]) -> Extracted:
    """Quotes -> statements: each with the actor whom it commits and the day on which it was said."""
    base, memory = actors.load_base(), actors.ArticleMemory()
    said: dict[str, list[tuple[Quote, Dated]]] = defaultdict(list)
    statements: dict[str, Statement] = {}
    known: dict[str, Actor] = {}
    for quote in quotes:
        who = quote.speaker.name or quote.speaker.body or quote.speaker.printed or ""
        when = dates.said_on(article.text, quote, article.published, earlier=said[who])
        if when is not None and who:
            said[who].append((quote, when))
        found = base.resolve(quote.speaker, article.published if when is None else when.day, memory)
        known |= {actor.id: actor for actor in (*found.also, *(() if found.actor is None else (found.actor,)))}
        statement = Statement(
            id=digest(article.id, *(f"{span.start}-{span.end}" for span in quote.contents)),
            article_id=article.id,
            spans=quote.contents,
            content=join(article.text, quote.contents),
            kind=quote.kind,
            act=quote.act,
            cue=None if quote.cue is None else quote.cue.of(article.text),
            cue_span=quote.cue,
            source=quote.source,
            speaker=found.speaker,
            role=found.role,
            actor_id=None if found.actor is None else found.actor.id,
            said_on=None if when is None else when.day,
            said_on_precision=None if when is None else when.precision,
            confidence=quote.confidence,
            extractor=quote.extractor,
            negated=quote.negated,
            why="; ".join(part for part in (quote.speaker.why, found.why, when.rule if when else "") if part),
            actors_also=tuple(actor.id for actor in found.also),
        )
        statements.setdefault(statement.id, statement)
    return Extracted(article, tuple(statements.values()), tuple(known.values()))


def _work(batch: Sequence[Article], extractor: str) -> list[Extracted]:
    """Extract and attribute a batch; what a worker process runs."""
    return [attribute(article, quotes) for article, quotes in zip(batch, extract.extract_many(batch, extractor), strict=True)]


def read_all(locations: Iterable[str], options: ReadOptions) -> Iterator[Article | Refused]:
    """Every article behind the locations, dated as well as it can be; what cannot be read comes as Refused."""
    for location in locations:
        for item in sources.read(location, options):
            yield item if isinstance(item, Refused) else dated(item)


def batches(articles: Iterable[Article], size: int = BATCH) -> Iterator[list[Article]]:
    """The articles in lists of at most `size`."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def extract_batches(articles: Iterable[Article], options: Options) -> Iterator[list[Extracted]]:
    """Articles -> statements, batch by batch and in order; worker processes start only when there is a second batch."""
    work = batches(articles)
    first = next(work, None)
    if first is None:
        return
    second = next(work, None)
    if second is None or options.jobs == 1:
        for batch in chain([first], [] if second is None else [second], work):
            yield _work(batch, options.extractor)
        return
    # spawned, not forked: the parent may hold threads of onnxruntime, which a fork would leave locked
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        ahead: deque[Future[list[Extracted]]] = deque()
        for batch in chain([first, second], work):
            ahead.append(pool.submit(_work, batch, options.extractor))
            # a few batches ahead and no more, so that memory stays flat however long the input is
            if len(ahead) > 2 * options.jobs:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
