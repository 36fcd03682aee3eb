"""Finds every attributed statement of an article: what was said, the words that report it, and who said it.

    >>> extract(article)
    [Quote(contents=(Span(103, 140),), kind=Kind.DIRECT, speaker=Speaker(name="Sergey Lavrov", ...), ...), ...]

Quotation marks are read by `scanner`, attributions are proposed by one of `EXTRACTORS`, joined to statements by `attach`,
and their sources resolved by `speakers`. Only the proposing stage is exchangeable.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee

from stance.extract import learned, rules
from stance.extract.attach import Draft, attach
from stance.extract.primary import PRIMARY, statements
from stance.extract.proposal import Proposal
from stance.extract.rules.parse import parse_many
from stance.extract.scanner import Quotation, quoted
from stance.extract.speakers import Cast
from stance.records import Article, Quote, Span

__all__ = ["DEFAULT", "EXTRACTORS", "PRIMARY", "Proposed", "Proposer", "extract", "extract_many"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A text with its quotations, the attributions proposed for it, and named entities with their labels, where a parser found some."""

    text: str
    quotations: Sequence[Quotation]
    proposals: Sequence[Proposal]
    entities: Sequence[tuple[Span, str]] = ()


Proposer = Callable[[Iterable[str]], Iterator[Proposed]]


def by_rules(texts: Iterable[str]) -> Iterator[Proposed]:
    """Proposals of the rules on a spaCy parse, in text order of their cues."""
    for parsed in parse_many(texts):
        found = [proposal for tree in parsed.trees for proposal in rules.propose(tree)]
        found.sort(key=lambda p: p.cue.start if p.cue is not None else p.contents[0].start)
        yield Proposed(parsed.text, parsed.quotations, found, parsed.entities)


def by_tagger(texts: Iterable[str]) -> Iterator[Proposed]:
    """Proposals of the learned tagger, without a parser."""
    for text in texts:
        yield Proposed(text, quoted(text), learned.propose(text))


EXTRACTORS: dict[str, Proposer] = {"rules": by_rules, "tagger": by_tagger}
DEFAULT = "tagger"


def extract(article: Article, extractor: str = DEFAULT) -> list[Quote]:
    """All statements of one article in text order."""
    return next(extract_many([article], extractor))


def extract_many(articles: Iterable[Article], extractor: str = DEFAULT) -> Iterator[list[Quote]]:
    """The statements of each article, in order; texts go through the proposer in batches."""
    if extractor not in EXTRACTORS:
        raise ValueError(f"no extractor {extractor!r}; there are {', '.join(EXTRACTORS)}")
    ours, theirs = tee(articles)
    for article, proposed in zip(ours, EXTRACTORS[extractor](a.text for a in theirs), strict=True):
        yield _quotes(article, proposed, extractor)


def _quotes(article: Article, proposed: Proposed, extractor: str) -> list[Quote]:
    """Attach the proposals and resolve their speakers."""
    cast = Cast(proposed.text, proposed.entities, quotations=proposed.quotations)
    drafts = attach(proposed.text, proposed.quotations, proposed.proposals, title=article.title)
    found = [_quote(article, draft, cast, extractor) for draft in drafts]
    return statements(article, found)


def _quote(article: Article, draft: Draft, cast: Cast, extractor: str) -> Quote:
    """A draft with its speaker."""
    at = draft.cue.start if draft.cue is not None else draft.start
    return Quote(
        article_id=article.id,
        contents=draft.contents,
        cue=draft.cue,
        source=draft.source,
        kind=draft.kind,
        act=draft.act,
        speaker=cast.speaker(draft.source, at),
        confidence=draft.confidence,
        extractor=extractor,
        negated=draft.negated,
    )
