"""Every block of README.md runs."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Stance

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The lines of all fenced blocks of a language."""
    return [line for block in re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line.strip()]


def test_console_blocks(stance: Stance, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    commands = [shlex.split(line.removeprefix("$ ")) for line in blocks("console")]
    assert len(commands) >= 10
    for program, *arguments in commands:
        assert program == "stance"
        places = {"news": str(own_home)} | ({arguments[-1]: str(tmp_path / arguments[-1])} if "-o" in arguments else {})
        done = stance(*(places.get(argument, argument) for argument in arguments))
        assert done.code == 0, (arguments, done.err)
        assert done.out or (tmp_path / arguments[-1]).stat().st_size


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {line.split()[1] for line in blocks("sh") if line.startswith("make ")} <= targets


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
