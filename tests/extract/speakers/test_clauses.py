"""Speakers whose source is missing, or is a medium, an aside or a neighbour: the rows of cases/clauses.jsonl."""

import json
from pathlib import Path
from typing import Any

import pytest

from stance.extract.speakers import Cast
from stance.extract.speakers.media import passes_on
from stance.records import Span

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "clauses.jsonl").read_text(encoding="utf-8").splitlines()]


def spot(text: str, part: str) -> Span:
    """The last place of a part in a text."""
    start = text.rindex(part)
    return Span(start, start + len(part))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_case(case: dict[str, Any]) -> None:
    text, contents = case["text"], [spot(case["text"], part) for part in case["contents"]]
    cast = Cast(text)
    source, cue = (None if case[key] is None else spot(text, case[key]) for key in ("source", "cue"))
    for name in ("Ivan Karsky said:", "Tom Ashby spoke", "Anna Bell said"):  # who has spoken before
        if name in text and text.index(name) < contents[0].start:
            who = name.rsplit(" ", 1)[0]
            cast.speaker(Span(text.index(who), text.index(who) + len(who)), text.index(who))
    found = cast.speaker(source, contents[0].start, cue, contents)
    assert {key: getattr(found, key) for key in case["want"]} == case["want"], found
    assert found.why


@pytest.mark.parametrize("phrase", ["Interfax", "RIA Novosti", "the state news agency", "the Kyiv Post", "a transcript of the call", "The Guardian", "local media"])
def test_media_and_records_pass_words_on(phrase: str) -> None:
    assert passes_on(phrase)


@pytest.mark.parametrize("phrase", ["the ministry", "Ivan Karsky", "Moscow", "the union"])
def test_others_speak_themselves(phrase: str) -> None:
    assert not passes_on(phrase)
