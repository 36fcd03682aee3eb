"""The flow of `add`: read, date, extract, attribute, store, embed, index, link; what was stored survives a kill at any point."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING

from stance import dates, extract, index, link, settlement, sources, store
from stance.attribution import Extracted, attribute, told_apart
from stance.config import Home
from stance.embedders import Embedder
from stance.errors import IndexMismatch, Refused, UsageError
from stance.identify import base_of
from stance.records import Added, Article, DateOrigin, ReadOptions

if TYPE_CHECKING:
    from sqlite_utils import Database

EMBED_AT_ONCE = 2048
BATCH = 32  # articles that are extracted, stored and embedded together: what a kill can cost in work, never in data


def _silent(line: str) -> None:
    """Nobody hears of progress."""


@dataclass(frozen=True, slots=True)
class Options:
    """How an `add` runs: what the user says of the inputs, the extractor, the processes, and who hears of progress."""

    read: ReadOptions = field(default_factory=ReadOptions)
    extractor: str = extract.DEFAULT
    jobs: int = 1
    progress: Callable[[str], None] = _silent


def dated(article: Article) -> Article:
    """The article with the publication date that its text tells, where nothing better is known."""
    if article.published is not None and article.published_origin is not DateOrigin.GUESS:
        return article
    found = dates.publication(article.text)
    if found is None:
        return article
    return replace(article, published=found.day, published_precision=found.precision, published_origin=DateOrigin.DATELINE)


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


def extract_each(articles: Iterable[Article], extractor: str = extract.DEFAULT) -> Iterator[Extracted]:
    """Articles -> statements one by one, in this process; nothing is stored."""
    for batch in extract_batches(articles, Options(extractor=extractor)):
        yield from batch


def extract_all(locations: Iterable[str], options: Options) -> Iterator[Extracted | Refused]:
    """What `add` would store, for each article behind the locations, one at a time."""
    for item in read_all(locations, options.read):
        if isinstance(item, Refused):
            yield item
        else:
            yield from _work([item], options.extractor)


def add(db: "Database", home: Home, locations: Iterable[str], embedder: Embedder, options: Options) -> Added:
    """Read, extract, store, embed, index and link; idempotent, and an `add` that was cut off goes on where it stopped."""
    added: list[str] = []
    known: list[str] = []
    refused: list[str] = []
    warnings: list[str] = []
    statements = 0
    base = base_of(db)

    def fresh() -> Iterator[Article]:
        seen: set[str] = set()
        for article in store.pending_articles(db):
            seen.add(article.id)
            yield article
        for item in read_all(locations, options.read):
            if isinstance(item, Refused):
                refused.append(str(item))
                options.progress(f"refused: {item}")
            elif item.id in seen or not store.save_article(db, item, canonical_url=sources.canonical_url(item.url) if item.url else None):
                known.append(item.id)
            else:
                seen.add(item.id)
                if item.published is None:
                    warnings.append(f"{item.url or item.title or item.id}: no publication date found; give it with --date")
                    options.progress(f"warning: {warnings[-1]}")
                yield item

    for batch in extract_batches(fresh(), options):
        with store.transaction(db):
            for item in (told_apart(db, one) for one in batch):
                statements += len(store.save_statements(db, item.article, item.statements, item.actors))
                added.append(item.article.id)
            settlement.settle_new(db, base, [item.article.id for item in batch])
        embed(db, embedder)
        link.group(db, embedder.name)
        options.progress(f"{len(added)} articles added, {statements} statements")
    embed(db, embedder)
    link.group(db, embedder.name)
    reindex(db, home, embedder)
    return Added(tuple(added), tuple(known), tuple(refused), tuple(warnings), statements)


def embed(db: "Database", embedder: Embedder) -> None:
    """Give every statement that has none a vector of this model."""
    pending = store.pending_vectors(db, embedder.name)
    for start in range(0, len(pending), EMBED_AT_ONCE):
        rows, texts = zip(*pending[start : start + EMBED_AT_ONCE], strict=True)
        store.save_vectors(db, embedder.name, rows, embedder.embed(texts))


def reindex(db: "Database", home: Home, embedder: Embedder) -> None:
    """Bring the index up to the database: append what is new, or make it anew where it does not fit."""
    expected = store.vector_stamp(db, embedder.name)
    try:
        found = index.open_index(home, embedder.name, dimension=embedder.dimension)
    except IndexMismatch:
        rebuild(db, home, embedder)
        return
    if index.stamp(found.ids) == expected:
        return
    held = set(found.ids.tolist())
    wanted = store.vector_rows(db, embedder.name)
    new = [row for row in wanted if row not in held]
    found.remove(sorted(held.difference(wanted)))
    ids, matrix = store.vectors(db, embedder.name, rows=new)
    if len(ids):
        found.add(ids, matrix)
    found.save()


def rebuild(db: "Database", home: Home, embedder: Embedder) -> int:
    """Make the index anew from the database; returns how many vectors it holds."""
    embed(db, embedder)
    ids, matrix = store.vectors(db, embedder.name)
    return len(index.build(home, embedder.name, ids, matrix if len(ids) else matrix.reshape(0, embedder.dimension)))


def verify(db: "Database", home: Home, model: str) -> list[str]:
    """Every difference between the index and the database, and statements without a vector; empty if there is none."""
    missing = len(store.pending_vectors(db, model))
    problems = [f"{missing} statements have no vector of {model}"] if missing else []
    ids, matrix = store.vectors(db, model)
    return problems + (index.verify(home, model, ids, matrix) if len(ids) else [])


def remove(db: "Database", home: Home, article_id: str, embedder_name: str) -> Article:
    """Take an article out of the record and the index; UsageError if there is none."""
    found = _article(db, article_id)
    rows = store.remove_article(db, found.id)
    held = index.open_index(home, embedder_name)
    if held.remove(rows):
        held.save()
    return found


def edit(db: "Database", article_id: str, changes: ReadOptions) -> Article:
    """Mend an article; with a new date, its statements are attributed and dated again. UsageError if there is none."""
    found = store.edit_article(db, _article(db, article_id).id, changes)
    assert found is not None
    if changes.published is not None:
        for item in (told_apart(db, one) for one in extract_each([found])):
            with store.transaction(db):
                store.update_statements(db, found, item.statements, item.actors)
                settlement.settle(db, base_of(db), [found.id])
    return found


def _article(db: "Database", article_id: str) -> Article:
    """The article with this id, or a UsageError that says how to find it."""
    found = store.article(db, article_id)
    if found is None:
        raise UsageError(f"no article has the id {article_id!r}; `stance articles` lists them")
    return found
