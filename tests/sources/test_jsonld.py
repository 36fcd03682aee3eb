import json

import pytest

from stance.sources.jsonld import article_node, names


def test_the_dated_article_is_preferred_to_other_nodes() -> None:
    blocks = [
        json.dumps({"@type": "Organization", "name": "Daily"}),
        json.dumps([{"@type": "NewsArticle", "headline": "Teaser"}, {"@type": "NewsArticle", "headline": "Talks", "datePublished": "2022-03-14"}]),
    ]
    assert article_node(blocks)["headline"] == "Talks"


def test_an_article_inside_another_node() -> None:
    assert article_node([json.dumps({"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Talks"}})])["headline"] == "Talks"


def test_a_web_page_serves_where_there_is_no_article() -> None:
    assert article_node([json.dumps({"@type": "WebPage", "datePublished": "2022-03-14"})])["datePublished"] == "2022-03-14"


@pytest.mark.parametrize(
    "block",
    [
        "", "null", "7", "[]", "{", "<!-- x -->", "[" * 100_000, '{"a":' * 100_000, " " * 100_000, ", " * 100_000,
        "[" + '{"@type":"x"},' * 20_000 + "{}]", '{"@type": {}}',
    ],
)  # fmt: skip
def test_hostile_blocks_have_no_article(block: str) -> None:
    assert article_node([block]) == {}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Ann", ["Ann"]),
        ({"name": "Ann"}, ["Ann"]),
        ([{"name": "Ann"}, "Bo", "Ann"], ["Ann", "Bo"]),
        ("https://x.example", []),
        ({"name": {"name": "x"}}, []),
        (7, []),
        (None, []),
        ([["x"]], []),
    ],
)
def test_names(value: object, found: list[str]) -> None:
    assert names(value) == found
