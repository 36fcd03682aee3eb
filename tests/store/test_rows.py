"""Values as SQLite holds them."""

from datetime import date

from stance.records import Span
from stance.store import rows


def test_spans() -> None:
    made = (Span(0, 3), Span(10, 20))
    assert rows.spans_json(made) == "[[0,3],[10,20]]"
    assert rows.spans(rows.spans_json(made)) == made
    assert rows.span(rows.span_json(made[1])) == made[1]
    assert rows.span(rows.span_json(None)) is None


def test_days() -> None:
    assert rows.day(rows.iso(date(987, 1, 2))) == date(987, 1, 2)
    assert rows.day(rows.iso(None)) is None


def test_surrogates_become_one_character_each() -> None:
    assert rows.storable("a\ud800\udfffb😀") == "a??b😀"
    assert rows.storable(None) is None
