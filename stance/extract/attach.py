"""Turns proposals and quotation marks into statements: direct, mixed or indirect, with all their parts, each once.

The marks are law: what a proposal covers is snapped to them. Quotations that no proposal claims go on with the statement
before them, or begin a new one of the same speaker.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stance import text as texts
from stance.extract import cues
from stance.extract.cues import listed
from stance.extract.scanner import Quotation
from stance.extract.tree import Proposal
from stance.records import Act, Kind, Span

_STOPS = re.compile(r"(?<![A-Z])[.?!…][\"”’)]*\s+(?=\S)")
_CREDIT = re.compile(r"[\[(][^\])]{2,80}[\])]\s*$")
_MARKS = " \"“”„«»‘’'`"
_OWN = listed("i we you he she it they his her its their my our your who which that these those this himself herself")
_SIGNATURE = re.compile(r"\s*([—–―]|--?)\s*((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|de|van|von|al|bin)){0,4}(?:, [^\n]{2,60})?)[ \t]*(?=\n|\Z)")
_EMPTY = _OWN | listed("him her them me us who what so one")
_JOINING = frozenset(["that", "and", "but"])
_MUST = re.compile(r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to)\b", re.IGNORECASE)
_WILL = re.compile(
    r"^(?:\W*(?:and|but|so|that) )?((?:[\w’'.-]+ ){1,5}?)(?:will|would|shall|(?:is|are|am) going to)"
    r"( not| never)? (?:\w+ly |soon )?(?!be\b|have\b)([a-z]+)",
    re.IGNORECASE,
)
_SELF = listed("i we he she it they")
_CONSIDERS = re.compile(
    r"\b(?:is|are|was|were|am|’re|'re|be) (?:\w+ly |still |also )?(?:considering|weighing|mulling|contemplating|thinking about)\b", re.IGNORECASE
)
_PERFORMS = re.compile(r"^\W*(?:(?:and|but) )?([\w’'-]+)(?: (?:also|strongly|fully|firmly|categorically))? ([a-z]+)\b", re.IGNORECASE)


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
    silent = _silent(text, title)
    proposals = [*_signed(text, quotations), *proposals]
    drafts = [d for p in proposals if (d := _snap(text, quotations, p)) is not None and not _within(d.start, silent)]
    drafts = _carry_on(text, quotations, _distinct(drafts), silent)
    drafts = [replace(d, act=refined(text, d)) for d in _prune(text, drafts)]
    return sorted(drafts, key=lambda d: (d.start, -d.outer[-1].end))


def _signed(text: str, quotations: Sequence[Quotation]) -> list[Proposal]:
    """Quotations with the name of their speaker on a dash behind them, in their own line or the next."""
    out = []
    for q in quotations:
        match = _SIGNATURE.match(text, q.end) if q.depth == 0 and not q.short else None
        if match is not None:
            out.append(Proposal(Span(*match.span(2)), Span(*match.span(1)), q.spans, "", Act.SAYS, confidence=0.8))
    return out


def _snap(text: str, quotations: Sequence[Quotation], p: Proposal) -> Draft | None:
    """A proposal with its spans snapped to the quotation marks, and its kind."""
    level = 1 if p.nested else 0
    near = [q for q in quotations if q.depth >= level and any(q.start < s.end and s.start < q.end for s in p.contents)]
    if all(w in _EMPTY for s in p.contents for w in texts.words(s.of(text))):
        return None
    touched = [(q, i, inner) for q in near for i, inner in enumerate(q.spans) if any(inner.overlaps(s) for s in p.contents)]
    if touched and not p.belief and not _outside(text, p.contents, [inner for _, _, inner in touched]):
        parts = [(inner, q.outer[i]) for q, i, inner in touched if q.depth == min(t[0].depth for t in touched)]
        return _draft(p, tuple(i for i, _ in parts), tuple(o for _, o in parts), Kind.DIRECT)
    spans = tuple(_widened(text, s, [q for q in near if len(q.spans) == 1]) for s in p.contents)
    quoted = any(not q.title for q, _, _ in touched)
    kind = Kind.BELIEF if p.belief else Kind.MIXED if quoted else Kind.INDIRECT
    return _draft(p, spans, spans, kind)


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


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Each content once: of drafts with nearly the same words and of one cue, the surest; a quotation has one cue outside it."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.start)):
        if not any(_alike(draft, other) for other in out):
            out.append(draft)
    return sorted(out, key=lambda d: d.start)


def _alike(a: Draft, b: Draft) -> bool:
    """Do two drafts tell the same words of the same source or by the same cue?"""
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.contents for y in b.contents)
    if not shared:
        return False
    longest = max(sum(len(s) for s in a.contents), sum(len(s) for s in b.contents))
    if shared >= 0.8 * longest:
        return True
    return a.kind == b.kind == Kind.DIRECT and a.nested == b.nested and a.contents[0] in b.contents


def _carry_on(text: str, quotations: Sequence[Quotation], drafts: list[Draft], silent: list[Span]) -> list[Draft]:
    """Give unclaimed quotations to the statement that they go on with, else to a new one of the speaker before."""
    out = list(drafts)
    claimed = {s for d in out if d.kind == Kind.DIRECT for s in d.contents}
    for q in quotations:
        if q.depth or q.title or (q.short and not _sentence(text, q)) or q.spans[0] in claimed or _within(q.start, silent):
            continue
        if any(d.kind != Kind.DIRECT and any(s.start <= q.start and q.end <= s.end + 1 for s in d.outer) for d in out):
            continue
        at = max(
            (i for i, d in enumerate(out) if d.kind == Kind.DIRECT and not d.nested and d.outer[-1].end <= q.start),
            key=lambda i: out[i].outer[-1].end,
            default=None,
        )
        if at is not None and _goes_on(text, out[at], q, out):
            out[at] = replace(out[at], contents=(*out[at].contents, *q.spans), outer=(*out[at].outer, *q.outer))
        elif _sentence(text, q):
            out.append(Draft(q.spans, q.outer, Kind.DIRECT, Act.SAYS, None, None, False, 0.6 if at is not None else 0.3))
    return out


def _sentence(text: str, q: Quotation) -> bool:
    """Does a quotation read as a sentence of its own, and not as words in another one?"""
    inner = q.spans[0].of(text)
    ended = q.spans[-1].of(text)[-1] in ".?!,…—–" or text[q.end : q.end + 1] in (".", "") or len(q.spans) > 1
    return inner[0].isupper() and ended and len(inner.split()) >= 3


def _capital(text: str, q: Quotation) -> bool:
    """Does a quotation begin like a sentence?"""
    return next((not c.islower() for c in q.spans[0].of(text) if c.isalnum()), True)


def _goes_on(text: str, draft: Draft, q: Quotation, others: list[Draft]) -> bool:
    """Does a quotation follow a statement in its paragraph with no sentence and no other statement's cue between them?"""
    ends = [draft.outer[-1].end, *(s.end for s in (draft.cue, draft.source) if s is not None and s.end <= q.start)]
    between = text[max(ends) : q.start]
    if "\n" in between or len(between) > 300 or not (_capital(text, q) or text[draft.outer[-1].end - 2] == ","):
        return False
    stops = list(_STOPS.finditer(between.rstrip() + " |"))
    if len(stops) > 1 or (stops and stops[0].end() < len(between.rstrip())):
        return False
    return not any(d.cue is not None and d.cue != draft.cue and max(ends) <= d.cue.start < q.start and not d.nested for d in others)


