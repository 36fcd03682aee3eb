"""Speakers resolved from hand-written passages: sources stand in [[ ]], an empty pair is a quotation without a source."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.extract.speakers import Cast
from stance.records import Span, Speaker

CASES = [json.loads(line) for line in (Path(__file__).parent.parent.parent / "cases" / "speakers.jsonl").read_text(encoding="utf8").splitlines()]


def read(marked: str) -> tuple[str, list[tuple[Span | None, int]]]:
    """The text without its marks, and the source span and place of every mark."""
    text, sources = "", list[tuple[Span | None, int]]()
    for part in re.split(r"(\[\[.*?\]\])", marked):
        inner = part[2:-2] if part.startswith("[[") else None
        if inner is not None:
            sources.append((Span(len(text), len(text) + len(inner)) if inner else None, len(text)))
        text += part if inner is None else inner
    return text, sources


def speakers(marked: str) -> list[Speaker]:
    text, sources = read(marked)
    cast = Cast(text)
    return [cast.speaker(source, at) for source, at in sources]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_case(case: dict) -> None:
    found = speakers(case["text"])
    assert len(found) == len(case["want"])
    for speaker, want in zip(found, case["want"], strict=True):
        assert {key: getattr(speaker, key) for key in want} == want, speaker


def test_every_answer_has_a_reason_and_keeps_the_printed_words() -> None:
    for case in CASES:
        text, sources = read(case["text"])
        cast = Cast(text)
        for source, at in sources:
            speaker = cast.speaker(source, at)
            assert speaker.why
            assert (speaker.printed is None) == (source is None)
            assert source is None or speaker.printed in " ".join(text.split())


def test_several_speakers_are_told_in_the_reason() -> None:
    assert speakers("[[Anna Bell and Tom Ashby]] said they agree.")[0].why == "jointly with Tom Ashby"


def test_entities_decide_what_shape_cannot() -> None:
    text = "Zorvath Quillex Plomb grew. Zorvath Quillex Plomb said so."
    span = Span(text.rindex("Zorvath"), text.rindex(" said"))
    assert Cast(text, [(span, "PERSON")]).speaker(span, span.start).name == "Zorvath Quillex Plomb"


def test_nested_sources_are_no_antecedents() -> None:
    found = speakers("“[[Tom Ashby]] said I should go, and I went,” [[Anna Bell]] told the court. [[She]] said she was sorry.")
    assert [speaker.name for speaker in found] == ["Tom Ashby", "Anna Bell", "Anna Bell"]


HOSTILE = ["", "\x00", "\ud800 said", "“" * 50, '"' * 51, "A" * 200_000, "Aa " * 50_000, "said " * 30_000, "The The’s, (D-", "-", "’s"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(text: str) -> None:
    cast = Cast(text)
    end = min(len(text), 40)
    cast.speaker(None, 0)
    if end:
        cast.speaker(Span(0, end), 0)
        cast.speaker(Span(max(0, len(text) - 5), len(text)), len(text) - 1)


@given(st.text(alphabet="AaBb .,'’“”\"\n-he()Mrsid", max_size=80), st.integers(0, 79), st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_never_fails(text: str, start: int, size: int) -> None:
    cast = Cast(text)
    end = min(len(text), start + size)
    assert isinstance(cast.speaker(Span(start, end) if end > start else None, start), Speaker)
