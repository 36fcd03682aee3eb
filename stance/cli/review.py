"""`stance review`: a person's word on single statements, given by id, or one after the other in a terminal."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from stance.cli.common import (
    NOTHING_FOUND,
    By,
    Filters,
    Json,
    Limit,
    Output,
    author,
    note,
    print_list,
    print_one,
    read_file,
    settings,
    write,
)
from stance.cli.options import shared

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.actors import Base
    from stance.records import Kind, Label, Telling
    from stance.review import ReviewRequest

_FIELDS = {"s": "speaker", "c": "actor", "d": "date", "k": "kind", "t": "stance"}
_ASKED = "[a]ccept [r]eject, correct [s]peaker a[c]tor [d]ate [k]ind s[t]ance, [n]ext [q]uit: "


class _Ids(typer.core.TyperGroup):
    """A group in which an id stands for the command on the statement that has it: `stance review ID --accept`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # typer keeps a click of its own, which has no public types
        """The command of this name, else the one on statements."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["statement", *args])


app = typer.Typer(help="Accept, reject or correct statements, for good.", invoke_without_command=True, cls=_Ids)


@app.callback()
@shared
def review(
    ctx: typer.Context,
    by: By = None,
    *,
    filters: Filters,
) -> None:
    """Accept, reject or correct statements: `stance review ID --accept`; without an id, walk through those that nobody has reviewed.

    What a person decides is kept beside what the machine found, with author and time, wins over it, and survives a new extraction.
    A rejected statement leaves every answer; `stance statements --rejected` lists them.
    """
    if ctx.invoked_subcommand is not None:
        return
    from stance import store
    from stance.cli.record import read_filter
    from stance.identify import base_of
    from stance.records import ReviewState

    db = store.open_store(settings(ctx).home)
    wanted, why = read_filter(db, replace(filters, review=ReviewState.UNREVIEWED))
    found = [] if wanted is None else store.tellings(db, wanted)
    if not found:
        write(f"{why if wanted is None else 'every statement of this kind is reviewed'}\n")
        raise typer.Exit(NOTHING_FOUND)
    _walk(db, base_of(db), found, author(by))


@app.command()
def statement(
    ctx: typer.Context,
    statement_id: Annotated[str, typer.Argument(help="The statement's id or its beginning.", metavar="ID")],
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is wrong; it leaves every answer.")] = False,
    speaker: Annotated[str | None, typer.Option(help='Who said it; "" for nobody. The actor follows, unless it is given too.')] = None,
    role: Annotated[str | None, typer.Option(help='In which role; "" for none.')] = None,
    actor: Annotated[str | None, typer.Option(help='Whom the words commit, by any name; "" for nobody.')] = None,
    said_on: Annotated[str | None, typer.Option(help='When it was said: YYYY-MM-DD, YYYY-MM or YYYY; "" for unknown.', metavar="DATE")] = None,
    kind: Annotated[str | None, typer.Option(help="direct, mixed, indirect, deed or belief.")] = None,
    stance: Annotated[str | None, typer.Option(help="supports, opposes, conditional, neutral or unrelated; with --topic.")] = None,
    topic: Annotated[str | None, typer.Option(help="The topic or proposition that --stance is towards.")] = None,
    why: Annotated[str | None, typer.Option("--note", help="Why.")] = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Accept, reject or correct one statement; `stance review ID` is short for this."""
    from stance import review as reviewing
    from stance import store
    from stance.errors import UsageError
    from stance.formats import people, shapes
    from stance.identify import base_of
    from stance.records import Decision

    if accept and reject:
        raise UsageError("a statement is accepted or rejected, not both")
    decision = Decision.ACCEPTED if accept else Decision.REJECTED if reject else None
    request = reviewing.ReviewRequest(statement_id, author(by), decision, speaker, role, actor, said_on, _kind(kind), _label(stance), topic, why)
    db = store.open_store(settings(ctx).home)
    found = reviewing.review(db, base_of(db), request)
    if json:
        print_one(shapes.statement(found), Output(json=True))
    else:
        write(people.card(found) + people.taken(store.reviews(db, article_id=found.statement.article_id)[-1]))


@app.command("list")
@shared
def reviews(
    ctx: typer.Context,
    undone: Annotated[bool, typer.Option("--undone", help="Show what was taken back too.")] = False,
    limit: Limit = None,
    *,
    output: Output,
) -> None:
    """List the reviews that hold, latest first, with their authors."""
    from stance import store
    from stance.formats import people, shapes

    found = store.reviews(store.open_store(settings(ctx).home, readonly=True), undone=undone, limit=output.limit(limit))[::-1]
    rows = people.reviews(found) if output.for_people else [shapes.review(one) for one in found]
    print_list(rows, ["at", "by", "review", "content", "undone", "id"], output, "no review found")


