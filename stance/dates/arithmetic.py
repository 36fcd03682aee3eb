"""Calendar steps that the rules share: days, months, weeks, seasons and weekends away from an anchor."""

from dataclasses import dataclass
from datetime import date, timedelta

from stance.dates.tense import Lean

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """From where an expression is read: the anchor day and the direction that the sentence looks."""

    anchor: date
    lean: Lean | None = None
    strict: bool = False  # the direction is asked for, not read from the sentence


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """The day so many days away, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The first day of the month so many months away, None beyond the calendar."""
    index = day.year * 12 + day.month - 1 + months
    return make(index // 12, index % 12 + 1, 1)


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday()) if day > date(1, 1, 7) else day


def choose(days: list[date], moment: Moment, *, near: int = 0) -> date | None:
    """Of the days that a name may mean: the last up to the anchor, the first from it, or without direction the nearest.

    In running text (`moment.strict` unset) a day not farther than `near` days wins over the direction: newspapers leave out the
    year of what is close, and the verb may belong to something else.
    """
    nearest = min(days, key=lambda d: (abs((d - moment.anchor).days), d), default=None)
    if nearest is None or moment.lean is None or (not moment.strict and abs((nearest - moment.anchor).days) <= near):
        return nearest
    if moment.lean is Lean.PAST:
        return max((d for d in days if d <= moment.anchor), default=None)
    return min((d for d in days if d >= moment.anchor), default=None)


def steps_of(word: str) -> int:
    """How many periods on: -1 for last and past, 1 for next and coming, else 0."""
    word = word.lower()
    if word.startswith(("last", "past", "previous")) or word == "this past":
        return -1
    return 1 if word.startswith(("next", "coming", "following")) or word == "this coming" else 0


def season_day(name: str, words: str, moment: Moment) -> date | None:
    """First month of the season: "last" is one that is over, "next" one that has not begun."""
    month, step = SEASONS[name.lower()], steps_of(words)
    starts = [d for y in range(moment.anchor.year - 2, moment.anchor.year + 3) if (d := make(y, month, 1)) is not None]
    if step < 0:
        return max((d for d in starts if (shift_months(d, 3) or d) <= moment.anchor), default=None)
    if step > 0:
        return min((d for d in starts if d > moment.anchor), default=None)
    if moment.lean is None and month < 12:
        return make(moment.anchor.year, month, 1)
    running = [d for d in starts if d <= moment.anchor < (shift_months(d, 3) or d)]
    return running[0] if running else choose(starts, moment)


def weekend_day(words: str, moment: Moment) -> date | None:
    """Saturday of the weekend: plain or "this" is the running or last one, or the coming one if the sentence looks ahead."""
    this, step = shift(monday(moment.anchor), 5), steps_of(words)
    running = moment.anchor.weekday() >= 5
    if this is None or step > 0:
        return this if this is None or not running else shift(this, 7)
    if step < 0:
        return shift(this, -7)
    if running or moment.lean is Lean.FUTURE or (moment.lean is None and words.lower().startswith("this")):
        return this
    return shift(this, -7)
