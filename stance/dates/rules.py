"""What a time expression means: one small function for each rule of the grammar."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from stance.dates.arithmetic import SEASONS, Moment, choose, make, monday, season_day, shift, shift_months, steps_of, weekend_day
from stance.dates.grammar import MONTHS, NUMBERS, WEEKDAYS
from stance.dates.tense import Lean
from stance.records import Dated, Precision

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4}
_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip
_NEAR = 62  # days
_TOLERANCE = timedelta(days=1)  # a dateline and a publication date may stand on two sides of midnight

Parts = dict[str, str]
Resolver = Callable[[Parts, Moment], Dated | None]


def _dated(day: date | None, precision: Precision = Precision.DAY, rule: str = "") -> Dated | None:
    """A Dated, or None if there is no day."""
    return None if day is None else Dated(day, precision, rule)


def _index(names: tuple[str, ...], word: str) -> int:
    """Position of the name that begins with the word's first three letters; -1 if none does."""
    return next((i for i, name in enumerate(names) if name.startswith(word[:3].lower())), -1)


def _month(parts: Parts) -> int:
    """Number of the month that the parts name, 1 to 12."""
    return _index(MONTHS, parts.get("month") or parts["month2"]) + 1


def _number(word: str) -> int:
    """Value of a number in figures or words ("a couple of" is 2)."""
    plain = re.sub(r"\s+", " ", word.lower())
    return int(plain) if plain.isdecimal() else NUMBERS[plain]


def _year_of(words: str, moment: Moment) -> int:
    """The year that figures or "last|this|the|next year" name."""
    words = words.lower()
    return int(words) if words.isdecimal() else moment.anchor.year + (-1 if words.startswith("last") else words.startswith("next"))


def _full_date(parts: Parts, _moment: Moment) -> Dated | None:
    """Day, month and year; a weekday that contradicts them is told in the rule."""
    day = make(int(parts["year"]), _month(parts), int(re.sub(r"\D", "", parts.get("day") or parts["day2"])))
    if day is None:
        return None
    weekday = parts.get("weekday")
    said = None if weekday is None else _index(WEEKDAYS, weekday)
    if said in {None, day.weekday()}:
        return Dated(day, rule="full date")
    return Dated(day, rule=f"full date, but it was a {WEEKDAYS[day.weekday()].capitalize()}", doubtful=True)


def _numeric_date(parts: Parts, moment: Moment) -> Dated | None:
    """Two numbers and a year; where both orders are possible the one nearer to the anchor is taken and the rule says so."""
    year = int(parts["year"])
    year += (2000 if year < 70 else 1900) if len(parts["year"]) == 2 else 0
    first, second = int(parts["first"]), int(parts["second"])
    days = [d for d in (make(year, second, first), make(year, first, second)) if d is not None]
    day = min(days, key=lambda d: abs((d - moment.anchor).days), default=None)
    if day is None or len(set(days)) < 2:
        return _dated(day, rule="numeric date")
    return Dated(day, rule="numeric date, day and month may be swapped", doubtful=True)


def _iso_date(parts: Parts, _moment: Moment) -> Dated | None:
    """Year, month and day in figures."""
    return _dated(make(int(parts["year"]), int(parts["month"]), int(parts["day"])), rule="iso date")


def _month_and_day(parts: Parts, moment: Moment) -> Dated | None:
    """A day without its year: a weekday that stands beside it decides, else the direction."""
    month, number = _month(parts), int(re.sub(r"\D", "", parts.get("day") or parts["day2"]))
    days = [d for y in range(moment.anchor.year - 4, moment.anchor.year + 5) if 1 <= y <= 9999 and (d := make(y, month, number)) is not None]
    near = [d for d in days if abs((d - moment.anchor).days) <= 370]
    said = None if parts.get("weekday") is None else _index(WEEKDAYS, parts["weekday"])
    fitting = [d for d in near if d.weekday() == said]
    rule = "month and day" if said is None or fitting else "month and day, but the weekday is another"
    close = [d for d in days if abs(d - moment.anchor) <= _TOLERANCE]
    best = fitting or close
    day = min(best, key=lambda d: abs((d - moment.anchor).days)) if best else choose(days, moment, near=_NEAR)
    return None if day is None else Dated(day, rule=rule, doubtful=said is not None and not fitting)


def _of_year(parts: Parts, moment: Moment) -> Dated | None:
    """Month of a year."""
    return _dated(make(_year_of(parts["year"], moment), _month(parts), 1), Precision.MONTH, "month and year")


def _some_month(parts: Parts, moment: Moment) -> Dated | None:
    """A month without a year; "last March" is an earlier month, "next March" a later one."""
    anchor, month, mod = moment.anchor, _month(parts), (parts.get("mod") or "").lower()
    this = date(anchor.year, anchor.month, 1)
    months = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := make(y, month, 1)) is not None]
    if mod == "this":
        return _dated(make(anchor.year, month, 1), Precision.MONTH, "month")
    if mod == "next":
        months = [d for d in months if d > this]
        return _dated(min(months, default=None), Precision.MONTH, "month")
    if mod:
        return _dated(max((d for d in months if d < this), default=None), Precision.MONTH, "month")
    return _dated(choose(months, replace(moment, anchor=this), near=_NEAR), Precision.MONTH, "month")


