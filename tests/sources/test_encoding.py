import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import Refused
from stance.sources.encoding import decode

CURLY = "“We won’t sign,” the minister said – the fee is €5, she added at a café in the capital. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_recognised(encoding: str) -> None:
    assert decode(CURLY.encode(encoding), "x") == CURLY


def test_utf16_of_both_ends() -> None:
    assert decode(b"\xfe\xff" + CURLY.encode("utf-16-be"), "x") == CURLY
    assert decode(b"\xff\xfe" + CURLY.encode("utf-16-le"), "x") == CURLY


def test_declared_encoding_is_used() -> None:
    text = "Министр сказал, что переговоры продолжаются. " * 5
    assert decode(text.encode("koi8-r"), "x", declared="KOI8-R") == text


def test_latin1_is_read_as_browsers_do() -> None:
    assert decode(CURLY.encode("cp1252"), "x", declared="iso-8859-1") == CURLY


def test_undeclared_cyrillic_is_detected() -> None:
    text = "Министр сказал в понедельник, что переговоры продолжаются и что посольство останется открытым. " * 5
    assert decode(text.encode("cp1251"), "x") == text


def test_a_few_broken_bytes_in_a_declared_page_are_replaced() -> None:
    assert decode(b"a" * 5000 + b"\xff" + b"b" * 5000, "x", declared="utf-8").count("\ufffd") == 1


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "zlib", "idna", "unicode_escape", "no-such", "", "x" * 99, "a\x00b"])
def test_hostile_declarations_are_ignored(declared: str) -> None:
    assert decode(CURLY.encode("cp1252"), "x", declared=declared) == CURLY


@pytest.mark.parametrize("data", [b"abc\x00def", b"\xff\xfea", b"\xef\xbb\xbf\xff\xff", bytes(range(1, 256)) * 20])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        decode(data, "x")


def test_an_unknown_encoding_names_the_remedy() -> None:
    with pytest.raises(Refused, match="convert to UTF-8"):
        decode(bytes(range(128, 256)) * 50, "x")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode(), "x") == text


@given(st.binary(max_size=300), st.text(max_size=10))
def test_no_bytes_raise_anything_but_refused(data: bytes, declared: str) -> None:
    with contextlib.suppress(Refused):
        decode(data, "x", declared=declared)
