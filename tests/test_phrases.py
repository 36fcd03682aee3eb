"""Key phrases: what a set of statements is about."""

from hypothesis import given
from hypothesis import strategies as st

from stance.phrases import candidates, key_phrases

SAID = [
    "Norway will sign the Polar Cable treaty if the fishing grounds are protected",
    "the Polar Cable treaty is bad for Greenland",
    "Norway’s fishing grounds are not for sale",
    "we support the Polar Cable treaty",
]


def test_longer_phrases_win_and_own_names_are_left_out() -> None:
    found = key_phrases(SAID, limit=3, apart_from=["Norway"])
    assert found == [("Polar Cable treaty", 3), ("fishing grounds", 2)]


def test_candidates_stop_at_function_words_and_punctuation() -> None:
    assert candidates("the gas, of Norway’s price cap") == {"Norway", "price cap"}


def test_the_order_of_the_statements_changes_nothing() -> None:
    assert key_phrases(SAID, limit=5) == key_phrases(reversed(SAID), limit=5)


@given(st.lists(st.text(), max_size=5))
def test_any_text_will_do(texts: list[str]) -> None:
    assert len(key_phrases(texts, limit=3, least=1)) <= 3
