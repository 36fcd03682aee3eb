"""The page as a reader uses it, in Chromium."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from stance.formats import html
from stance.records import Coverage, Judged
from tests.browser import Watched, opened
from tests.formats.html.conftest import report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MARKS = ".timeline svg .mark-symbol path"
VISIBLE = ".statements .statement:not([hidden])"


def test_opens_without_error_and_without_the_network(watched: Watched) -> None:
    assert watched.console == []
    assert watched.requests == []
    assert "<script>alert(1)</script>" in watched.page.inner_text("h2")


def test_a_timeline_without_a_change(judged: Judged, coverage: Coverage, library: bytes, browser: "Browser", tmp_path: Path) -> None:
    value = report(judged, coverage, count=2)
    steady = replace(value, topics=(replace(value.topics[0], shifts=()),))
    (tmp_path / "report.html").write_text(html.report(steady, library), encoding="utf-8")
    with opened(browser, (tmp_path / "report.html").as_uri()) as found:
        found.page.wait_for_selector(".timeline svg")
        assert found.page.locator(MARKS).count() == 2
        assert found.console == []


def test_search_filters_and_counts(watched: Watched) -> None:
    page = watched.page
    page.get_by_label("Search the statements").fill("NO.3 she")
    assert page.locator(VISIBLE).count() == 0
    assert page.locator(".none").is_visible()
    page.get_by_label("Search the statements").fill("No.3 speaker")
    assert page.locator(VISIBLE).evaluate_all("all => all.map(one => one.id)") == ["s-s3"]
    assert page.get_by_role("status").inner_text() == "1 of 6 statements shown"
    page.get_by_label("Search the statements").fill("")
    page.get_by_label("Stance").select_option("opposes")
    assert page.locator(VISIBLE).evaluate_all("all => all.map(one => one.dataset.stance)") == ["opposes", "opposes"]


def test_one_mark_per_statement_that_leads_to_it(watched: Watched) -> None:
    page = watched.page
    assert page.locator(MARKS).count() == 6
    page.get_by_label("Search the statements").fill("nothing has this in it")
    page.locator(MARKS).nth(4).click()
    assert page.evaluate("document.activeElement.id") == "s-s4"
    assert page.locator("#s-s4").is_visible()
    expect(page.locator("#s-s4")).to_be_in_viewport(ratio=1)


def test_pointing_at_a_mark_shows_its_words(watched: Watched) -> None:
    page = watched.page
    page.locator(MARKS).nth(0).hover()
    page.wait_for_selector("#vg-tooltip-element.visible")
    shown = page.inner_text("#vg-tooltip-element")
    assert "<script>alert(1)</script>" in shown
    assert re.search(r"no\.0\b", shown)
    assert "2 March 2026" in shown
    assert watched.console == []


def test_by_keyboard(watched: Watched) -> None:
    page = watched.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").evaluate("one => one.getBoundingClientRect().left") == 0
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1
    assert page.locator("summary").first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


@pytest.mark.parametrize("options", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 640}}])
def test_readable_in_light_dark_and_on_a_phone(page: str, browser: "Browser", tmp_path: Path, options: dict[str, Any]) -> None:
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    with opened(browser, (tmp_path / "report.html").as_uri(), **options) as found:
        found.page.wait_for_selector(".timeline svg")
        assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for selector in ("h1", ".lead", ".chip", ".said", ".statement .meta", ".statement .meta a", "summary"):
            assert found.page.locator(selector).first.evaluate(CONTRAST) >= 4.5, selector


def test_the_day_of_a_mark_is_the_same_everywhere(page: str, browser: "Browser", tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    labels = []
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        with opened(browser, (tmp_path / "report.html").as_uri(), timezone_id=zone) as found:
            found.page.wait_for_selector(".timeline svg")
            labels.append(found.page.locator(".timeline svg .role-axis-label text").all_inner_texts())
    assert labels[0] == labels[1]


def test_prints_with_everything_open(watched: Watched) -> None:
    page = watched.page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator(".find").is_visible()
    assert page.locator(".timeline svg").is_visible()
    assert len(page.pdf()) > 10_000


# the contrast of an element's text with what lies behind it (WCAG 2.2)
CONTRAST = """one => {
  const light = (color) => {
    const part = color.match(/[0-9.]+/g).slice(0, 3).map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * part[0] + .7152 * part[1] + .0722 * part[2];
  };
  let behind = one;
  while (behind.parentElement && /, 0\\)$|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const [a, b] = [light(getComputedStyle(one).color), light(getComputedStyle(behind).backgroundColor)];
  return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
}"""
