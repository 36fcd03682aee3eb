"""The page as text: escaped everywhere, complete in itself, and small."""

import re
from dataclasses import replace
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from stance.formats import html
from stance.records import Coverage, Decision, Judged, Report, Reviewed
from stance.text import shown
from tests.formats.html.conftest import report

LIMIT = 2_000_000  # bytes for 1,000 statements
SENTENCE = "the treaty can only be signed once the fishing grounds along the whole coast are protected by a law that both parliaments have passed"


def test_every_text_is_escaped(page: str) -> None:
    tree = lxml_html.fromstring(page.encode("utf-8"))
    scripts = tree.xpath("//script")
    assert [s.get("type") for s in scripts] == ["application/json", "application/gzip", None]
    assert not any("alert(1)" in (s.text or "") for s in scripts)
    assert tree.xpath("//style") != []
    assert len(tree.xpath("//style")) == 1
    assert "{{ 7*7 }}" in page
    assert not {"\x00", "\u202e", "\ud800"} & set(page)
    texts = " ".join(tree.xpath("//li[@class='statement']//p//text()"))
    assert texts.count("<script>alert(1)</script>") >= 6


@given(st.text(max_size=60))
def test_no_text_becomes_markup(text: str) -> None:
    shape = html.environment().from_string("<ul><li title='{{ text }}'>{{ text }}</li></ul>").render(text=text)
    (item,) = lxml_html.fromstring(shape)
    for found in (item.text or "", item.get("title")):
        assert found == shown(text).encode("utf-8", "replace").decode("utf-8")


def test_only_web_addresses_become_links(page: str) -> None:
    addresses = set(lxml_html.fromstring(page.encode("utf-8")).xpath("//@href"))
    assert {a for a in addresses if not a.startswith("#")} == {"https://wire.example/a?b=1&c=2", "https://wire.example/a"}


def test_nothing_is_loaded(page: str) -> None:
    assert re.search(r"<link|<img|<iframe|@import|url\(|\bsrc=", page.split('id="library"')[0]) is None
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy.group(1).startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy.group(1)


def test_every_statement_has_its_quote_day_speaker_outlet_and_place(page: str) -> None:
    first = lxml_html.fromstring(page.encode("utf-8")).xpath("//ol//li[@id='s-s1']")[0]
    text = re.sub(r"\s+", " ", first.text_content())
    for part in (
        "opposes",
        "2 March 2026",
        "Speaker 1",
        "foreign minister, Norway",
        "no.1”",
        "Fjord Wire",
        "Headline",
        "Characters 10–20, 30–38",
        "because",
    ):
        assert part in text
    assert first.xpath(".//time/@datetime") == ["2026-03-02"]


def test_what_the_position_rests_on_and_what_is_missing(page: str) -> None:
    text = re.sub(r"\s+", " ", lxml_html.fromstring(page.encode("utf-8")).xpath("//section")[0].text_content())
    assert "Norway said once, on 4 March 2026, that it supports it." in text
    assert "The position rests on 1 statement; 6 on record for this topic" in text
    assert "Not found: a quotation in the speaker’s own words." in text
    assert "Reversal: from opposition to support" in text
    assert "Speakers: Speaker 0 (" in text


def test_what_people_decided_is_shown(judged: Judged, coverage: Coverage, library: bytes) -> None:
    checked = replace(judged, telling=replace(judged.telling, reviewed=Reviewed(Decision.ACCEPTED, "Ada <i>", "2026-04-05T10:00:00Z")))
    page = html.report(report(checked, coverage), library)
    assert page.count("Accepted by Ada &lt;i&gt;, 5 April 2026.") >= 6


def test_landmarks_headings_and_labels(page: str) -> None:
    tree = lxml_html.fromstring(page.encode("utf-8"))
    assert tree.get("lang") == "en"
    for path in ("//header", "//main", "//nav[@aria-label]", "//footer", "//a[@class='skip']", "//form[@role='search']", "//figure[@aria-label]"):
        assert tree.xpath(path), path
    assert len(tree.xpath("//h1")) == 1
    names = set(tree.xpath("//label/@for"))
    assert names == set(tree.xpath("//input/@id | //select/@id"))
    assert tree.xpath("//section/@aria-labelledby") == tree.xpath("//h2/@id")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_report_without_topics_says_so(coverage: Coverage, library: bytes) -> None:
    page = html.report(Report(None, "Atlantis", coverage), library)
    assert "Atlantis: positions on record" in page
    assert "No statement found." in page


def test_a_thousand_statements_are_small_and_quick(judged: Judged, coverage: Coverage, library: bytes) -> None:
    value = report(judged, coverage, count=1000, topics=8, text=SENTENCE)
    html.report(value, library)
    start = perf_counter()
    page = html.report(value, library)
    assert perf_counter() - start < 3
    assert page.count(' id="s-s') == 1000
    assert len(page.encode("utf-8")) < LIMIT
