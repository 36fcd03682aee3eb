"""`stance actors`: who is on record, what is known of them, and people's corrections of it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.common import (
    NOTHING_FOUND,
    By,
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
    from stance.correct import Corrected
    from stance.formats.shapes import Shape

app = typer.Typer(help="List actors; show what is known of one; correct it for good.", invoke_without_command=True)
Name = Annotated[str, typer.Argument(help="An actor by any name, alias or id.", metavar="ACTOR")]
Undone = Annotated[bool, typer.Option("--undone", help="Show what was taken back too.")]


@app.callback()
@shared
def actors(
    ctx: typer.Context,
    limit: Limit = None,
    *,
    output: Output,
) -> None:
    """List the actors with statements, the most quoted first."""
    if ctx.invoked_subcommand is not None:
        return
    from stance import store
    from stance.formats import shapes

    db = store.open_store(settings(ctx).home, readonly=True)
    rows = [shapes.activity(*found) for found in store.list_actors(db, limit=output.limit(limit))]
    print_list(rows, ["name", "kind", "statements", "first", "last", "id"], output, "no actor found")


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Any name, alias or person.")],
    json: Json = False,
) -> None:
    """Show whom a name means, under which aliases and offices, and what people corrected."""
    from stance import store
    from stance.formats import people
    from stance.identify import base_of

    db = store.open_store(settings(ctx).home, readonly=True)
    shape = _shown(db, base_of(db), name)
    if json:
        print_one(shape, Output(json=True))
    else:
        write(people.actor(shape))
    if not (shape["actors"] or shape["person"] or shape["speakers"]):
        raise typer.Exit(NOTHING_FOUND)


def _shown(db: "Database", base: "Base", name: str) -> "Shape":
    """What is known of a name, in the base and in the record."""
    from stance import store
    from stance.formats import people, shapes
    from stance.records import StatementFilter

    person = base.person(name)
    called = person or base.name_of(name)
    found = [base.actors[name]] if name in base.actors else base.find(name) or store.actors_named(db, called)
    speakers = store.matching_speakers(db, called) if person is not None or not found else []
    ids = {actor.id for actor in found}
    said = [c for c in store.corrections(db) if {c.actor.id, c.other.id if c.other else None} & ids or called in (c.name, c.actor.name)]
    counted = StatementFilter(speaker=called) if speakers or person is not None else StatementFilter(actor_id=found[0].id if found else None)
    return {
        "name": name,
        "person": person,
        "actors": [shapes.full_actor(actor) for actor in found],
        "aliases": base.aliases(found[0].id) if found and person is None else [],
        "speakers": speakers,
        "offices": [shapes.office(office) for office in base.offices(called) if office.person == called],
        "statements": store.count_statements(db, counted) if found or speakers else 0,
        "corrections": [shapes.correction(one) | {"text": people.correction(one)} for one in said],
    }


@app.command()
def alias(
    ctx: typer.Context,
    name: Name,
    also: Annotated[str, typer.Argument(help="The further name.", metavar="ALIAS")],
    by: By = None,
    json: Json = False,
) -> None:
    """Let ALIAS be one more name of ACTOR, or of a person: stance actors alias "European Union" "the Berlaymont"."""
    from stance import correct

    db, base = _open(ctx)
    _tell(correct.alias(db, base, name, also, by=author(by)), json=json)


@app.command()
def merge(
    ctx: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(help="The actor that it is.")],
    by: By = None,
    json: Json = False,
) -> None:
    """Let two actors be one: the statements of ACTOR are those of INTO from now on."""
    from stance import correct

    db, base = _open(ctx)
    _tell(correct.merge(db, base, name, into, by=author(by)), json=json)


@app.command()
def split(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The person, alias or merged actor that was joined with another wrongly.")],
    named: Annotated[str | None, typer.Option("--as", help="What its own actor is called; NAME, if not given.")] = None,
    kind: Annotated[str | None, typer.Option(help="person, state, organisation or group.")] = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Let NAME commit an actor of its own, whomever it was taken to speak for."""
    from stance import correct
    from stance.errors import UsageError
    from stance.records import Actor, ActorKind
    from stance.text import slug

    if kind is not None and kind not in list(ActorKind):
        raise UsageError(f"--kind {kind!r} is not one of {', '.join(ActorKind)}")
    db, base = _open(ctx)
    own = None
    if named is not None or kind is not None:
        called = named or base.person(name) or name
        known = None if named is None else base.named(named)
        own = known or Actor(slug(called), called, ActorKind(kind or ActorKind.ORGANISATION))
    _tell(correct.split(db, base, name, own, by=author(by)), json=json)


