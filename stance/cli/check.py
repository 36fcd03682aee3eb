"""`stance check`: does a claim agree with the record?"""

from typing import Annotated

import typer

from stance.cli.common import AsOf, Csv, Json, Nl, Output, Table, color, parse_day, print_one, print_rows, settings, width, write

EXIT = {"refuted": 4, "conflicting": 5}


def check(
    ctx: typer.Context,
    claim: Annotated[str, typer.Argument(help="A sentence about what an actor says, holds or did.")],
    actor: Annotated[str | None, typer.Option(help="Whom the claim is about, where it does not say so itself.")] = None,
    as_of: AsOf = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 4 for a refuted claim, 5 for conflicting evidence.")] = False,
    judge: Annotated[str | None, typer.Option(help="Which judge reads the evidence.")] = None,
    json: Json = False,
    nl: Nl = False,
    csv: Csv = False,
    table: Table = False,
) -> None:
    """Give a verdict with the evidence, and say what was looked for and not found."""
    from stance import check as checking
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    output = Output(json=json, nl=nl, csv=csv, table=table)
    found = checking.check(open_record(settings(ctx), judge), claim, actor=actor, as_of=parse_day(as_of, "--as-of"))
    if output.for_people:
        write(text.verdict(found, width=width(), color=color()))
    elif output.csv:
        print_rows([shapes.evidence(item) for item in found.evidence], output)
    else:
        print_one(shapes.verdict(found), output)
    if exit_code and found.verdict in EXIT:
        raise typer.Exit(EXIT[found.verdict])
