"""A chat-completions endpoint, played by a small local server."""

import json
from dataclasses import replace

import pytest

from stance.errors import StanceError, UsageError
from stance.judges.backends import Access, open_scorer
from stance.judges.backends.endpoint import Endpoint, connect
from tests.judges.backends.stub import GOOD, answer, server


def opened(url: str, access: Access | None = None) -> tuple[Endpoint, list[float]]:
    """The endpoint of an address, and the pauses that it makes instead of waiting."""
    pauses: list[float] = []
    return replace(connect(f"openai:{url}#tiny", access or Access()), pause=pauses.append), pauses


def test_answers_become_probabilities_and_their_cost_is_told() -> None:
    told: list[str] = []
    with server((200, answer(f"Here it is: {json.dumps(GOOD)}"))) as (url, seen):
        found = open_scorer(f"openai:{url}#tiny", Access("secret", told.append)).probabilities([("We agree.", "It should be so")])
    assert found.entailment[0] == pytest.approx([0.7, 0.2, 0.1])
    assert found.stance[0] == pytest.approx([0.6, 0.3, 0.1])
    headers, body = seen[0]
    assert headers["Authorization"] == "Bearer secret"
    assert body["model"] == "tiny"
    assert json.loads(body["messages"][1]["content"]) == {"text": "We agree.", "proposition": "It should be so"}
    assert told == [f"openai:{url}#tiny: 1 pairs, 300 tokens sent, 40 tokens answered"]
    assert "secret" not in told[0]


def test_passing_faults_are_tried_again_with_longer_pauses() -> None:
    with server((503, {}), (429, {}), (200, b"<html>"), (200, answer(json.dumps(GOOD)))) as (url, seen):
        scorer, pauses = opened(url)
        assert scorer.probabilities([("a", "b")]).entailment[0] == pytest.approx([0.7, 0.2, 0.1])
    assert (len(seen), pauses) == (4, [1.0, 7.0, 4.0])


def test_what_does_not_pass_is_an_error_at_once() -> None:
    with server((401, {"error": "no key"})) as (url, seen):
        scorer, pauses = opened(url)
        with pytest.raises(StanceError, match="401"):
            scorer.probabilities([("a", "b")])
    assert (len(seen), pauses) == (1, [])


def test_nobody_there() -> None:
    with server((200, {})) as (url, _):
        pass
    scorer, pauses = opened(url)
    with pytest.raises(StanceError, match="no answer after 4 tries"):
        scorer.probabilities([("a", "b")])
    assert pauses == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    "content", ["I cannot say.", "{}", '{"entailment": {"entailment": -1}, "position": {}}', '{"entailment": 1, "position": 2}', "{not json}"]
)
def test_an_answer_that_cannot_be_read_is_not_knowing(content: str) -> None:
    told: list[str] = []
    with server((200, answer(content))) as (url, _):
        found = open_scorer(f"openai:{url}#tiny", Access(note=told.append)).probabilities([("a", "b")])
    assert found.stance[0].argmax() == 1
    assert found.entailment[0] == pytest.approx([1 / 3] * 3)
    assert told[0].endswith("1 answers could not be read")


@pytest.mark.parametrize("name", ["openai:", "openai:http://localhost/v1", "openai:file:///etc/passwd#m", "openai:#m", "openai:http:///v1#m"])
def test_no_address(name: str) -> None:
    with pytest.raises(UsageError, match="openai:URL#MODEL"):
        open_scorer(name)
