"""`stance articles`: list the articles of the record, mend one, or take one out."""

from typing import Annotated

import typer

from stance.cli.common import Limit, Output, Since, Source, Until, parse_day, print_list, settings, write
from stance.cli.options import shared

app = typer.Typer(help="List, mend and remove articles.", invoke_without_command=True)
Id = Annotated[str, typer.Argument(help="The article's id, its beginning, or the id that it was given.", metavar="ID")]


@app.callback()
@shared
def articles(
    ctx: typer.Context,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    replaced: Annotated[bool, typer.Option("--replaced", help="List older versions of edited pages too.")] = False,
    *,
    output: Output,
) -> None:
    """List articles, newest first, each with its number of statements."""
    if ctx.invoked_subcommand is not None:
        return
    from stance import store
    from stance.formats import shapes
    from stance.records import StatementFilter

    wanted = StatementFilter(source=source, since=parse_day(since, "--since"), until=parse_day(until, "--until"), limit=output.limit(limit))
    found = store.list_articles(store.open_store(settings(ctx).home, readonly=True), wanted, replaced=replaced)
    rows = [shapes.article(item, count) for item, count in found]
    print_list(rows, ["published", "source", "title", "statements", "id"], output, "no article found")


@app.command()
def remove(ctx: typer.Context, article_id: Id) -> None:
    """Take an article out, with its statements and links; the index follows."""
    from stance import ingest, store

    given = settings(ctx)
    found = ingest.remove(store.open_store(given.home), given.home, article_id, given.embedder)
    write(f"removed {found.id} ({found.title or 'untitled'})\n")


@app.command()
def edit(
    ctx: typer.Context,
    article_id: Id,
    date: Annotated[str | None, typer.Option(help="The right publication date, YYYY-MM-DD.")] = None,
    source: Annotated[str | None, typer.Option(help="The right outlet.")] = None,
    title: Annotated[str | None, typer.Option(help="The right title.")] = None,
) -> None:
    """Mend the date, source or title of an article; what was said "on Tuesday" is dated again."""
    from stance import ingest, store
    from stance.records import ReadOptions

    given = settings(ctx)
    changes = ReadOptions(source=source, published=parse_day(date, "--date"), title=title)
    found = ingest.edit(store.open_store(given.home), article_id, changes)
    write(f"edited {found.id} ({found.title or 'untitled'})\n")
