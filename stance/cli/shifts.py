"""`stance shifts`: what changed?"""

from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Output, color, print_rows, settings, width, write
from stance.cli.options import shared
from stance.records import Days


@shared
def shifts(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help="An actor by any name.")],
    topic: Annotated[str | None, typer.Argument(help="A topic or a proposition; without it every named topic.")] = None,
    *,
    days: Days,
    output: Output,
) -> None:
    """List every change of an actor's position, with the statement before and the statement after."""
    from stance import shifts as changes
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    found = changes.shifts(open_record(settings(ctx)), actor, topic, days)
    if output.for_people:
        write(text.shifts(found, width=width(), color=color()))
    else:
        print_rows([shapes.shift(item) for item in found], output)
    if not found:
        raise typer.Exit(NOTHING_FOUND)
