"""Speakers whose source is missing, or is a medium, an aside or a neighbour: the rows of cases/clauses.jsonl."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.extract.speakers import Cast
from stance.extract.speakers.media import passes_on
from stance.records import Span, Speaker

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


@pytest.mark.parametrize("phrase", ["Interfax", "RIA Novosti", "the state news agency", "the Kyiv Post", "a transcript of the call", "local media"])
def test_media_and_records_pass_words_on(phrase: str) -> None:
    assert passes_on(phrase)


@pytest.mark.parametrize("phrase", ["the ministry", "Ivan Karsky", "Moscow", "the union"])
def test_others_speak_themselves(phrase: str) -> None:
    assert not passes_on(phrase)


PIECES = ["said", "according to", "Reuters", "The minister", "Ada Berg", "he", "who", ",", "“", "”", ".", "\n\n", "was", "by", "as saying", "told"]
HOSTILE = ["said", "“said,” according to", "\x00 said", "\ud800 has said", "“" * 3000, "A. " * 5000, "He, said, " * 2000, "the men, who " * 2000]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(text: str) -> None:
    cast, end = Cast(text), len(text)
    for cue in (Span(0, 1), Span(end // 2, end // 2 + 1), Span(end - 1, end)):
        for content in (Span(0, end), Span(max(0, end - 9), end)):
            assert cast.speaker(None, content.start, cue, [content]) is not None
            assert cast.speaker(cue, content.start, cue, [content]) is not None


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.data())
@settings(max_examples=150, deadline=None)
def test_never_fails(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(["x", *pieces])
    spans = [Span(a := data.draw(st.integers(0, len(text) - 1)), data.draw(st.integers(a + 1, len(text)))) for _ in range(3)]
    source, cue, content = spans
    assert isinstance(Cast(text).speaker(data.draw(st.sampled_from([None, source])), content.start, cue, [content]), Speaker)