def _prune(text: str, drafts: list[Draft]) -> list[Draft]:
    """Drop what is told twice: a speaker's own views and pronoun-sourced speech inside another statement."""
    out = []
    for d in drafts:
        holders = [h for h in drafts if h is not d and _holds(h, d)]
        pronoun = d.source is None or d.source.of(text).lower() in _OWN
        same = any(h.source == d.source for h in holders)
        if holders and (pronoun or same):
            continue
        if d.nested and pronoun:
            continue
        out.append(d)
    return out


def _holds(outer: Draft, inner: Draft) -> bool:
    """Do the contents of one statement hold those of another?"""
    return all(any(o.start <= s.start and s.end <= o.end for o in outer.outer) for s in inner.outer) and outer.outer != inner.outer


def _within(at: int, spans: list[Span]) -> bool:
    """Does an offset lie in one of the spans?"""
    return any(s.start <= at < s.end for s in spans)


def _silent(text: str, title: str | None) -> list[Span]:
    """Paragraphs that state nothing: the headline, sub-headings, and captions that repeat a sentence."""
    paragraphs = texts.paragraphs(text)
    if title is not None and paragraphs and texts.words(paragraphs[0].of(text)) == texts.words(title):
        return [paragraphs[0], *_headings(text, paragraphs[1:])]
    return _headings(text, paragraphs) if len(paragraphs) > 1 else []


def _headings(text: str, paragraphs: list[Span]) -> list[Span]:
    """Headings and repeating captions among the paragraphs."""
    out, bags = [], None
    for i, paragraph in enumerate(paragraphs):
        words = paragraph.of(text)
        if (
            len(words) < 160
            and words[0] not in "\"“‘'«"
            and words.count(" ") < (20 if i == 0 else 12)
            and words.rstrip(_MARKS)[-1:] not in ".?!:;,)]…—–"
        ):
            out.append(paragraph)
        elif len(words) < 600 and _CREDIT.search(words):
            bags = bags or [(p, set(texts.words(p.of(text)))) for p in paragraphs]
            own = set(texts.words(_CREDIT.sub("", words)))
            if any(p != paragraph and len(own & bag) >= 0.75 * len(own) for p, bag in bags):
                out.append(paragraph)
    return out


def refined(text: str, draft: Draft) -> Act:
    """The act that the words themselves perform where the cue only says "said": promises, demands, weighs, supports."""
    if draft.act != Act.SAYS or draft.negated:
        return draft.act
    words = draft.contents[0].of(text)[:300]
    if _CONSIDERS.search(words[:120]):
        return Act.CONSIDERS
    performs = _PERFORMS.match(words)
    if performs is not None and (performs.group(1).lower() in _SELF or performs.group(1)[0].isupper()):
        verb = cues.VERBS.get(performs.group(2).lower())
        if verb is not None and verb.act not in (Act.SAYS, Act.ANNOUNCES, Act.CONSIDERS):
            return verb.act
    will = _WILL.match(words)
    if will is not None and (will.group(1).split()[0].lower() in _SELF or (draft.kind != Kind.DIRECT and will.group(1)[0].isupper())):
        return Act.OPPOSES if will.group(2) else Act.PROMISES
    return Act.DEMANDS if _MUST.search(words[:140]) else Act.SAYS
