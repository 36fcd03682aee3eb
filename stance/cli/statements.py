"""`stance statements`: list and export the record."""

from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.common import (
    NOTHING_FOUND,
    AsOf,
    Csv,
    Json,
    Limit,
    Nl,
    Output,
    Since,
    Source,
    Table,
    Until,
    parse_day,
    print_rows,
    settings,
    width,
    write,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.identify import Who


def statements(
    ctx: typer.Context,
    actor: Annotated[str | None, typer.Option(help="Whom the words commit, by any alias.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    source: Source = None,
    article: Annotated[str | None, typer.Option(help="Only this article, by id.")] = None,
    kind: Annotated[str | None, typer.Option(help="direct, mixed, indirect, deed or belief.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = None,
    json: Json = False,
    nl: Nl = False,
    csv: Csv = False,
    table: Table = False,
) -> None:
    """List statements, newest first: one row a telling, `group` is one id for all tellings of an utterance."""
    from stance import store
    from stance.errors import UsageError
    from stance.formats import shapes, text
    from stance.records import Kind, StatementFilter

    output = Output(json=json, nl=nl, csv=csv, table=table)
    if kind is not None and kind not in list(Kind):
        raise UsageError(f"--kind {kind!r} is not one of {', '.join(Kind)}")
    db = store.open_store(settings(ctx).home, readonly=True)
    who = _who(db, actor) if actor is not None else None
    unknown = who is not None and who.actor is None and who.speaker is None
    wanted = StatementFilter(
        actor_id=None if who is None or who.speaker or who.actor is None else who.actor.id,
        speaker=speaker or (None if who is None else who.speaker),
        source=source,
        article_id=article,
        kind=None if kind is None else Kind(kind),
        since=parse_day(since, "--since"),
        until=parse_day(until, "--until"),
        as_of=parse_day(as_of, "--as-of"),
        limit=output.limit(limit),
    )
    found = [] if unknown else store.tellings(db, wanted)
    if output.for_people:
        nothing = who.why if unknown and who is not None else "no statement found"
        write(text.statements(found, width=width()) if found else f"{nothing}\n")
    else:
        print_rows([shapes.statement(item) for item in found], output)
    if not found:
        raise typer.Exit(NOTHING_FOUND)


def _who(db: "Database", name: str) -> "Who":
    """Whom --actor means; the base of actors is loaded only where the record does not know the name."""
    from stance.cli.record import open_base
    from stance.identify import by_own_name, who

    return by_own_name(db, name) or who(db, open_base(db), name)
