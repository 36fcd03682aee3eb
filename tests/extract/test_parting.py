"""What the sentence before holds is cut off from an attribution, and no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.extract.parting import parted
from stance.extract.proposal import Proposal
from stance.records import Act, Span


def spot(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def proposal(text: str, source: str, cue: str, *contents: str) -> Proposal:
    return Proposal(spot(text, source), spot(text, cue), tuple(spot(text, part) for part in contents), "say", Act.SAYS)


@pytest.mark.parametrize(
    ("text", "source", "cue", "contents", "kept"),
    [
        (
            "“It is for us to decide.” Karsky stressed the need for calm.",
            "Karsky",
            "stressed",
            ["It is for us to decide.", "the need for calm"],
            ["the need for calm"],
        ),
        ("“How long?” Karsky said on air that help was near.", "Karsky", "said", ["How long?", "help was near"], ["help was near"]),
        ("“A truce – good” Karsky told a paper that it was late.", "Karsky", "told", ["A truce – good", "it was late"], ["it was late"]),
        ("Guests may be shy of it. Karsky said that it was late.", "Karsky", "said", ["Guests may be shy of it", "it was late"], ["it was late"]),
        ("“We are ready,” Karsky said. “Very.”", "Karsky", "said", ["We are ready,", "Very."], ["We are ready,", "Very."]),
        ("“Are we ready?” Karsky asked. “I think so.”", "Karsky", "asked", ["Are we ready?", "I think so."], ["Are we ready?", "I think so."]),
        ("“We are ready.” Karsky said on Monday.", "Karsky", "said", ["We are ready."], ["We are ready."]),
    ],
)  # fmt: skip
def test_finished_sentences_are_not_what_the_next_one_tells(text: str, source: str, cue: str, contents: list[str], kept: list[str]) -> None:
    (found,) = parted(text, [proposal(text, source, cue, *contents)])
    assert [content.of(text) for content in found.contents] == kept


def test_a_sentence_that_holds_all_is_no_attribution_of_the_next() -> None:
    text = "The harbour was an embarrassment to them. She called the city her home."
    assert list(parted(text, [proposal(text, "She", "called", "The harbour was an embarrassment to them")])) == []


@given(st.text(alphabet='aA .?!“”"\n', max_size=30), st.data())
def test_any_spans_are_read(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = [Span(*sorted((data.draw(ends), data.draw(ends)))) for _ in range(4)]
    one = Proposal(spans[0], spans[1], (spans[2], spans[3]), "say", Act.SAYS)
    assert all(set(found.contents) <= set(one.contents) for found in parted(text, [one]))
