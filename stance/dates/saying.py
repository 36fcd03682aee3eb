"""When a statement was made: the time expression that dates the saying or its occasion, never one inside what was said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stance.dates.grammar import NUMBERS, Found
from stance.dates.layout import Layout, fold, layout
from stance.dates.resolving import resolve_span
from stance.dates.tense import Lean, lean_at
from stance.records import Dated, Kind, Precision, Quote, Span

_SAID = (
    "said|says|saying|told|telling|tells|warn(?:ed|s|ing)|add(?:ed|s|ing)|announc(?:ed|es|ing)|tweet(?:ed|s|ing)|wrote|writes|writing|urg(?:ed|es|ing)|call(?:ed|s|ing)|"
    "demand(?:ed|s|ing)|vow(?:ed|s|ing)|promis(?:ed|es|ing)|insist(?:ed|s|ing)|den(?:ied|ies|ying)|claim(?:ed|s|ing)|stat(?:ed|es|ing)|not(?:ed|es|ing)|"
    "explain(?:ed|s|ing)|argu(?:ed|es|ing)|ask(?:ed|s|ing)|declar(?:ed|es|ing)|reiterat(?:ed|es|ing)|repeat(?:ed|s|ing)|stress(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|"
    "accus(?:ed|es|ing)|describ(?:ed|es|ing)|suggest(?:ed|s|ing)|signal(?:l?ed|s|l?ing)|confirm(?:ed|s|ing)|rul(?:ed|es|ing)|reject(?:ed|s|ing)|pledg(?:ed|es|ing)|"
    "threaten(?:ed|s|ing)|propos(?:ed|es|ing)|appeal(?:ed|s|ing)|affirm(?:ed|s|ing)|admit(?:ted|s|ting)|continued|repl(?:ied|ies|ying)|respond(?:ed|s|ing)|"
    "post(?:ed|s|ing)|remark(?:ed|s|ing)|refus(?:ed|es|ing)|endors(?:ed|es|ing)|condemn(?:ed|s|ing)|slamm(?:ed|ing)|blast(?:ed|s|ing)|welcom(?:ed|es|ing)|"
    "spoke|speaks|speaking|addressed|addressing|testified|testifying|hinted|quoted|acknowledged|predicted|dismissed|criticized|criticised|mocked|tweeted|declined|ordered|signed|"
    "reassured|assured|backed|issued|delivered|released|published|met|hosted|held|visited|appeared|reacted|approved|voted|agreed|unveiled|revealed"
)
_OCCASION = (
    "interview|speech|statement|briefing|conference|call|meeting|address|remarks|comments|tweet|post|video|talks|visit|summit|hearing|letter|session|message|appearance|trip|"
    "announcement|warning|forum|rally|event|debate|phone conversation|conversation|vote"
)
_SAYING = re.compile(rf"\b(?:{_SAID}|(?:in|at|during|on)\s+(?:an?|the|his|her|their|its)\s+(?:[\w'’-]+\s+){{0,3}}(?:{_OCCASION}))\b")
_NOT_OF_SAYING = re.compile(
    r"\b(?:since|until|till|by|from|through|before|after|following|for|of|between|ahead\s+of|prior\s+to|about|than|against|on\s+or\s+before|scheduled|planned|due|set|"
    r"no\s+later\s+than|dated|beginning|starting|effective)\s+(?:the\s+|late\s+|early\s+|around\s+|about\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\b(?:who|whom|whose|which|that|when|after|before|since|because|as|while|if|until|amid|following|despite|although|though|than|but|referring|alluding|reference)\b|[;:]", re.IGNORECASE)
_RECENTLY = re.compile(r"\bas\s+(?:recently|late|early)\s+as\s*$")
_ASIDE = re.compile(r"^\W*(?:\w+\s+){0,2}(?:who|whom|whose|which|when|after|before|since|because|while|if|amid|following|despite|although|though)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"^[\"”’'\s]*(?:(?:He|She|They|(?P<who>(?:[A-Z][\w.-]+\s+){1,4}))\s*(?:(?:was|were)\s+(?:speaking|talking|responding|addressing)|spoke|"
    r"made\s+(?:the|his|her|their|these|those)\s+(?:\w+\s+){0,2}(?:comments?|remarks?|statements?|announcement|warning|claims?|speech|threat|appeal))|"
    r"(?:The|His|Her|Their|Those|These)\s+(?:\w+\s+){0,2}"
    r"(?:comments?|remarks?|statements?|announcement|speech|warning|interview|words|call|message|threat|briefing)\s+(?:came|comes?|was|were|followed))\b"
)
_SUBJECT = r"(?:^|(?<=[.!?]\s)|(?<=[.!?][\"”]\s))[\"”’'\s]*(?:(?:On|In|Late|Earlier|Later|But|And|Then)\s+(?:[\w.'’-]+\s+){0,5}?[\w.'’-]*,?\s+)?(?:PRONOUN)\b"
_SUBJECTS = {w: re.compile(_SUBJECT.replace("PRONOUN", f"{w}|{w.capitalize()}")) for w in ("he", "she", "they")}
_THEN = re.compile(r"^\W*(?:(?:Shortly|Soon|(?:A\s+few\s+)?[Hh]ours|Minutes|Moments)\s+(?:after(?:wards?)?|later)|Later|Earlier)\b,?\s")
_COARSE = frozenset({Precision.MONTH, Precision.YEAR})
_AFTER = re.compile(r"\b(?:(?P<number>an?|one|two|three|four|five)\s+days?|(?:a\s+few\s+)?hours)\s+after\s+", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"[,;:—–]|\b(?:said|told|and|but|which|that)\b")
_SUNDAY_SHOWS = re.compile(
    r"\b(?:Meet the Press|Face the Nation|Fox News Sunday|Sunday Morning(?: Futures)?|Sunday with Laura Kuenssberg|Sophy Ridge on Sunday)\b|"
    r"\bCNN['’]s\W{1,3}State of the Union\b|\bABC(?: News)?['’]s?\W{1,3}This Week\b"
)
_HABIT = re.compile(r"\b(?:repeatedly|long|always|often|previously|frequently|regularly|consistently|in the past|time and again)\b", re.IGNORECASE)
_PERFECT = re.compile(r"(?:\b(?:has|have|had)|['’](?:s|ve|d))\s+(?:\w+\s+){0,2}$")
_PRESENT = re.compile(r"says?|wants?|calls?|insists?|believes?|hopes?|argues?|demands?", re.IGNORECASE)
_LOOK_BACK = 60  # sentences
_LOOK_AHEAD = 3
_LEAD_REACH = 11  # sentences that the day of the lead holds for
_RECENT = 4  # days before publication that a news story is about
_STALE = 14  # days: an older date in another sentence is an archive caption or history
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
    The sentence of the cue comes first, then a following sentence about the occasion, then what the same speaker said
    before, at last, near the top of a story, the day that both the lead and the last dated sentence name.
    """
    page = layout(text)
    if not page.sentences or not quote.contents:
        return None
    scene = _Scene(text, page, published, quote.contents)
    anchor = quote.cue or quote.source or quote.contents[0]
    at = page.number(anchor.start)
    key = _key(scene, quote)
    pivots = [s for s in (quote.cue, quote.source) if s is not None]
    near = _in_sentence(scene, page.sentences[at], pivots, "said") or _days_after(scene, quote, at) or _broadcast(scene, quote, at) or _in_next(scene, quote, key, at)
    if near is not None:
        return near
    tense = _tense(scene, quote)
    if tense == "habit":
        return None
    dated = _inherited(scene, quote, key, at) or _from_earlier(quote, earlier)
    if dated is not None or tense == "perfect" or quote.kind in {Kind.DEED, Kind.BELIEF}:
        return dated
    return _by_lead(scene, at)


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
    if _NOT_OF_SAYING.search(text[max(sentence.start, found.span.start - 30) : found.span.start]):
        return 0.0
    aside = _aside(scene, found, sentence)
    best = 0.0
    for pivot in pivots:
        first, last = sorted((found.span, pivot))
        gap = _outside(scene, first.end, last.start)
        if pivot.overlaps(found.span) or len(gap) > 240:
            continue
        near = 3.0 if len(gap) <= 40 else 2.6 if len(gap) <= 100 else 2.1
        apart = _BREAK.search(_RECENTLY.sub("", gap)) or (aside is not None and not aside.overlaps(pivot))
        best = max(best, near - 1.5 if apart else near)
    opening = aside is None and found.span.start - sentence.start <= 25 and not _BREAK.search(text[sentence.start : found.span.start])
    return max(best, 2.6) if opening and best > 0 else best


