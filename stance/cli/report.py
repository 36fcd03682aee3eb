"""`stance report`: the stance report of one actor."""

from pathlib import Path
from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, AsOf, Since, Until, note, parse_day, settings, write


def report(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help="An actor or person by any name.")],
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic or a proposition; may be given several times. Without it: what the actor spoke of most.")
    ] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    format: Annotated[str, typer.Option(help="markdown or json.")] = "markdown",  # noqa: A002
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    judge: Annotated[str | None, typer.Option(help="Which judge reads stance.")] = None,
) -> None:
    """Write the positions of an actor, each with its statements, shifts and timeline."""
    from stance import report as reports
    from stance.cli.record import open_record
    from stance.errors import UsageError
    from stance.formats import json, markdown, shapes

    if format not in ("markdown", "json"):
        raise UsageError(f"--format {format!r} is not one of markdown, json")
    days = [parse_day(value, name) for value, name in ((since, "--since"), (until, "--until"), (as_of, "--as-of"))]
    found = reports.report(open_record(settings(ctx), judge), reports.ReportRequest(actor, tuple(topic or ()), *days))
    text = json.dumps(shapes.report(found)) + "\n" if format == "json" else markdown.report(found)
    if out is None:
        write(text)
    else:
        out.write_text(text, encoding="utf-8")
        note(f"written to {out}")
    if not any(item.timeline for item in found.topics):
        raise typer.Exit(NOTHING_FOUND)
