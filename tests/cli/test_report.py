"""`report` on the examples, in every format."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser import opened
from tests.cli.conftest import Stance

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOPIC = ("--topic", "the Polar Cable treaty")
SHOWN = (
    "# Norway: positions on record",
    "## the Polar Cable treaty",
    "**supports**: ",
    "The position rests on ",
    "### Changes of position",
    "from a condition to support",
    "### Who else is on record",
    "- Denmark: **opposes**",
    "### Timeline",
    "14 April 2026",
    "; article ",
)


def test_markdown_has_the_position_its_changes_and_every_statement(stance: Stance, home: Path) -> None:
    done = stance("--home", home, "report", "Oslo", *TOPIC)
    assert done.code == 0
    for part in SHOWN:
        assert part in done.out


def test_html_is_one_page_that_works(stance: Stance, home: Path, tmp_path: Path, browser: "Browser") -> None:
    file = tmp_path / "norway.html"
    done = stance("--home", home, "report", "Norway", *TOPIC, "-o", file)
    assert (done.code, done.out) == (0, "")
    with opened(browser, file.as_uri()) as watched:
        watched.page.wait_for_selector(".timeline svg")
        assert watched.page.title() == "Norway: positions on record"
        assert watched.page.locator(".timeline svg .mark-symbol path").count() == watched.page.locator(".statements .statement").count() > 3
        assert (watched.console, watched.requests) == ([], [])


def test_json_has_what_the_page_shows(stance: Stance, home: Path) -> None:
    value = json.loads(stance("--home", home, "report", "Norway", *TOPIC, "--format", "json").out)
    (topic,) = value["topics"]
    assert topic["position"]["label"] == "supports"
    assert [(s["from"]["label"], s["to"]["label"]) for s in topic["shifts"]] == [("opposes", "conditional"), ("conditional", "supports")]
    assert {"Denmark", "Iceland"} <= {other["name"] for other in topic["others"]}
    assert all(other["statement"]["content"] for other in topic["others"])
    assert topic["not_found"]


def test_days_that_are_asked_for(stance: Stance, home: Path) -> None:
    labels = {}
    for option in (("--until", "2026-03-31"), ("--as-of", "2026-04-30"), ("--since", "2026-05-01")):
        value = json.loads(stance("--home", home, "report", "Norway", *TOPIC, "--format", "json", *option).out)
        labels[option[0]] = value["topics"][0]["position"]["label"]
    assert labels == {"--until": "opposes", "--as-of": "conditional", "--since": "supports"}


def test_one_person_has_a_report_under_the_own_name(stance: Stance, home: Path) -> None:
    done = stance("--home", home, "report", "Halvorsen", *TOPIC)
    assert done.out.startswith("# Astrid Halvorsen: positions on record")


def test_nothing_found_is_said(stance: Stance, home: Path) -> None:
    for words in (("Ruritania",), ("Norway", "--topic", "penguin breeding in zoos")):
        for kind in ("markdown", "html"):
            done = stance("--home", home, "report", *words, "--format", kind)
            assert done.code == 3
            assert "No statement found." in done.out


def test_unknown_format_is_a_usage_error(stance: Stance, home: Path) -> None:
    done = stance("--home", home, "report", "Norway", "--format", "pdf")
    assert done.code == 2
    assert "markdown, html, json" in done.err


def test_a_file_that_cannot_be_written_is_said_in_one_line(stance: Stance, home: Path, tmp_path: Path) -> None:
    done = stance("--home", home, "report", "Norway", *TOPIC, "-o", tmp_path / "missing" / "x.md")
    assert done.code == 2
    assert "name a file in a folder that exists" in done.err
    assert "Traceback" not in done.err