def _weekday(parts: Parts, moment: Moment) -> Dated | None:
    """A weekday: the last one, the anchor included; looking ahead the next one; "next Friday" lies in the following week."""
    wanted, mod = _index(WEEKDAYS, parts["weekday"]), (parts.get("mod") or "").lower()
    back, on = (moment.anchor.weekday() - wanted) % 7, (wanted - moment.anchor.weekday()) % 7
    if mod == "next":
        return _dated(shift(monday(moment.anchor), 7 + wanted), rule="next weekday")
    if mod in {"last", "past", "previous", "this past"}:
        return _dated(shift(moment.anchor, -(back or 7)), rule="last weekday")
    if mod in {"coming", "this coming"}:
        return _dated(shift(moment.anchor, on or 7), rule="coming weekday")
    if mod == "this" and moment.lean is None:
        return _dated(shift(monday(moment.anchor), wanted), rule="this weekday")
    return _dated(shift(moment.anchor, on if moment.lean is Lean.FUTURE else -back), rule="weekday")


def _weekday_of_week(parts: Parts, moment: Moment) -> Dated | None:
    """As in "Thursday of last week"."""
    weeks = {"last": -7, "this": 0, "next": 7}[parts["mod"].lower()]
    return _dated(shift(monday(moment.anchor), weeks + _index(WEEKDAYS, parts["weekday"])), rule="weekday of a week")


def _day_of_month(parts: Parts, moment: Moment) -> Dated | None:
    """As in "On the 24th": of this month or a neighbour."""
    number = int(re.sub(r"\D", "", parts["day"]))
    firsts = [shift_months(moment.anchor, n) for n in (-2, -1, 0, 1, 2)]
    days = [d for f in firsts if f is not None and (d := make(f.year, f.month, number)) is not None]
    return _dated(choose(days, moment), rule="day of the month")


def _day_word(parts: Parts, moment: Moment) -> Dated | None:
    """Today, tonight, yesterday, tomorrow, this morning, last night."""
    word = parts["word"].lower()
    days = {"yesterday": -1, "tomorrow": 1}.get(word, -1 if word.startswith("last") else 0)
    return _dated(shift(moment.anchor, days), rule="day word")


def _day_before_yesterday(parts: Parts, moment: Moment) -> Dated | None:
    """The day before yesterday or after tomorrow."""
    return _dated(shift(moment.anchor, -2 if parts["all"].lower().endswith("yesterday") else 2), rule="day word")


def _period(parts: Parts, moment: Moment) -> Dated | None:
    """Last, this and next week, weekend, month, quarter, year or season."""
    unit, words, anchor = parts["unit"].lower(), parts["mod"], moment.anchor
    step = steps_of(words)
    if unit == "week":
        return _dated(shift(monday(anchor), 7 * step), Precision.WEEK, "week")
    if unit == "weekend":
        return _dated(weekend_day(words, moment), Precision.WEEK, "weekend")
    if unit == "month":
        return _dated(shift_months(anchor, step), Precision.MONTH, "month of the calendar")
    if unit == "year":
        return _dated(make(anchor.year + step, 1, 1), Precision.YEAR, "year of the calendar")
    if unit == "quarter":
        return _dated(shift_months(anchor, 3 * step - (anchor.month - 1) % 3), Precision.MONTH, "quarter")
    return _dated(season_day(unit, words, moment), Precision.MONTH, "season")


def _end_of_period(parts: Parts, moment: Moment) -> Dated | None:
    """As in "The end of the year": the period itself, for no day is named."""
    return _period(parts | {"mod": parts["mod"].lower().replace("the", "this")}, moment)


def _weekend(parts: Parts, moment: Moment) -> Dated | None:
    """As in "Over the weekend"."""
    words = parts.get("mod") or ""
    return _dated(weekend_day(words, moment), Precision.WEEK, "weekend")


def _away(number: int, unit: str, anchor: date) -> Dated | None:
    """So many units from the anchor (negative: before it), as exact as the unit."""
    if unit in {"minute", "hour"}:
        days = number // 24 if unit == "hour" and abs(number) >= 24 else 0
        return _dated(shift(anchor, days), rule="hours away")
    if unit == "day":
        return _dated(shift(anchor, number), rule="days away")
    if unit == "week":
        there = shift(anchor, 7 * number)
        return _dated(None if there is None else monday(there), Precision.WEEK, "weeks away")
    if unit == "month":
        return _dated(shift_months(anchor, number), Precision.MONTH, "months away")
    return _dated(make(anchor.year + number * (10 if unit == "decade" else 1), 1, 1), Precision.YEAR, "years away")


