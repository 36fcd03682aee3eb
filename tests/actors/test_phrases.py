"""Phrases to actors: lists, regions, bare institutions, ambiguity."""

import pytest

from stance.actors import ArticleMemory, load_base
from stance.actors.phrases import Scene, bare_institution, of_region, of_words


def scene(text: str = "", day: str = "2022-03-01") -> Scene:
    return Scene(load_base(), day, ArticleMemory(text))


@pytest.mark.parametrize(("words", "names"), [
    ("Trinidad and Tobago", ["Trinidad and Tobago"]),
    ("France, Germany and Italy", ["France", "Germany", "Italy"]),
    ("the governments of France and Germany", ["France", "Germany"]),
    ("Russia's Chechnya", ["Chechnya"]),
    ("President Vladimir Putin's office", ["Russia"]),
    ("nobody in particular", None),
])  # fmt: skip
def test_of_words(words: str, names: list[str] | None) -> None:
    found = of_words(scene(), words, None)
    assert (None if found is None else [a.name for a in found.actors]) == names


def test_a_region_inside_a_title() -> None:
    found = of_region(scene(), "head of the southern region of Lower Dorne")
    assert found is not None
    assert found.actors[0].name == "Lower Dorne"
    assert of_region(scene(), "secretary of state of the Holy See") is None


def test_a_bare_institution_needs_an_article_that_names_one_state_with_it() -> None:
    one = bare_institution(scene("The Polish foreign ministry spoke."), "the foreign ministry")
    assert one is not None
    assert one.actors[0].name == "Poland"
    assert bare_institution(scene("The Polish foreign ministry met the Czech foreign ministry."), "the foreign ministry") is None
    assert bare_institution(scene(), "the foreign ministry") is None
    assert bare_institution(scene("Russian diplomats"), "diplomats") is None