def _aside(scene: _Scene, found: Found, sentence: Span) -> Span | None:
    """The subordinate clause between commas that holds an expression ("who met him on Saturday"), if it is in one."""
    start = max((scene.text.rfind(mark, sentence.start, found.span.start) for mark in ",—–("), default=-1) + 1
    start = max(start, sentence.start)
    if not _ASIDE.match(_outside(scene, start, found.span.start)):
        return None
    end = min((e for mark in ",—–)" if (e := scene.text.find(mark, found.span.end, sentence.end)) >= 0), default=sentence.end)
    return Span(start, max(end, found.span.end))


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


def _in_next(scene: _Scene, quote: Quote, key: re.Pattern[str] | None, at: int) -> Dated | None:
    """A following sentence that tells the occasion: "He was speaking on Monday", "The remarks came …", "X made the comments …"."""
    last = max(at, scene.page.number(max(c.end - 1 for c in quote.contents)))
    for number in range(last + 1, min(last + 1 + _LOOK_AHEAD, len(scene.page.sentences))):
        sentence = scene.page.sentences[number]
        if _tells_occasion(scene, sentence, key):
            return _first_day(scene, sentence, "next sentence")
    return None


def _tells_occasion(scene: _Scene, sentence: Span, key: re.Pattern[str] | None) -> bool:
    """Is the sentence about the saying, with a pronoun or the speaker himself as its subject?"""
    match = _FOLLOWS.match(scene.text[sentence.start : min(sentence.end, sentence.start + 160)])
    if match is None:
        return False
    return not match.group("who") or (key is not None and key.search(fold(match.group("who"))) is not None)


