import json
from pathlib import Path

import pytest

from stance.judges.conditions import conditions

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases/conditions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_condition_keeps_its_span(case: dict[str, str | None]) -> None:
    text = case["text"] or ""
    assert [c.span.of(text) for c in conditions(text)] == ([case["condition"]] if case["condition"] else [])


@pytest.mark.parametrize("text", ["if " * 5000, "if\x00\ud800 only when", "“should “should ’’ until", "a" * 200_000, "unless"])
def test_odd_text_does_no_harm(text: str) -> None:
    for found in conditions(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
