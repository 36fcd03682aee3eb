"""Turns proposals and quotation marks into statements: direct, mixed or indirect, with all their parts, each once.

The marks are law: what a proposal covers is snapped to them. Quotations that no proposal claims go on with the statement
before them, or begin a new one of the same speaker.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stance import text as texts
from stance.extract.acts import refined
from stance.extract.cues import listed
from stance.extract.headings import silent
from stance.extract.near import Near
from stance.extract.proposal import Proposal
from stance.extract.scanner import Quotation
from stance.records import Act, Kind, Span

_STOPS = re.compile(r"(?<![A-Z])[.?!…][\"”’)]*\s+(?=\S)")
_MARKS = " \"“”„«»‘’'`"
_OWN = listed("i we you he she it they his her its their my our your who which that these those this himself herself")
_SIGNATURE = re.compile(r"\s*([—–―]|--?)\s*((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|de|van|von|al|bin)){0,4}(?:, [^\n]{2,60})?)[ \t]*(?=\n|\Z)")
_EMPTY = _OWN | listed("him her them me us who what so one")
_LONGEST = 3000  # characters of a reported clause at most; the parser lost itself in a longer one
_REPEATED = 8  # words of a statement that a caption repeats at least
_GAP = 300  # characters between two parts of one statement at most
_JOINING = frozenset(["that", "and", "but"])


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its speaker is known; `outer` are its spans with the marks."""

    contents: tuple[Span, ...]
    outer: tuple[Span, ...]
    kind: Kind
    act: Act
    source: Span | None
    cue: Span | None
    negated: bool
    confidence: float
    nested: bool = False

    @property
    def start(self) -> int:
        """Offset of its first word."""
        return self.outer[0].start


def attach(text: str, quotations: Sequence[Quotation], proposals: Iterable[Proposal], *, title: str | None = None) -> list[Draft]:
    """All statements of a text in order of their start. `proposals` come in text order; `title` is the headline, if known."""
    marks: Near[Quotation] = Near()
    for q in quotations:
        marks.add(q, q.outer)
    quiet = silent(text, title)
    snapped = (_snap(text, marks, p) for p in [*_signed(text, quotations), *proposals])
    drafts = _distinct(text, [d for d in snapped if d is not None and not _within(d.start, quiet)])
    drafts = _prune(text, _carry_on(text, [q for q in quotations if not _within(q.start, quiet)], drafts))
    drafts = [d if d.negated else replace(d, act=refined(d.contents[0].of(text), d.act, direct=d.kind == Kind.DIRECT)) for d in drafts]
    return sorted(drafts, key=lambda d: (d.start, -d.outer[-1].end))


def _signed(text: str, quotations: Sequence[Quotation]) -> list[Proposal]:
    """Quotations with the name of their speaker on a dash behind them, in their own line or the next."""
    out = []
    for q in quotations:
        match = _SIGNATURE.match(text, q.end) if q.depth == 0 and not q.short else None
        if match is not None:
            out.append(Proposal(Span(*match.span(2)), Span(*match.span(1)), q.spans, "", Act.SAYS, confidence=0.8))
    return out


def _snap(text: str, marks: Near[Quotation], p: Proposal) -> Draft | None:
    """A proposal with its spans snapped to the quotation marks, and its kind."""
    level = 1 if p.nested else 0
    near = [q for q in marks.over(p.contents) if q.depth >= level and any(q.start < s.end and s.start < q.end for s in p.contents)]
    if sum(len(s) for s in p.contents) > _LONGEST and not near:
        return None
    if all(w in _EMPTY for s in p.contents for w in texts.words(s.of(text))):
        return None
    touched = [(q, i, inner) for q in near for i, inner in enumerate(q.spans) if any(inner.overlaps(s) for s in p.contents)]
    if touched and not p.belief and not _outside(text, p.contents, [inner for _, _, inner in touched]):
        top = min(q.depth for q, _, _ in touched)
        parts = [pair for q in near if q.depth == top and any(t[0] is q for t in touched) for pair in zip(q.spans, q.outer, strict=True)]
        return _draft(p, tuple(i for i, _ in parts), tuple(o for _, o in parts), Kind.DIRECT)
    told = [q for q in near if not p.belief and q.depth == level and _behind_colon(text, q, p)]
    if told:
        return _draft(p, told[0].spans, told[0].outer, Kind.DIRECT)
    spans = _merged(_widened(text, s, [q for q in near if len(q.spans) == 1]) for s in p.contents)
    if p.source is None:
        return None  # "is expected to": reported of nobody
    quoted = any(not q.title for q, _, _ in touched)
    kind = Kind.BELIEF if p.belief else Kind.MIXED if quoted else Kind.INDIRECT
    return _draft(p, spans, spans, kind)