@app.command()
def link(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A person who speaks for ACTOR; with --wikidata, the actor itself.")],
    actor: Annotated[str | None, typer.Argument(help="An actor by any name.", metavar="[ACTOR]")] = None,
    role: Annotated[str, typer.Option(help="The office.")] = "representative",
    since: Annotated[str | None, typer.Option("--from", help="First day of the office: YYYY-MM-DD, YYYY-MM or YYYY.", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option(help="Last day of the office; without it, until today and on.", metavar="DATE")] = None,
    wikidata: Annotated[str | None, typer.Option(help="Link the actor NAME with this Wikidata id instead.", metavar="QID")] = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Let a person speak for ACTOR in a dated office, or give an actor its Wikidata id.

    stance actors link "Mara Quill" "Elmford Council" --role "council leader" --from 2020 --until 2024-05

    stance actors link "Elmford Council" --wikidata Q12345
    """
    from stance import correct
    from stance.errors import UsageError
    from stance.records import Office

    if (actor is None) == (wikidata is None):
        raise UsageError('give the actor that the person speaks for, or --wikidata: `stance actors link "Mara Quill" "Elmford Council"`')
    db, base = _open(ctx)
    if actor is None:
        _tell(correct.wikidata(db, base, name, wikidata or "", by=author(by)), json=json)
        return
    office = Office(name, role, actor, _period(since, "--from", 0), _period(until, "--until", 1))
    _tell(correct.link(db, base, office, by=author(by)), json=json)


@app.command("import")
def load(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="CSV or JSON lines; - for standard input.", metavar="FILE")],
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if a line was refused.")] = False,
    by: By = None,
    json: Json = False,
) -> None:
    """Take in your own actors (a city council, a company board), with aliases and dated offices.

    Columns: name, kind (person, state, organisation, group), aliases (with ; between them), wikidata, person, role, start, end;
    one line for each office. JSON lines have the same keys, aliases as a list, and offices: [{person, role, start, end}].
    """
    from stance import correct

    data, called = read_file(file, "a CSV or JSONL file")
    db, base = _open(ctx)
    done = correct.load(db, base, data, called, by=author(by))
    _tell(done, json=json)
    if done.refused and (strict or not done.corrections):
        raise typer.Exit(1)


@app.command()
@shared
def log(
    ctx: typer.Context,
    undone: Undone = False,
    limit: Limit = None,
    *,
    output: Output,
) -> None:
    """List the corrections that hold, latest first, with their authors; an import is one line for people."""
    from stance import store
    from stance.formats import people, shapes

    found = store.corrections(store.open_store(settings(ctx).home, readonly=True), undone=undone, limit=limit)[::-1]
    if output.for_people:
        print_list(people.corrections(found)[: output.limit(limit)], ["at", "by", "correction", "undone", "id"], output, "no correction found")
    else:
        print_list([shapes.correction(one) for one in found], [], output, "no correction found")


@app.command()
def undo(
    ctx: typer.Context,
    correction: Annotated[str, typer.Argument(help="The id of a correction or an import, or its beginning.", metavar="ID")],
    by: By = None,
    json: Json = False,
) -> None:
    """Take back a correction, or a whole import; what it changed is as before."""
    from stance import correct

    db, _ = _open(ctx)
    _tell(correct.undo(db, correction, by=author(by)), json=json)


def _open(ctx: typer.Context) -> "tuple[Database, Base]":
    """The home for writing, and its actors."""
    from stance import store
    from stance.identify import base_of

    db = store.open_store(settings(ctx).home)
    return db, base_of(db)


def _tell(done: "Corrected", *, json: bool) -> None:
    """Say what came of a correction; lines that were refused go to standard error."""
    from stance.formats import people, shapes

    for line in done.refused:
        note(f"refused: {line}")
    if json:
        rows = [shapes.correction(one) for one in done.corrections]
        print_one({"corrections": rows, "statements": done.statements, "refused": list(done.refused)}, Output(json=True))
    else:
        write(people.corrected(done.corrections, done.statements))


def _period(value: str | None, option: str, end: int) -> "date | None":
    """The first (0) or last (1) day of YYYY-MM-DD, YYYY-MM or YYYY; UsageError names the option."""
    from stance.errors import UsageError
    from stance.text import period

    try:
        return None if value is None else period(value)[:2][end]
    except ValueError:
        raise UsageError(f"{option} {value!r} is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY") from None
