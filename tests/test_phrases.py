"""Phrases that can name a topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.phrases import LONGEST, naming, phrases

SAID = [
    "Norway will sign the Polar Cable treaty if the fishing grounds are protected",
    "the Polar Cable treaty is bad for Greenland",
    "Norway’s fishing grounds are not for sale",
    "we support the Polar Cable treaty",
]


def names(texts: list[str], least: int = 2) -> set[str]:
    return {one.form for one in naming(phrases(texts), least=least)}


def test_a_part_of_a_longer_phrase_gives_way() -> None:
    assert names(SAID) == {"Polar Cable treaty", "fishing grounds", "Norway"}


def test_runs_stop_at_function_words_punctuation_and_possessives() -> None:
    found = phrases(["the gas, of Norway’s price cap"])
    assert set(found) == {"gas", "norway", "price", "cap", "price cap"}


def test_a_text_counts_once_and_the_usual_form_is_kept() -> None:
    found = phrases(["Aid, aid and AID", "aid", "aid"])["aid"]
    assert (found.texts, found.times, found.form) == ([0, 1, 2], 5, "aid")


@pytest.mark.parametrize("text", [
    "we will negotiate", "ready to negotiate", "it is dangerous", "quickly, quickly", "the war", "on Monday", "it was unacceptable",
])  # fmt: skip
def test_verbs_adjectives_adverbs_days_and_short_words_name_nothing(text: str) -> None:
    assert names([text, text]) == set()


@given(st.lists(st.text(), max_size=5))
def test_any_text_will_do(texts: list[str]) -> None:
    for one in naming(phrases(texts), least=1):
        assert 1 <= len(one.key.split()) <= LONGEST
        assert one.texts == sorted(set(one.texts))


def test_a_very_long_line() -> None:
    assert naming(phrases(["x" * 1_000_000, "word " * 50_000]), least=2) == []


def test_what_follows_a_preposition_tells_more_of_a_matter() -> None:
    said = ["the expansion of NATO must stop", "no expansion of the NATO alliance", "NATO expansion is over", "sanctions in the wake of it"]
    found = {one.key: one for one in phrases(said).values()}
    assert (found["nato expansion"].texts, found["nato expansion"].matter) == ([0, 2], True)
    assert found["nato alliance expansion"].form == "expansion of the NATO alliance"
    assert "wake sanction" not in found
    assert not found["nato"].matter


def test_numbers_go_on_with_names_and_plurals_are_one_phrase() -> None:
    assert names(["Pipeline North 2 is late", "halt Pipeline North 2"]) == {"Pipeline North 2"}
    found = phrases(["a no-fly zone", "no-fly zones", "the U.S. zones"])
    assert found["no-fly zone"].texts == [0, 1]
    assert found["zone"].texts == [0, 1, 2]
