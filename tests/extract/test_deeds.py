import json
from datetime import date
from pathlib import Path

import pytest

from stance.attribution import attribute
from stance.extract import deeds, extract
from stance.extract.scanner import quoted
from stance.records import Kind, ReadOptions, Span
from stance.sources import make_article

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases/deeds.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_is_a_deed(case: dict[str, str]) -> None:
    text = case["text"]
    found = [(d.doer.of(text), d.verb.of(text)) for d in deeds.find(text, 2026, quoted(text), [])]
    assert found == ([(case["doer"], case["verb"])] if "doer" in case else [])
    if "content" in case:
        assert [d.content.of(text) for d in deeds.find(text, 2026, quoted(text), [])] == [case["content"]]


def test_each_deed_is_told_once_and_none_inside_speech() -> None:
    text = "Norhaven signed the treaty. Norhaven signed the treaty. Doria vetoed the resolution."
    assert [d.doer.of(text) for d in deeds.find(text, 2026, [], [Span(56, 60)])] == ["Norhaven"]


@pytest.mark.parametrize(
    "text", ["Norhaven signed " * 4000, "\x00\ud800 Norhaven vetoed \x00", "A" * 300_000, "Norhaven vetoed", "“Norhaven vetoed the “bill"]
)
def test_odd_text_does_no_harm(text: str) -> None:
    for deed in deeds.find(text, None, quoted(text), []):
        assert deed.content.of(text)


def test_a_deed_is_a_statement_of_its_doer_on_its_day() -> None:
    text = (
        "Russian President Vladimir Putin signed a decree recognising the region on Monday.\n\n"
        "“We will never accept it,” said Olaf Scholz, the German chancellor.\n\nFrance plans to sign the treaty."
    )
    article = make_article(text, options=ReadOptions(published=date(2022, 2, 23)))
    found = [s for s in attribute(article, extract(article)).statements if s.kind is Kind.DEED]
    assert [(s.speaker, s.actor_id, s.said_on, s.cue) for s in found] == [(None, "russia", date(2022, 2, 21), "signed")]
