"""`stance report`: the stance report of one actor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.common import NOTHING_FOUND, settings, write, write_file
from stance.cli.options import shared
from stance.records import Days

if TYPE_CHECKING:
    from stance.records import Report

FORMATS = ("markdown", "html", "json")
ENDINGS = {".html": "html", ".htm": "html", ".json": "json"}


@shared
def report(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help="An actor or person by any name.")],
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic or a proposition; may be given several times. Without it: what the actor spoke of most.")
    ] = None,
    format: Annotated[  # noqa: A002
        str | None, typer.Option(help="markdown, html (one file that loads nothing) or json; else what the ending of --out says.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    *,
    days: Days,
) -> None:
    """Write the positions of an actor, each with its statements, shifts, contradictions and timeline."""
    from stance import report as reports
    from stance.cli.record import open_record
    from stance.errors import UsageError

    name = format or (ENDINGS.get(out.suffix.lower(), FORMATS[0]) if out is not None else FORMATS[0])
    if name not in FORMATS:
        raise UsageError(f"--format {name!r} is not one of {', '.join(FORMATS)}")
    found = reports.report(open_record(settings(ctx)), reports.ReportRequest(actor, tuple(topic or ()), days))
    text = _written(found, name, settings(ctx).cache)
    if out is None:
        write(text)
    else:
        write_file(out, [text.encode("utf-8", "backslashreplace")])
    if not any(item.timeline for item in found.topics):
        raise typer.Exit(NOTHING_FOUND)


def _written(found: "Report", name: str, cache: Path) -> str:
    """The report in the format of that name."""
    from stance.formats import html, json, markdown, shapes

    if name == "html":
        return html.report(found, html.vega(cache))
    return markdown.report(found) if name == "markdown" else json.dumps(shapes.report(found)) + "\n"
