"""Speakers to actors: the rows of cases/actors.jsonl, the memory of an article, hostile text."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from stance.actors import ArticleMemory, load_base
from stance.records import ActorKind, Speaker

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases" / "actors.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.get('name') or c.get('printed')}, {c.get('role')}, {c['when']}")
def test_a_speaker_commits_his_actor(case: dict[str, Any]) -> None:
    speaker = Speaker(case.get("name"), case.get("role"), case.get("body"), case.get("printed"), case.get("unnamed", False))
    found = load_base().resolve(speaker, date.fromisoformat(case["when"]), ArticleMemory(case.get("text", "")))
    assert (found.actor.name if found.actor is not None else None) == case["actor"], found.why
    assert found.why
    if found.actor is not None and "kind" in case:
        assert found.actor.kind is ActorKind(case["kind"])
    if "also" in case:
        assert [a.name for a in found.also] == case["also"]
    if "speaker" in case:
        assert found.speaker == case["speaker"]
    if "said_role" in case:
        assert found.role == case["said_role"]
    if not case.get("name"):
        assert found.speaker is None


def test_a_person_is_remembered_by_surname_through_the_article() -> None:
    base, memory = load_base(), ArticleMemory()
    base.resolve(Speaker("Nasser Brandt", "Iranian foreign ministry spokesman"), date(2022, 8, 1), memory)
    later = base.resolve(Speaker("Brandt"), date(2022, 8, 1), memory)
    assert later.actor is not None
    assert (later.actor.name, later.speaker) == ("Iran", "Nasser Brandt")
    assert later.why.startswith("earlier in the article")


def test_two_people_of_one_surname_are_told_apart_by_their_titles() -> None:
    base, memory = load_base(), ArticleMemory()
    for name, role in (("Anna Brandt", "Austrian foreign minister"), ("Otto Brandt", "Swiss defence minister")):
        base.resolve(Speaker(name, role), date(2022, 8, 1), memory)
    assert base.resolve(Speaker("Brandt", "foreign minister"), date(2022, 8, 1), memory).speaker == "Anna Brandt"
    assert base.resolve(Speaker("Brandt", "defence minister"), date(2022, 8, 1), memory).speaker == "Otto Brandt"


def test_an_open_end_used_after_the_snapshot_is_said_so() -> None:
    base = load_base()
    assert "no end known" in base.resolve(Speaker("Sergey Lavrov"), date(2027, 1, 1), ArticleMemory()).why
    assert "no end known" not in base.resolve(Speaker("Sergey Lavrov"), date(2022, 1, 1), ArticleMemory()).why


def test_one_memory_does_not_leak_into_another() -> None:
    base = load_base()
    base.resolve(Speaker("Nasser Brandt", "Iranian spokesman"), date(2022, 8, 1), ArticleMemory())
    assert base.resolve(Speaker("Brandt"), date(2022, 8, 1)).speaker == "Brandt"


@pytest.mark.parametrize(
    "odd",
    ["", " ", "\0", "\ud800", "A" * 1_000_000, "A " * 20_000, "'’S , A ‘", "((((", "and and and", ". . .", '"', "the", "the of", "Mr", "-", "’s"],
)
@pytest.mark.parametrize("field", ["name", "role", "body", "printed"])
def test_odd_text_never_raises(odd: str, field: str) -> None:
    base = load_base()
    found = base.resolve(Speaker(**{field: odd}), None, ArticleMemory(odd))  # type: ignore[arg-type]
    assert found.why
    base.find(odd)
    base.person(odd)
    assert isinstance(base.offices(odd), list)
