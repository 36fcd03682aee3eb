"""Groups of options that many commands share: a parameter of such a group's type is spread into its options.

    @shared
    def shifts(ctx: typer.Context, actor: ..., *, days: Days, output: Output) -> None: ...

has --since, --until and --as-of in the place of `days`, and --json, --nl, --csv and --table in the place of `output`; `Filters`
stands for all options that say which statements are meant.
"""

import functools
import inspect
from collections.abc import Callable
from inspect import Parameter
from typing import Annotated, Any

import typer

from stance.cli.common import AsOf, Csv, Filters, Json, Limit, Nl, Output, Since, Source, Table, Until, parse_day
from stance.records import Days

Text = str | None


def _days(since: str | None, until: str | None, as_of: str | None) -> Days:
    """The days from what was typed."""
    return Days(parse_day(since, "--since"), parse_day(until, "--until"), parse_day(as_of, "--as-of"))


GROUPS: dict[Any, tuple[Callable[..., Any], dict[str, tuple[Any, Any]]]] = {
    Days: (_days, {"since": (Since, None), "until": (Until, None), "as_of": (AsOf, None)}),
    Filters: (
        Filters,
        {
            "actor": (Annotated[Text, typer.Option(help="Whom the words commit: a name, a by-name or a country code.")], None),
            "speaker": (Annotated[Text, typer.Option(help="Who said it.")], None),
            "source": (Source, None),
            "article": (Annotated[Text, typer.Option(help="Only this article, by id.")], None),
            "kind": (Annotated[Text, typer.Option(help="direct, mixed, indirect, deed or belief.")], None),
            "since": (Since, None),
            "until": (Until, None),
            "as_of": (AsOf, None),
            "limit": (Limit, None),
        },
    ),
    Output: (Output, {"json": (Json, False), "nl": (Nl, False), "csv": (Csv, False), "table": (Table, False)}),
}


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every parameter of a type in GROUPS spread into the options of that group."""
    signature = inspect.signature(command)
    groups = {name: GROUPS[parameter.annotation] for name, parameter in signature.parameters.items() if parameter.annotation in GROUPS}
    spread = [parameter for name, parameter in signature.parameters.items() if name not in groups]
    for _, options in groups.values():
        spread += [Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hint) for name, (hint, default) in options.items()]

    @functools.wraps(command)
    def call(**given: Any) -> None:
        gathered = {name: make(**{option: given.pop(option) for option in options}) for name, (make, options) in groups.items()}
        command(**given, **gathered)

    call.__signature__ = signature.replace(parameters=spread)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in spread}
    return call
