"""The knowledge base: aliases of every UN member, people, ambiguity, a user's corrections, speed."""

import csv
from datetime import date
from pathlib import Path

import pytest

from stance.actors import ArticleMemory, load_base
from stance.records import Actor, ActorKind, Speaker

TABLES = Path(__file__).parents[2] / "scripts" / "actors"


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


STATES = table("states.tsv")


def test_all_un_members_and_the_others_are_there() -> None:
    assert len(STATES) == 193 + 4  # Holy See, Palestine, Kosovo, Taiwan
    assert len({row["iso3"] for row in STATES}) == len({row["wikidata"] for row in STATES}) == len(STATES)


@pytest.mark.parametrize("row", STATES, ids=lambda row: row["name"])
def test_every_name_demonym_capital_and_by_name_finds_its_state(row: dict[str, str]) -> None:
    base = load_base()
    for alias in [row["name"], *(a for cell in ("demonyms", "capitals", "also") for a in row[cell].split(";") if a)]:
        for form in (alias, alias.upper(), f"the {alias}", f"{alias}'s"):
            assert row["name"] in [a.name for a in base.find(form)], form
    demonym = row["demonyms"].split(";")[0]
    if len(base.find(demonym)) == 1:
        assert row["name"] in [a.name for a in base.find(f"{demonym} foreign ministry")]


def test_every_organisation_is_found_by_its_names() -> None:
    base = load_base()
    for row in table("organisations.tsv"):
        for alias in [row["name"], *(a for a in row["aliases"].split(";") if a)]:
            assert row["name"] in [a.name for a in base.find(alias)], alias


def test_every_listed_person_is_known_with_his_offices() -> None:
    base = load_base()
    for row in table("people.tsv"):
        assert row["role"] in {o.role for o in base.offices(row["person"])}, row
        for form in filter(None, (row["also"] or "").split(";")):
            assert any(p.name == row["person"] for p in base.people(form)), form


@pytest.mark.parametrize(("alias", "names"), [
    ("Georgia", ["Georgia", "Georgia (US state)"]),
    ("Congo", ["Democratic Republic of the Congo", "Republic of the Congo"]),
    ("Korea", ["North Korea", "South Korea"]),
    ("Brussels", ["European Union", "NATO"]),
    ("Kabul", ["Taliban", "Afghanistan"]),
    ("Afghanistan", ["Afghanistan"]),
    ("Lavrov", ["Russia"]),
    ("NOR", ["Norway"]),
    ("Russian MFA", ["Russia"]),
    ("russian foreign ministry", ["Russia"]),
    ("U.S.", ["United States"]),
    ("Türkiye", ["Turkey"]),
    ("Élysée", ["France"]),
    ("Elysee Palace", ["France"]),
    ("nobody of that name", []),
    ("MFA", []),
    ("", []),
])  # fmt: skip
def test_find(alias: str, names: list[str]) -> None:
    assert [a.name for a in load_base().find(alias)] == names


def test_find_on_a_day() -> None:
    base = load_base()
    assert [a.name for a in base.find("Kabul", date(2021, 8, 14))] == ["Afghanistan"]
    assert [a.name for a in base.find("Kabul", date(2021, 8, 15))] == ["Taliban"]


@pytest.mark.parametrize(("alias", "name"), [
    ("Lavrov", "Sergey Lavrov"), ("Sergei Lavrov", "Sergey Lavrov"), ("Zelenskyy", "Volodymyr Zelensky"), ("Moscow", None), ("Sullivan", None),
    ("xyzzy", None), ("NOR", None), ("", None),
])  # fmt: skip
def test_person(alias: str, name: str | None) -> None:
    assert load_base().person(alias) == name


def test_aliases_lead_back_to_the_actor() -> None:
    base = load_base()
    assert {"kremlin", "moscow", "russian"} <= set(base.aliases("russia"))
    assert base.aliases("no-such-actor") == []
    assert base.actor("russia") == Actor("russia", "Russia", ActorKind.STATE, "Q159")
    assert base.actor("no-such-actor") is None


def test_offices_are_dated_and_ranked() -> None:
    offices = load_base().offices("Dmitry Medvedev")
    assert [(o.role, o.rank) for o in offices if o.start is not None and o.start.year > 2006] == [
        ("president", 3),
        ("prime minister", 3),
        ("deputy chairman of the Security Council", 1),
    ]


def test_the_speaker_of_a_primary_source_is_resolved_without_memory() -> None:
    assert load_base().resolve(Speaker("Joe Biden", "President"), date(2022, 9, 1), ArticleMemory()).actor == load_base().actor("united-states")
