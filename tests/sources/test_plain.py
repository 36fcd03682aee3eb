from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import Refused
from stance.records import Article, DateOrigin, ReadOptions
from stance.sources.plain import first_line_title, read

BODY = "The minister said on Monday that the talks with her neighbours would go on."


def one(data: bytes, options: ReadOptions | None = None) -> Article:
    (item,) = read(data, "a.txt", options or ReadOptions())
    assert isinstance(item, Article), item
    return item


def test_text_is_the_decoded_bytes_with_line_ends_kept() -> None:
    text = f"\r\nMinister: talks go on\r\n\r\n{BODY}\r\n \r\n"
    article = one(text.encode("utf-8-sig"))
    assert article.text == text
    assert article.title == "Minister: talks go on"
    assert (article.published, article.published_origin) == (None, DateOrigin.UNKNOWN)


def test_options() -> None:
    article = one(BODY.encode(), ReadOptions(title="T", published=date(2022, 3, 14), source="S"))
    assert (article.title, article.published, article.source) == ("T", date(2022, 3, 14), "S")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Talks go on\n{BODY}", "Talks go on"),
        (f"Talks go on\r{BODY}", "Talks go on"),
        (f"\n\n  Talks go on  \n\n{BODY}", "Talks go on"),
        (f"No deal.\n{BODY}", "No deal."),
        (BODY, None),
        (BODY + "\n\n", None),
        (f"{BODY}\n{BODY}", None),
        (f"PORTO VELA, March 14 (Newswire) - The talks go on\n{BODY}", None),
        (f"PORTO VELA — The talks go on\n{BODY}", None),
        (f"UN's chief visits Porto Vela\n{BODY}", "UN's chief visits Porto Vela"),
        ("x" * 250 + f"\n{BODY}", None),
        ("", None),
        ("\n\n", None),
    ],
)
def test_title_is_the_first_line_if_it_looks_like_one(text: str, title: str | None) -> None:
    assert first_line_title(text) == title


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01", b"a\x00b", bytes(range(1, 256)) * 9])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    (item,) = read(data, "a.txt", ReadOptions())
    assert isinstance(item, Refused)


def test_an_endless_line_is_refused_at_once() -> None:
    (item,) = read(b"x" * 24_000_000, "a.txt", ReadOptions())
    assert "split it into its articles" in str(item)


@given(st.binary(max_size=200) | st.text(st.characters(exclude_categories=["Cs"]), max_size=200).map(str.encode))
def test_no_input_raises(data: bytes) -> None:
    (item,) = read(data, "a.txt", ReadOptions())
    assert isinstance(item, (Article, Refused))