def _first_day(scene: _Scene, sentence: Span, rule: str) -> Dated | None:
    """The first past day or week of a sentence that is about the saying."""
    for found in scene.page.within(sentence):
        dated = resolve_span(scene.text, found.span, scene.published, past=True) if lean_at(scene.text, found.span) is not Lean.FUTURE else None
        if dated is not None and dated.precision not in _COARSE and not _after(dated, scene.published):
            return replace(dated, rule=f"{rule}: {dated.rule}")
    return None


def _days_after(scene: _Scene, quote: Quote, at: int) -> Dated | None:
    """"… came a day after X said", "Hours later, X said": counted from the last day that the text names, else from the publication day."""
    days = [day for n, day in _plain_days(scene) if n < at]
    if days and _THEN.match(scene.text[scene.page.sentences[at].start : scene.page.sentences[at].start + 80]):
        return Dated(days[-1], rule="said: later that day")
    spot = min(s.start for s in (quote.cue, quote.source) if s is not None) if quote.cue or quote.source else quote.contents[0].start
    sentence = scene.page.sentences[at]
    match = None
    for match in _AFTER.finditer(scene.text, max(sentence.start, spot - 90), spot):
        pass
    if match is None or _OTHER_CLAUSE.search(scene.text[match.end() : spot]):
        return None
    there = days[-1] if days else scene.published if match.group("number") else None
    back = NUMBERS[match.group("number").lower()] if match.group("number") else 0
    return None if there is None else Dated(there - timedelta(days=back), rule="said: days before", span=Span(*match.span()))


def _broadcast(scene: _Scene, quote: Quote, at: int) -> Dated | None:
    """A weekly broadcast whose name tells the day: "told NBC's Meet the Press"."""
    sentence = scene.page.sentences[at]
    match = _SUNDAY_SHOWS.search(scene.text, sentence.start, sentence.end)
    if match is None or scene.published is None or any(c.start <= match.start() < c.end for c in quote.contents):
        return None
    return Dated(scene.published - timedelta(days=(scene.published.weekday() + 1) % 7), rule="said: Sunday broadcast", span=Span(*match.span()))


def _tense(scene: _Scene, quote: Quote) -> str:
    """"habit" for what is said again and again, "perfect" for what has been said at some time or is said now, else "past"."""
    if quote.cue is None:
        return "past"
    around = _outside(scene, max(0, quote.cue.start - 40), quote.cue.end + 25)
    if _HABIT.search(around):
        return "habit"
    return "perfect" if _PERFECT.search(scene.text[max(0, quote.cue.start - 30) : quote.cue.start]) or _PRESENT.fullmatch(quote.cue.of(scene.text)) else "past"


def _plain_days(scene: _Scene) -> list[tuple[int, date]]:
    """Sentence number and day of each recent past day that the article names in a main clause."""
    days = []
    for found in scene.page.found:
        number = scene.page.number(found.span.start)
        sentence = scene.page.sentences[number]
        if _NOT_OF_SAYING.search(scene.text[max(sentence.start, found.span.start - 30) : found.span.start]) or _aside(scene, found, sentence) is not None:
            continue
        dated = resolve_span(scene.text, found.span, scene.published, past=True) if lean_at(scene.text, found.span) is not Lean.FUTURE else None
        if dated is not None and dated.precision is Precision.DAY and scene.published is not None and 0 <= (scene.published - dated.day).days <= _RECENT:
            days.append((number, dated.day))
    return days


