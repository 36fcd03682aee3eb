"""Finds every attributed statement of an article: what was said, the words that report it, and who said it.

    >>> extract(article)
    [Quote(contents=(Span(103, 140),), kind=Kind.DIRECT, speaker=Speaker(name="Sergey Lavrov", ...), ...), ...]

Quotation marks are read by `scanner`, attributions are proposed by one of `EXTRACTORS`, joined to statements by `attach`,
and their sources resolved by `speakers`. Only the proposing stage is exchangeable.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import tee

from stance.extract import rules
from stance.extract.attach import Draft, attach
from stance.extract.parse import Parsed, parse_many
from stance.extract.primary import PRIMARY, statements
from stance.extract.speakers import Cast
from stance.extract.tree import Proposal
from stance.records import Article, Quote

__all__ = ["DEFAULT", "EXTRACTORS", "PRIMARY", "Proposer", "extract", "extract_many"]

Proposer = Callable[[Parsed], list[Proposal]]


def by_rules(parsed: Parsed) -> list[Proposal]:
    """Proposals of the rules for every piece of an article, in text order of their cues."""
    found = [proposal for tree in parsed.trees for proposal in rules.propose(tree)]
    return sorted(found, key=lambda p: p.cue.start if p.cue is not None else p.contents[0].start)


EXTRACTORS: dict[str, Proposer] = {"rules": by_rules}
DEFAULT = "rules"


def extract(article: Article, extractor: str = DEFAULT) -> list[Quote]:
    """All statements of one article in text order."""
    return next(extract_many([article], extractor))


def extract_many(articles: Iterable[Article], extractor: str = DEFAULT) -> Iterator[list[Quote]]:
    """The statements of each article, in order; texts go through the parser in batches."""
    if extractor not in EXTRACTORS:
        raise ValueError(f"no extractor {extractor!r}; there are {', '.join(EXTRACTORS)}")
    propose = EXTRACTORS[extractor]
    ours, theirs = tee(articles)
    for article, parsed in zip(ours, parse_many(a.text for a in theirs), strict=True):
        yield _quotes(article, parsed, propose(parsed), extractor)


def _quotes(article: Article, parsed: Parsed, proposals: list[Proposal], extractor: str) -> list[Quote]:
    """Attach the proposals and resolve their speakers."""
    cast = Cast(parsed.text, parsed.entities, quotations=parsed.quotations)
    drafts = attach(parsed.text, parsed.quotations, proposals, title=article.title)
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
