"""`stance export`: statements, positions or a whole home for other programs."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Filters, Settings, needs, note, settings, write_file
from stance.cli.options import shared
from stance.errors import UsageError

if TYPE_CHECKING:
    from stance.export import Format
    from stance.records import Debate

TOPICS = 12  # that the record names or speaks of most, where --topic is not given


@shared
def export(
    ctx: typer.Context,
    format: Annotated[str, typer.Option("--format", help="csv, jsonl, parquet, dna, graphml, …; a wrong name lists all.")] = "jsonl",  # noqa: A002
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="The whole home, for `stance add` on another machine.")] = False,
    topic: Annotated[
        list[str] | None, typer.Option(help="For networks: a topic or proposition; may be given several times. Else those of `stance topics`.")
    ] = None,
    *,
    filters: Filters,
) -> None:
    """Write statements for spreadsheets, data frames, graph and annotation programs; with --all everything, to be added elsewhere."""
    from stance import export as exporting
    from stance import store

    given = settings(ctx)
    if everything:
        lines = exporting.dump(store.open_store(given.home, readonly=True))
        _write((line.encode() for line in lines), out)
        return
    if format not in exporting.FORMATS:
        raise UsageError(f"--format {format!r} is not one of {', '.join(exporting.FORMATS)}")
    chosen = exporting.FORMATS[format]
    if chosen.package is not None:
        needs(chosen.package, "export")
    if chosen.binary and out is None and sys.stdout.isatty():
        raise UsageError(f"{format} is not for a terminal; give a file with -o")
    if not _export(given, chosen, filters, topic or [], out):
        raise typer.Exit(NOTHING_FOUND)


def _export(given: Settings, chosen: "Format", filters: Filters, topics: list[str], out: Path | None) -> bool:
    """Select, judge what the format needs, and write; False if there is nothing."""
    from stance import export as exporting
    from stance import store
    from stance.cli.record import open_record, read_filter

    record = open_record(given) if chosen.topics else None
    db = store.open_store(given.home, readonly=True) if record is None else record.db
    wanted, why = read_filter(db, filters)
    if wanted is None:
        note(why)
        return False
    debates: list[Debate] = []
    if record is not None:
        from stance.topics import topics as known

        names = topics or [topic.name for topic in known(record, actor=filters.actor, limit=TOPICS)]
        debates = exporting.debates(record, names, wanted)
    selection = exporting.select(db, wanted, chosen, debates)
    _write([chosen.write(selection)], out)
    return bool(selection.debates if chosen.topics else selection.tellings)


def _write(parts: Iterable[bytes], out: Path | None) -> None:
    """To the file, or to standard output."""
    if out is not None:
        write_file(out, parts)
        return
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.flush()
