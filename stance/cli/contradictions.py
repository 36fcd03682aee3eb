"""`stance contradictions`: who contradicts himself?"""

from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Limit, Output, color, print_rows, settings, width, write
from stance.cli.options import shared
from stance.records import Days


@shared
def contradictions(
    ctx: typer.Context,
    actor: Annotated[str | None, typer.Argument(help="An actor or person by any name; without it everyone.")] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(help="A topic or a proposition; may be given several times. Without it: every named topic, or what is spoken of most."),
    ] = None,
    limit: Limit = None,
    *,
    days: Days,
    output: Output,
) -> None:
    """List pairs of statements in which one actor says opposite things at about the same time, the surest first."""
    from stance import contradictions as conflicts
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    found = conflicts.contradictions(open_record(settings(ctx)), actor, topic or (), days)[: output.limit(limit)]
    if output.for_people:
        write(text.contradictions(found, width=width(), color=color()))
    else:
        print_rows([shapes.contradiction(item) for item in found], output)
    if not found:
        raise typer.Exit(NOTHING_FOUND)
