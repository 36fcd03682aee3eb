"""The pictures of README.md are there, small, and ask nothing of the network."""

import re

from tests.cli.conftest import ROOT

IMAGES = ROOT / "docs" / "images"


def test_small_and_complete_in_themselves() -> None:
    files = sorted(IMAGES.iterdir())
    assert {file.name for file in files} >= {"report.png", "terminal.svg"}
    assert all(file.stat().st_size < 300_000 for file in files)
    svg = (IMAGES / "terminal.svg").read_text(encoding="utf-8")
    assert "stance&#160;ask&#160;Norway" in svg
    assert re.search(r"url\(['\"]?http|xlink:href=.http|@import", svg) is None
