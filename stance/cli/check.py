"""`stance check`: does a claim, a quotation or a whole article agree with the record?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.common import AsOf, Output, Settings, color, note, parse_day, print_one, print_rows, settings, width, write
from stance.cli.options import shared

if TYPE_CHECKING:
    from datetime import date

EXIT = {"refuted": 4, "altered": 4, "other_speaker": 4, "other_date": 4, "conflicting": 5}


@shared
def check(
    ctx: typer.Context,
    claim: Annotated[str | None, typer.Argument(help="A sentence about what an actor says, holds or did.")] = None,
    quote: Annotated[str | None, typer.Option(help="A quotation to be looked up instead: is it on record in this wording?")] = None,
    file: Annotated[
        Path | None, typer.Option(help="An article to be read instead: every statement and claim in it. Nothing of it is stored.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Whom the claim is about, where it does not say so itself.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said the quotation.")] = None,
    on: Annotated[str | None, typer.Option(help="The day on which the quotation is said to have been said, YYYY-MM-DD.", metavar="DATE")] = None,
    as_of: AsOf = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 4 for a refuted claim or an altered quotation, 5 for conflicting evidence.")
    ] = False,
    *,
    output: Output,
) -> None:
    """Give a verdict with the evidence, and say what was looked for and not found."""
    from stance.errors import UsageError

    if sum(given is not None for given in (claim, quote, file)) != 1:
        raise UsageError("give one of: a claim, --quote, --file")
    until = parse_day(as_of, "--as-of")
    if claim is not None:
        labels = [_claim(settings(ctx), claim, actor, until, output)]
    elif quote is not None:
        labels = [_quote(settings(ctx), (quote, speaker, parse_day(on, "--on"), until), output)]
    else:
        assert file is not None
        labels = _file(settings(ctx), file, until, output)
    code = next((EXIT[label] for label in sorted(labels, key=lambda label: EXIT.get(label, 9)) if label in EXIT), 0)
    if exit_code and code:
        raise typer.Exit(code)


def _claim(given: Settings, claim: str, actor: str | None, as_of: "date | None", output: Output) -> str:
    """Check a claim, print, and give the verdict."""
    from stance import check as checking
    from stance.cli.record import open_record
    from stance.formats import shapes, text

    found = checking.check(open_record(given), claim, actor=actor, as_of=as_of)
    if output.for_people:
        write(text.verdict(found, width=width(), color=color()))
    elif output.csv:
        print_rows([shapes.evidence(item) for item in found.evidence], output)
    else:
        print_one(shapes.verdict(found), output)
    return found.verdict


def _quote(given: Settings, asked: "tuple[str, str | None, date | None, date | None]", output: Output) -> str:
    """Look a quotation up, print, and give the label; neither index nor judge is needed."""
    from stance import quotation, store
    from stance.formats import shapes, text
    from stance.identify import base_of

    db = store.open_store(given.home, readonly=True)
    found = quotation.check(db, base_of(db), quotation.Asked(*asked))
    shape = shapes.quotation(found)
    if output.for_people:
        write(text.quotation(found, width=width(), color=color()))
    elif output.csv:
        print_rows(shape["evidence"], output)
    else:
        print_one(shape, output)
    return found.label


def _file(given: Settings, file: Path, as_of: "date | None", output: Output) -> list[str]:
    """Check every statement and claim of an article, print, and give all verdicts and labels."""
    from stance import check as checking
    from stance import ingest
    from stance.cli.record import open_record
    from stance.errors import Refused
    from stance.formats import shapes, text
    from stance.records import ReadOptions

    record, found = open_record(given), []
    for article in ingest.read_all([str(file)], ReadOptions()):
        if isinstance(article, Refused):
            note(str(article))
        else:
            found += checking.check_article(record, article, as_of=as_of)
    if output.for_people:
        write(text.checked(found, width=width(), color=color()))
    else:
        print_rows([shapes.checked(item) for item in found], output)
    return [label for item in found for label in (item.verdict.verdict, *(() if item.quotation is None else (item.quotation.label,)))]
