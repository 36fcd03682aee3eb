"""`stance serve` as users start it."""

import os
import re
import signal
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from stance.cli import common
from tests.cli.conftest import Stance


def test_it_serves_on_this_machine_until_it_is_interrupted(home: Path, cache: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).parent / "stance", "--home", home, "serve", "--port", str(port), "--write"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"XDG_CACHE_HOME": str(cache)}) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.match(rf"(http://127\.0\.0\.1:{port}/\?token=\S+) \(whoever has this address can review\)", line)
        assert found is not None, line
        answer = httpx.HTTPTransport(retries=20)
        with httpx.Client(transport=answer) as client:
            opened = client.get(found[1])
            assert (opened.status_code, opened.headers["location"]) == (302, "/")
            assert "Who said what?" in client.get(f"http://127.0.0.1:{port}/").text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_a_missing_package_is_one_line(stance: Stance, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "find_spec", lambda name: None if name == "datasette" else find_spec(name))
    done = stance("--home", home, "serve")
    assert (done.code, done.err.strip()) == (1, "stance: datasette is not installed; run `pip install stance-tracker[web]`")


def test_no_record_is_one_line(stance: Stance, tmp_path: Path) -> None:
    done = stance("--home", tmp_path, "serve")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "`stance add` makes one" in done.err
