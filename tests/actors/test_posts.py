"""Offices that one person holds: the name under which a title is filed, and who held it on a day."""

import pytest

from stance.actors import load_base
from stance.actors.posts import CHIEF, post


def lookup(name: str) -> tuple[str, ...]:
    return load_base().lookup(name)


@pytest.mark.parametrize(("role", "filed"), [
    ("Foreign Secretary", "minister: foreign"),
    ("Minister of Foreign Affairs", "minister: foreign"),
    ("Minister for Europe and Foreign Affairs", "minister: foreign"),
    ("U.S. Secretary of State", "minister: foreign"),
    ("Chancellor of the Exchequer", "minister: finance"),
    ("Defense Secretary", "minister: defence"),
    ("President of the Republic", "president"),
    ("Premier", "government"),
    ("UN Secretary-General", "secretary general"),
    ("NATO chief", CHIEF),
    ("EU foreign policy chief", "chief diplomat"),
    ("top US diplomat", "chief diplomat"),
    ("President of the European Commission", "commission president"),
    ("ambassador to Russia", "ambassador to russia"),
    ("Foreign Ministry spokeswoman", "spokesperson: foreign"),
    ("Kremlin spokesman", "spokesperson: head"),
])  # fmt: skip
def test_titles_are_filed_under_one_name(role: str, filed: str) -> None:
    assert post(role, lookup) == filed


@pytest.mark.parametrize("role", [
    "former foreign minister", "deputy prime minister", "shadow foreign secretary", "president's aide", "presidents", "minister of state",
    "president of the Senate", "parliamentary secretary", "special envoy", "member of parliament", "", "x" * 500,
])  # fmt: skip
def test_other_titles_are_not_filed(role: str) -> None:
    assert post(role, lookup) == ""


def test_a_secretary_is_no_minister_where_civil_servants_are_called_so() -> None:
    assert post("Foreign Secretary", lookup, "india") == ""
    assert post("Foreign Secretary", lookup, "united-kingdom") == "minister: foreign"


@pytest.mark.parametrize(("actor", "role", "day", "name"), [
    ("russia", "foreign minister", "2022-03-01", "Sergey Lavrov"),
    ("united-states", "secretary of state", "2022-03-01", "Antony Blinken"),
    ("germany", "chancellor", "2021-11-01", "Angela Merkel"),
    ("germany", "chancellor", "2022-01-10", "Olaf Scholz"),
    ("united-kingdom", "prime minister", "2024-08-01", "Keir Starmer"),
    ("nato", "secretary general", "2022-03-01", "Jens Stoltenberg"),
    ("united-states", "top US diplomat", "2022-03-01", "Antony Blinken"),
    ("european-union", "top diplomat", "2022-03-01", "Josep Borrell"),
])  # fmt: skip
def test_who_holds_an_office_on_a_day(actor: str, role: str, day: str, name: str) -> None:
    assert [held.person for held in load_base().holders(actor, role, day)] == [name]


def test_nobody_is_named_where_the_base_knows_nobody() -> None:
    assert load_base().holders("russia", "astrologer", "2022-03-01") == ()
    assert load_base().holders("ruritania", "president", "2022-03-01") == ()
