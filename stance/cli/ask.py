"""`stance ask`: what has X said about Y?"""

from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Output, Source, color, print_one, print_rows, settings, width, write
from stance.cli.options import shared
from stance.records import Days


@shared
def ask(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help='An actor or person by any name, or a whole question: "what has X said about Y?", "who supports Y?"')],
    topic: Annotated[str | None, typer.Argument(help="A topic or a proposition.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only this person's words.")] = None,
    source: Source = None,
    limit: Annotated[int, typer.Option(help="At most this many utterances.", min=1)] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Show statements that are unrelated too, so labelled.")] = False,
    *,
    days: Days,
    output: Output,
) -> None:
    """Answer with the actor's position on a topic, then the statements that it rests on, newest first."""
    from stance import ask as asking
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    request = asking.Request(
        topic=actor if topic is None else topic,
        actor=None if topic is None else actor,
        speaker=speaker,
        source=source,
        since=days.since,
        until=days.until,
        as_of=days.as_of,
        limit=limit,
        everything=everything,
    )
    answer = asking.ask(open_record(settings(ctx)), request)
    if output.for_people:
        write(text.answer(answer, width=width(), color=color()))
    elif output.csv:
        print_rows([shapes.judged(item) for item in answer.statements], output)
    else:
        print_one(shapes.answer(answer), output)
    if not answer.statements:
        raise typer.Exit(NOTHING_FOUND)
