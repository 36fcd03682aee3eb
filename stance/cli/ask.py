"""`stance ask`: what has X said about Y?"""

from typing import Annotated

import typer

from stance.cli.common import (
    NOTHING_FOUND,
    AsOf,
    Csv,
    Json,
    Nl,
    Output,
    Since,
    Source,
    Table,
    Until,
    color,
    parse_day,
    print_one,
    print_rows,
    settings,
    width,
    write,
)


def ask(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help='An actor or person by any name, or a whole question: "what has X said about Y?"')],
    topic: Annotated[str | None, typer.Argument(help="A topic or a proposition.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    speaker: Annotated[str | None, typer.Option(help="Only this person's words.")] = None,
    source: Source = None,
    limit: Annotated[int, typer.Option(help="At most this many utterances.", min=1)] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Show statements that are unrelated too, so labelled.")] = False,
    judge: Annotated[str | None, typer.Option(help="Which judge reads stance.")] = None,
    json: Json = False,
    nl: Nl = False,
    csv: Csv = False,
    table: Table = False,
) -> None:
    """Answer with the actor's position on a topic, then the statements that it rests on, newest first."""
    from stance import ask as asking
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    output = Output(json=json, nl=nl, csv=csv, table=table)
    request = asking.Request(
        topic=actor if topic is None else topic,
        actor=None if topic is None else actor,
        speaker=speaker,
        source=source,
        since=parse_day(since, "--since"),
        until=parse_day(until, "--until"),
        as_of=parse_day(as_of, "--as-of"),
        limit=limit,
        everything=everything,
    )
    answer = asking.ask(open_record(settings(ctx), judge), request)
    if output.for_people:
        write(text.answer(answer, width=width(), color=color()))
    elif output.csv:
        print_rows([shapes.judged(item) for item in answer.statements], output)
    else:
        print_one(shapes.answer(answer), output)
    if not answer.statements:
        raise typer.Exit(NOTHING_FOUND)
