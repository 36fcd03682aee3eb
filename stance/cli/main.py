"""`stance`: the application with its global options, and the one place where errors become exit codes."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from stance import __version__, config, errors
from stance.cli import (
    actors,
    add,
    articles,
    ask,
    check,
    compare,
    contradictions,
    doctor,
    export,
    extract,
    index,
    mcp,
    report,
    review,
    serve,
    shifts,
    statements,
    topics,
)
from stance.cli.common import Settings, choose, note

app = typer.Typer(
    help="Who said what about what, when, in which words, did it change, and does a claim agree with the record?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"stance {__version__}")
        raise typer.Exit


def cache_folder() -> Path:
    """Where exported embedders are kept: XDG_CACHE_HOME/stance, by default ~/.cache/stance."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "stance"


@app.callback()
def main(
    ctx: typer.Context,
    home: Annotated[Path, typer.Option(help="The folder that holds db/ and indexes/.", envvar="STANCE_HOME")] = Path(),
    embedder: Annotated[
        str, typer.Option(help="A sentence-transformers model, by name or path.", envvar="STANCE_EMBEDDER")
    ] = config.DEFAULT_EMBEDDER,
    judge: Annotated[
        str,
        typer.Option(
            help="What judges stance and claims: rules, or rules with a model: shipped, a Hugging Face model by name or folder, openai:URL#MODEL.",
            envvar="STANCE_JUDGE",
            metavar="NAME",
        ),
    ] = config.DEFAULT_JUDGE,
    judge_key: Annotated[
        str | None, typer.Option(help="The key of an openai: judge; better set in the environment.", envvar="STANCE_JUDGE_KEY", metavar="KEY")
    ] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,  # noqa: ARG001
) -> None:
    """Keep the global options for the command that follows."""
    ctx.obj = Settings(home=config.Home(home), cache=cache_folder(), embedder=embedder, judge=judge, judge_key=judge_key)


app.command("add")(add.add)
app.command("extract")(extract.extract)
app.command("ask")(ask.ask)
app.command("check")(check.check)
app.command("report")(report.report)
app.command("shifts")(shifts.shifts)
app.command("compare")(compare.compare)
app.command("contradictions")(contradictions.contradictions)
app.command("statements")(statements.statements)
app.command("export")(export.export)
app.add_typer(review.app, name="review")
app.add_typer(articles.app, name="articles")
app.add_typer(actors.app, name="actors")
app.add_typer(topics.app, name="topics")
app.add_typer(index.app, name="index")
app.command("serve")(serve.serve)
app.command("mcp")(mcp.mcp)
app.command("doctor")(doctor.doctor)


def run() -> None:
    """Run the command line; errors that are meant for people become one line and an exit code."""
    try:
        app()
    except errors.Ambiguous as error:
        at = next((i for i, word in enumerate(sys.argv) if error.name in word), None)
        chosen = None if at is None else choose(error.name, error.choices)
        if at is None or chosen is None:
            note(f"stance: {error}")
            sys.exit(2)
        sys.argv[at] = sys.argv[at].replace(error.name, chosen)
        run()
    except errors.UsageError as error:
        note(f"stance: {error}")
        sys.exit(2)
    except errors.StanceError as error:
        note(f"stance: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        note("stance: interrupted; what was stored is kept, and the same command goes on from there")
        sys.exit(130)
    except BrokenPipeError:
        # the reader of a pipe went away (`stance statements | head`): not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
