"""From a time expression, alone or at its place in a text, to a date."""

import re
from dataclasses import replace
from datetime import date

from stance.dates.arithmetic import Moment
from stance.dates.grammar import expressions, parse
from stance.dates.rules import RESOLVERS
from stance.dates.tense import Lean, lean_at
from stance.records import Dated, Precision, Span

ABSOLUTE_DAYS = frozenset({"iso date", "numeric date", "full date"})
_ABSOLUTE = ABSOLUTE_DAYS | {
    "month and year", "season of a year", "quarter", "quarter with a number", "holiday", "year", "part of a year", "year of something",
}  # fmt: skip
_FROM_ANOTHER_DATE = frozenset({"some time from there", "day from there", "same day"})
_CONTEXT = 700  # code points in which "a day earlier" looks for its date


def resolve(expression: str, anchor: date, *, past: bool = False, lean: Lean | None = None) -> Dated | None:
    """The date of any time expression.

    Parameters: the expression, with or without its preposition; the day from which relative words count; `past` reads what
    has no year or week of its own as the last one up to the anchor (day included); `lean` is the direction of the sentence
    (`tense.lean_at`), without one a weekday is the last one and a month or day the nearest.
    Returns: the first day of the period with its precision and the rule; None for vague words and for what is no date.
    """
    read = parse(expression)
    if read is None:
        return None
    rule, match = read
    parts = {k: v for k, v in match.groupdict().items() if v is not None} | {"all": match.group()}
    return RESOLVERS[rule](parts, Moment(anchor, Lean.PAST if past else lean, strict=past))


def resolve_span(text: str, span: Span, published: date | None, *, past: bool = False) -> Dated | None:
    """The date of the expression at a span of a text, read in its sentence ("will meet on Friday" looks ahead).

    "A day earlier" counts from the nearest date before it in the text, else from the publication day. Without a
    publication date only what names its own year has a date. `past` as in `resolve`.
    """
    expression = span.of(text)
    read = parse(expression)
    if read is None:
        return None
    there = _date_before(text, span, published, read[1]) if read[0] in _FROM_ANOTHER_DATE else None
    anchor = there or published
    if anchor is None:
        if read[0] not in _ABSOLUTE or not re.search(r"\d{4}|\d[/.-]\d\d$", expression):
            return None
        anchor = date(2000, 1, 1)
    dated = resolve(expression, anchor, past=past, lean=None if past else lean_at(text, span))
    return None if dated is None else replace(dated, span=span)


def _date_before(text: str, span: Span, published: date | None, relative: re.Match[str]) -> date | None:
    """The nearest date before the span that is exact enough to count from: years from any, months not from years, the rest from days."""
    unit = (relative.groupdict().get("unit") or "day").lower()
    coarse = {"year": {Precision.MONTH, Precision.YEAR}, "decade": {Precision.MONTH, Precision.YEAR}, "month": {Precision.MONTH}}.get(unit, set())
    for found in reversed(expressions(text, max(0, span.start - _CONTEXT), span.start)):
        if found.rule not in _FROM_ANOTHER_DATE:
            dated = resolve_span(text, found.span, published)
            if dated is not None and (dated.precision is Precision.DAY or dated.precision in coarse):
                return dated.day
    return None


def printed(dated: Dated) -> str:
    """The date in ISO form as exact as it is known: YYYY, YYYY-MM or YYYY-MM-DD (a week is its first day)."""
    return dated.day.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(dated.precision, 10)]
