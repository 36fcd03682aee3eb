"""Topics that are found, and what people say of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Stance


def listed(stance: Stance, home: Path, *more: str) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in json.loads(stance("--home", home, "topics", *more, "--json").out)}


def reported(stance: Stance, home: Path, actor: str) -> list[str]:
    return [topic["topic"] for topic in json.loads(stance("--home", home, "report", actor, "--format", "json").out)["topics"]]


def test_topics_are_found(stance: Stance, home: Path) -> None:
    found = listed(stance, home)
    assert "Polar Cable treaty" in found
    assert not {"Norway", "Denmark", "Astrid Halvorsen"} & set(found), "who speaks is no topic"
    assert "Polar Cable treaty" in reported(stance, home, "Norway")


def test_a_renamed_topic_keeps_its_meaning_and_its_old_name(stance: Stance, own_home: Path) -> None:
    before = listed(stance, own_home)["Polar Cable treaty"]
    assert stance("--home", own_home, "topics", "rename", "Polar Cable treaty", "the cable", "--by", "ana").code == 0
    found = listed(stance, own_home)
    assert "Polar Cable treaty" not in found
    assert (found["the cable"]["proposition"], found["the cable"]["also"]) == (before["proposition"], ["Polar Cable treaty"])
    assert "the cable" in reported(stance, own_home, "Norway")
    for name in ("the cable", "polar cable treaty"):
        assert json.loads(stance("--home", own_home, "ask", "Norway", name, "--json").out)["proposition"] == before["proposition"]
    assert stance("--home", own_home, "topics", "forget", "polar cable treaty").code == 0
    assert "Polar Cable treaty" in listed(stance, own_home)


def test_a_pinned_topic_is_in_every_report(stance: Stance, own_home: Path) -> None:
    assert stance("--home", own_home, "topics", "pin", "the price of fish").code == 0
    for actor in ("Norway", "Sweden"):
        assert reported(stance, own_home, actor)[0] == "the price of fish"
    assert listed(stance, own_home)["the price of fish"]["pinned"]
    assert stance("--home", own_home, "topics", "pin", "the price of fish", "--off").code == 0
    assert "the price of fish" not in reported(stance, own_home, "Norway")


def test_merged_topics_are_one(stance: Stance, own_home: Path) -> None:
    stance("--home", own_home, "topics", "add", "the cable", "--proposition", "The Polar Cable treaty should be signed")
    assert stance("--home", own_home, "topics", "merge", "Polar Cable treaty", "the cable").code == 0
    found = listed(stance, own_home)
    assert "Polar Cable treaty" not in found
    assert found["the cable"]["also"] == ["Polar Cable treaty"]
    assert found["the cable"]["statements"] > 5
    assert reported(stance, own_home, "Norway").count("the cable") == 1


@pytest.mark.parametrize("command", [
    ("rename", "x", " "), ("merge", "x", "X"), ("forget", "nothing"), ("add", "x", "--proposition", " "), ("pin", " "),
])  # fmt: skip
def test_what_makes_no_sense_is_one_line(stance: Stance, own_home: Path, command: tuple[str, ...]) -> None:
    done = stance("--home", own_home, "topics", *command)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_a_name_that_is_taken(stance: Stance, own_home: Path) -> None:
    stance("--home", own_home, "topics", "pin", "a")
    stance("--home", own_home, "topics", "pin", "b")
    assert "stance topics merge" in stance("--home", own_home, "topics", "rename", "a", "B").err
