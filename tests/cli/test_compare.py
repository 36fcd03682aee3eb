"""`compare`, `contradictions` and "who supports …?" on the examples."""

import json
from pathlib import Path

from tests.cli.conftest import Stance

TOPIC = "Polar Cable treaty"


def test_who_stands_where(stance: Stance, home: Path) -> None:
    done = stance("--home", home, "compare", "Denmark", "Iceland", "Nowhereland", "--topic", TOPIC, "--json")
    found = json.loads(done.out)
    assert done.code == 0
    assert [(row["name"], row["position"]["label"]) for row in found["stands"]] == [("Denmark", "opposes"), ("Iceland", "supports")]
    assert all(row["statement"]["article"]["id"] for row in found["stands"])
    assert found["agreements"] == [{"left": "Denmark", "right": "Iceland", "shared": 1, "score": 0.0}]
    assert found["unknown"] == ["Nowhereland"]
    assert "Nowhereland" in done.err


def test_everyone_as_table_lines_and_csv(stance: Stance, home: Path) -> None:
    shown = stance("--home", home, "compare", "--topic", TOPIC).out
    assert "Denmark" in shown
    assert "supports" in shown
    assert "The record holds" in shown
    lines = stance("--home", home, "compare", "--topic", TOPIC, "--nl").out.splitlines()
    assert {json.loads(line)["topic"] for line in lines} == {TOPIC}
    assert stance("--home", home, "compare", "--topic", TOPIC, "--csv").out.splitlines()[0].startswith("name,")


def test_nobody_and_no_topic(stance: Stance, home: Path) -> None:
    assert stance("--home", home, "compare", "Malta", "--topic", TOPIC).code == 3
    done = stance("--home", home, "compare", "Denmark")
    assert done.code == 2
    assert "--topic" in done.err


def test_who_supports(stance: Stance, home: Path) -> None:
    found = json.loads(stance("--home", home, "ask", f"who supports the {TOPIC}?", "--json").out)
    names = [row["name"] for row in found["stands"]]
    assert "Iceland" in names
    assert "Denmark" not in names
    assert {row["position"]["label"] for row in found["stands"]} == {"supports"}


def test_contradictions_have_both_quotes(stance: Stance, home: Path) -> None:
    done = stance("--home", home, "contradictions", "--topic", TOPIC, "--json")
    found = json.loads(done.out)
    assert done.code == (0 if found else 3)
    for pair in found:
        assert {s["stance"]["label"] for s in pair["statements"]} == {"supports", "opposes"}
        assert pair["actor"]["id"] == pair["statements"][0]["actor"]["id"] == pair["statements"][1]["actor"]["id"]
    assert stance("--home", home, "contradictions", "Nowhereland").out == "no contradiction found\n"
