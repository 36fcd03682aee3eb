"""`stance topics`: what the record is about, and topics whose meaning a person has fixed."""

from typing import Annotated

import typer

from stance.cli.common import Csv, Json, Limit, Nl, Output, Table, print_list, settings, write

app = typer.Typer(help="List topics; fix what one means.", invoke_without_command=True)


@app.callback()
def topics(
    ctx: typer.Context,
    actor: Annotated[str | None, typer.Option(help="Only what this actor spoke of.")] = None,
    limit: Limit = None,
    json: Json = False,
    nl: Nl = False,
    csv: Csv = False,
    table: Table = False,
) -> None:
    """List the topics that were fixed, then what is spoken of most."""
    if ctx.invoked_subcommand is not None:
        return
    from stance import topics as finding
    from stance.cli.record import open_record
    from stance.formats import shapes

    output = Output(json=json, nl=nl, csv=csv, table=table)
    rows = [shapes.topic(item) for item in finding.topics(open_record(settings(ctx)), actor=actor, limit=output.limit(limit))]
    print_list(rows, ["name", "proposition", "statements"], output, "no topic found")


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The topic as it will be asked for.")],
    proposition: Annotated[str, typer.Option(help="The sentence that it stands for: what it means to support it.")],
) -> None:
    """Fix the meaning of a topic; every command reads it so from now on."""
    from stance import store
    from stance import topics as finding

    kept = finding.add(store.open_store(settings(ctx).home), name, proposition)
    write(f"{kept.name}: {kept.proposition}\n")
