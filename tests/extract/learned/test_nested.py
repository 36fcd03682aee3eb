"""Speech inside speech: the tagger's second reading of what was said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.extract import extract
from stance.extract.learned import propose
from stance.records import Article, Quote


def statements(text: str) -> list[Quote]:
    return extract(Article(id="a", text=text))


CASES = [
    (
        "Maria Lopez said that the mayor had told residents the bridge would reopen in May.",
        [("Maria Lopez", "the mayor had told residents the bridge would reopen in May"), ("the mayor", "the bridge would reopen in May")],
    ),
    (
        "The Kremlin said Ukraine had promised to withdraw its troops from the border.",
        [("The Kremlin", "Ukraine had promised to withdraw its troops from the border"), ("Ukraine", "to withdraw its troops from the border")],
    ),
    ("The mayor said she hoped it would rain.", [("The mayor", "she hoped it would rain")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_both_are_statements(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(q.source.of(text) if q.source is not None else "", q.contents[0].of(text)) for q in statements(text)]
    assert found == expected


def test_whom_somebody_else_tells_of_is_nobodys_antecedent() -> None:
    text = "Maria Lopez said Peter Novak had promised to rebuild the bridge. Critics doubt it. She added that work was under way."
    assert [q.speaker.name for q in statements(text)][-1] == "Maria Lopez"


def test_words_in_quotation_marks_hold_speech_too() -> None:
    text = "“The minister said the tax would stay,” Anna Berg told reporters."
    assert {(p.nested, p.source.of(text)) for p in propose(text) if p.source is not None} == {(False, "Anna Berg"), (True, "The minister")}


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab.,\"“”‘’'\n\x00\ud800 "), max_size=60))
def test_hostile_contents(odd: str) -> None:
    text = f"Ann said that Bob had promised {odd} to go and Eve claimed {odd} the rest."
    for p in propose(text):
        assert all(0 <= s.start < s.end <= len(text) for s in (*p.contents, *(x for x in (p.cue, p.source) if x is not None)))
