"""The command line as users call it, in this process, on a home that holds the examples."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from stance.cli.main import run

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """What a call gave."""

    code: int
    out: str
    err: str


Stance = Callable[..., Result]


@pytest.fixture
def stance(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], cache: Path) -> Stance:
    """Call the command line: `stance("--home", path, "ask", ...)`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))

    def call(*args: object, stdin: bytes | None = None) -> Result:
        monkeypatch.setattr(sys, "argv", ["stance", *map(str, args)])
        if stdin is not None:
            import io

            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin)), encoding="utf-8"))
        capfdbinary.readouterr()
        code = 0
        try:
            run()
        except SystemExit as done:
            code = int(done.code or 0)
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode("utf-8"), err.decode("utf-8", "replace"))

    return call
