import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.judges import Pair, Passage, RuleJudge, passage, proposition
from stance.records import Label, Span
from tests.judges.conftest import pair, statement

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "stances.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:60] for c in CASES])
def test_stance_of_marked_sentences(case: dict[str, str]) -> None:
    similarity = 0.2 if case["label"] == "unrelated" else 0.6
    asked = pair(case["text"], act=case["act"], similarity=similarity, actor=case.get("actor"))
    found = RuleJudge().stance([asked], proposition(case["topic"]))[0]
    assert found.label == case["label"], found.why
    assert 0 <= found.score <= 1
    assert "by rules" in found.why
    if "condition" in case:
        text = case["text"].replace("[[", "").replace("]]", "")
        assert found.condition is not None
        assert found.condition.of(text) == case["condition"]


def test_condition_is_a_span_of_the_article() -> None:
    before = "A first paragraph that says nothing.\n\n"
    text, made = statement(before + "The minister said [[we will lift the embargo once the troops leave]].")
    found = RuleJudge().stance([Pair(made, passage(text, made), None, 0.6)], proposition("lifting of the embargo"))[0]
    assert found.label is Label.CONDITIONAL
    assert found.condition is not None
    assert found.condition.of(text) == "once the troops leave"


def test_without_the_article_the_content_is_judged_and_no_span_is_given() -> None:
    _, made = statement("[[We will lift the embargo if the troops leave]].")
    found = RuleJudge().stance([Pair(made, passage(None, made), None, 0.6)], proposition("lifting of the embargo"))[0]
    assert found.label is Label.CONDITIONAL
    assert found.condition is None


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_and_topic_get_a_stance(text: str, topic: str) -> None:
    words = Passage(text, (Span(0, len(text)),) if text else ())
    _, made = statement("[[x]]")
    found = RuleJudge().stance([Pair(made, words, None, 0.9)], proposition(topic))
    assert len(found) == 1


def test_no_pairs_no_stances() -> None:
    assert RuleJudge().stance([], proposition("anything")) == []
