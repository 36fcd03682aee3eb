import json
from pathlib import Path

import pytest

from stance.judges.statuses import Status, status
from stance.records import Span

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases/statuses.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_status_of_the_marked_act(case: dict[str, str]) -> None:
    before, rest = case["text"].split("[[")
    act, after = rest.split("]]")
    assert status(before + act + after, Span(len(before), len(before) + len(act))) is Status(case["status"])


@pytest.mark.parametrize(
    ("text", "expected"), [("they will do it", Status.PLANNED), ("they are considering it", Status.CONSIDERED), ("", Status.ASSERTED)]
)
def test_without_an_act_the_whole_text_counts(text: str, expected: Status) -> None:
    assert status(text) is expected