def _by_lead(scene: _Scene, at: int) -> Dated | None:
    """The day of the story: the lead and the last dated sentence before the quotation name the same one."""
    plain = _plain_days(scene)
    days = [(n, day) for n, day in plain if n <= at] or ([(n, day) for n, day in plain if n <= at + 2][:1] if at <= 1 else [])
    if days and days[0][0] > at:
        return Dated(days[0][1], rule="forward story")
    if at > _LEAD_REACH or not days or days[0][0] > 1 or days[0][1] != days[-1][1]:
        return None
    return Dated(days[0][1], rule="day of the story")


def _key(scene: _Scene, quote: Quote) -> re.Pattern[str] | None:
    """A pattern that finds the speaker again: surname (by its beginning, for spellings differ), else the last word of the source."""
    name = quote.speaker.name
    printed = quote.speaker.printed or (quote.source.of(scene.text) if quote.source is not None else None)
    if name and name.split():
        surname = fold(name.split()[-1])
        return re.compile(rf"\b{re.escape(surname[:6])}\w*" if len(surname) > 6 else rf"\b{re.escape(surname)}\b")
    for words in (printed, quote.speaker.body):
        if words and words.split() and not re.fullmatch(r"he|she|they|it", words.strip(), re.IGNORECASE):
            last = fold(words.split()[-1]).rstrip("s")
            if len(last) > 2:
                return re.compile(rf"\b{re.escape(last)}s?\b", re.IGNORECASE)
    return None


def _inherited(scene: _Scene, quote: Quote, key: re.Pattern[str] | None, at: int) -> Dated | None:
    """The date of the nearest earlier sentence in which the same speaker speaks or appears.

    A pronoun is the speaker as long as every sentence on the way has him as its subject; behind a pronoun whose speaker
    is not known stands whoever spoke in the sentence before.
    """
    pronoun = "" if quote.source is None else quote.source.of(scene.text).strip().lower()
    subject = _SUBJECTS.get(pronoun, _SUBJECTS["he"] if quote.speaker.name else None)
    linked = True
    for number in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        sentence = scene.page.sentences[number]
        shown = _unquoted(scene, key, sentence) if key is not None else []
        if linked and not shown and subject is not None:
            shown = _unquoted(scene, subject, sentence)
            linked = bool(shown) or not _outside(scene, sentence.start, sentence.end).strip()
        if not shown and number == at - 1 and pronoun in _SUBJECTS:
            shown = [Span(v.start, v.start) for v in _unquoted(scene, _SAYING, sentence)]
        told = bool(shown) and _tells_occasion(scene, sentence, key)
        dated = (_first_day(scene, sentence, "same speaker") if told else None) or (_of_speaker(scene, sentence, shown) if shown else None)
        if dated is not None:
            return dated
    return None


def _unquoted(scene: _Scene, pattern: re.Pattern[str], sentence: Span) -> list[Span]:
    """Where a pattern matches in a sentence outside of quotation marks."""
    spans = [Span(*m.span()) for m in pattern.finditer(scene.page.folded, sentence.start, sentence.end)]
    return [s for s in spans if not any(q.start <= s.start < q.end for q in scene.page.quoted if q.start < sentence.end)]


def _of_speaker(scene: _Scene, sentence: Span, shown: list[Span]) -> Dated | None:
    """The date of what a speaker says or does in a sentence: near a mention of him and its verb."""
    if not scene.page.within(sentence):
        return None
    pivots = []
    verbs = _unquoted(scene, _SAYING, sentence)
    for mention in shown:
        after = next((v for v in verbs if 0 <= v.start - mention.end <= 80), None)
        before = next((v for v in reversed(verbs) if 0 <= mention.start - v.end <= 60), None)
        pivots += [v for v in (after, before) if v is not None]
    dated = _in_sentence(scene, sentence, pivots, "same speaker") if pivots else None
    if dated is None or dated.precision in _COARSE or dated.precision is Precision.WEEK:
        return None
    return None if scene.published is not None and (scene.published - dated.day).days > _STALE else dated


def _from_earlier(quote: Quote, earlier: Sequence[tuple[Quote, Dated]]) -> Dated | None:
    """The date of the last earlier statement of the same speaker."""
    before = [d for q, d in earlier if q.contents and q.contents[0].start < quote.contents[0].start]
    return replace(before[-1], rule="earlier statement") if before else None
