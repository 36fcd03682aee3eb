"""`stance doctor`: is everything in order, here and in the home?"""

from typing import Annotated

import typer

from stance.cli.common import note, settings, write


def doctor(
    ctx: typer.Context,
    prepare: Annotated[bool, typer.Option("--prepare", help="Also make what is kept in the cache: embedder and charts.")] = False,
) -> None:
    """Check the models, the database and the index; exit with 1 if something is wrong, with the remedy."""
    from stance import embedders, ingest, store
    from stance.errors import StanceError
    from stance.formats import html
    from stance.records import StatementFilter

    given, problems = settings(ctx), []
    if prepare:
        html.vega(given.cache)
    try:
        embedder = embedders.load(given.embedder, given.cache, allow_export=prepare)
        write(f"embedder: {embedder.name}, {embedder.dimension} dimensions\n")
    except StanceError as error:
        problems.append(f"embedder: {error}")
    if given.home.database.exists():
        db = store.open_store(given.home, readonly=True)
        held = store.coverage(db)
        write(f"record: {held.articles} articles, {store.count_statements(db, StatementFilter())} statements in {given.home.database}\n")
        problems += [f"database: {line}" for line in store.check(db)]
        problems += [f"index: {line}" for line in ingest.verify(db, given.home, given.embedder)]
    else:
        write(f"record: none yet in {given.home.path}\n")
    for problem in problems:
        note(problem)
    if problems:
        raise typer.Exit(1)
    write("everything is in order\n")
