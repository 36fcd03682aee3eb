import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from stance.sources import meta
from stance.sources.jsonld import article_node

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "page_dates.jsonl").read_text("utf-8").splitlines()]


def page(head: str = "", body: str = "") -> meta.Page:
    return meta.open_page(html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>The talks go on, the minister said.</p></body></html>"))


def ld(value: Any) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_published(case: dict[str, Any]) -> None:
    dated, origin = meta.published(page(case["head"], case["body"]), case["url"])
    assert (None if dated is None else dated.day.isoformat(), origin) == (case["day"], case["origin"])


SEARCH_VERSION = ld({"@type": "NewsArticle", "headline": "Talks, ministers, Varland: all you need to know"})


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (ld({"@type": "NewsArticle", "headline": "Talks go on"}), "<h1>Section</h1>", "Talks go on"),
        (
            ld({"@type": "NewsArticle", "headline": "Talks: search version"}) + "<meta property='og:title' content='Talks go on | Daily'>",
            "<h1>Talks go on</h1>",
            "Talks go on",
        ),
        ("<meta property='og:title' content='Talks go on - The Daily'><meta property='og:site_name' content='Daily'>", "", "Talks go on"),
        ("<meta property='og:title' content='Talks - and war - go on'>", "", "Talks - and war - go on"),
        ("<title>Talks go on | BBC.com</title>", "", "Talks go on"),
        ("<title> Talks\n go  on </title>", "", "Talks go on"),
        ("", "<h1>Talks go on</h1>", "Talks go on"),
        (ld({"@type": "NewsArticle", "headline": "Talks &#8216;go on&#8217;"}), "", "Talks ‘go on’"),
        (ld({"@type": "NewsArticle", "headline": ["x"]}), "", None),
        ("", "", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert meta.title(page(head, body)) == title


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (ld({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ann Bell"}}), "Ann Bell"),
        (ld({"@type": "NewsArticle", "author": [{"name": "Ann Bell"}, "Bo Carr", {"name": None}]}), "Ann Bell, Bo Carr"),
        ("<meta name='author' content='By Ann Bell'>", "Ann Bell"),
        ("<meta property='article:author' content='https://x.example/ann'><meta name='byl' content='By Ann Bell'>", "Ann Bell"),
        ("", None),
    ],
)
def test_author(head: str, author: str | None) -> None:
    assert meta.author(page(head)) == author


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://x.example/a'><meta property='og:url' content='https://x.example/b'>", "https://x.example/a"),
        ("<link rel='canonical' href='/a'><meta property='og:url' content='https://x.example/b'>", "https://x.example/b"),
        ("<link rel='canonical' href='file:///etc/hosts'>", None),
        ("", None),
    ],
)
def test_address(head: str, url: str | None) -> None:
    assert meta.address(page(head)) == url


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ("<meta property='og:site_name' content='The Daily'>", "The Daily"),
        (ld({"@type": "NewsArticle", "publisher": {"name": "The Daily"}}), "The Daily"),
        ("<meta name='twitter:site' content='@daily'>", "daily"),
        ("", None),
    ],
)
def test_site(head: str, site: str | None) -> None:
    assert meta.site(page(head)) == site


KEYS = st.sampled_from(["@type", "@graph", "headline", "author", "name", "publisher", "datePublished"])
LEAVES = st.none() | st.integers() | st.text(max_size=9) | st.just("NewsArticle")
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(JSON)
def test_no_json_ld_raises(value: Any) -> None:
    made = meta.Page(page().tree, {}, article_node([json.dumps(value)]))
    meta.title(made), meta.author(made), meta.site(made), meta.published(made, None)
