"""When a statement was made: the time expression that dates the saying or its occasion, never one inside what was said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stance.dates.grammar import Found
from stance.dates.layout import Layout, layout
from stance.dates.resolving import resolve_span
from stance.dates.tense import Lean, lean_at
from stance.records import Dated, Precision, Quote, Span

_SAID = (
    "said|says|saying|told|telling|tells|warn(?:ed|s|ing)|add(?:ed|s|ing)|announc(?:ed|es|ing)|tweet(?:ed|s|ing)|wrote|writes|writing|urg(?:ed|es|ing)|call(?:ed|s|ing)|"
    "demand(?:ed|s|ing)|vow(?:ed|s|ing)|promis(?:ed|es|ing)|insist(?:ed|s|ing)|den(?:ied|ies|ying)|claim(?:ed|s|ing)|stat(?:ed|es|ing)|not(?:ed|es|ing)|"
    "explain(?:ed|s|ing)|argu(?:ed|es|ing)|ask(?:ed|s|ing)|declar(?:ed|es|ing)|reiterat(?:ed|es|ing)|repeat(?:ed|s|ing)|stress(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|"
    "accus(?:ed|es|ing)|describ(?:ed|es|ing)|suggest(?:ed|s|ing)|signal(?:l?ed|s|l?ing)|confirm(?:ed|s|ing)|rul(?:ed|es|ing)|reject(?:ed|s|ing)|pledg(?:ed|es|ing)|"
    "threaten(?:ed|s|ing)|propos(?:ed|es|ing)|appeal(?:ed|s|ing)|affirm(?:ed|s|ing)|admit(?:ted|s|ting)|continued|repl(?:ied|ies|ying)|respond(?:ed|s|ing)|"
    "post(?:ed|s|ing)|remark(?:ed|s|ing)|refus(?:ed|es|ing)|endors(?:ed|es|ing)|condemn(?:ed|s|ing)|slamm(?:ed|ing)|blast(?:ed|s|ing)|welcom(?:ed|es|ing)|"
    "spoke|speaks|speaking|addressed|addressing|testified|testifying|hinted|quoted|acknowledged|predicted|dismissed|criticized|criticised|mocked|tweeted|declined|ordered|signed|"
    "backed|issued|delivered|released|published|met|hosted|held|visited|appeared|reacted|approved|voted|agreed|unveiled|revealed"
)
_OCCASION = (
    "interview|speech|statement|briefing|conference|call|meeting|address|remarks|comments|tweet|post|video|talks|visit|summit|hearing|letter|session|message|appearance|trip|"
    "announcement|warning|forum|rally|event|debate|phone conversation|conversation|vote"
)
_SAYING = re.compile(rf"\b(?:{_SAID}|{_OCCASION})\b")
_NOT_OF_SAYING = re.compile(
    r"\b(?:since|until|till|by|from|through|before|after|following|for|of|between|ahead\s+of|prior\s+to|about|than|against|on\s+or\s+before|scheduled|planned|due|set|"
    r"no\s+later\s+than|dated|beginning|starting|effective)\s+(?:the\s+|late\s+|early\s+|around\s+|about\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\b(?:who|whom|whose|which|that|when|after|before|since|because|as|while|where|if|until|amid|following|despite|although|though|than|but)\b|[;:]", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\s+(?!and\b)\w")
_FOLLOWS = re.compile(
    r"^[\"”’'\s]*(?:(?:He|She|They|[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?)\s+(?:was|were)\s+(?:speaking|talking|responding|addressing)|(?:He|She|They)\s+(?:spoke|made|told)|"
    r"(?:The|His|Her|Their|Those|These)\s+(?:\w+\s+){0,2}(?:comments?|remarks?|statements?|announcement|speech|warning|interview|words|call|message|threat|briefing)\s+(?:came|comes?|was|were|followed))"
)
_PRONOUN = re.compile(r"^(?:he|she|they|it|the\s+\w+)$", re.IGNORECASE)
_COARSE = frozenset({Precision.MONTH, Precision.YEAR})
_LOOK_BACK = 60  # sentences
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the rules look at: the text, its layout, the publication day and the stretches that are somebody's words."""

    text: str
    page: Layout
    published: date | None
    contents: tuple[Span, ...]


def said_on(text: str, quote: Quote, published: date | None, *, earlier: Sequence[tuple[Quote, Dated]] = ()) -> Dated | None:
    """The day on which a quotation was said, as far as the text dates the saying or its occasion.

    Parameters: the unchanged article text; a located quotation; the publication day (None: only full dates count);
    `earlier` are dated quotations of the same speaker that stand before this one in the article, in text order.
    Returns: first day of the period, precision, rule and span of the expression; None where the text does not say.
    """
    page = layout(text)
    if not page.sentences or not quote.contents:
        return None
    scene = _Scene(text, page, published, quote.contents)
    anchor = quote.cue or quote.source or quote.contents[0]
    at = page.number(anchor.start)
    pivots = [s for s in (quote.cue, quote.source) if s is not None]
    return _in_sentence(scene, page.sentences[at], pivots, "said") or _in_next(scene, quote, at) or _inherited(scene, quote, at) or _from_earlier(quote, earlier)


