"""What all commands share: the global options, the output flags, and how a list is printed."""

import getpass
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.config import DEFAULT_JUDGE, Home
from stance.errors import StanceError, UsageError
from stance.records import ReviewState

if TYPE_CHECKING:
    from stance.formats.shapes import Shape

NOTHING_FOUND = 3
TERMINAL_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options of one call."""

    home: Home
    cache: Path  # exported embedders, shared by all homes of a user
    embedder: str
    judge: str = DEFAULT_JUDGE
    judge_key: str | None = None  # of an endpoint


def settings(ctx: typer.Context) -> Settings:
    """The global options, from the context that `main` filled."""
    found = ctx.find_root().obj
    assert isinstance(found, Settings)
    return found


Locations = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, http(s) addresses, or - for standard input.", metavar="[PATH|URL|DIR|-]..."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Nl = Annotated[bool, typer.Option("--nl", help="Print one JSON object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Table = Annotated[bool, typer.Option("--table", "-t", help="Print a table, also into a pipe.")]
Since = Annotated[str | None, typer.Option(help="Only what was said (else published) on or after this day, YYYY-MM-DD.", metavar="DATE")]
Until = Annotated[str | None, typer.Option(help="Only what was said (else published) on or before this day, YYYY-MM-DD.", metavar="DATE")]
AsOf = Annotated[str | None, typer.Option(help="Leave out what was published after this day, YYYY-MM-DD.", metavar="DATE")]
Source = Annotated[str | None, typer.Option(help="Only this outlet.")]
By = Annotated[str | None, typer.Option(help="Who says so; your login name, if not given.", metavar="NAME")]
Limit = Annotated[int | None, typer.Option(help=f"At most this many; a terminal shows {TERMINAL_LIMIT} unless told otherwise.", min=1)]


@dataclass(frozen=True, slots=True)
class Output:
    """Which of the output flags were given."""

    json: bool = False
    nl: bool = False
    csv: bool = False
    table: bool = False

    @property
    def for_people(self) -> bool:
        """No machine format was asked for."""
        return not (self.json or self.nl or self.csv)

    def limit(self, given: int | None) -> int | None:
        """The limit of a list: none for programs, 50 for people."""
        return TERMINAL_LIMIT if given is None and self.for_people else given


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements a list or an export is about, as the options were typed; `record.read_filter` reads them."""

    actor: str | None = None
    speaker: str | None = None
    source: str | None = None
    article: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    limit: int | None = None
    review: ReviewState = ReviewState.STANDING


def needs(package: str, extra: str) -> None:
    """Raise StanceError with the remedy where an optional package is missing."""
    if find_spec(package) is None:
        raise StanceError(f"{package} is not installed; run `pip install stance-tracker[{extra}]`")


def author(given: str | None) -> str:
    """Who makes a correction: the name given, else the login name."""
    try:
        return given or getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such user, no environment: a container
        return "user"


def width() -> int:
    """Columns of the terminal; 120 in a pipe."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else 120


def color() -> bool:
    """May the output have colours?"""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def write(text: str) -> None:
    """Data to standard output as UTF-8, whatever the locale says."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def read_file(file: str, wanted: str) -> tuple[bytes, str]:
    """What a file or standard input (-) holds, and what it is called; UsageError says what is wanted in the place of one that cannot be read."""
    if file == "-":
        return sys.stdin.buffer.read(), "standard input"
    try:
        return Path(file).read_bytes(), Path(file).name
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}; give {wanted}") from None


def write_file(out: Path, parts: Iterable[bytes]) -> None:
    """Data to a file, and a line that says so; UsageError where it cannot be written."""
    try:
        with out.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise UsageError(f"--out {str(out)!r} cannot be written ({error.strerror}); name a file in a folder that exists") from None
    note(f"written to {out}")


def choose(name: str, choices: Sequence[str]) -> str | None:
    """Ask at the terminal which of several a name means; None where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    for number, choice in enumerate(choices, 1):
        note(f"  {number}  {choice}")
    said = typer.prompt(f"Which {name} do you mean?", type=int, err=True)
    return choices[said - 1] if 1 <= said <= len(choices) else None


def note(text: str) -> None:
    """One line of log to standard error."""
    from stance.text import shown

    sys.stderr.buffer.write((shown(text) + "\n").encode("utf-8", "backslashreplace"))
    sys.stderr.flush()


def print_rows(rows: "Sequence[Shape]", output: Output) -> None:
    """A list in the machine format that was asked for."""
    from stance.formats import csv, json

    if output.nl:
        write(json.lines(rows))
    elif output.csv:
        write(csv.dumps(rows))
    else:
        write(json.dumps(list(rows)) + "\n")


def print_list(rows: "Sequence[Shape]", columns: Sequence[str], output: Output, nothing: str) -> None:
    """A list for a person as a table of these columns, for a program as it asked; nothing found is said, and exits with 3."""
    from stance.formats import text

    if not output.for_people:
        print_rows(rows, output)
    else:
        write(text.table(rows, columns, width=width()) if rows else f"{nothing}\n")
    if not rows:
        raise typer.Exit(NOTHING_FOUND)


def print_one(value: "Shape", output: Output) -> None:
    """One result: the document itself, not a list of one."""
    from stance.formats import csv, json

    write(csv.dumps([value]) if output.csv else json.dumps(value, indent=None if output.nl else 2) + "\n")


def parse_day(value: str | None, option: str) -> date | None:
    """A day from YYYY-MM-DD (YYYY-MM and YYYY mean their first day); UsageError names the option."""
    if value is None:
        return None
    try:
        parts = [int(part) for part in value.split("-")]
        return date(*[*parts, 1, 1][: max(3, len(parts))])
    except (TypeError, ValueError):
        raise UsageError(f"{option} {value!r} is not a date; write it as YYYY-MM-DD") from None
