"""`stance actors`: who is on record, and what is known of them."""

from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Csv, Json, Limit, Nl, Output, Table, print_list, print_one, settings, write

app = typer.Typer(help="List actors; show what is known of one.", invoke_without_command=True)


@app.callback()
def actors(
    ctx: typer.Context,
    limit: Limit = None,
    json: Json = False,
    nl: Nl = False,
    csv: Csv = False,
    table: Table = False,
) -> None:
    """List the actors with statements, the most quoted first."""
    if ctx.invoked_subcommand is not None:
        return
    from stance import store
    from stance.formats import shapes

    output = Output(json=json, nl=nl, csv=csv, table=table)
    db = store.open_store(settings(ctx).home, readonly=True)
    rows = [shapes.activity(*found) for found in store.list_actors(db, limit=output.limit(limit))]
    print_list(rows, ["name", "kind", "statements", "first", "last", "id"], output, "no actor found")


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Any name, alias or person.")],
    json: Json = False,
) -> None:
    """Show whom a name means, under which aliases and offices."""
    from stance import store
    from stance.cli.record import open_base
    from stance.formats import shapes
    from stance.text import shown

    base = open_base(store.open_store(settings(ctx).home, readonly=True))
    found, person = base.find(name), base.person(name)
    aliases = base.aliases(found[0].id) if found else []
    offices = base.offices(person) if person is not None else []
    if json:
        shape = {"name": name, "person": person, "actors": [shapes.actor(actor) for actor in found], "aliases": aliases}
        print_one(shape | {"offices": [shapes.office(office) for office in offices]}, Output(json=True))
    else:
        lines = [f"{name} is {' or '.join(actor.name for actor in found) or person or 'nobody in the base'}"]
        lines += [f"{office.person}: {office.role} for {office.actor_id}, {office.start or '…'} to {office.end or 'now'}" for office in offices]
        lines += [f"also called: {', '.join(aliases)}"] if aliases else []
        write("\n".join(map(shown, lines)) + "\n")
    if not found and person is None:
        raise typer.Exit(NOTHING_FOUND)
