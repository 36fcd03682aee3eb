"""Ties between spans: contents to cues, cues to sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.extract.learned.pairing import candidates, decisions, features, link, scene, weights
from stance.records import Span


def marked(shown: str) -> tuple[str, list[tuple[str, Span]]]:
    """Read "[s Ann] [q said] [c it rains]" as a text and its spans."""
    names = {"s": "source", "q": "cue", "c": "content"}
    text, spans, open_at = "", [], None
    at = 0
    while at < len(shown):
        if shown[at] == "[":
            open_at, role, at = len(text), names[shown[at + 1]], at + 3
            continue
        if shown[at] == "]":
            assert open_at is not None
            spans.append((role, Span(open_at, len(text))))
        else:
            text += shown[at]
        at += 1
    return text, spans


CASES = [
    ("[s Ann Lee] [q said] [c the bridge is safe].", ["Ann Lee | said | the bridge is safe"]),
    ("[c “It is safe,”] [s Ann Lee] [q said]. [c “Nobody need worry.”]", ["Ann Lee | said | “It is safe,” | “Nobody need worry.”"]),
    ("[c The bridge is safe], [q according to] [s the mayor].", ["the mayor | according to | The bridge is safe"]),
    ("[s Ann] [q said] [c it was late], and [s Bob] [q denied] [c that it was].", ["Ann | said | it was late", "Bob | denied | that it was"]),
    ("[s She] [q said] [c it was late] and [q called] [c the delay a shame].", ["She | said | it was late", "She | called | the delay a shame"]),
]


@pytest.mark.parametrize(("shown", "expected"), CASES)
def test_ties(shown: str, expected: list[str]) -> None:
    text, spans = marked(shown)
    found = link(scene(text, spans))
    assert [" | ".join(span.of(text) for span in (one.source, one.cue, *one.contents) if span is not None) for one in found] == expected
    assert all(0 < one.confidence <= 1 for one in found)


def test_a_content_without_a_cue_stands_alone_and_a_cue_without_content_is_nothing() -> None:
    text, spans = marked("[c “We go on,”] they heard.")
    assert [(one.cue, one.source) for one in link(scene(text, spans))] == [(None, None)]
    text, spans = marked("[s Ann] [q spoke] at length.")
    assert link(scene(text, spans)) == []


def test_training_rows_point_at_the_true_head() -> None:
    text, spans = marked(CASES[3][0])
    found = scene(text, spans)
    gold = [(spans[3][1], spans[4][1], [spans[5][1]])]
    rows = list(decisions(found, gold))
    assert [role for role, _, _ in rows] == ["content", "cue"]
    _, options, right = rows[0]
    content = next(i for i, item in enumerate(found.items) if item.span == spans[5][1])
    assert found.items[candidates(found, content)[right]].span == spans[4][1]
    assert options[-1] == features(found, content, None)


def test_weights_are_for_both_ties() -> None:
    assert set(weights()) == {"content", "cue"}


@given(st.lists(st.tuples(st.sampled_from(["source", "cue", "content"]), st.integers(0, 60), st.integers(1, 9)), max_size=12))
def test_any_spans_are_tied_without_an_error(raw: list[tuple[str, int, int]]) -> None:
    text = 'He said "a b c.\nd e" f. G, h: i\x00 j — k l m n'
    spans = [(role, Span(start, start + size)) for role, start, size in raw]
    found = link(scene(text, spans))
    assert {c for one in found for c in one.contents} <= {span for role, span in spans if role == "content"}