def _ago(parts: Parts, moment: Moment) -> Dated | None:
    """As in "Two days ago"."""
    return _away(-_number(parts["number"]), parts["unit"].lower(), moment.anchor)


def _ahead(parts: Parts, moment: Moment) -> Dated | None:
    """As in "In two weeks": a date only where the sentence looks ahead (else it is how long something took)."""
    number, unit = parts.get("number") or parts["number2"], parts.get("unit") or parts["unit2"]
    sure = moment.lean is Lean.FUTURE or parts.get("number") or parts["all"].endswith("time")
    return _away(_number(number), unit.lower(), moment.anchor) if sure else None


def _from_there(parts: Parts, moment: Moment) -> Dated | None:
    """As in "A day earlier", "two weeks later": counted from the anchor, which is another date of the text."""
    sign = -1 if parts["way"].lower() in {"earlier", "before", "prior"} else 1
    return _away(sign * _number(parts["number"]), parts["unit"].lower(), moment.anchor)


def _day_from_there(parts: Parts, moment: Moment) -> Dated | None:
    """As in "The previous day", "the following week", "the same day"."""
    way, unit = (parts.get("way") or parts["way2"]).lower(), (parts.get("unit") or "day").lower()
    step = {"previous": -1, "preceding": -1, "before": -1, "same": 0}.get(way, 1)
    return _away(step, unit, moment.anchor)


def _season_of_year(parts: Parts, moment: Moment) -> Dated | None:
    """As in "The spring of 2022"."""
    return _dated(make(_year_of(parts["year"], moment), SEASONS[parts["season"].lower()], 1), Precision.MONTH, "season")


def _season(parts: Parts, moment: Moment) -> Dated | None:
    """As in "In the spring"."""
    return _dated(season_day(parts["season"], "", moment), Precision.MONTH, "season")


def _quarter(parts: Parts, moment: Moment) -> Dated | None:
    """Quarter or half of a year, its first month."""
    year = _year_of(parts["year"], moment) if parts.get("year") else moment.anchor.year
    ordinal = _ORDINALS[parts["ordinal"].lower()]
    if not parts.get("year") and parts["ordinal"].lower() == "last":
        return _dated(shift_months(moment.anchor, -3 - (moment.anchor.month - 1) % 3), Precision.MONTH, "quarter")
    half = (parts.get("unit") or "quarter").lower() == "half"
    month = 1 + 6 * (min(ordinal, 2) - 1) if half else 1 + 3 * (ordinal - 1)
    return _dated(make(year, month, 1), Precision.MONTH, "quarter")


def _numbered_quarter(parts: Parts, _moment: Moment) -> Dated | None:
    """As in "Q1 2022"."""
    number, year = parts.get("number") or parts["number2"], parts.get("year") or parts["year2"]
    return _dated(make(int(year), 3 * int(number) - 2, 1), Precision.MONTH, "quarter")


def _holiday(parts: Parts, moment: Moment) -> Dated | None:
    """A feast with a fixed day."""
    month, day = _HOLIDAYS[re.sub(r"\s+", " ", parts["name"].lower().replace("’", "'"))]
    if parts.get("year"):
        return _dated(make(int(parts["year"]), month, day), rule="holiday")
    days = [d for n in (-1, 0, 1) if (d := make(moment.anchor.year + n, month, day)) is not None]
    return _dated(choose(days, moment, near=_NEAR), rule="holiday")


def _year(parts: Parts, _moment: Moment) -> Dated | None:
    """A year, also "late 2021"."""
    return _dated(make(int(parts["year"]), 1, 1), Precision.YEAR, "year")


def _vague(_parts: Parts, _moment: Moment) -> Dated | None:
    """As in "In recent days": no date."""
    return None


def _same_day(_parts: Parts, moment: Moment) -> Dated | None:
    """As in "Earlier in the day"."""
    return Dated(moment.anchor, rule="same day")


RESOLVERS: dict[str, Resolver] = {
    "iso date": _iso_date, "numeric date": _numeric_date, "full date": _full_date, "month and day": _month_and_day, "month and year": _of_year,
    "weekday of a week": _weekday_of_week, "weekday": _weekday, "short weekday": _weekday, "month with a word": _some_month,
    "part of a month": _some_month, "month": _some_month, "plain month": _some_month, "day of the month": _day_of_month,
    "day before yesterday": _day_before_yesterday, "day word": _day_word, "part of this day": _day_word, "vague": _vague,
    "end of a period": _end_of_period, "period": _period, "weekend": _weekend, "ago": _ago, "ahead": _ahead, "some time from there": _from_there,
    "day from there": _day_from_there, "same day": _same_day, "season of a year": _season_of_year, "season": _season, "quarter": _quarter,
    "quarter with a number": _numbered_quarter, "plain quarter": _quarter, "holiday": _holiday, "year": _year, "part of a year": _year,
    "year of something": _year,
}  # fmt: skip
