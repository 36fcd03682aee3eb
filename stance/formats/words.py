"""The small phrases that every format for people shares: who, when, where, coverage."""

import re
from datetime import date

from stance.records import Added, Coverage, Kind, Precision, Telling
from stance.text import shown

_WEB = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)


def day(value: date | None, precision: Precision | None = None) -> str:
    """A date as far as it is known: 2021-10-20, "week of 2021-10-18", 2021-10, 2021, "undated"."""
    if value is None:
        return "undated"
    if precision is Precision.WEEK:
        return f"week of {value.isoformat()}"
    return value.isoformat()[: {Precision.MONTH: 7, Precision.YEAR: 4}.get(precision or Precision.DAY, 10)]


def when(value: Telling) -> str:
    """When it was said, or at least published."""
    s = value.statement
    return day(s.said_on, s.said_on_precision) if s.said_on is not None else f"published {day(value.article.published)}"


def who(value: Telling) -> str:
    """Speaker and actor: "Sergey Lavrov → Russia"; "unknown" where neither was found."""
    by = None if value.actor is None else value.actor.name
    return " → ".join(dict.fromkeys(part for part in (value.statement.speaker, by) if part)) or "unknown"


def head(value: Telling) -> str:
    """Who, in which role, did what, when."""
    s = value.statement
    role = f" ({s.role})" if s.role else ""
    return f"{who(value)}{role} {'' if s.kind is Kind.DEED else s.act + ', '}{when(value)}"


def quoted(value: Telling) -> str:
    """The words: in quotation marks where they are the speaker's own (without the comma before the closing mark), without where they are reported."""
    return f"“{value.statement.content.removesuffix(',')}”" if value.statement.kind is Kind.DIRECT else value.statement.content


def where(value: Telling) -> str:
    """Outlet, article and offsets: an answer without these is a bug."""
    at = ",".join(f"{span.start}-{span.end}" for span in value.statement.spans)
    outlets = ", ".join(value.sources) or value.article.source or "source unknown"
    return f"{outlets} · {value.article.title or 'untitled'} · {value.article.url or 'no address'} · article {value.article.id} [{at}]"


def coverage(value: Coverage) -> str:
    """What the record holds, in words."""
    if value.articles == 0:
        return "The record is empty; `stance add` reads articles."
    return f"The record holds {count(value.articles, 'article')} of {count(value.outlets, 'outlet')}, {day(value.first)} to {day(value.last)}."


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 statement", "4,200 statements"."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def address(url: str | None) -> str | None:
    """An address that a page may link to: http(s) alone, with nothing in it that could end the link."""
    return url if url is not None and _WEB.fullmatch(url) else None


def added(value: Added) -> str:
    """The summary of an `add`, with each refusal and its reason."""
    lines = [f"{len(value.added)} added with {value.statements} statements, {len(value.known)} already there, {len(value.refused)} refused"]
    return "\n".join(lines + [f"refused: {shown(reason)}" for reason in value.refused]) + "\n"
