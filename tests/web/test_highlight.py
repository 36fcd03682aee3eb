"""Pieces put together are the text, and each statement's pieces put together are its words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stance.records import Span, Telling
from stance.text import paragraphs as paragraphs_of
from stance.web.highlight import Paragraph, paragraphs
from tests.conftest import telling as telling_fixture

TEXT = "One “two three” four.\r\n\r\nFive six 🙂 seven.\nEight"


def _telling(key: str, *spans: tuple[int, int]) -> Telling:
    base: Telling = telling_fixture.__wrapped__()  # type: ignore[attr-defined]
    return replace(base, statement=replace(base.statement, id=key, spans=tuple(Span(*span) for span in spans)))


def _said(found: list[Paragraph], key: str) -> str:
    return "".join(piece.text for paragraph in found for piece in paragraph.pieces if key in piece.ids)


def test_overlapping_and_nested_statements() -> None:
    outer, inner, across = _telling("outer", (0, 20)), _telling("inner", (5, 14)), _telling("across", (10, 30))
    found = paragraphs(TEXT, [outer, inner, across])
    first = found[0].pieces
    assert "".join(piece.text for piece in first) == "One “two three” four."
    assert [piece.ids for piece in first] == [("outer",), ("inner", "outer"), ("inner", "across", "outer"), ("across", "outer"), ("across",)]
    assert [piece.opens for piece in first] == [("outer",), ("inner",), ("across",), (), ()]
    assert [telling.statement.id for telling in found[0].tellings] == ["outer", "inner", "across"]
    assert found[1].pieces[0].ids == ("across",)
    assert found[1].pieces[0].opens == ()


def test_every_statement_is_noted_once_where_it_begins() -> None:
    found = paragraphs(TEXT, [_telling("b", (25, 29), (45, 48)), _telling("a", (0, 3)), _telling("gap", (22, 27))])
    assert [[t.statement.id for t in paragraph.tellings] for paragraph in found] == [["a", "gap"], ["b"], []]


def test_odd_texts() -> None:
    assert paragraphs("", [_telling("x", (0, 3))]) == []
    assert paragraphs("\n\n", []) == []
    assert [piece.text for piece in paragraphs("a" * 100_000, [_telling("x", (5, 6))])[0].pieces] == ["a" * 5, "a", "a" * 99_994]
    assert [piece.ids for piece in paragraphs("short", [_telling("x", (2, 900))])[0].pieces] == [(), ("x",)]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=6))
def test_pieces_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, min(len(text), start + size)) for start, size in places if start < len(text)]
    said = [_telling(str(number), span) for number, span in enumerate(spans)]
    found = paragraphs(text, said)
    assert ["".join(piece.text for piece in paragraph.pieces) for paragraph in found] == [place.of(text) for place in paragraphs_of(text)]
    for number, (start, end) in enumerate(spans):
        shown = "".join(text[at] for place in paragraphs_of(text) for at in range(max(start, place.start), min(end, place.end)))
        assert _said(found, str(number)) == shown
