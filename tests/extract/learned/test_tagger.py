"""The shipped tagger: plain cases, layouts, hostile texts, and batching that changes nothing."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.extract.learned import tagger
from stance.extract.learned.tagger import LABELS, ROLES, forbidden, labels, load, spans
from stance.extract.learned.windows import split

HOSTILE = st.text(alphabet=st.sampled_from("ab said he .,?!\"“”'‘’`\n\x00«»—(3A\ud800é漢"), max_size=300)
PLAIN = "The mayor said the bridge would be closed for repairs until the end of June."


def texts_of(text: str) -> list[tuple[str, str]]:
    """(role, words) of each span."""
    return [(t.role, t.span.of(text)) for t in spans(text)]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        (PLAIN, "source", "The mayor"),
        (PLAIN, "cue", "said"),
        (PLAIN, "content", "the bridge would be closed for repairs until the end of June"),
        ("“We will rebuild the harbour,” the governor told reporters on Monday.", "content", "“We will rebuild the harbour,”"),
        ("“We will rebuild the harbour,” the governor told reporters on Monday.", "source", "the governor"),
        ("Taxes will rise next year, according to the finance ministry.", "source", "the finance ministry"),
    ],
)
def test_plain_sentences(text: str, role: str, words: str) -> None:
    assert (role, words) in texts_of(text)


def test_a_text_without_speech_has_no_spans() -> None:
    assert spans("The bridge is 300 metres long and was built of stone.") == []


@pytest.mark.parametrize("text", ["", "\n\n", "\x00\x00", "\ud800", "a" * 100_000, '"' * 3000, "\u200b\u200b said"])
def test_odd_texts(text: str) -> None:
    for t in spans(text):
        assert 0 <= t.span.start < t.span.end <= len(text)


@settings(max_examples=30, deadline=None)
@given(HOSTILE)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = spans(text)
    assert all(t.role in ROLES and 0 < t.probability <= 1 for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(t.span.of(text).strip() for t in found)


def test_a_text_gives_the_same_spans_whatever_was_read_before() -> None:
    text = f"{PLAIN}\n\n“No,” he said. {PLAIN}"
    first = spans(text)
    spans(PLAIN)
    assert spans(text) == first


def test_every_part_of_a_long_text_is_read() -> None:
    text = "\n".join([PLAIN] * 120)
    assert sum(t.role == "cue" for t in spans(text)) >= 115
    joined = text.replace("\n", " ")
    assert sum(t.role == "cue" for t in spans(joined)) >= 110


def test_labels_are_one_a_word() -> None:
    assert len(labels(PLAIN)) == len(split(PLAIN).spans)


def test_viterbi_finds_the_best_path_and_marginals_sum_to_one() -> None:
    rng = np.random.default_rng(3)
    moves, starts = rng.normal(size=(7, 7)).astype(np.float32) + forbidden(), rng.normal(size=7).astype(np.float32)
    model = tagger.Model(None, load().encoder, moves, starts)
    scores = rng.normal(size=(2, 4, 7)).astype(np.float32)
    paths, shares = tagger._decode(scores, [4, 3], model)

    def total(row: int, path: tuple[int, ...]) -> float:
        return float(starts[path[0]] + sum(scores[row, t, label] for t, label in enumerate(path)) + sum(moves[a, b] for a, b in pairwise(path)))

    for row, length in enumerate([4, 3]):
        every = [tuple(index) for index in np.ndindex(*([7] * length))]
        weights = np.array([total(row, path) for path in every])
        assert tuple(paths[row]) == every[int(weights.argmax())]
        shares_of = np.exp(weights - weights.max())
        shares_of /= shares_of.sum()
        expected = np.zeros((length, 7))
        for path, share in zip(every, shares_of, strict=True):
            for t, label in enumerate(path):
                expected[t, label] += share
        np.testing.assert_allclose(shares[row], expected, atol=1e-3)


def test_an_inside_label_follows_its_own_role_only() -> None:
    allowed = forbidden() == 0
    assert allowed[LABELS.index("B-cue"), LABELS.index("I-cue")]
    assert not allowed[LABELS.index("O"), LABELS.index("I-cue")]
    assert not allowed[LABELS.index("B-source"), LABELS.index("I-content")]
