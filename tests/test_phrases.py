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
