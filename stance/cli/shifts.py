"""`stance shifts`: what changed?"""

from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, AsOf, Csv, Json, Nl, Output, Since, Table, Until, color, parse_day, print_rows, settings, width, write


def shifts(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help="An actor by any name.")],
    topic: Annotated[str | None, typer.Argument(help="A topic or a proposition; without it every named topic.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    judge: Annotated[str | None, typer.Option(help="Which judge reads stance.")] = None,
    json: Json = False,
    nl: Nl = False,
    csv: Csv = False,
    table: Table = False,
) -> None:
    """List every change of an actor's position, with the statement before and the statement after."""
    from stance import shifts as changes
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    output = Output(json=json, nl=nl, csv=csv, table=table)
    days = [parse_day(value, name) for value, name in ((since, "--since"), (until, "--until"), (as_of, "--as-of"))]
    found = changes.shifts(open_record(settings(ctx), judge), changes.ShiftRequest(actor, topic, *days))
    if output.for_people:
        write(text.shifts(found, width=width(), color=color()))
    else:
        print_rows([shapes.shift(item) for item in found], output)
    if not found:
        raise typer.Exit(NOTHING_FOUND)
