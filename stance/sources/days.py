"""Dates as machines write them: ISO 8601 at any precision, and forms with a month's name; numeric d/m/y is never read."""

import re
from datetime import date, timedelta

from stance.records import Dated, Precision

_TIME = r"(?:[T\s]+\d{1,2}[:.]?\d{2}.*)?"
_ISO = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}){_TIME})?)?", re.DOTALL)
_COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}}){_TIME}", re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(\d{{4}})(?:[\s,].*)?", re.IGNORECASE | re.DOTALL)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?:[\s,].*)?", re.IGNORECASE | re.DOTALL)
_LONGEST = 80
_YEARS = range(1400, 2400)
_NOBODY = (date(1970, 1, 1), date(1900, 1, 1))  # what programs write for "not set"


def read_day(value: str) -> Dated | None:
    """The date of a string: "2022-03-14", an ISO date and time (its day as printed), "2022-03", "2022", "20220314", "14 March 2022".

    A month is its first day, a year 1 January, with the precision beside it. None if it cannot be read with certainty.
    """
    text = value.strip()
    if not text or len(text) > _LONGEST:
        return None
    if (match := _COMPACT.fullmatch(text)) is not None:
        return _dated(match[1], match[2], match[3])
    if (match := _ISO.fullmatch(text)) is not None:
        return _dated(match[1], match[3], match[4])
    if (match := _DAY_FIRST.fullmatch(text)) is not None:
        return _dated(match[3], month_number(match[2]), match[1])
    if (match := _MONTH_FIRST.fullmatch(text)) is not None:
        return _dated(match[3], month_number(match[1]), match[2])
    return None


def coarsen(dated: Dated, precision: Precision) -> Dated:
    """The date at a coarser precision, moved to the first day of its period; a finer precision than the date's own changes nothing."""
    if list(Precision).index(precision) <= list(Precision).index(dated.precision):
        return dated
    day = dated.day
    first = {
        Precision.DAY: day,
        Precision.WEEK: day - timedelta(days=day.weekday()),
        Precision.MONTH: day.replace(day=1),
        Precision.YEAR: day.replace(month=1, day=1),
    }
    return Dated(first[precision], precision, dated.rule, dated.span)


def month_number(name: str) -> str:
    """The number of an English month, long or short: "Sept" -> "9"."""
    return str(_MONTHS.index(name[:3].lower()) + 1)


def plausible(dated: Dated, today: date) -> bool:
    """Whether a page can have been published then: not after tomorrow (time zones), and no value that stands for "not set"."""
    return dated.day <= today + timedelta(days=1) and dated.day not in _NOBODY


def _dated(year: str, month: str | None, day: str | None) -> Dated | None:
    """A date from its digits; None if the calendar has no such day."""
    if int(year) not in _YEARS:
        return None
    precision = Precision.YEAR if month is None else Precision.MONTH if day is None else Precision.DAY
    try:
        return Dated(date(int(year), int(month or 1), int(day or 1)), precision, "iso")
    except ValueError:
        return None
