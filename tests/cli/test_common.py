"""What all commands share: output flags, days, files, names and exit codes."""

from datetime import date
from pathlib import Path

import pytest

from stance.cli import common
from stance.cli.common import TERMINAL_LIMIT, Output
from stance.errors import StanceError, UsageError


def test_programs_get_everything_and_people_what_a_screen_holds() -> None:
    assert Output().limit(None) == TERMINAL_LIMIT
    assert Output(table=True).limit(3) == 3
    assert [Output(json=True).limit(None), Output(nl=True).limit(None), Output(csv=True).limit(7)] == [None, None, 7]


@pytest.mark.parametrize(
    ("typed", "day"), [(None, None), ("2022", date(2022, 1, 1)), ("2022-03", date(2022, 3, 1)), ("2022-03-04", date(2022, 3, 4))]
)
def test_days_as_they_are_typed(typed: str | None, day: date | None) -> None:
    assert common.parse_day(typed, "--since") == day


@pytest.mark.parametrize("typed", ["", "yesterday", "2022-13", "2022-03-04-05", "04/03/2022"])
def test_no_day_names_the_option(typed: str) -> None:
    with pytest.raises(UsageError, match=r"--since .* is not a date"):
        common.parse_day(typed, "--since")


def test_files_in_and_out(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "a.bin"
    common.write_file(file, [b"one", b"\xff"])
    assert common.read_file(str(file), "a file") == (b"one\xff", "a.bin")
    assert capfdbinary.readouterr().err == f"written to {file}\n".encode()
    with pytest.raises(UsageError, match="give a table"):
        common.read_file(str(tmp_path / "none.csv"), "a table")
    with pytest.raises(UsageError, match="name a file in a folder that exists"):
        common.write_file(tmp_path / "no" / "folder.bin", [b""])


def test_text_that_no_encoding_can_write_is_written_all_the_same(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    common.write("a\ud800b\n")
    common.note("line\x1b[31m one")
    out, err = capfdbinary.readouterr()
    assert out == b"a\\ud800b\n"
    assert b"\x1b" not in err


def test_a_missing_package_names_its_remedy() -> None:
    common.needs("json", "export")
    with pytest.raises(StanceError, match=r"stance-tracker\[export\]"):
        common.needs("no_such_package_of_anybody", "export")


def test_nobody_is_asked_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert common.choose("Congo", ["a", "b"]) is None
    assert common.author("ana") == "ana"
