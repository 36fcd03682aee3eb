"""Which time expression of a sentence dates what is said in it: near the cue, in its clause, outside of the words that are reported."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from stance.dates.grammar import Found
from stance.dates.layout import Layout, layout
from stance.dates.resolving import resolve_span
from stance.dates.tense import Lean, lean_at
from stance.records import Dated, Precision, Span

COARSE = frozenset({Precision.MONTH, Precision.YEAR})
_SAID = (
    "said|says|saying|told|telling|tells|warn(?:ed|s|ing)|add(?:ed|s|ing)|announc(?:ed|es|ing)|tweet(?:ed|s|ing)|wrote|writes|writing|urg(?:ed|es|ing)|"
    "call(?:ed|s|ing)|demand(?:ed|s|ing)|vow(?:ed|s|ing)|promis(?:ed|es|ing)|insist(?:ed|s|ing)|den(?:ied|ies|ying)|claim(?:ed|s|ing)|stat(?:ed|es|ing)|"
    "not(?:ed|es|ing)|explain(?:ed|s|ing)|argu(?:ed|es|ing)|ask(?:ed|s|ing)|declar(?:ed|es|ing)|reiterat(?:ed|es|ing)|repeat(?:ed|s|ing)|"
    "stress(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|accus(?:ed|es|ing)|describ(?:ed|es|ing)|suggest(?:ed|s|ing)|signal(?:l?ed|s|l?ing)|confirm(?:ed|s|ing)|"
    "rul(?:ed|es|ing)|reject(?:ed|s|ing)|pledg(?:ed|es|ing)|threaten(?:ed|s|ing)|propos(?:ed|es|ing)|appeal(?:ed|s|ing)|affirm(?:ed|s|ing)|"
    "admit(?:ted|s|ting)|continued|repl(?:ied|ies|ying)|respond(?:ed|s|ing)|post(?:ed|s|ing)|remark(?:ed|s|ing)|refus(?:ed|es|ing)|endors(?:ed|es|ing)|"
    "condemn(?:ed|s|ing)|slamm(?:ed|ing)|blast(?:ed|s|ing)|welcom(?:ed|es|ing)|spoke|speaks|speaking|addressed|addressing|testified|testifying|hinted|quoted|"
    "acknowledged|predicted|dismissed|criticized|criticised|mocked|declined|ordered|signed|reassured|assured|backed|issued|delivered|released|published|met|"
    "holds|hosts|attends|delivers|gives|visits|addresses|hosted|held|visited|appeared|reacted|approved|voted|agreed|unveiled|revealed"
)
_OCCASION = (
    "interview|speech|statement|briefing|conference|call|meeting|address|remarks|comments|tweet|post|video|talks|visit|summit|hearing|letter|session|message|"
    "appearance|trip|announcement|warning|forum|rally|event|debate|conversation|vote"
)
SAYING = re.compile(rf"\b(?:{_SAID}|(?:in|at|during|on)\s+(?:an?|the|his|her|their|its)\s+(?:[\w'’-]+\s+){{0,3}}(?:{_OCCASION}))\b")
_NOT_OF_SAYING = re.compile(
    r"\b(?:since|until|till|by|from|through|to|before|after|following|for|of|between|ahead\s+of|prior\s+to|about|than|against|on\s+or\s+before|scheduled|planned|"
    r"due|set|no\s+later\s+than|dated|beginning|starting|effective)\s+(?:the\s+|late\s+|early\s+|around\s+|about\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:who|whom|whose|which|that|when|after|before|since|because|as|while|if|until|amid|following|despite|although|though|than|but|"
    r"referring|alluding|reference)\b|[;:]",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^\s*,?\s*when\b")
_RECENTLY = re.compile(r"\bas\s+(?:recently|late|early)\s+as\s*$")
_ASIDE = re.compile(
    r"^\W*(?:\w+\s+){0,2}(?:who|whom|whose|which|when|after|before|since|because|while|if|amid|following|despite|although|though)\b", re.IGNORECASE
)
_RECENT = 4  # days before publication that a news story is about
_GAP = 240  # code points between cue and date at most
_BESIDE = 30  # code points between the start of a cue and a year that dates it: "wrote in 2014"
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at: the text, its layout, the publication day and the stretches that are the quotation's words."""

    text: str
    page: Layout
    published: date | None
    contents: tuple[Span, ...]


def outside(scene: Scene, start: int, end: int) -> str:
    """The text between two offsets without what is quoted or said there."""
    out, at = [], start
    for span in sorted({*scene.contents, *scene.page.quotes_in(start, end)}):
        if span.start < end and at < span.end:
            out.append(scene.text[at : max(at, span.start)])
            at = span.end
    out.append(scene.text[at : max(at, end)])
    return "".join(out)


