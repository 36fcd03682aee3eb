"""`stance extract`: the same extraction as `add`, printed; nothing is stored."""

from typing import Annotated

import typer

from stance.cli.common import NOTHING_FOUND, Json, Locations, Nl, Output, color, note, parse_day, print_rows, width, write


def extract(
    locations: Locations = None,
    date: Annotated[str | None, typer.Option(help="The publication date, YYYY-MM-DD.")] = None,
    speaker: Annotated[str | None, typer.Option(help="A primary source: its own sentences are this person's or body's words.")] = None,
    extractor: Annotated[str | None, typer.Option(help="Which extractor reads the articles: tagger or rules.")] = None,
    json: Json = False,
    nl: Nl = False,
) -> None:
    """Print what would be stored: each article with its statements, speakers, actors and dates."""
    from stance import extract as extractors
    from stance import ingest
    from stance.errors import Refused
    from stance.formats import shapes, text
    from stance.records import ReadOptions

    output, found = Output(json=json, nl=nl), False
    options = ingest.Options(read=ReadOptions(published=parse_day(date, "--date"), speaker=speaker), extractor=extractor or extractors.DEFAULT)
    documents = []
    for item in ingest.extract_all(locations or ["-"], options):
        if isinstance(item, Refused):
            note(str(item))
            continue
        found = True
        names = {actor.id: actor for actor in item.actors}
        if output.for_people:
            rows = [(s, names[s.actor_id].name if s.actor_id else None) for s in item.statements]
            write(text.extracted(item.article, rows, width=width(), color=color()))
        elif output.nl:
            print_rows([shapes.extracted(item.article, [(s, names.get(s.actor_id or "")) for s in item.statements])], output)
        else:
            documents.append(shapes.extracted(item.article, [(s, names.get(s.actor_id or "")) for s in item.statements]))
    if json and not nl:
        print_rows(documents, output)
    if not found:
        raise typer.Exit(NOTHING_FOUND)
