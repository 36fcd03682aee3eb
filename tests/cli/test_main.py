"""The application: its global options, its light start, and errors as exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Stance

HEAVY = ("spacy", "torch", "faiss", "sentence_transformers", "trafilatura", "onnxruntime", "altair", "datasette", "mcp", "pyarrow", "numpy")


def test_help_loads_nothing_heavy() -> None:
    code = f"import sys; from stance.cli.main import app; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_command_has_help(stance: Stance) -> None:
    listed = stance("--help").out
    for name in ("add", "extract", "ask", "check", "report", "shifts", "compare", "contradictions", "statements", "articles", "actors", "topics",
                 "review", "export", "index", "doctor", "serve", "mcp"):  # fmt: skip
        assert name in listed
        assert stance(name, "--help").code == 0


def test_version_and_wrong_use(stance: Stance) -> None:
    assert stance("--version").out.startswith("stance ")
    assert stance("--no-such-option").code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("statements", "--since", "soon"), 2, "--since 'soon' is not a date"),
        (("ask", "Congo", "peace"), 2, "'Congo' can be "),
        (("ask", "Atlantis", "peace"), 3, ""),
        (("export", "--format", "papyrus"), 2, "is not one of"),
        (("--judge", "no/such-model", "ask", "Norway", "peace"), 1, "no/such-model"),
    ],
)
def test_errors_are_one_line_and_a_code(stance: Stance, home: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    done = stance("--home", home, *arguments)
    assert (done.code, "Traceback" in done.err) == (code, False)
    assert says in done.err


def test_a_name_of_several_is_asked_back(stance: Stance, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[tuple[str, tuple[str, ...]]]()

    def choose(name: str, choices: tuple[str, ...]) -> str:
        asked.append((name, choices))
        return choices[0]

    monkeypatch.setattr("stance.cli.main.choose", choose)
    done = stance("--home", home, "ask", "Congo", "peace")
    assert [name for name, _ in asked] == ["Congo"]
    assert done.code == 3