def unquoted(scene: Scene, pattern: re.Pattern[str], sentence: Span) -> list[Span]:
    """Where a pattern matches in a sentence (accents taken off) outside of quotation marks."""
    spans = [Span(*m.span()) for m in pattern.finditer(scene.page.folded, sentence.start, sentence.end)]
    quotes = scene.page.quotes_in(sentence.start, sentence.end)
    return [s for s in spans if not any(q.start <= s.start < q.end for q in quotes)]


def dated_in(scene: Scene, sentence: Span, pivots: Sequence[Span], rule: str) -> Dated | None:
    """The expression of a sentence that most surely dates the saying whose cue and source are the pivots."""
    ranked: list[tuple[float, int, Dated]] = []
    for found in scene.page.within(sentence):
        if any(c.start <= found.span.start < c.end for c in scene.contents):
            continue
        weight = _weight(scene, found, sentence, pivots)
        near = min((abs(p.start - found.span.start) for p in pivots), default=0)
        if weight < _ENOUGH or (near > 12 and lean_at(scene.text, found.span) is Lean.FUTURE):
            continue
        dated = resolve_span(scene.text, found.span, scene.published, past=True)
        if dated is None or _after(dated, scene.published):
            continue
        coarse = dated.precision in COARSE
        if not coarse or (weight >= 2.5 and (near <= _BESIDE or dated.precision is not Precision.YEAR)):
            ranked.append((weight - (0.3 if coarse else 0), -near, dated))
    if not ranked:
        return None
    dated = max(ranked, key=lambda r: r[:2])[2]
    return replace(dated, rule=f"{rule}: {dated.rule}")


def first_day(scene: Scene, sentence: Span, rule: str) -> Dated | None:
    """The first past day or week of a sentence that is about the saying."""
    for found in scene.page.within(sentence):
        dated = None if lean_at(scene.text, found.span) is Lean.FUTURE else resolve_span(scene.text, found.span, scene.published, past=True)
        if dated is not None and dated.precision not in COARSE and not _after(dated, scene.published):
            return replace(dated, rule=f"{rule}: {dated.rule}")
    return None


@lru_cache(maxsize=4)
def story_days(text: str, published: date | None) -> tuple[tuple[int, Dated], ...]:
    """Sentence number and date of each day of the story: named in a main clause, past, at most four days before publication."""
    page = layout(text)
    scene = Scene(text, page, published, ())
    days = []
    for found in page.found if published is not None else ():
        number = page.number(found.span.start)
        if _is_of_something_else(text, found, page.sentences[number]) or _aside(scene, found, page.sentences[number]) is not None:
            continue
        dated = None if lean_at(text, found.span) is Lean.FUTURE else resolve_span(text, found.span, published, past=True)
        if dated is not None and dated.precision is Precision.DAY and published is not None and 0 <= (published - dated.day).days <= _RECENT:
            days.append((number, dated))
    return tuple(days)


def _weight(scene: Scene, found: Found, sentence: Span, pivots: Iterable[Span]) -> float:
    """How surely an expression dates the saying: nearness to cue and source without a clause border between; 0 is not at all."""
    if _is_of_something_else(scene.text, found, sentence):
        return 0.0
    aside = _aside(scene, found, sentence)
    best = 0.0
    for pivot in pivots:
        first, last = sorted((found.span, pivot))
        gap = outside(scene, first.end, last.start)
        if pivot.overlaps(found.span) or len(gap) > _GAP:
            continue
        near = 3.0 if len(gap) <= 40 else 2.6 if len(gap) <= 100 else 2.1
        apart = _BREAK.search(_WHEN.sub("", _RECENTLY.sub("", gap)) if first == found.span else _RECENTLY.sub("", gap)) or (
            aside is not None and not aside.overlaps(pivot)
        )
        best = max(best, near - 1.5 if apart else near)
    opening = aside is None and found.span.start - sentence.start <= 25 and not _BREAK.search(scene.text[sentence.start : found.span.start])
    return max(best, 2.6) if opening and best > 0 else best


def _is_of_something_else(text: str, found: Found, sentence: Span) -> bool:
    """Does the word before the expression tie it to something else ("since Monday", "ahead of Friday's summit")?"""
    return _NOT_OF_SAYING.search(text[max(sentence.start, found.span.start - 30) : found.span.start]) is not None


def _aside(scene: Scene, found: Found, sentence: Span) -> Span | None:
    """The subordinate clause between commas that holds an expression ("who met him on Saturday"), if it is in one."""
    start = max(sentence.start, max(scene.text.rfind(mark, sentence.start, found.span.start) for mark in ",—–(") + 1)
    if not _ASIDE.match(outside(scene, start, found.span.start)):
        return None
    end = min((e for mark in ",—–)" if (e := scene.text.find(mark, found.span.end, sentence.end)) >= 0), default=sentence.end)
    return Span(start, max(end, found.span.end))


def _after(dated: Dated, published: date | None) -> bool:
    """Is the date later than the publication (by more than the day that time zones explain)?"""
    return published is not None and (dated.day - published).days > 1
