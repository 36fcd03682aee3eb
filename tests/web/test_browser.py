"""The pages in Chromium: the question typed and answered, a highlight clicked, a correction made and seen; nothing else is asked of the network."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import Watched, opened
from tests.web.conftest import FIRST, TOKEN, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCREENS = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True}}


def _quiet(watched: Watched) -> None:
    """Nothing was printed to the console, nothing asked of another server."""
    assert (watched.console, watched.requests) == ([], [])


@pytest.mark.parametrize("screen", SCREENS)
def test_the_question_typed_and_answered(browser: "Browser", home: Path, cache: Path, screen: str) -> None:
    with served(home, cache) as address, opened(browser, f"{address}/", **SCREENS[screen]) as watched:
        page = watched.page
        page.get_by_label("What has").press_sequentially("norw")
        page.wait_for_selector("#actors option[value=Norway]", state="attached")
        page.get_by_label("What has").fill("Norway")
        page.get_by_label("said about").fill("the Polar Cable treaty")
        page.get_by_role("button", name="Ask").click()
        page.wait_for_url("**/ask?*")
        assert page.locator("h1").inner_text().startswith("Norway supports")
        assert page.locator(".statements .statement").count() > 5
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.locator(".statements summary").first.click()
        page.get_by_role("link", name="in its article").filter(visible=True).last.click()
        page.wait_for_url("**/article/*#s-*")
        assert page.locator(".mark.here").count() > 0
        _quiet(watched)


def test_a_highlight_clicked(browser: "Browser", home: Path, cache: Path) -> None:
    with served(home, cache) as address, opened(browser, f"{address}/actor/norway") as watched:
        page = watched.page
        page.get_by_role("link", name="in its article").first.click()
        mark = page.locator(".mark[data-ids]").first
        mark.click()
        note = page.locator(".note.here")
        assert note.count() == 1
        assert page.url.endswith(f"#{note.get_attribute('id')}")
        note.locator(".number").click()
        assert re.search(r"#s-\w+$", page.url)
        _quiet(watched)


def test_a_correction_made_and_seen(browser: "Browser", own_home: Path, cache: Path) -> None:
    with served(own_home, cache, token=TOKEN) as address, opened(browser, f"{address}/?token={TOKEN}") as watched:
        page = watched.page
        assert TOKEN not in page.url
        page.goto(f"{address}/actor/norway")
        page.get_by_role("link", name="in its article").first.click()
        note = page.locator(".note").first
        note.get_by_text("Review", exact=True).click()
        note.get_by_label("Speaker").fill("Jonas Lie")
        note.get_by_label("Your name").fill("Eva")
        note.get_by_role("button", name="Save review").click()
        page.wait_for_url("**#s-*")
        assert "Jonas Lie" in page.locator(".note").first.inner_text()
        assert "by Eva" in page.locator(".note").first.inner_text()
        page.goto(f"{address}/actor/norway")
        assert "Jonas Lie" in page.locator("main").inner_text()
        _quiet(watched)


def test_pages_work_without_script_and_by_keyboard(browser: "Browser", home: Path, cache: Path) -> None:
    with served(home, cache) as address, opened(browser, f"{address}/", java_script_enabled=False) as watched:
        page = watched.page
        page.get_by_label("said about").fill("the Polar Cable treaty")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ask?*")
        assert page.locator("table.stands tbody tr").count() > 2
        _quiet(watched)


@pytest.mark.skipif(not FIRST, reason="inline scripts of Datasette 1.0 carry data and are kept from running")
def test_tables_of_datasette_say_nothing_on_the_console(browser: "Browser", home: Path, cache: Path) -> None:
    with served(home, cache) as address, opened(browser, f"{address}/stance/statements") as watched:
        watched.page.get_by_role("link", name="View and edit SQL").click()
        watched.page.wait_for_selector(".CodeMirror")
        _quiet(watched)
