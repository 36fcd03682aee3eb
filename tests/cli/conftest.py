"""The command line as users call it, in this process, on a home that holds the examples."""

import shutil
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


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache, so that the embedder is exported once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def stance(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], cache: Path) -> Stance:
    """Call the command line: `stance("--home", path, "ask", ...)`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))

    def call(*args: object, stdin: bytes | None = None) -> Result:
        monkeypatch.setattr(sys, "argv", ["stance", *map(str, args)])
        if stdin is not None:
            import io

            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        code = 0
        try:
            run()
        except SystemExit as done:
            code = int(done.code or 0)
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode("utf-8"), err.decode("utf-8", "replace"))

    return call


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A home with the examples, made once."""
    import os
    import subprocess

    home = tmp_path_factory.mktemp("filled")
    command = [Path(sys.executable).parent / "stance", "--home", home, "add", ROOT / "examples"]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"XDG_CACHE_HOME": str(cache)})
    return home


@pytest.fixture
def home(_filled: Path) -> Path:
    """The home with the examples, for reading."""
    return _filled


@pytest.fixture
def own_home(_filled: Path, tmp_path: Path) -> Path:
    """A copy of it, for changing."""
    return Path(shutil.copytree(_filled, tmp_path / "home"))
