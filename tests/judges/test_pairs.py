import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.judges import passage
from stance.records import Act, Kind, Span, Statement
from tests.judges.conftest import statement


def test_the_sentence_around() -> None:
    text, made = statement("First one here. Mr. Ek said [[we agree]] at noon. Then more.")
    found = passage(text, made, "Title")
    assert found.text.strip() == "Mr. Ek said we agree at noon."
    assert [s.of(found.text) for s in found.spans] == ["we agree"]
    assert found.start is not None
    assert text[found.start :].startswith("Mr. Ek")
    assert found.title == "Title"


def test_spans_beyond_the_text_fall_back_to_the_content() -> None:
    made = Statement("s", "a", (Span(5, 900),), "we agree", Kind.DIRECT, Act.SAYS, None, None, None, None, None, None, None, None, 1.0, "t")
    assert passage("short", made).text == "we agree"
    assert passage(None, made).start is None


@given(st.text(min_size=1, max_size=400), st.data())
def test_passages_hold_their_spans(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = Statement("s", "a", (Span(start, end),), text[start:end], Kind.DIRECT, Act.SAYS, None, None, None, None, None, None, None, None, 1.0, "t")
    found = passage(text, made)
    assert found.spans[0].of(found.text) == text[start:end]
    assert found.start is not None
    assert text[found.start : found.start + len(found.text)] == found.text


@pytest.mark.parametrize("size", [200_000])
def test_a_long_line_gives_a_short_passage(size: int) -> None:
    text = "x" * size
    made = Statement("s", "a", (Span(90_000, 90_010),), "x" * 10, Kind.DIRECT, Act.SAYS, None, None, None, None, None, None, None, None, 1.0, "t")
    assert len(passage(text, made).text) < 3000
