"""When a statement was made: where to look for the date of the saying or its occasion, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from stance.dates.grammar import NUMBERS, expressions
from stance.dates.layout import fold, layout
from stance.dates.scene import COARSE, SAYING, Scene, dated_in, first_day, outside, story_days, unquoted
from stance.records import Dated, Kind, Precision, Quote, Span

_FOLLOWS = re.compile(
    r"^[\"”’'\s]*(?:(?:He|She|They|(?P<who>(?:[A-Z][\w.-]+\s+){1,4}))\s*(?:(?:was|were)\s+(?:speaking|talking|responding|addressing)|spoke|"
    r"made\s+(?:the|his|her|their|these|those)\s+(?:\w+\s+){0,2}(?:comments?|remarks?|statements?|announcement|warning|claims?|speech|threat|appeal))|"
    r"(?:The|His|Her|Their|Those|These)\s+(?:\w+\s+){0,2}"
    r"(?:comments?|remarks?|statements?|announcement|speech|warning|interview|words|call|message|threat|briefing)\s+(?:came|comes?|was|were|followed))\b"
)
_SUBJECT = r"^[\"”’'\s]*(?:(?:On|In|Late|Earlier|Later|But|And|Then)\s+(?:[\w.'’-]+\s+){0,5}?[\w.'’-]*,?\s+)?(?:PRONOUN)\b"
_SUBJECTS = {word: re.compile(_SUBJECT.replace("PRONOUN", f"{word}|{word.capitalize()}")) for word in ("he", "she", "they")}
_THEN = re.compile(r"^\W*(?:(?:Shortly|Soon|(?:A\s+few\s+)?[Hh]ours|Minutes|Moments)\s+(?:after(?:wards?)?|later)|Later|Earlier)\b,?\s")
_COMMON = frozenset(
    ["president", "minister", "prime", "foreign", "defence", "defense", "secretary", "ministry", "chancellor", "spokesman", "chief", "senator"]
)
_TAIL_DAY = re.compile(r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_FINITE = re.compile(r"\b(?:will|would|is|are|was|were|has|have|had|can|could|may|might|should|must|to [a-z]+|that|who|which|[a-z]{2,}ed)\b")
_WHO = re.compile(r",\s+who(?:\s+(?:has|had|have|also))?\s+$")
_SHORTLY = re.compile(r"[^.;:“”\"]{0,20}?\b(?:(?:shortly|soon|moments|minutes|hours) (?:after(?:wards?)?|later)|later that day)[.,]")
_AFTER = re.compile(r"\b(?:(?P<number>an?|one|two|three|four|five)\s+days?|(?:a\s+few\s+)?hours)\s+after\s+", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"[,;:—–]|\b(?:said|told|and|but|which|that)\b")
_SUNDAY_SHOWS = re.compile(
    r"\b(?:Meet the Press|Face the Nation|Fox News Sunday|Sunday Morning(?: Futures)?|Sunday with Laura Kuenssberg|Sophy Ridge on Sunday)\b|"
    r"\bCNN['’]s\W{1,3}State of the Union\b|\bABC(?: News)?['’]s?\W{1,3}This Week\b|[\"“]This Week,?[\"”] (?:[Cc]o-)?[Aa]nchor\b"
)
_HABIT = re.compile(r"\b(?:repeatedly|long|always|often|previously|frequently|regularly|consistently|in the past|time and again)\b", re.IGNORECASE)
_PERFECT = re.compile(r"(?:\b(?:has|have|had)|['’](?:s|ve|d))\s+(?:\w+\s+){0,2}$")
_PERFECT_CUE = re.compile(r"(?:\w+ )?(?:has|have|had)\b|['’](?:ve|d)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:after|before|since|until|while|when|because|though|although) [^.;:“”\"]{0,120}$")
_PRESENT = re.compile(r"says?|speaks?|wants?|calls?|insists?|believes?|hopes?|argues?|demands?", re.IGNORECASE)
_CLAUSE = re.compile(r"\s+(?:that\b|[A-Z]|(?:the|an?|he|she|it|they|we|its|his|her|their|there|no|any|all|this|these)\b)")
_LOOK_BACK = 60  # sentences
_LOOK_AHEAD = 3
_LEAD_REACH = 11  # sentences that the day of the lead holds for
_LONGEST_DATE = 30  # characters
_STALE = 14  # days: an older date in another sentence is an archive caption or history


def said_on(text: str, quote: Quote, published: date | None, *, earlier: Sequence[tuple[Quote, Dated]] = ()) -> Dated | None:
    """The day on which a quotation was said, as far as the text dates the saying or its occasion.

    Parameters: the unchanged article text; a located quotation; the publication day (None: only full dates count);
    `earlier` are dated quotations of the same speaker that stand before this one in the article, in text order.
    Returns: first day of the period, precision, rule and span of the expression; None where the text does not say.
    The sentence of the cue comes first, then a following sentence about the occasion, then what the same speaker said
    before; at last, near the top of a story, the day that both the lead and the last dated sentence name.
    """
    page = layout(text)
    if not page.sentences or not quote.contents:
        return None
    scene = Scene(text, page, published, tuple(c for c in _words_alone(text, quote) if not _is_date(text, c)))
    key = _key(text, quote)
    inner = _inner_verb(text, quote) or _verb_behind(scene, quote, key)
    at = page.number((inner or quote.cue or quote.source or quote.contents[0]).start)
    pivots = [s for s in (quote.cue, quote.source, inner) if s is not None]
    on_the_spot = dated_in(scene, page.sentences[at], pivots, "said")
    if quote.kind is Kind.DEED:
        return on_the_spot
    near = on_the_spot or _later_that_day(scene, at, quote) or _days_after(scene, quote, at) or _broadcast(scene, at) or _in_next(scene, key, at)
    tense = _tense(scene, quote)
    if near is not None and tense in {"perfect", "present"} and _is_old_picture(near, published):
        near = None
    if near is not None or tense == "habit":
        return near
    dated = _inherited(scene, quote, key, at) or _from_earlier(quote, earlier) or _of_side(scene, quote, at)
    if dated is not None or tense in {"perfect", "present"} or quote.kind is Kind.BELIEF:
        return dated
    return None if quote.cue is not None and _is_subordinate(scene, at, quote.cue) else _by_lead(scene, at)


def key_of(text: str, quote: Quote) -> str:
    """What the quotations of one speaker share: his name, else the body or the words that stand for him; "" if there are none."""
    return quote.speaker.name or quote.speaker.body or quote.speaker.printed or ("" if quote.source is None else quote.source.of(text))


def manner(text: str, quote: Quote) -> str:
    """How a quotation is told: "habit", "perfect", "present" or "past"."""
    return _tense(Scene(text, layout(text), None, quote.contents), quote)


def _is_subordinate(scene: Scene, at: int, cue: Span) -> bool:
    """Does the cue only tell when something else happened ("came after X suggested", "since he said")?"""
    return _SUBORDINATE.search(scene.text, scene.page.sentences[at].start, cue.start) is not None


def _is_old_picture(dated: Dated, published: date | None) -> bool:
    """Is it the full, old date of a caption ("X speaks in Oslo on May 4, 2019") rather than of the story?"""
    return published is not None and dated.rule.startswith("said: full date") and (published - dated.day).days > _STALE


def _is_date(text: str, span: Span) -> bool:
    """Is a part of the content nothing but a time expression ("| Last week |, X said …")?"""
    return len(span) < _LONGEST_DATE and any(len(found.span) >= len(span) - 4 for found in expressions(text, span.start, span.end))


def _words_alone(text: str, quote: Quote) -> tuple[Span, ...]:
    """The contents without a date that follows the cue and belongs to it: "said | on Tuesday that …"."""
    first = quote.contents[0]
    if quote.kind is Kind.DEED and quote.cue is not None:
        return (quote.cue,)  # the clause that tells a deed tells its day
    if quote.kind is Kind.DIRECT or quote.cue is None:
        return quote.contents
    inner = _inner_verb(text, quote)
    if inner is not None:
        found = next(iter(expressions(text, inner.end, min(first.end, inner.end + 60))), None)
        start = inner.end if found is None or found.span.start - inner.end > 4 else found.span.end
        return (Span(start, first.end), *quote.contents[1:]) if start < first.end else quote.contents[1:] or quote.contents
    last = quote.contents[-1]
    tail = _TAIL_DAY.search(text, last.start, last.end)
    if tail is not None and len(quote.contents) == 1 and last.start - quote.cue.end <= 2 and not _FINITE.search(text, last.start, tail.start()):
        return (Span(last.start, tail.start()),)
    if not 0 <= first.start - quote.cue.end <= 2:
        return quote.contents
    found = next(iter(expressions(text, first.start, min(first.end, first.start + 60))), None)
    if found is None or found.span.start - first.start > 3 or found.span.end >= first.end or not _CLAUSE.match(text, found.span.end):
        return quote.contents
    return (Span(found.span.end, first.end), *quote.contents[1:])


def _inner_verb(text: str, quote: Quote) -> Span | None:
    """The reporting verb at the head of a content that tells by itself who said it ("Li noted on Monday that …, according to a readout")."""
    first, key = quote.contents[0], _key(text, quote)
    named = key.search(fold(text[first.start : min(first.end, first.start + 120)])) if key is not None and quote.speaker.name else None
    verb = None if named is None else SAYING.search(text, first.start + named.end(), min(first.end, first.start + named.end() + 40))
    return None if verb is None else Span(*verb.span())


def _verb_behind(scene: Scene, quote: Quote, key: re.Pattern[str] | None) -> Span | None:
    """The verb right behind a quotation that is told without a source of its own (“…,” X said on Thursday)."""
    if key is None or quote.source is not None or quote.kind is not Kind.DIRECT:
        return None
    end = quote.contents[-1].end
    named = key.search(scene.page.folded, end, end + 60)
    verb = None if named is None else SAYING.search(scene.text, named.end(), named.end() + 20)
    return None if verb is None else Span(*verb.span())


def _in_next(scene: Scene, key: re.Pattern[str] | None, at: int) -> Dated | None:
    """A following sentence that tells the occasion: "He was speaking on Monday", "The remarks came …", "X made the comments …"."""
    last = max(at, scene.page.number(max((c.end - 1 for c in scene.contents), default=0)))
    for sentence in scene.page.sentences[last + 1 : last + 1 + _LOOK_AHEAD]:
        if _tells_occasion(scene, sentence, key):
            return first_day(scene, sentence, "next sentence")
    return None


def _tells_occasion(scene: Scene, sentence: Span, key: re.Pattern[str] | None) -> bool:
    """Is the sentence about the saying, with a pronoun or the speaker himself as its subject?"""
    match = _FOLLOWS.match(scene.text[sentence.start : min(sentence.end, sentence.start + 160)])
    if match is None:
        return False
    return not match.group("who") or (key is not None and key.search(fold(match.group("who"))) is not None)


def _later_that_day(scene: Scene, at: int, quote: Quote) -> Dated | None:
    """As in "Hours later, X said" and "X said shortly after": the last day that the text names before."""
    sentence = scene.page.sentences[at]
    end = sentence.end if quote.cue is None else min(sentence.end, quote.cue.end + 40)
    behind = quote.cue is not None and _SHORTLY.match(scene.text, quote.cue.end, end) is not None
    if not behind and not _THEN.match(scene.text[sentence.start : min(sentence.end, sentence.start + 80)]):
        return None
    days = [dated for number, dated in story_days(scene.text, scene.published) if number < at]
    return replace(days[-1], rule="said: later that day") if days else None


def _days_after(scene: Scene, quote: Quote, at: int) -> Dated | None:
    """As in "… came a day after X said": counted back from the last day that the text names, else from the publication day."""
    spot = min(s.start for s in (quote.cue, quote.source, quote.contents[0]) if s is not None)
    start = max(scene.page.sentences[at].start, spot - 90)
    matches = list(_AFTER.finditer(scene.text, start, spot)) if start < spot else []
    if not matches or _OTHER_CLAUSE.search(scene.text[matches[-1].end() : spot]):
        return None
    number = matches[-1].group("number")
    days = [dated.day for n, dated in story_days(scene.text, scene.published) if n < at]
    there = days[-1] if days else scene.published if number else None
    back = timedelta(days=NUMBERS[number.lower()] if number else 0)
    return None if there is None else Dated(there - back, rule="said: days before", span=Span(*matches[-1].span()))


def _broadcast(scene: Scene, at: int) -> Dated | None:
    """A weekly broadcast whose name tells the day: "told NBC's Meet the Press"."""
    sentence = scene.page.sentences[at]
    match = _SUNDAY_SHOWS.search(scene.text, sentence.start, sentence.end)
    if match is None or scene.published is None or any(c.start <= match.start() < c.end for c in scene.contents):
        return None
    return Dated(scene.published - timedelta(days=(scene.published.weekday() + 1) % 7), rule="said: Sunday broadcast", span=Span(*match.span()))


def _tense(scene: Scene, quote: Quote) -> str:
    """The manner of telling: "habit" for what is said again and again, "perfect" for what has been said at some time, "present", else "past"."""
    if quote.cue is None:
        return "past"
    if _HABIT.search(outside(scene, max(0, quote.cue.start - 40), quote.cue.end + 25)):
        return "habit"
    if _PERFECT.search(scene.text[max(0, quote.cue.start - 30) : quote.cue.start]) or _PERFECT_CUE.match(quote.cue.of(scene.text)):
        return "perfect"
    return "present" if _PRESENT.fullmatch(quote.cue.of(scene.text)) else "past"


def _by_lead(scene: Scene, at: int) -> Dated | None:
    """The day of the story: lead and last dated sentence name the same one, or the sentences behind an undated lead name it."""
    days = story_days(scene.text, scene.published)
    before = [(number, dated) for number, dated in days if number <= at]
    if not before and at <= 1 and days and days[0][0] <= at + 2:
        return replace(days[0][1], rule="day of the story, named after it")
    if at > _LEAD_REACH or not before or before[0][0] > 1 or before[0][1].day != before[-1][1].day:
        return None
    return replace(before[-1][1], rule="day of the story")


def _key(text: str, quote: Quote) -> re.Pattern[str] | None:
    """A pattern that finds the speaker again: surname (by its beginning, for spellings differ), else the last word of the source."""
    name = (quote.speaker.name or "").split()
    if name:
        surname = fold(name[-1])
        return re.compile(rf"\b{re.escape(surname[:6])}\w*" if len(surname) > 6 else rf"\b{re.escape(surname)}\b")
    printed = quote.speaker.printed or (quote.source.of(text) if quote.source is not None else None)
    for words in (printed, quote.speaker.body):
        last = fold((words or "").split()[-1]).rstrip("s") if (words or "").split() else ""
        if len(last) > 2 and last.lower() not in {"she", "they"}:
            return re.compile(rf"\b{re.escape(last)}s?\b", re.IGNORECASE)
    return None


def _inherited(scene: Scene, quote: Quote, key: re.Pattern[str] | None, at: int) -> Dated | None:
    """The date of the nearest earlier sentence in which the same speaker speaks or appears.

    A pronoun is the speaker as long as every sentence on the way has him as its subject; behind a pronoun whose speaker
    is not known stands whoever spoke in the sentence before.
    """
    pronoun = "" if quote.source is None else quote.source.of(scene.text).strip().lower()
    subject = _SUBJECTS.get(pronoun, _SUBJECTS["he"] if quote.speaker.name else None)
    linked = True
    for number in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        sentence = scene.page.sentences[number]
        shown = unquoted(scene, key, sentence) if key is not None else []
        if linked and not shown and subject is not None:
            shown = unquoted(scene, subject, sentence)
            linked = bool(shown) or not outside(scene, sentence.start, sentence.end).strip()
        if not shown and number == at - 1 and pronoun in _SUBJECTS:
            shown = [Span(v.start, v.start) for v in unquoted(scene, SAYING, sentence)]
        dated = _of_speaker(scene, sentence, shown, key) if shown and scene.page.within(sentence) else None
        if dated is not None:
            return dated
    return None


def _of_side(scene: Scene, quote: Quote, at: int) -> Dated | None:
    """The day on which his own side spoke in the sentence before ("On Monday, Russian officials denied it. The Russian ministry said …")."""
    words = f"{quote.speaker.body or ''} {quote.speaker.printed or ''}"
    capitals = {w for w in re.findall(r"\b[A-Z][\w-]{3,}", fold(words)) if w.lower() not in _COMMON}
    if not capitals or at == 0 or quote.kind is Kind.DEED:
        return None
    before = scene.page.sentences[at - 1]
    key = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(capitals)))})\b")
    dated = _of_speaker(scene, before, unquoted(scene, key, before)[:1], None) if scene.page.within(before) else None
    return None if dated is None else replace(dated, rule=dated.rule.replace("same speaker", "same side"))


def _of_speaker(scene: Scene, sentence: Span, shown: list[Span], key: re.Pattern[str] | None) -> Dated | None:
    """The day of what a speaker says or does in a sentence: near a mention of him and its verb."""
    if _tells_occasion(scene, sentence, key):
        told = first_day(scene, sentence, "same speaker")
        if told is not None:
            return told
    pivots = []
    verbs = [v for v in unquoted(scene, SAYING, sentence) if not _WHO.search(scene.text, sentence.start, v.start)]
    for mention in shown:
        after = next((v for v in verbs if 0 <= v.start - mention.end <= 80), None)
        before = next((v for v in reversed(verbs) if 0 <= mention.start - v.end <= 60), None)
        pivots += [v for v in (after, before) if v is not None]
    dated = dated_in(scene, sentence, pivots, "same speaker") if pivots else None
    if dated is None or dated.precision in COARSE or dated.precision is Precision.WEEK:
        return None
    return None if scene.published is not None and (scene.published - dated.day).days > _STALE else dated


def _from_earlier(quote: Quote, earlier: Sequence[tuple[Quote, Dated]]) -> Dated | None:
    """The date of the last earlier statement of the same speaker."""
    before = [d for q, d in earlier if q.contents and q.contents[0].start < quote.contents[0].start]
    return replace(before[-1], rule="earlier statement") if before else None
