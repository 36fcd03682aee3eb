"""`stance add`: articles into the record."""

import os
import sys
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.common import Json, Locations, Nl, Output, note, parse_day, print_one, settings, write

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.records import Added


def add(
    ctx: typer.Context,
    locations: Locations = None,
    source: Annotated[str | None, typer.Option(help="The outlet.")] = None,
    date: Annotated[str | None, typer.Option(help="The publication date, YYYY-MM-DD.")] = None,
    title: Annotated[str | None, typer.Option(help="The title.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of the article.")] = None,
    speaker: Annotated[str | None, typer.Option(help="A primary source: its own sentences are this person's or body's words.")] = None,
    role: Annotated[str | None, typer.Option(help="The role in which the speaker of a primary source speaks.")] = None,
    actor: Annotated[str | None, typer.Option(help="Whom the words of a primary source commit.")] = None,
    extractor: Annotated[str | None, typer.Option(help="Which extractor reads the articles: tagger or rules.")] = None,
    jobs: Annotated[int, typer.Option(help="Processes that extract.", min=1)] = min(8, os.cpu_count() or 1),
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything was refused.")] = False,
    json: Json = False,
    nl: Nl = False,
) -> None:
    """Read articles, extract who said what, and store, embed and link it; adding again changes nothing.

    A file that `stance export --all` wrote is put back as it was: articles, statements, corrections, reviews and topics.
    """
    from stance import embedders, export, extract, ingest, store
    from stance.formats import shapes
    from stance.formats.words import added
    from stance.records import ReadOptions

    given, output = settings(ctx), Output(json=json, nl=nl)
    read = ReadOptions(source=source, published=parse_day(date, "--date"), title=title, url=url, speaker=speaker, role=role, actor=actor)
    db = store.open_store(given.home)
    embedder = embedders.load(given.embedder, given.cache, allow_export=True)
    options = ingest.Options(read=read, extractor=extractor or extract.DEFAULT, jobs=jobs, progress=note)
    places = locations or ["-"]
    dumps = [place for place in places if export.is_dump(_start(place))]
    restored = [_restored(db, place) for place in dumps]
    result = export.joined([*restored, ingest.add(db, given.home, [place for place in places if place not in dumps], embedder, options)])
    if output.for_people:
        write(added(result))
    else:
        print_one(shapes.added(result), output)
    if (result.refused and strict) or not (result.added or result.known):
        raise typer.Exit(1)


def _start(place: str) -> bytes:
    """The first bytes of a file or of standard input, which can still be read whole; nothing for folders and addresses."""
    if place == "-":
        return sys.stdin.buffer.peek(64) if isinstance(sys.stdin.buffer, BufferedReader) else b""
    path = Path(place)
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(64)


def _restored(db: "Database", place: str) -> "Added":
    """Put back a whole home from a file or standard input."""
    from stance import export

    if place == "-":
        return export.restore(db, sys.stdin.buffer)
    with Path(place).open("rb") as file:
        return export.restore(db, file)
