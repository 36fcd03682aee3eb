"""Plain functions on strings."""

from hypothesis import given
from hypothesis import strategies as st

from stance import text
from stance.records import Span


def test_slug() -> None:
    assert text.slug("Côte d'Ivoire") == "cote-d-ivoire"
    assert text.slug("United States") == "united-states"
    assert text.slug("俄罗斯") == "俄罗斯"
    assert len(text.slug("!!!")) == 16


def test_digest_tells_its_parts_apart() -> None:
    assert text.digest("a", "b") != text.digest("ab")
    assert len(text.digest("\ud800")) == 16


def test_shown_has_no_control_characters() -> None:
    assert text.shown("a\x1b[31m\u202eb\n  c\x9b") == "a[31mb c"


@given(st.text())
def test_paragraphs_are_trimmed_stretches_of_the_text(value: str) -> None:
    found = text.paragraphs(value)
    assert all(span.of(value).strip() == span.of(value) != "" for span in found)
    assert "".join(value.split()) == "".join("".join(span.of(value).split()) for span in found)


def test_join() -> None:
    assert text.join("abcdef", [Span(0, 2), Span(4, 6)]) == "ab … ef"


@given(st.text() | st.text("a🙂\r\n\x00\ud800 "))
def test_one_unit_keeps_every_offset(value: str) -> None:
    made = text.one_unit(value)
    assert len(made) == len(value)
    assert len(made.encode("utf-16-le")) == 2 * len(value)
    assert "\r" not in made
    assert all(new == old for new, old in zip(made, value, strict=True) if old.isprintable() and ord(old) < 0x10000)
