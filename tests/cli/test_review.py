"""A person's word on statements, on a real home."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Stance
from tests.cli.test_actors import again

TREATY = "The Polar Cable treaty should be signed"


def listed(stance: Stance, home: Path, *filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(stance("--home", home, "statements", *filters, "--json").out)
    return found


def greenland(stance: Stance, home: Path) -> dict[str, Any]:
    return next(row for row in listed(stance, home, "--all") if "bad for Greenland" in row["content"])


def test_every_field_can_be_corrected_and_survives_a_new_extraction(stance: Stance, own_home: Path) -> None:
    before = greenland(stance, own_home)
    given = ("--speaker", "Karen Dahl", "--role", "aide", "--actor", "Reykjavik", "--said-on", "2026-02", "--kind", "indirect", "--note", "as heard")
    done = stance("--home", own_home, "review", before["id"][:8], *given, "--by", "ana", "--json")
    assert done.code == 0
    for row in (json.loads(done.out), greenland(stance, own_home)):
        assert (row["speaker"], row["role"], row["actor"]["name"], row["kind"]) == ("Karen Dahl", "aide", "Iceland", "indirect")
        assert (row["said_on"], row["said_on_precision"]) == ("2026-02-01", "month")
        assert (row["reviewed"]["by"], row["reviewed"]["note"], row["reviewed"]["decision"]) == ("ana", "as heard", None)
        assert row["machine"]["speaker"] == before["speaker"]
        assert row["machine"]["actor"] == before["actor"]["id"]
    after = greenland(stance, own_home)
    again(stance, own_home, "Denmark rejects")
    assert greenland(stance, own_home) == after
    assert before["id"] in {row["id"] for row in listed(stance, own_home, "--actor", "Iceland")}
    assert stance("--home", own_home, "doctor").code == 0
    (review,) = json.loads(stance("--home", own_home, "review", "list", "--json").out)
    assert stance("--home", own_home, "review", "undo", review["id"]).code == 0
    assert greenland(stance, own_home) == before
    assert [row["undone_by"] is not None for row in json.loads(stance("--home", own_home, "review", "list", "--undone", "--json").out)] == [True]


def test_a_rejected_statement_leaves_every_answer(stance: Stance, own_home: Path) -> None:
    row = greenland(stance, own_home)
    assert stance("--home", own_home, "review", row["id"], "--reject", "--note", "a misquotation").code == 0
    again(stance, own_home, "Denmark rejects")
    assert row["id"] not in {one["id"] for one in listed(stance, own_home)}
    assert [one["id"] for one in listed(stance, own_home, "--rejected")] == [row["id"]]
    assert row["id"] in {one["id"] for one in listed(stance, own_home, "--all")}
    for command in (
        ("ask", "Denmark", TREATY, "--all", "--json"),
        ("check", "Denmark says the treaty is bad for Greenland", "--json"),
        ("report", "Denmark", "--format", "json"),
    ):
        assert row["id"] not in stance("--home", own_home, *command).out
    found = json.loads(stance("--home", own_home, "review", "list", "--json").out)
    stance("--home", own_home, "review", "undo", found[0]["id"])
    assert row["id"] in {one["id"] for one in listed(stance, own_home)}


def test_a_corrected_stance_decides_answers_on_its_topic(stance: Stance, own_home: Path) -> None:
    def stances(topic: str) -> dict[str, str]:
        found = json.loads(stance("--home", own_home, "ask", "Denmark", topic, "--json", "--all").out)
        return {row["id"]: row["stance"]["label"] for row in found["statements"]}

    row = greenland(stance, own_home)
    assert stances(TREATY)[row["id"]] == "opposes"
    assert stance("--home", own_home, "review", row["id"], "--stance", "supports", "--topic", TREATY, "--by", "ana").code == 0
    assert stances(TREATY)[row["id"]] == "supports"
    found = json.loads(stance("--home", own_home, "ask", "Denmark", TREATY, "--json").out)
    why = next(one["stance"]["why"] for one in found["statements"] if one["id"] == row["id"])
    assert "ana says so" in why
    assert stances("the price of fish").get(row["id"], "unrelated") == "unrelated"
    (review,) = json.loads(stance("--home", own_home, "review", "list", "--json").out)
    assert review["changes"] == [{"field": "stance", "value": "supports", "proposition": TREATY}]


def test_a_corrected_speaker_decides_the_actor(stance: Stance, own_home: Path) -> None:
    row = greenland(stance, own_home)
    for speaker, actor in (("Astrid Halvorsen", "norway"), ("Sergey Lavrov", "russia"), ("Nobody Known", "russia"), ("", None)):
        done = stance("--home", own_home, "review", row["id"], "--speaker", speaker, *(() if speaker else ("--actor", "")), "--json")
        found = json.loads(done.out)
        assert (found["speaker"], found["actor"] and found["actor"]["id"]) == (speaker or None, actor)


def test_reviews_and_corrections_of_actors_together(stance: Stance, own_home: Path) -> None:
    row = greenland(stance, own_home)
    stance("--home", own_home, "review", row["id"], "--actor", "Iceland")
    stance("--home", own_home, "actors", "merge", "Iceland", "Sweden")
    assert greenland(stance, own_home)["actor"]["id"] == "sweden"
    again(stance, own_home, "Denmark rejects")
    found = greenland(stance, own_home)
    assert (found["actor"]["id"], found["machine"]["actor"]) == ("sweden", "denmark")


def test_walking_through_what_nobody_has_reviewed(stance: Stance, own_home: Path) -> None:
    walk = ("--home", own_home, "review", "--actor", "Iceland", "--by", "ana")
    total = len(json.loads(stance("--home", own_home, "statements", "--actor", "Iceland", "--json").out))
    done = stance(*walk, stdin=b"a\nr\nx\ns\nKaren Dahl\nk\nnonsense\nd\nsoon\nn\nt\n\nopposes\nq\n")
    assert done.code == 0
    assert f"3 of {total} statements reviewed" in done.err
    assert "kind 'nonsense' is not one of" in done.err
    assert "'soon' is not a date" in done.err
    assert "a stance is towards something" in done.err
    kinds = [row["changes"][0]["field"] for row in json.loads(stance("--home", own_home, "review", "list", "--json").out)]
    assert sorted(kinds) == ["decision", "decision", "speaker"]
    assert f"of {total - 3}" in stance(*walk, stdin=b"").out
    assert stance(*walk[:3], "--speaker", "Nobody Atall").code == 3


@pytest.mark.parametrize("given", [
    ("--accept", "--reject"), (), ("--kind", "loud"), ("--stance", "opposes"), ("--stance", "angry", "--topic", "x"), ("--said-on", "soon"),
    ("--actor", "Nobody Atall"), ("--actor", "Korea"),
])  # fmt: skip
def test_what_makes_no_sense_is_one_line(stance: Stance, own_home: Path, given: tuple[str, ...]) -> None:
    row = greenland(stance, own_home)
    done = stance("--home", own_home, "review", row["id"], *given)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert greenland(stance, own_home) == row
    assert stance("--home", own_home, "review", "zzzz", "--accept").code == 2
    assert stance("--home", own_home, "review", "undo", "zzzz").code == 2
