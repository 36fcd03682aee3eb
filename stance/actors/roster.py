"""A user's own actors (a city council, a company board) from CSV or JSON lines: names, kind, aliases and dated offices."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from stance.errors import Refused
from stance.records import Actor, ActorKind, Correction, CorrectionKind
from stance.text import period, slug

NAMES = ("name", "actor")  # the column that names the actor
_FIELDS = frozenset({*NAMES, "kind", "wikidata", "aliases", "person", "role", "start", "end", "offices"})
_HELP = "columns are name, kind, aliases (with ; between them), wikidata, person, role, start, end"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list of actors: its place, and its cells or object."""

    where: str
    cells: Mapping[str, object]


def read(text: str, where: str, known: Callable[[str], Actor | None]) -> Iterator[Correction | Refused]:
    """What each line says of an actor; `known` gives the one that a name means already. A bad line comes as one Refused."""
    own: dict[str, Actor] = {}

    def find(name: str) -> Actor | None:
        return own.get(slug(name)) or known(name)

    for line in lines(text, where):
        if isinstance(line, Refused):
            yield line
            continue
        try:
            found = list(_said(line, find))
        except Refused as refused:
            yield refused
        else:
            own |= {one.actor.id: one.actor for one in found}
            yield from found


def lines(text: str, where: str) -> Iterator[Line | Refused]:
    """The lines of a list: JSON objects if the first one begins with a brace, else CSV with a header."""
    if text.lstrip()[:1] == "{":
        yield from _json_lines(text, where)
        return
    numbered = ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip(" \t,;"))
    number, first = next(numbered, (0, ""))
    between = next((mark for mark in ("\t", ";") if mark in first and "," not in first), ",")
    header = [cell.strip().casefold() for cell in _cells(first, between) or []]
    if not set(NAMES) & set(header):
        yield Refused(where, f"no column is called name in {first[:80] or 'an empty file'}", _HELP)
        return
    for number, line in numbered:
        cells, at = _cells(line, between), f"{where} line {number}"
        if cells is None:
            yield Refused(at, "its quotation marks are not in pairs", 'write a mark inside a cell twice: ""')
        elif len(cells) > len(header):
            yield Refused(at, f"{len(cells)} cells under {len(header)} columns", "put cells with a comma in quotation marks")
        else:
            yield Line(at, dict(zip(header, cells, strict=False)))


def _cells(line: str, between: str) -> list[str] | None:
    """The cells of one line by itself, so that a broken one spoils no other; None if it is no CSV."""
    try:
        return next(csv.reader([line], delimiter=between, strict=True), [])
    except csv.Error:
        return None


def _json_lines(text: str, where: str) -> Iterator[Line | Refused]:
    """JSON objects, one a line."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError):
            cells = None
        at = f"{where} line {number}"
        yield Line(at, cells) if isinstance(cells, dict) else Refused(at, "no JSON object", 'write one a line, as {"name": "Elmford Council"}')


def _said(line: Line, known: Callable[[str], Actor | None]) -> Iterator[Correction]:
    """What one line says: the actor if he is new or different, his aliases, offices. Raises Refused."""
    unknown = sorted(str(key) for key in line.cells.keys() - _FIELDS if line.cells[key] not in (None, ""))
    if unknown:
        raise Refused(line.where, f"{unknown[0]!r} is no column of a list of actors", _HELP)
    name = next((told for told in (_text(line, field) for field in NAMES) if told is not None), None)
    if name is None:
        raise Refused(line.where, "no name", _HELP)
    actor = _actor(line, name, known(name))
    if actor != known(name):
        yield Correction(CorrectionKind.ACTOR, actor, actor.name)
    for alias in _aliases(line):
        yield Correction(CorrectionKind.ALIAS, actor, alias)
    offices = line.cells.get("offices") or ()
    if not isinstance(offices, list | tuple) or not all(isinstance(one, dict) for one in offices):
        raise Refused(line.where, "offices is no list of objects", 'write [{"person": …, "role": …, "start": …, "end": …}]')
    for office in (line, *(Line(line.where, one) for one in offices)):
        person = _text(office, "person")
        if person is not None:
            start, end = _days(office)
            yield Correction(CorrectionKind.OFFICE, actor, person, role=_text(office, "role") or "member", start=start, end=end)
        elif office is not line or any(_text(office, field) for field in ("role", "start", "end")):
            raise Refused(line.where, "an office without a person", "say who holds it under person")


def _actor(line: Line, name: str, old: Actor | None) -> Actor:
    """The actor of a line: the known one of that name unless the line says that it is of another kind, else a new one."""
    kind, wikidata = _text(line, "kind"), _text(line, "wikidata")
    if kind is not None and kind.casefold() not in list(ActorKind):
        raise Refused(line.where, f"kind {kind!r} is not one of {', '.join(ActorKind)}", "leave it empty for an organisation")
    told = None if kind is None else ActorKind(kind.casefold())
    if old is None or told not in (None, old.kind):
        return Actor(slug(name), name, told or ActorKind.ORGANISATION, wikidata)
    return replace(old, wikidata=wikidata or old.wikidata)


def _aliases(line: Line) -> Iterable[str]:
    """Further names: a list, or text with semicolons between them."""
    given = line.cells.get("aliases") or ()
    parts = given.split(";") if isinstance(given, str) else given
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise Refused(line.where, "aliases is no list of names", "write names with ; between them")
    return [" ".join(part.split()) for part in parts if part.strip()]


def _days(line: Line) -> tuple[date | None, date | None]:
    """First and last day of an office; a year or a month is meant as a whole."""
    periods = []
    for field in ("start", "end"):
        told = _text(line, field)
        try:
            periods.append(None if told is None else period(told))
        except ValueError:
            raise Refused(line.where, f"{field} {told!r} is no date", "write it as YYYY-MM-DD, YYYY-MM or YYYY") from None
    first, last = periods
    start, end = None if first is None else first[0], None if last is None else last[1]
    if start is not None and end is not None and end < start:
        raise Refused(line.where, f"the office ends ({end}) before it starts ({start})", "mend one of the days")
    return start, end


def _text(line: Line, field: str) -> str | None:
    """A cell in one line, None if it is empty. Raises Refused for anything but text and whole numbers (a year)."""
    value = line.cells.get(field)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise Refused(line.where, f"{field} is neither text nor a year", "write it in quotation marks")
    return " ".join(str(value).split())
