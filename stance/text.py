"""Plain functions on strings that several modules need: ids, slugs, words, paragraphs, sentences."""

import hashlib
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from stance.records import Precision, Span

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PERIOD = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?", re.ASCII)
JOINER = " … "
_ODD_WIDTH = re.compile(r"[\x00\ud800-\udfff\U00010000-\U0010ffff]")


def digest(*parts: str, size: int = 16) -> str:
    """Hexadecimal content hash of the parts, `size` digits long (64 bits by default)."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:size]


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Côte d'Ivoire" -> "cote-d-ivoire"; other scripts are kept as they are."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[^\W_]+", folded)) or digest(name)


def words(text: str) -> list[str]:
    """Case-folded words of a text, in order."""
    return _WORD.findall(text.casefold())


def paragraphs(text: str) -> list[Span]:
    """Spans of the non-empty lines of a text, outer white space cut off."""
    out, at = [], 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = len(text) if match is None else match.start()
        span = trim(text, Span(at, end)) if end > at else None
        if span is not None:
            out.append(span)
        if match is not None:
            at = match.end()
    return out


def trim(text: str, span: Span) -> Span | None:
    """The span without outer white space; None if nothing else is in it."""
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def join(text: str, spans: Iterable[Span]) -> str:
    """The spans' texts joined with an ellipsis, as `Statement.content` shows them."""
    return JOINER.join(span.of(text) for span in spans)


def period(value: str) -> tuple[date, date, Precision]:
    """First and last day of YYYY-MM-DD, YYYY-MM or YYYY, and which of these it is. Raises ValueError for anything else."""
    if not _PERIOD.fullmatch(value):
        raise ValueError(value)
    year, month, day, *_ = [*map(int, value.split("-")), 0, 0]
    first = date(year, month or 1, day or 1)
    last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    return first, last, Precision.DAY if day else Precision.MONTH if month else Precision.YEAR


def period_end(day: date, precision: Precision | None) -> date:
    """The last day of the week, month or year that begins on a day; the day itself where it is exact."""
    if precision is Precision.WEEK:
        return day + min(timedelta(days=6), date.max - day)
    if precision is Precision.MONTH:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day.replace(month=12, day=31) if precision is Precision.YEAR else day


def shown(text: str) -> str:
    """The text safe to print in a terminal: control and bidirectional characters are taken out, line breaks become spaces."""
    return _CONTROL.sub("", re.sub(r"\s*\n\s*", " ", text))


def one_unit(text: str) -> str:
    """The text for programs that count UTF-16 units or join CR LF: as many characters, each of one unit, line breaks as LF alone.

    A character beyond the first plane becomes U+FFFD, a CR before LF a space, so an offset means the same place in every counting.
    """
    return _ODD_WIDTH.sub("\ufffd", text).replace("\r\n", " \n").replace("\r", "\n")
