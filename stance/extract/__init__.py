"""Finds every attributed statement of an article: what was said, the words that report it, and who said it.

    >>> extract(article)
    [Quote(contents=(Span(103, 140),), kind=Kind.DIRECT, speaker=Speaker(name="Sergey Lavrov", ...), ...), ...]

Quotation marks are read by `scanner`, attributions are proposed by one of `EXTRACTORS`, joined to statements by `attach`,
and their sources resolved by `speakers`; `deeds` adds what the outlet itself reports as done. Only the proposing stage is exchangeable.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import tee

from stance.extract import cues, deeds, learned, rules
from stance.extract.attach import Draft, attach
from stance.extract.parting import parted
from stance.extract.primary import ANSWERS, OWN, PRIMARY, statements
from stance.extract.proposal import Proposal
from stance.extract.rules.parse import parse_many
from stance.extract.scanner import Quotation, quoted
from stance.extract.speakers import Cast
from stance.records import Act, Article, Kind, Quote, Span

__all__ = ["ANSWERS", "DEFAULT", "EXTRACTORS", "OWN", "PRIMARY", "Proposed", "Proposer", "extract", "extract_many"]


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
DEEDS, SURE_DEED = "deeds", 0.75  # the extractor of deeds, and how sure it is


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
    drafts = attach(proposed.text, proposed.quotations, [_sourced(p, cast) for p in parted(proposed.text, proposed.proposals)], title=article.title)
    found = [_quote(article, draft, cast, extractor) for draft in drafts]
    done = _deeds(article, proposed, found, cast)
    kept = [q for q in found if _spoken(proposed.text, q) or not any(q.contents[0].overlaps(d.contents[0]) for d in done)]
    return statements(article, sorted([*kept, *done], key=lambda q: q.contents[0].start) if done else found)


def _sourced(proposal: Proposal, cast: Cast) -> Proposal:
    """A proposal with the subject of its cue where it lacks a source; words that name him are no content."""
    found = cast.subject(proposal.cue, proposal.contents) if proposal.source is None and proposal.cue is not None else None
    if found is None:
        return proposal
    rest = tuple(c if not c.overlaps(found) else Span(c.start, found.start) for c in proposal.contents if not found.start <= c.start < found.end)
    return replace(proposal, source=found, contents=rest or proposal.contents)


def _deeds(article: Article, proposed: Proposed, found: Sequence[Quote], cast: Cast) -> list[Quote]:
    """Deeds outside what was said, as statements: the clause, with the verb for a cue and the doer for a source."""
    told = [span for q in found if _spoken(proposed.text, q) for span in (*q.contents, *(() if q.cue is None else (q.cue,)))]
    year = None if article.published is None else article.published.year
    return [
        Quote(article.id, (d.content,), d.verb, d.doer, Kind.DEED, Act.ANNOUNCES, cast.doer(d.doer), SURE_DEED, DEEDS)
        for d in deeds.find(proposed.text, year, proposed.quotations, told)
    ]


def _spoken(text: str, quote: Quote) -> bool:
    """Is a statement speech beyond doubt: quoted words, or a clause under a word that is known to report?"""
    return quote.kind in (Kind.DIRECT, Kind.MIXED) or (quote.kind is Kind.INDIRECT and (quote.cue is None or cues.reports(quote.cue.of(text))))


def _quote(article: Article, draft: Draft, cast: Cast, extractor: str) -> Quote:
    """A draft with its speaker."""
    at = draft.cue.start if draft.cue is not None else draft.start
    # whom somebody else tells of is nobody's antecedent
    speaker = cast.doer(draft.source) if draft.nested and draft.source is not None else cast.speaker(draft.source, at, draft.cue, draft.contents)
    return Quote(
        article_id=article.id,
        contents=draft.contents,
        cue=draft.cue,
        source=draft.source,
        kind=draft.kind,
        act=draft.act,
        speaker=speaker,
        confidence=draft.confidence,
        extractor=extractor,
        negated=draft.negated,
    )