def _behind_colon(text: str, q: Quotation, p: Proposal) -> bool:
    """Is a quotation all that is said, the words before its colon only telling of what: described the house: “…”?"""
    content = p.contents[0]
    led = len(p.contents) == 1 and content.start < q.start and text[content.start : q.start].rstrip().endswith(":")
    return led and content.end <= q.end + 1 and _sentence(text, q)


def _outside(text: str, contents: Sequence[Span], inner: Sequence[Span]) -> list[str]:
    """The words of contents that stand outside quotation marks, joining words left out."""
    loose = "".join(_blanked(text, s, inner) for s in contents)
    return [w for w in texts.words(loose) if w not in _JOINING]


def _blanked(text: str, span: Span, inner: Sequence[Span]) -> str:
    """The characters of a span, quoted ones as spaces."""
    return " " + "".join(" " if any(i.start <= at < i.end for i in inner) else text[at] for at in range(span.start, span.end))


def _draft(p: Proposal, contents: tuple[Span, ...], outer: tuple[Span, ...], kind: Kind) -> Draft:
    """A draft with what the proposal says of cue and source."""
    return Draft(contents, outer, kind, p.act, p.source, p.cue, p.negated, p.confidence, p.nested)


def _widened(text: str, span: Span, quotations: list[Quotation]) -> Span:
    """A span that cuts no quotation: marks at its edges belong to it, and a quotation that runs over its end is taken whole."""
    start, end = span.start, span.end
    for q in quotations:
        inner, outer = q.spans[0], q.outer[0]
        if inner.start <= start < outer.end and not text[inner.start : start].strip(_MARKS) and start - outer.start < 6:
            start = outer.start
        if outer.start < end <= outer.end and start <= inner.start and outer.end - end < 300:
            end = outer.end
    return Span(start, end)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _distinct(text: str, drafts: list[Draft]) -> list[Draft]:
    """Each content once: of drafts with nearly the same words and of one cue, the surest; a quotation has one cue outside it."""
    out: list[Draft] = []
    seen: Near[Draft] = Near()
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.start)):
        if not any(_alike(draft, other) for other in seen.over(draft.contents)):
            seen.add(draft, draft.contents)
            out.append(draft)
    return _first_tellings(text, sorted(out, key=lambda d: d.start))


def _first_tellings(text: str, drafts: list[Draft]) -> list[Draft]:
    """Without those that repeat an earlier one word for word, as captions in running text do."""
    out, told = [], set()
    for draft in drafts:
        words = tuple(texts.words(" ".join(s.of(text) for s in (draft.source, draft.cue, *draft.contents) if s is not None)))
        if draft.cue is None or len(words) < _REPEATED or words not in told:
            out.append(draft)
        told.add(words)
    return out


def _alike(a: Draft, b: Draft) -> bool:
    """Do two drafts tell the same words of the same source or by the same cue?"""
    if a.nested != b.nested and a.contents != b.contents:
        return False  # speech inside speech is told beside what holds it
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.contents for y in b.contents)
    if not shared:
        return False
    longest = max(sum(len(s) for s in a.contents), sum(len(s) for s in b.contents))
    if shared >= 0.8 * longest:
        return True
    return a.kind == b.kind == Kind.DIRECT and a.nested == b.nested and a.contents[0] in b.contents


