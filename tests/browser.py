"""Chromium for the tests of pages: what a page prints to the console and what it asks of the network is written down."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Watched:
    """An open page, the errors and warnings of its console, and every address that it asked for besides its own."""

    page: "Page"
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> "Iterator[Browser]":
    """A headless Chromium; where there is none the test says so and is skipped."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"none of {', '.join(NAMES)} is installed: pages are not opened")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@contextmanager
def opened(browser: "Browser", address: str, **options: Any) -> Iterator[Watched]:
    """An address in a fresh context (`color_scheme`, `viewport`, `locale`, …); nothing outside its own origin is answered."""
    context = browser.new_context(**options)
    watched = Watched(context.new_page())
    own = address if address.startswith("file:") else "/".join(address.split("/")[:3]) + "/"

    def answer(route: Any) -> None:
        if route.request.url.startswith(own):
            route.continue_()
        else:
            watched.requests.append(route.request.url)
            route.abort()

    watched.page.on("console", lambda message: watched.console.append(message.text) if message.type in ("error", "warning") else None)
    watched.page.on("pageerror", lambda error: watched.console.append(str(error)))
    watched.page.route("**/*", answer)
    watched.page.goto(address)
    yield watched
    context.close()
