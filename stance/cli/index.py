"""`stance index`: the vector index, a cache of the database."""

import typer

from stance.cli.common import note, settings, write

app = typer.Typer(help="Rebuild or verify the vector index.", no_args_is_help=True)


@app.command()
def rebuild(ctx: typer.Context) -> None:
    """Make the index anew from the vectors in the database; statements without a vector are embedded first."""
    from stance import embedders, ingest, store

    given = settings(ctx)
    embedder = embedders.load(given.embedder, given.cache, allow_export=True)
    write(f"{ingest.rebuild(store.open_store(given.home), given.home, embedder)} vectors in the index\n")


@app.command()
def verify(ctx: typer.Context) -> None:
    """Compare the index with the database; exit with 1 if they differ."""
    from stance import ingest, store

    given = settings(ctx)
    problems = ingest.verify(store.open_store(given.home, readonly=True), given.home, given.embedder)
    for problem in problems:
        note(problem)
    if problems:
        note("stance index rebuild mends this")
        raise typer.Exit(1)
    write("the index agrees with the database\n")