def _outside(scene: _Scene, start: int, end: int) -> str:
    """The text between two offsets without what is quoted or said there."""
    out, at = [], start
    for span in sorted({*scene.contents, *(q for q in scene.page.quoted if q.start < end and start < q.end)}):
        if span.start < end and at < span.end:
            out.append(scene.text[at : max(at, span.start)])
            at = span.end
    out.append(scene.text[at : max(at, end)])
    return "".join(out)


def _weight(scene: _Scene, found: Found, sentence: Span, pivots: Iterable[Span]) -> float:
    """How surely an expression dates the saying: nearness to cue and source without a clause border between; 0 is not at all."""
    text = scene.text
    before = text[max(sentence.start, found.span.start - 30) : found.span.start]
    if _NOT_OF_SAYING.search(before):
        return 0.0
    best = 0.0
    for pivot in pivots:
        first, last = sorted((found.span, pivot))
        gap = _outside(scene, first.end, last.start)
        if pivot.overlaps(found.span) or len(gap) > 240:
            continue
        near = 3.0 if len(gap) <= 40 else 2.5 if len(gap) <= 100 else 2.1
        best = max(best, near - 1.5 if _BREAK.search(gap) else near)
    opening = found.span.start - sentence.start <= 25 and not _BREAK.search(text[sentence.start : found.span.start])
    return max(best, 2.4) if opening and best > 0 else best


def _in_sentence(scene: _Scene, sentence: Span, pivots: Sequence[Span], rule: str) -> Dated | None:
    """The surest date of a sentence, outside of what is said in it."""
    ranked: list[tuple[float, int, Dated]] = []
    for found in scene.page.within(sentence):
        if any(c.start <= found.span.start < c.end for c in scene.contents):
            continue
        weight = _weight(scene, found, sentence, pivots)
        near = min((abs(p.start - found.span.start) for p in pivots), default=0)
        if weight < _ENOUGH or (near > 12 and lean_at(scene.text, found.span) is Lean.FUTURE):
            continue
        dated = resolve_span(scene.text, found.span, scene.published, past=True)
        if dated is None or (dated.precision in _COARSE and weight < 2.5) or _after(dated, scene.published):
            continue
        ranked.append((weight - (0.3 if dated.precision in _COARSE else 0), -near, dated))
    if not ranked:
        return None
    dated = max(ranked, key=lambda r: r[:2])[2]
    return replace(dated, rule=f"{rule}: {dated.rule}")


def _after(dated: Dated, published: date | None) -> bool:
    """Is the date later than the publication (more than the day that time zones explain)?"""
    return published is not None and (dated.day - published).days > 1


def _in_next(scene: _Scene, quote: Quote, at: int) -> Dated | None:
    """A following sentence that tells the occasion: "He was speaking on Monday", "The remarks came …"."""
    last = max(at, scene.page.number(max(c.end - 1 for c in quote.contents)))
    if last + 1 >= len(scene.page.sentences):
        return None
    sentence = scene.page.sentences[last + 1]
    match = _FOLLOWS.match(scene.text[sentence.start : min(sentence.end, sentence.start + 120)])
    return None if match is None else _in_sentence(scene, sentence, [Span(sentence.start, sentence.start + match.end())], "next sentence")


def _key(scene: _Scene, quote: Quote) -> re.Pattern[str] | None:
    """A pattern that finds the speaker again: surname (by its beginning, for spellings differ), else the last word of the source."""
    name = quote.speaker.name
    printed = quote.speaker.printed or (quote.source.of(scene.text) if quote.source is not None else None)
    if name and name.split():
        surname = name.split()[-1]
        return re.compile(rf"\b{re.escape(surname[:6])}\w*" if len(surname) > 6 else rf"\b{re.escape(surname)}\b")
    for words in (printed, quote.speaker.body):
        if words and words.split() and not re.fullmatch(r"he|she|they|it", words.strip(), re.IGNORECASE):
            last = words.split()[-1].rstrip("s")
            if len(last) > 2:
                return re.compile(rf"\b{re.escape(last)}s?\b", re.IGNORECASE)
    return None


def _inherited(scene: _Scene, quote: Quote, at: int) -> Dated | None:
    """The date of the nearest earlier sentence in which the same speaker speaks or appears."""
    key = _key(scene, quote)
    if key is None:
        return None
    for number in range(at - 1, max(-1, at - _LOOK_BACK), -1):
        sentence = scene.page.sentences[number]
        found = scene.page.within(sentence)
        if not found:
            continue
        shown = [Span(*m.span()) for m in key.finditer(scene.text, sentence.start, sentence.end)]
        shown = [s for s in shown if not any(q.start <= s.start < q.end for q in scene.page.quoted)]
        if not shown:
            continue
        verbs = [Span(*m.span()) for m in _SAYING.finditer(scene.text, sentence.start, sentence.end)]
        verbs = [v for v in verbs if not any(q.start <= v.start < q.end for q in scene.page.quoted)]
        dated = _in_sentence(scene, sentence, verbs, "same speaker before") if verbs else None
        if dated is not None:
            return dated
    return None


def _from_earlier(quote: Quote, earlier: Sequence[tuple[Quote, Dated]]) -> Dated | None:
    """The date of the last earlier statement of the same speaker."""
    before = [d for q, d in earlier if q.contents and q.contents[0].start < quote.contents[0].start]
    return replace(before[-1], rule="earlier statement") if before else None
