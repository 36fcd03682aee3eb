"""Ranks, classes and terms of offices."""

from datetime import date

import pytest

from stance.actors.offices import Held, classes, held, rank
from stance.records import Office


@pytest.mark.parametrize(("role", "expected"), [
    ("president", 3), ("prime minister", 3), ("Prime Minister", 3), ("chancellor", 3), ("supreme leader", 3), ("secretary general", 3),
    ("president of the European Commission", 3),
    ("foreign minister", 2), ("minister of foreign affairs", 2), ("secretary of state", 2), ("chancellor of the exchequer", 2),
    ("vice president", 2), ("deputy prime minister", 2),
    ("high representative for foreign affairs", 2), ("speaker of parliament", 2), ("energy commissioner", 2), ("president of the Bundestag", 2),
    ("Kremlin spokesperson", 1), ("ambassador to Germany", 1), ("deputy foreign minister", 1), ("White House press secretary", 1),
    ("presidential adviser", 1), ("chief of the General Staff", 1),
    ("under secretary of state", 1), ("special representative on Afghanistan", 1), ("", 1),
])  # fmt: skip
def test_rank(role: str, expected: int) -> None:
    assert rank(role) == expected


def test_classes_of_one_office_in_two_wordings_meet() -> None:
    assert classes("foreign secretary") & classes("Minister for Foreign Affairs")
    assert classes("Pentagon press secretary") & classes("spokesman")
    assert not classes("juggler")


def test_terms_include_both_ends() -> None:
    office = Held("A", "minister", "x", "2020-01-02", "2021-03-04", 2, "2022-12-25")
    assert [office.at(day) for day in ("2020-01-01", "2020-01-02", "2021-03-04", "2021-03-05")] == [False, True, True, False]
    assert office.doubt("2030-01-01") == ""
    assert Held("A", "minister", "x", "2020-01-02", "", 2, "2022-12-25").doubt("2023-01-01")
    assert office.office() == Office("A", "minister", "x", date(2020, 1, 2), date(2021, 3, 4), 2)


def test_a_users_office_gets_a_rank_and_is_never_in_doubt() -> None:
    mine = held(Office("A", "foreign minister", "x", None, None))
    assert mine.rank == 2
    assert mine.at("1900-01-01")
    assert mine.doubt("2100-01-01") == ""
