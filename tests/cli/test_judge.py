"""`--judge`: which model reads stance, chosen once for every command."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Stance
from tests.judges.backends.stub import GOOD, answer, server

ASKED = ("ask", "Norway", "the Polar Cable treaty", "--json")


def test_rules_alone(stance: Stance, home: Path) -> None:
    result = stance("--home", home, "--judge", "rules", "statements", "--json")
    assert result.code == 0


@pytest.mark.parametrize(("name", "code", "words"), [("openai:nowhere", 2, "openai:URL#MODEL"), ("/no/such/model", 1, "hf download")])
def test_a_judge_that_cannot_be_opened(stance: Stance, home: Path, name: str, code: int, words: str) -> None:
    result = stance("--home", home, "--judge", name, *ASKED)
    assert result.code == code
    assert words in result.err
    assert len(result.err.splitlines()) == 1


def test_an_endpoint_is_asked_and_its_cost_told(stance: Stance, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server((200, answer(json.dumps(GOOD)))) as (url, seen):
        monkeypatch.setenv("STANCE_JUDGE", f"openai:{url}#tiny")
        monkeypatch.setenv("STANCE_JUDGE_KEY", "secret")
        result = stance("--home", home, *ASKED)
    assert result.code == 0
    assert seen[0][0]["Authorization"] == "Bearer secret"
    assert "tokens sent" in result.err
    assert "secret" not in result.out + result.err
