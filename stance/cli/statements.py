"""`stance statements`: list and export the record."""

from dataclasses import replace
from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Filters, Output, print_rows, settings, width, write
from stance.cli.options import shared


@shared
def statements(
    ctx: typer.Context,
    rejected: Annotated[bool, typer.Option("--rejected", help="Only statements that a person rejected.")] = False,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Only statements that a person accepted, rejected or corrected.")] = False,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help="Only statements that nobody has reviewed.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Rejected statements too.")] = False,
    *,
    filters: Filters,
    output: Output,
) -> None:
    """List statements, newest first: one row a telling, `group` is one id for all tellings of an utterance."""
    from stance import store
    from stance.cli.record import read_filter
    from stance.formats import shapes, text
    from stance.records import ReviewState

    flags = ((rejected, ReviewState.REJECTED), (reviewed, ReviewState.REVIEWED), (unreviewed, ReviewState.UNREVIEWED), (everything, ReviewState.ALL))
    state = next((state for given, state in flags if given), ReviewState.STANDING)
    db = store.open_store(settings(ctx).home, readonly=True)
    wanted, why = read_filter(db, replace(filters, limit=output.limit(filters.limit), review=state))
    found = [] if wanted is None else store.tellings(db, wanted)
    if output.for_people:
        write(text.statements(found, width=width()) if found else f"{why if wanted is None else 'no statement found'}\n")
    else:
        print_rows([shapes.statement(item) for item in found], output)
    if not found:
        raise typer.Exit(NOTHING_FOUND)
