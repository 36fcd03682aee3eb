"""Sides in phrases."""

import pytest

from stance.actors import load_base
from stance.actors.match import sides


@pytest.mark.parametrize(("phrase", "speaking", "dealt_with"), [
    ("US ambassador to Ukraine", ["US"], ["Ukraine"]),
    ("spokesman for the Russian foreign ministry", ["Russian"], []),
    ("special envoy for Syria", [], ["Syria"]),
    ("officials in Kyiv", ["Kyiv"], []),
    ("NATO member Germany", ["Germany"], ["NATO"]),
    ("Russian-backed official", [], []),
    ("pro-Russian leader", [], []),
    ("a man who told us of it", [], []),
    ("Bank of England governor", ["Bank of England"], []),
    ("deputy chairman of the Security Council", [], []),
    ("", [], []),
])  # fmt: skip
def test_sides(phrase: str, speaking: list[str], dealt_with: list[str]) -> None:
    found = sides(phrase, load_base().lookup)
    assert [s.words for s in found if not s.is_object] == speaking
    assert [s.words for s in found if s.is_object] == dealt_with
    assert all(phrase[s.start : s.end] == s.words for s in found)
