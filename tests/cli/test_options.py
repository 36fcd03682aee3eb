"""Groups of options: spread into a command's signature, gathered again for the command."""

import inspect
from datetime import date
from typing import Any

import pytest

from stance.cli.common import Output
from stance.cli.options import shared
from stance.errors import UsageError
from stance.records import Days

SEEN: list[Any] = []


@shared
def command(name: str, size: int = 3, *, days: Days, output: Output) -> None:
    """A command."""
    SEEN.append((name, size, days, output))


def test_a_group_is_spread_and_gathered() -> None:
    names = list(inspect.signature(command).parameters)
    assert names == ["name", "size", "since", "until", "as_of", "json", "nl", "csv", "table"]
    assert command.__doc__ == "A command."
    command(name="x", size=1, since="2026-01-02", until=None, as_of="2026", json=True, nl=False, csv=False, table=False)
    assert SEEN[-1] == ("x", 1, Days(date(2026, 1, 2), None, date(2026, 1, 1)), Output(json=True))


def test_a_wrong_day_names_its_option() -> None:
    with pytest.raises(UsageError, match="--until"):
        command(name="x", size=1, since=None, until="soon", as_of=None, json=False, nl=False, csv=False, table=False)
