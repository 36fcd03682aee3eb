"""Words, quote states and windows: every word in exactly one core, no window over the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.extract.learned.windows import CLOSES, INSIDE, LIMIT, OPENS, OUTSIDE, marks, packed, split, windows

HOSTILE = st.text(alphabet=st.sampled_from("ab .,?!\"“”'‘’`\n\x00«»—(3A\ud800é漢"), max_size=400)


def states(text: str) -> dict[str, int]:
    """Word -> state, for texts whose words differ."""
    words = split(text)
    return {text[start:end]: words.state(i) for i, (start, end) in enumerate(words.spans)}


@pytest.mark.parametrize(
    "text",
    [
        'He said "we agree" today.',
        "He said “we agree” today.",
        "He said ``we agree'' today.",
        "He said `` we agree '' today .",
        "He said «we agree» today.",
        "He said ‘we agree’ today.",
        "He said ''we agree'' today.",
    ],
)
def test_words_between_marks_are_inside_in_every_style(text: str) -> None:
    found = states(text)
    assert [found[w] for w in ("said", "we", "agree", "today")] == [OUTSIDE, INSIDE, INSIDE, OUTSIDE]


def test_a_missing_mark_costs_one_line_only() -> None:
    found = states('She said "never.\nThe talks ended.')
    assert (found["never"], found["talks"]) == (INSIDE, OUTSIDE)


def test_a_straight_mark_before_a_word_opens_even_after_a_forgotten_close() -> None:
    text = 'One "two three. Four "five" six.'
    assert [marks(text)[i] for i, c in enumerate(text) if c == '"'] == [OPENS, OPENS, CLOSES]


def test_an_apostrophe_is_no_mark() -> None:
    assert marks("The ministers’ plan wasn’t ready") == {}


def test_paragraphs_open_after_line_breaks_only() -> None:
    words = split("One two.\n\nThree.")
    assert words.opens == (True, False, False, True, False)


@given(HOSTILE, st.integers(1, 40), st.integers(40, LIMIT))
def test_each_word_is_in_one_core_and_windows_fit(text: str, size: int, first: int) -> None:
    words = split(text)
    sizes = [size] * len(words.spans)
    for cuts in (windows(text, words, sizes), packed(text, words, sizes, first)):
        assert [i for cut in cuts for i in range(cut.core_first, cut.core_last)] == list(range(len(sizes)))
        for cut in cuts:
            breaks = sum(words.opens[cut.first + 1 : cut.last])
            assert size * (cut.last - cut.first) + breaks + 2 <= LIMIT
            assert cut.first <= cut.core_first < cut.core_last <= cut.last


def test_a_long_line_is_cut_at_ends_of_sentences() -> None:
    text = " ".join("The minister said that the bridge would stay open." for _ in range(200))
    words = split(text)
    cuts = windows(text, words, [1] * len(words.spans))
    assert len(cuts) > 5
    assert all(text[words.spans[cut.core_last - 1][0]] == "." for cut in cuts)
