"""The publication date that a plain text tells: header line, dateline, byline or dated photo caption; full dates only."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from stance.dates.grammar import expressions
from stance.dates.resolving import ABSOLUTE_DAYS, resolve
from stance.records import Dated, Precision, Span

_HEAD = 1500  # code points in which header lines and bylines stand
_HEADER = re.compile(
    r"^[ \t>*#-]*(?P<word>first\s+published|published|publication\s+date|date|posted|issued|released|release\s+date|for\s+immediate\s+release|"
    r"(?:last\s+)?updated|last\s+modified)\b(?:\s+(?:on|at|date))?\s*[:|–—-]?\s*(?P<rest>[^\n]{4,80})",
    re.IGNORECASE | re.MULTILINE,
)
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}(?:\([A-Z]{2,5}\))?(?:\s*/\s*[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40})?"
_DATELINE = re.compile(rf"^[\s\"“]*{_PLACE}(?:,\s+[A-Z][A-Za-zÀ-ÿ. '’-]{{1,40}})?(?:,|\s+[-–—(])\s*(?P<rest>[^\n]{{4,90}})", re.MULTILINE)
_DATELINE_END = re.compile(r"\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/|\[[^\]\n]{2,40}\])?\s*(?:[-–—:.]|$|(?=\n))")
_BYLINE = re.compile(
    r"^[ \t]*(?:by\s+[^\n|•·,–—]{3,80}\s*[|•·,–—-]\s*|(?-i:[A-ZÀ-Þ][\w.'’ -]{2,40}),\s+)?(?P<rest>[^\n]{6,60}?)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_CLOCK = re.compile(
    r"^[\s|•·,@–—-]*(?:(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:GMT|UTC|BST|EST|EDT|ET|CET|Z)(?:[+-]\d{1,2})?\)?)?)?"
    r"[\s|•·,–—-]*(?:by\s+[\w.'’ -]{3,60})?$",
    re.IGNORECASE,
)
_AGENCY = (
    r"(?:AP|Reuters|AFP|Photo(?:s|graph)?|Getty|EPA|EFE|Xinhua|TASS|Anadolu|DPA|ANSA|Sputnik|Pool|Handout|Bloomberg|UPI|PA|ITAR|Kyodo|Yonhap|"
    r"\w*\s*Agency|Images|Press)"
)
_CREDIT = re.compile(
    rf"\((?:[^)\n]{{0,60}}\b)?{_AGENCY}\b[^)\n]{{0,60}}\)|\[(?P<free>[A-Z][^\]\n]{{1,60}})\]|\b(?:AP|Reuters|AFP|EPA|Getty)\s+(?:Photo|Images)\b"
)
_PRESS = 1990  # the first year of captions with a credit in square brackets; an older date before brackets is history
_CREDIT_REACH = 40  # code points between a caption's date and its credit
_ARCHIVE = re.compile(
    r"\b(?:file|archives?|stock)\s+(?:photo|picture|image|footage|pic)|\bFILE\b|[\[(,]\s*(?:File|Archive)\b|\bArchives?\b", re.IGNORECASE
)
_BESIDE = re.compile(r"[\s.,]*(?:(?:in|at|near|outside)\s+[A-Z][\w ,.'’-]*)?")
_ASIDE = re.compile(r"\b(?:which|who|since|after|before|that|when|told)\b[^,]*$")
_SENTENCE = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-Z\"“])|\n")


def publication(text: str) -> Dated | None:
    """The day on which a plain text was published, as far as it says so itself.

    Looks for a header line ("Published: 20 October 2021"), a dateline ("KABUL, Afghanistan, 20 October 2021 —"), a line that is
    only a date or a byline with one, and dated photo captions with an agency's credit; of several captions the latest
    counts, archive pictures never. A dateline without a year takes it from a caption of the same days.
    Returns: a Dated with the place in `rule`; None when nothing is sure. Dates in running text are never taken.
    """
    captions = _captions(text)
    for find in (_header, _dateline, _byline):
        dated = find(text)
        if dated is not None:
            return dated
    without_year = _dateline_without_year(text, captions)
    if without_year is not None:
        return without_year
    if captions:
        return max(captions, key=lambda d: d.day)
    return _updated(text)


def _leading_date(text: str, start: int, end: int, rule: str) -> Dated | None:
    """A full date that begins a stretch."""
    found = next(iter(expressions(text, start, end)), None)
    return None if found is None or text[start : found.span.start].strip(" \t,|•·:([") else _full(text, found.span, rule)


def _full(text: str, span: Span, rule: str) -> Dated | None:
    """The date at a span if day, month and year are all named."""
    found = next(iter(expressions(text, span.start, span.end)), None)
    if found is None or found.rule not in ABSOLUTE_DAYS:
        return None
    dated = resolve(found.text, date(2000, 1, 1))
    if dated is None or dated.precision is not Precision.DAY or not 1700 <= dated.day.year <= 2100 or "swapped" in dated.rule:
        return None
    return replace(dated, rule=f"{rule}: {dated.rule}", span=found.span)


def _from_header(text: str, wanted: Callable[[str], bool], rule: str) -> Dated | None:
    """The first header line whose word is wanted and that is followed by a full date."""
    for match in _HEADER.finditer(text, 0, min(len(text), _HEAD)):
        if wanted(match.group("word")):
            dated = _leading_date(text, match.start("rest"), match.end("rest"), rule)
            if dated is not None:
                return dated
    return None


def _header(text: str) -> Dated | None:
    """A line such as "Published: …" or "Date: …"."""
    return _from_header(text, lambda word: _UPDATED.search(word) is None, "header line")


def _updated(text: str) -> Dated | None:
    """A line such as "Updated: …"; the last resort."""
    return _from_header(text, lambda word: _UPDATED.search(word) is not None, "updated line")


def _dateline(text: str) -> Dated | None:
    """A dateline with a full date."""
    for match in _DATELINE.finditer(text, 0, min(len(text), _HEAD)):
        dated = _leading_date(text, match.start("rest"), match.end("rest"), "dateline")
        if dated is not None and dated.span is not None and _DATELINE_END.match(text, dated.span.end):
            return dated
    return None


def _dateline_without_year(text: str, captions: list[Dated]) -> Dated | None:
    """A dateline with month and day, whose year a caption of about the same day tells."""
    for match in _DATELINE.finditer(text, 0, min(len(text), _HEAD)):
        found = next(iter(expressions(text, match.start("rest"), match.end("rest"))), None)
        if found is None or found.rule != "month and day" or text[match.start("rest") : found.span.start].strip(" ,("):
            continue
        if _DATELINE_END.match(text, found.span.end) is None:
            continue
        for caption in captions:
            dated = resolve(found.text, caption.day)
            if dated is not None and abs((dated.day - caption.day).days) <= 14:
                return replace(dated, rule="dateline: year of a caption", span=found.span)
    return None


def _byline(text: str) -> Dated | None:
    """A line that holds a date and nothing else but a clock time or the author."""
    for match in _BYLINE.finditer(text, 0, min(len(text), _HEAD)):
        dated = _leading_date(text, match.start("rest"), match.end("rest"), "byline")
        if dated is not None and dated.span is not None and _CLOCK.match(text[dated.span.end : match.end("rest")]):
            return dated
    return None


def _captions(text: str) -> list[Dated]:
    """The full dates of photo captions: a credit stands right behind the date and the picture is not from an archive."""
    out = []
    for credit in _CREDIT.finditer(text):
        found = [f for f in expressions(text, max(0, credit.start() - _CREDIT_REACH), credit.start()) if f.rule in ABSOLUTE_DAYS]
        if not found or not _is_caption(text, found[-1].span, credit):
            continue
        dated = _full(text, found[-1].span, "caption")
        if dated is not None and (not credit.group("free") or dated.day.year >= _PRESS):
            out.append(dated)
    return out


def _is_caption(text: str, span: Span, credit: re.Match[str]) -> bool:
    """Do date and credit stand in one sentence of a fresh picture, the date being that of the picture?"""
    between = text[span.end : credit.start()]
    if not _BESIDE.fullmatch(between):
        return False
    start = max(0, span.start - 400)
    sentence = max((m.end() for m in _SENTENCE.finditer(text, start, span.start)), default=start)
    return not _ARCHIVE.search(text, sentence, credit.end()) and not _ASIDE.search(text[sentence : span.start])
