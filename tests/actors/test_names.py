"""Folded aliases and keys of personal names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.actors import names


@pytest.mark.parametrize(("text", "folded"), [
    ("the Kremlin’s", "kremlin"), ("U.S.", "us"), ("No. 10", "no 10"), ("Élysée", "elysee"), ("Côte d’Ivoire", "cote divoire"),
    ("Emirates'", "emirates"),
    ("Washington, D.C.", "washington dc"), ("Türkiye", "turkiye"), ("The", "the"), ("", ""), ("  ", ""),
])  # fmt: skip
def test_fold(text: str, folded: str) -> None:
    assert names.fold(text) == folded


@pytest.mark.parametrize(("left", "right"), [
    ("Sergei Lavrov", "Sergey Lavrov"), ("Volodymyr Zelenskyy", "Vladimir Zelensky"), ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
    ("Vassily Nebenzia", "Vasily Nebenzya"), ("Joseph R. Biden Jr.", "Joe Biden"), ("Bashar al-Assad", "Bashar Assad"),
    ("Gerhard Schroeder", "Gerhard Schröder"),
    ("Mohammad Javad Zarif", "Javad Zarif"), ("Yevgeny Prigozhin", "Evgeny Prigozhin"), ("Sen. Ted Cruz", "Ted Cruz"),
    ("Tony Blinken", "Antony Blinken"),
    ("Dmitri Peskov", "Dmitry Peskov"), ("Lavrov", "Sergey Lavrov"), ("Ursula von der Leyen", "von der Leyen"),
    ("Recep Tayyip Erdoğan", "Tayyip Erdogan"),
])  # fmt: skip
def test_spellings_of_one_person(left: str, right: str) -> None:
    assert names.same(left, right)
    assert names.same(right, left)


@pytest.mark.parametrize(("left", "right"), [
    ("Joe Biden", "Jill Biden"), ("Jake Sullivan", "John Sullivan"), ("Boris Johnson", "Mike Johnson"), ("Sergey Lavrov", "Sergey Shoigu"),
    ("Ann Moody", "Ann Modi"), ("", "Joe Biden"), ("", ""),
])  # fmt: skip
def test_different_people(left: str, right: str) -> None:
    assert not names.same(left, right)


def test_titles_before_a_name_are_taken_off() -> None:
    assert names.untitled("Sen. Ben Roe") == "Ben Roe"
    assert names.untitled("President") == "President"


@given(st.text())
def test_folding_is_stable_and_never_raises(text: str) -> None:
    folded = names.fold(text)
    assert folded == folded.strip()
    assert isinstance(names.key(text), tuple)
    assert names.key(text) == names.key(text)
