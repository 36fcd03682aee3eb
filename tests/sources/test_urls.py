import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.sources.urls import canonical_url, domain, outlet, url_date

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "canonical_urls.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["url"])
def test_canonical_url(case: dict[str, str]) -> None:
    assert canonical_url(case["url"]) == case["canonical"]


@given(st.one_of(st.text(), st.from_regex(r"https?://[a-z.]{1,9}(:\d{1,4})?/[ -~]{0,30}", fullmatch=True)))
def test_canonical_url_is_idempotent_and_never_raises(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    outlet(url), domain(url), url_date(url)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC News"),
        ("http://news.bbc.co.uk/2/hi", "BBC News"),
        ("https://edition.cnn.com/x", "CNN"),
        ("https://abcnews.go.com/x", "ABC News"),
        ("https://timesofindia.indiatimes.com/x", "The Times of India"),
        ("https://notbbc.co.uk/x", None),
        ("https://cnn.com.example.org/x", None),
        ("bbc.co.uk", None),
        (None, None),
    ],
)
def test_outlet(url: str | None, name: str | None) -> None:
    assert outlet(url) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.com/x", "example.com"),
        ("https://news.local.example.co.uk/x", "example.co.uk"),
        ("https://example.de", "example.de"),
        ("http://127.0.0.1:8000/x", "127.0.0.1"),
        ("http://[::1]/x", "::1"),
        ("http://localhost/x", "localhost"),
        ("no address", None),
    ],
)
def test_domain(url: str, name: str | None) -> None:
    assert domain(url) == name


@pytest.mark.parametrize(
    ("path", "day", "precision"),
    [
        ("/2022/03/14/talks", "2022-03-14", "day"),
        ("/news/2022-03-14-talks", "2022-03-14", "day"),
        ("/20220314/talks", "2022-03-14", "day"),
        ("/world/2022/mar/14/talks", "2022-03-14", "day"),
        ("/2022/3/4/talks", "2022-03-04", "day"),
        ("/2022/03/talks", "2022-03-01", "month"),
        ("/2022/02/30/talks", "2022-02-01", "month"),
        ("/news/world-60506682", None, None),
        ("/a120220314/talks", None, None),
        ("/x?date=2022-03-14", None, None),
    ],
)
def test_url_date(path: str, day: str | None, precision: str | None) -> None:
    dated = url_date("https://example.com" + path)
    assert (None if dated is None else dated.day.isoformat()) == day
    assert (None if dated is None else dated.precision) == precision
