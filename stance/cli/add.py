"""`stance add`: articles into the record."""

import os
from typing import Annotated

import typer

from stance.cli.common import Json, Locations, Nl, Output, note, parse_day, print_one, settings, write


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
    """Read articles, extract who said what, and store, embed and link it; adding again changes nothing."""
    from stance import embedders, extract, ingest, store
    from stance.formats import shapes
    from stance.formats.words import added
    from stance.records import ReadOptions

    given, output = settings(ctx), Output(json=json, nl=nl)
    read = ReadOptions(source=source, published=parse_day(date, "--date"), title=title, url=url, speaker=speaker, role=role, actor=actor)
    db = store.open_store(given.home)
    embedder = embedders.load(given.embedder, given.cache, allow_export=True)
    options = ingest.Options(read=read, extractor=extractor or extract.DEFAULT, jobs=jobs, progress=note)
    result = ingest.add(db, given.home, locations or ["-"], embedder, options)
    if output.for_people:
        write(added(result))
    else:
        print_one(shapes.added(result), output)
    if (result.refused and strict) or not (result.added or result.known):
        raise typer.Exit(1)
