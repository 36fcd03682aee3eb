"""Proposals and quotation marks become statements: snapped, joined, carried on, and told once."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stance.extract.acts import refined
from stance.extract.attach import Draft, attach
from stance.extract.headings import silent
from stance.extract.near import Near
from stance.extract.proposal import Proposal
from stance.extract.scanner import quoted
from stance.records import Act, Kind, Span


def place(text: str, words: str) -> Span:
    """Where words stand in a text."""
    return Span(text.index(words), text.index(words) + len(words))


def proposal(text: str, source: str, cue: str, *contents: str, nested: bool = False, belief: bool = False) -> Proposal:
    return Proposal(place(text, source), place(text, cue), tuple(place(text, c) for c in contents), "say", Act.SAYS, belief, nested=nested)


def read(text: str, *proposals: Proposal, title: str | None = None) -> list[tuple[list[str], Kind]]:
    return [([s.of(text) for s in d.contents], d.kind) for d in attach(text, quoted(text), proposals, title=title)]


def test_rough_spans_are_snapped_to_the_marks() -> None:
    text = "“We go now,” Berg said."
    assert read(text, proposal(text, "Berg", "said", "“We go now,”")) == [(["We go now,"], Kind.DIRECT)]


def test_joining_words_outside_the_marks_keep_it_direct() -> None:
    text = "Berg said that “we go now” and “we come back”."
    assert read(text, proposal(text, "Berg", "said", "that “we go now” and “we come back”")) == [(["we go now", "we come back"], Kind.DIRECT)]


def test_mixed_takes_the_whole_clause_and_its_marks() -> None:
    text = "Berg said the crane was “old and slow.”"
    assert read(text, proposal(text, "Berg", "said", "the crane was “old")) == [(["the crane was “old and slow.”"], Kind.MIXED)]


def test_belief_stays_belief() -> None:
    text = "Berg wants “a new crane”."
    assert read(text, proposal(text, "Berg", "wants", "a new crane", belief=True)) == [(["“a new crane”"], Kind.BELIEF)]


def test_a_quotation_that_follows_goes_on_and_one_behind_a_sentence_does_not() -> None:
    text = "“We go now,” Berg said. “We come back.” It rained. “It always rains here.”"
    assert read(text, proposal(text, "Berg", "said", "“We go now,”")) == [
        (["We go now,", "We come back."], Kind.DIRECT),
        (["It always rains here."], Kind.DIRECT),
    ]


def test_a_new_paragraph_begins_a_new_statement_without_source() -> None:
    text = "“We go now,” Berg said.\n\n“We come back on Monday.”"
    first, second = attach(text, quoted(text), [proposal(text, "Berg", "said", "“We go now,”")])
    assert (first.source, second.source) == (place(text, "Berg"), None)
    assert second.contents == (place(text, "We come back on Monday."),)


def test_scare_quotes_and_titles_are_dropped() -> None:
    text = "The “experts” watched “The Long Winter” again."
    assert read(text) == []


def test_the_same_words_are_told_once_by_the_surest() -> None:
    text = "Berg said the crane fell."
    sure = proposal(text, "Berg", "said", "the crane fell")
    rough = Proposal(None, None, (place(text, "crane fell"),), "", Act.SAYS, confidence=0.2)
    (draft,) = attach(text, quoted(text), [rough, sure])
    assert draft.source == place(text, "Berg")


def test_speech_in_speech_is_kept_unless_a_pronoun_tells_it() -> None:
    text = "Berg said Sund denied that it fell and he hoped it stood."
    outer = proposal(text, "Berg", "said", "Sund denied that it fell and he hoped it stood")
    assert len(read(text, outer, proposal(text, "Sund", "denied", "it fell"), proposal(text, "he", "hoped", "it stood"))) == 2


def test_headline_sub_heading_and_repeating_caption_state_nothing() -> None:
    text = "Port shut\n\nBerg said the old crane fell down.\n\nWhat next\n\nBerg said the old crane fell [Ole Dahl/Fjord Photo]"
    assert [s.of(text) for s in silent(text, None)] == ["Port shut", "What next", "Berg said the old crane fell [Ole Dahl/Fjord Photo]"]
    assert [s.of("Berg: it fell.\nMore.") for s in silent("Berg: it fell.\nMore.", "Berg: It fell")] == ["Berg: it fell."]


def test_act_is_read_from_the_words() -> None:
    assert refined("we will send two ships", Act.SAYS, direct=True) is Act.PROMISES
    assert refined("it would not join the talks", Act.SAYS, direct=False) is Act.OPPOSES
    assert refined("Denmark must open the port", Act.SAYS, direct=False) is Act.DEMANDS
    assert refined("the council is weighing a ban", Act.SAYS, direct=False) is Act.CONSIDERS
    assert refined("We support the ban", Act.SAYS, direct=True) is Act.SUPPORTS
    assert refined("it will rain", Act.DENIES, direct=False) is Act.DENIES
    assert refined("the port is shut", Act.SAYS, direct=False) is Act.SAYS


def test_words_of_nobody_without_marks_are_no_statement() -> None:
    text = "The port is expected to reopen in May."
    assert attach(text, [], [Proposal(None, place(text, "is expected"), (place(text, "to reopen in May"),), "expect", Act.SAYS)]) == []


def test_words_before_a_colon_only_tell_what_the_quotation_is_about() -> None:
    text = "Berg described the night in the port: “We saw nothing at all. We heard the bell.”"
    whole = "the night in the port: “We saw nothing at all. We heard the bell.”"
    assert read(text, proposal(text, "Berg", "described", whole)) == [(["We saw nothing at all. We heard the bell."], Kind.DIRECT)]


def test_parts_of_a_statement_do_not_overlap() -> None:
    text = 'Berg also understands "that the port is "old" and that it is late."'
    found = attach(text, quoted(text), [proposal(text, "Berg", "understands", "that the port is", "and that it is late")])
    assert all(a.end <= b.start for d in found for a, b in pairwise(d.contents))


def test_a_speech_over_paragraphs_is_one_statement() -> None:
    text = "Berg said: “We go.\n\n“We come back on Monday.”"
    assert read(text, proposal(text, "Berg", "said", "We go.")) == [(["We go.", "We come back on Monday."], Kind.DIRECT)]


def test_a_caption_in_running_text_repeats_a_statement() -> None:
    once = "Berg says the old crane in the port should be torn down."
    text = f"{once} It rained. {once}"
    second = Span(text.rindex("the old"), len(text) - 1)
    repeated = Proposal(
        Span(text.rindex("Berg"), text.rindex("Berg") + 4), Span(text.rindex("says"), text.rindex("says") + 4), (second,), "say", Act.SAYS
    )
    found = read(text, proposal(text, "Berg", "says", "the old crane in the port should be torn down"), repeated)
    assert found == [(["the old crane in the port should be torn down"], Kind.INDIRECT)]


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 3000)), max_size=12), st.integers(0, 5000), st.integers(1, 3000))
def test_near_finds_whatever_overlaps(spans: list[tuple[int, int]], start: int, length: int) -> None:
    index: Near[Span] = Near()
    placed = [Span(a, a + n) for a, n in spans]
    for span in placed:
        index.add(span, [span])
    probe = Span(start, start + length)
    assert [s for s in index.over([probe]) if s.overlaps(probe)] == [s for s in placed if s.overlaps(probe)]


@given(st.text(alphabet=st.sampled_from(list('"“”‘’ ab.,\n')), max_size=60), st.data())
def test_any_proposal_gives_spans_inside_the_text(text: str, data: st.DataObject) -> None:
    if not text:
        return
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends).filter(lambda p: p[0] < p[1]), max_size=4))
    proposals = [Proposal(None, None, (Span(a, b),), "", Act.SAYS) for a, b in pairs]
    for draft in attach(text, quoted(text), proposals):
        assert isinstance(draft, Draft)
        assert all(0 <= s.start < s.end <= len(text) for s in (*draft.contents, *draft.outer))
