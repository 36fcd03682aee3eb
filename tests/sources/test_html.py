import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.errors import Refused
from stance.records import Article, DateOrigin, ReadOptions
from stance.sources.html import read

PARAGRAPHS = [
    "The foreign minister of Varland said on Monday that her country would keep its embassy in Porto Vela open.",
    "“We will not be the first to leave the table,” she told reporters after the talks with her neighbours.",
    "Her counterpart, who arrived late in the evening, called the meeting useful but said that much was left to do.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
META = "<meta property='article:published_time' content='2022-03-14T08:00:00Z'><meta property='og:title' content='Embassy stays open'>"


def page(body: str = BODY, head: str = META) -> str:
    chrome = "<nav><a href='/'>Home</a><a href='/world'>World</a></nav>", "<footer>All rights reserved</footer>"
    return f"<!doctype html><html><head>{head}</head><body>{chrome[0]}<article><h1>Embassy stays open</h1>{body}</article>{chrome[1]}</body></html>"


def one(markup: str | bytes, options: ReadOptions | None = None, charset: str | None = None) -> Article | Refused:
    (item,) = read(
        markup if isinstance(markup, bytes) else markup.encode("utf-8", "surrogatepass"), "a.html", options or ReadOptions(), charset=charset
    )
    return item


def article(markup: str | bytes, options: ReadOptions | None = None, charset: str | None = None) -> Article:
    item = one(markup, options, charset)
    assert isinstance(item, Article), item
    return item


def test_text_is_the_article_a_paragraph_a_line() -> None:
    found = article(page())
    assert [line for line in found.text.split("\n") if line in PARAGRAPHS] == PARAGRAPHS
    assert "rights reserved" not in found.text
    assert "World" not in found.text
    assert (found.title, found.published, found.published_origin, found.language) == (
        "Embassy stays open",
        date(2022, 3, 14),
        DateOrigin.METADATA,
        "en",
    )


def test_the_page_gives_its_url_only_if_the_user_gave_none() -> None:
    markup = page(head=META + "<link rel='canonical' href='https://www.bbc.com/news/1'>")
    assert (article(markup).url, article(markup).source) == ("https://www.bbc.com/news/1", "BBC News")
    assert article(markup, ReadOptions(url="https://x.example/1?utm_source=y")).url == "https://x.example/1?utm_source=y"


def test_options_win() -> None:
    found = article(page(), ReadOptions(title="T", published=date(2020, 1, 1), source="S"))
    assert (found.title, found.published, found.published_origin, found.source) == ("T", date(2020, 1, 1), DateOrigin.OPTION, "S")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_without_a_declaration(encoding: str) -> None:
    assert PARAGRAPHS[1] in article(page().encode(encoding)).text


def test_encodings_declared_by_page_or_server() -> None:
    assert PARAGRAPHS[1] in article(page(head=META + "<meta charset=windows-1252>").encode("cp1252")).text
    assert PARAGRAPHS[1] in article(page().encode("cp1252"), charset="iso-8859-1").text
    assert PARAGRAPHS[1] in article(('<?xml version="1.0" encoding="utf-8"?>' + page()).encode()).text


@pytest.mark.parametrize(
    "markup",
    [
        "", "<", "<html></html>", "<!doctype html>", "<html><body></body></html>", "<frameset><frame src=x></frameset>",
        "<html><!-- unclosed " + BODY,
        page("<p>Please enable JavaScript to read this page.</p>"), page("<p>Sorry, the page you requested was not found.</p>", ""),
        "<html><body>" + "<div>" * 100_000 + BODY, "<html><body><p>" + "<b>" * 100_000 + "x", page("<p>a <b>b</b> c</p>" * 20_000),
        "<html><body>" + "<table><tr><td>" * 20_000 + BODY, "<html>\x00" + BODY, page("<p>" + "x" * 3_000_000),
    ],
)  # fmt: skip
def test_what_has_no_article_is_refused_in_one_line(markup: str) -> None:
    began = time.perf_counter()
    item = one(markup)
    assert isinstance(item, Refused)
    assert "\n" not in str(item)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "extra",
    [
        "<script>document.write('<p>" + "x" * 10_000 + "')</script>",
        "<p>&#x110000; &#xD800; &#0; &bogus; &amp;</p>",
        "<div class='" + "x " * 50_000 + "'></div>",
        "<p " + 'a="b" ' * 20_000 + ">",
        "<svg>" + "<g>" * 150 + "</svg>",
        "<time datetime='x'>1 March</time>" * 2_000,
        "<link rel=canonical href='http://['>",
        "<h1>a | b</h1>" * 500,
        "<iframe src='file:///etc/hosts'></iframe>",
    ],
    ids=lambda extra: extra[:20],
)
def test_hostile_parts_of_a_page_do_no_harm(extra: str) -> None:
    assert PARAGRAPHS[0] in article(page(BODY + extra)).text


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "'
        + "ha" * 500
        + '"><!ENTITY b "'
        + "&a;" * 500
        + '"><!ENTITY c SYSTEM "file:///etc/hosts">]>'
    )
    text = article(bomb + page(BODY + "<p>&b; &c;</p>")[15:]).text
    assert "haha" * 100 not in text
    assert "localhost" not in text


def test_another_language_is_refused() -> None:
    body = "<p>Die Außenministerin sagte am Montag, ihr Land werde die Botschaft offen halten; Gespräche mit den Nachbarn seien geplant.</p>" * 3
    assert "German (de)" in str(one(page(body)))


PARTS = [
    "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<!--", "-->", "<script>", "</script>", "<time datetime='", "'>", "<a href=x>",
    "<li>", "&#x", ";", "words and more words here. ", "\r", "\x0b", "“", "<html>", "<body>", "]]>", "<svg>", "<template>",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=60))
def test_no_page_raises(parts: list[str]) -> None:
    assert isinstance(one("".join(parts)), (Article, Refused))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(one(b"<html><body>" + data), (Article, Refused))
