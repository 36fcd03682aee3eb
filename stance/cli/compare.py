"""`stance compare`: who agrees with whom?"""

from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Output, color, note, print_one, print_rows, settings, width, write
from stance.cli.options import shared
from stance.records import Days


@shared
def compare(
    ctx: typer.Context,
    actors: Annotated[
        list[str] | None, typer.Argument(help="Actors or persons by any name; without them everyone on record.", metavar="[ACTOR]...")
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic or a proposition; may be given several times. Without it: every named topic.")
    ] = None,
    *,
    days: Days,
    output: Output,
) -> None:
    """Show where actors stand on topics, each with a quote, and how far every two of them agree."""
    from stance import compare as comparing
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    found = comparing.compare(open_record(settings(ctx)), actors or (), topic or (), days)
    for name in found.unknown:
        note(f"{name}: no such actor or person in the record")
    if output.for_people:
        write(text.comparison(found, width=width(), color=color()))
    elif output.csv or output.nl:
        print_rows([shapes.stand(item) for item in found.stands], output)
    else:
        print_one(shapes.comparison(found), output)
    if not any(item.lead for item in found.stands):
        raise typer.Exit(NOTHING_FOUND)
