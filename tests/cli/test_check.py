"""`check` on the examples."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Stance


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Denmark supports the Polar Cable treaty", "refuted"),
        ("Denmark opposes the Polar Cable treaty", "supported"),
        ("Iceland supports the Polar Cable treaty", "supported"),
        ("Sweden has decided to join the Polar Cable treaty", "refuted"),
        ("Finland supports the Polar Cable treaty", "not_enough_evidence"),
    ],
)
def test_verdicts(stance: Stance, home: Path, claim: str, verdict: str) -> None:
    done = stance("--home", home, "check", claim, "--json")
    found = json.loads(done.out)
    assert (done.code, found["verdict"]) == (0, verdict)
    assert found["why"]
    if verdict != "not_enough_evidence":
        assert any(row["relation"] != "neutral" and row["article"]["id"] for row in found["evidence"])


def test_exit_code_on_demand(stance: Stance, home: Path) -> None:
    assert stance("--home", home, "check", "Denmark supports the Polar Cable treaty", "--exit-code").code == 4


def test_as_of_hides_what_came_later(stance: Stance, home: Path) -> None:
    found = json.loads(stance("--home", home, "check", "Norway has signed the Polar Cable treaty", "--as-of", "2026-03-31", "--json").out)
    assert found["verdict"] in ("refuted", "not_enough_evidence")
    assert all(row["published"] <= "2026-03-31" for row in found["evidence"])
