"""Proposals of the tagger: act, lemma, negation and ties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.extract.learned import propose
from stance.records import Act

CASES = [
    ("The minister said the tax would stay.", "The minister", "say", Act.SAYS, False),
    ("The company denied that it had broken the law.", "The company", "deny", Act.DENIES, False),
    ("“We will not leave,” the ambassador told reporters.", "the ambassador", "tell", Act.SAYS, False),
    ("The ministry did not say that the bridge was unsafe.", "The ministry", "say", Act.SAYS, True),
    ("The company declined to comment on the report.", "The company", "decline", Act.DECLINES_TO_COMMENT, False),
]


@pytest.mark.parametrize(("text", "source", "word", "act", "negated"), CASES)
def test_proposals(text: str, source: str, word: str, act: Act, negated: bool) -> None:
    found = propose(text)
    assert len(found) == 1
    one = found[0]
    assert one.source is not None
    assert (one.source.of(text), one.word, one.act, one.negated, one.belief) == (source, word, act, negated, False)
    assert 0 < one.confidence <= 1


def test_a_wish_is_a_belief() -> None:
    found = propose("The senator hopes that the bill will pass this year.")
    assert [p.belief for p in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman did not respond to the newspaper's request for comment.",
        "Photos of the harbour showed the ships at anchor.",
        "The official requested anonymity to discuss the talks.",
        "What did the mayor say about the harbour?",
    ],
)
def test_where_nothing_was_said_nothing_is_proposed(text: str) -> None:
    assert propose(text) == []


def test_an_unquoted_sentence_behind_is_no_content() -> None:
    text = "The bridge was hit, authorities said. There are fears that the fighting could go on for months."
    assert not any("fighting" in s.of(text) for p in propose(text) if p.source is not None and p.source.of(text) == "authorities" for s in p.contents)


def test_a_quotation_of_the_paragraph_before_is_not_of_the_next_cue() -> None:
    text = "Berg told the radio: “I choose my words.\n\n“And I never shut the port.”\n\nAnna Lind said: “Nobody should talk like that.”"
    assert not any("never" in s.of(text) for p in propose(text) if p.source is not None and "Lind" in p.source.of(text) for s in p.contents)


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet=st.sampled_from("he said ab.,\"“”‘’'\n\x00\ud800"), max_size=200))
def test_hostile_texts(text: str) -> None:
    for p in propose(text):
        assert all(0 <= s.start < s.end <= len(text) for s in (*p.contents, *(x for x in (p.cue, p.source) if x is not None)))