def _carry_on(text: str, quotations: Sequence[Quotation], drafts: list[Draft]) -> list[Draft]:
    """Give unclaimed quotations to the statement that they go on with, else to a new one of the speaker before."""
    claimed = {s for d in drafts if d.kind == Kind.DIRECT for s in d.contents}
    clauses: Near[Draft] = Near()
    for d in drafts:
        if d.kind != Kind.DIRECT:
            clauses.add(d, d.outer)
    waiting = sorted((d for d in drafts if d.kind == Kind.DIRECT and not d.nested), key=lambda d: d.outer[-1].end, reverse=True)
    cue_starts = sorted((d.cue.start, d.cue.end) for d in drafts if d.cue is not None and not d.nested)
    out = [d for d in drafts if d.kind != Kind.DIRECT or d.nested]
    last: Draft | None = None
    for q in quotations:
        while waiting and waiting[-1].outer[-1].end <= q.start:
            out += [last] if last is not None else []
            last = waiting.pop()
        if q.depth or q.title or (q.short and not _sentence(text, q)) or q.spans[0] in claimed or _in_clause(q, clauses):
            continue
        if last is not None and _goes_on(text, last, q, cue_starts):
            last = replace(last, contents=(*last.contents, *q.spans), outer=(*last.outer, *q.outer))
        elif _sentence(text, q):
            out += [last] if last is not None else []
            last = Draft(q.spans, q.outer, Kind.DIRECT, Act.SAYS, None, None, False, 0.6 if last is not None else 0.3)
    return [*out, *([last] if last is not None else []), *waiting]


def _in_clause(q: Quotation, clauses: Near[Draft]) -> bool:
    """Are the quoted words part of a reported clause?"""
    return any(s.start <= q.start and q.end <= s.end + 1 for d in clauses.over(q.outer) for s in d.outer)


def _sentence(text: str, q: Quotation) -> bool:
    """Does a quotation read as a sentence of its own, and not as words in another one?"""
    inner = q.spans[0].of(text)
    ended = q.spans[-1].of(text)[-1] in ".?!,…—–" or text[q.end : q.end + 1] in (".", "") or len(q.spans) > 1
    return inner[0].isupper() and ended and len(inner.split()) >= 3


def _capital(text: str, q: Quotation) -> bool:
    """Does a quotation begin like a sentence?"""
    return next((not c.islower() for c in q.spans[0].of(text) if c.isalnum()), True)


def _goes_on(text: str, draft: Draft, q: Quotation, cue_starts: list[tuple[int, int]]) -> bool:
    """Does a quotation follow a statement in its paragraph with no sentence and no other statement's cue between them?"""
    end = max(draft.outer[-1].end, *(s.end if s is not None and s.end <= q.start else 0 for s in (draft.cue, draft.source)))
    between = text[end : q.start]
    if "\n" in between or len(between) > _GAP or not (_capital(text, q) or text[draft.outer[-1].end - 2] == ","):
        return False
    if end == draft.outer[-1].end and draft.contents[-1].of(text)[-1] in ".?!" and between.strip():
        return False
    stops = list(_STOPS.finditer(between.rstrip() + " |"))
    if len(stops) > 1 or (stops and stops[0].end() < len(between.rstrip())):
        return False
    at = bisect_left(cue_starts, (end, 0))
    return at == len(cue_starts) or cue_starts[at][0] >= q.start


def _prune(text: str, drafts: list[Draft]) -> list[Draft]:
    """Drop what is told twice: a speaker's own views and pronoun-sourced speech inside another statement."""
    around: Near[Draft] = Near()
    for d in drafts:
        around.add(d, d.outer)
    return [d for d in drafts if not _redundant(text, d, [h for h in around.over(d.outer[:1]) if h is not d and _holds(h, d)])]


def _redundant(text: str, draft: Draft, holders: list[Draft]) -> bool:
    """Does a draft only tell what the statement around it tells already?"""
    pronoun = draft.source is None or draft.source.of(text).lower() in _OWN
    return (draft.nested and pronoun) or (bool(holders) and (pronoun or any(h.source == draft.source for h in holders)))


def _holds(outer: Draft, inner: Draft) -> bool:
    """Do the contents of one statement hold those of another?"""
    return all(any(o.start <= s.start and s.end <= o.end for o in outer.outer) for s in inner.outer) and outer.outer != inner.outer


def _within(at: int, spans: list[Span]) -> bool:
    """Does an offset lie in one of the ordered spans?"""
    i = bisect_right(spans, at, key=lambda s: s.start) - 1
    return i >= 0 and at < spans[i].end