@app.command("import")
def load(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(help="A JSON export of Label Studio, or -; `stance export --format labelstudio` gives the tasks.", metavar="FILE")
    ],
) -> None:
    """Take over what people marked in Label Studio: what they accepted, rejected or changed becomes a review in their name."""
    from stance import review as reviewing
    from stance import store
    from stance.formats import labelstudio
    from stance.identify import base_of

    data, _ = read_file(file, "a JSON export of Label Studio")
    db = store.open_store(settings(ctx).home)
    done, refused = reviewing.load(db, base_of(db), labelstudio.marked(data))
    for line in refused:
        note(f"refused: {line}")
    write(f"{len(done)} statements reviewed, {len(refused)} refused\n")
    if refused:
        raise typer.Exit(1)


@app.command()
def undo(
    ctx: typer.Context,
    review_id: Annotated[str, typer.Argument(help="The id of a review or its beginning.", metavar="ID")],
    by: By = None,
) -> None:
    """Take a review back; an earlier one, else what the machine found, stands again."""
    from stance import review as reviewing
    from stance import store
    from stance.formats import people

    write(people.taken(reviewing.undo(store.open_store(settings(ctx).home), review_id, by=author(by))))


def _walk(db: "Database", base: "Base", found: "list[Telling]", by: str) -> None:
    """Show one statement after the other and ask what to do with it, until the end, `q`, or the end of the input."""
    from stance import store
    from stance.formats import people
    from stance.judges import passage

    done: set[str] = set()
    for number, one in enumerate(found, 1):
        article = store.article(db, one.statement.article_id)
        around = passage(article.text if article is not None else None, one.statement)
        write(f"\n{number} of {len(found)}\n{people.card(one, around.text)}")
        if not _ask(db, base, one.statement.id, by, done):
            break
    note(f"{len(done)} of {len(found)} statements reviewed; `stance review list` shows the reviews, `stance review undo ID` takes one back")


def _ask(db: "Database", base: "Base", statement_id: str, by: str, done: set[str]) -> bool:
    """Ask what to do with a statement until it is decided or passed over; False to stop."""
    from stance import review as reviewing
    from stance.errors import StanceError
    from stance.formats import people

    while True:
        key = _line(_ASKED)
        if key is None or key == "q":
            return False
        if key in ("", "n"):
            return True
        try:
            request = _request(statement_id, by, key)
            if request is None:
                continue
            now = reviewing.review(db, base, request)
        except StanceError as error:
            note(str(error))
            continue
        done.add(statement_id)
        if request.decision is not None:
            return True
        write(people.card(now))


def _request(statement_id: str, by: str, key: str) -> "ReviewRequest | None":
    """What a key says of a statement, with the value that is asked for; None for a key that says nothing."""
    from stance.records import Decision
    from stance.review import ReviewRequest

    if key in ("a", "r"):
        return ReviewRequest(statement_id, by, Decision.ACCEPTED if key == "a" else Decision.REJECTED)
    if key not in _FIELDS:
        return None
    topic = _line("towards which topic: ") if key == "t" else None
    value = _line(f"{_FIELDS[key]} (nothing: there is none): ") or ""
    match key:
        case "s":
            return ReviewRequest(statement_id, by, speaker=value)
        case "c":
            return ReviewRequest(statement_id, by, actor=value)
        case "d":
            return ReviewRequest(statement_id, by, said_on=value)
        case "k":
            return ReviewRequest(statement_id, by, kind=_kind(value))
    return ReviewRequest(statement_id, by, stance=_label(value), topic=topic)


def _line(prompt: str) -> str | None:
    """A line that a person types, without white space around it; None at the end of the input."""
    write(prompt)
    line = sys.stdin.readline()
    return line.strip() if line else None


def _kind(value: str | None) -> "Kind | None":
    """A kind of statement, or a UsageError with those that there are."""
    from stance.errors import UsageError
    from stance.records import Kind

    if value is not None and value not in list(Kind):
        raise UsageError(f"kind {value!r} is not one of {', '.join(Kind)}")
    return None if value is None else Kind(value)


def _label(value: str | None) -> "Label | None":
    """A stance, or a UsageError with those that there are."""
    from stance.errors import UsageError
    from stance.records import Label
    from stance.review import STANCES

    if value is not None and value not in STANCES:
        raise UsageError(f"stance {value!r} is not one of {', '.join(STANCES)}")
    return None if value is None else Label(value)
