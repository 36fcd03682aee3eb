"""`stance topics`: what the record is about, and what people say of its topics."""

from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.common import By, Limit, Output, author, print_list, settings, write
from stance.cli.options import shared

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.records import Topic

app = typer.Typer(help="List topics; fix what one means, rename, pin and merge them.", invoke_without_command=True)
Name = Annotated[str, typer.Argument(help="A topic that is kept, or one that `stance topics` finds.", metavar="TOPIC")]


@app.callback()
@shared
def topics(
    ctx: typer.Context,
    actor: Annotated[str | None, typer.Option(help="Only what this actor spoke of.")] = None,
    limit: Limit = None,
    *,
    output: Output,
) -> None:
    """List the topics that people keep, then what is spoken of most."""
    if ctx.invoked_subcommand is not None:
        return
    from stance import topics as finding
    from stance.cli.record import open_record
    from stance.formats import shapes

    rows = [shapes.topic(item) for item in finding.topics(open_record(settings(ctx)), actor=actor, limit=output.limit(limit))]
    print_list(rows, ["name", "proposition", "statements", "pinned"], output, "no topic found")


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The topic as it will be asked for.")],
    proposition: Annotated[str, typer.Option(help="The sentence that it stands for: what it means to support it.")],
    by: By = None,
) -> None:
    """Fix the meaning of a topic, and pin it; every command reads it so from now on."""
    from stance import topics as finding

    _tell(finding.add(_open(ctx), name, proposition, by=author(by)))


@app.command()
def rename(
    ctx: typer.Context,
    name: Name,
    new: Annotated[str, typer.Argument(help="What it is to be called.")],
    by: By = None,
) -> None:
    """Call a topic by another name, in reports too; the old name goes on to mean it."""
    from stance import topics as finding

    _tell(finding.rename(_open(ctx), name, new, by=author(by)))


@app.command()
def pin(
    ctx: typer.Context,
    name: Name,
    off: Annotated[bool, typer.Option("--off", help="Pin it no longer.")] = False,
    by: By = None,
) -> None:
    """Let a topic be in every report, whether or not it is among those that an actor speaks of most."""
    from stance import topics as finding

    _tell(finding.pin(_open(ctx), name, pinned=not off, by=author(by)))


@app.command()
def merge(
    ctx: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(help="The topic that it is.")],
    by: By = None,
) -> None:
    """Let two topics be one, with the name and the meaning of the second."""
    from stance import topics as finding

    _tell(finding.merge(_open(ctx), name, into, by=author(by)))


@app.command()
def forget(ctx: typer.Context, name: Name, by: By = None) -> None:
    """Take back what was said of a topic: its name, its meaning, its pin."""
    from stance import topics as finding

    write(f"forgotten: {finding.forget(_open(ctx), name, by=author(by)).name}\n")


def _open(ctx: typer.Context) -> "Database":
    """The home for writing."""
    from stance import store

    return store.open_store(settings(ctx).home)


def _tell(topic: "Topic") -> None:
    """A topic in one line."""
    from stance.text import shown

    also = f" (also {', '.join(topic.also)})" if topic.also else ""
    write(shown(f"{topic.name}{also}: {topic.proposition}{' · pinned' if topic.pinned else ''}") + "\n")
