"""Quotation marks are read right, and nothing makes the scanner raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.extract.scanner import Quotation, quoted
from stance.records import Span

HOSTILE = st.text(alphabet=st.sampled_from(list("\"'“”‘’„‟«»‹›`\\ \n\n.,?!:;—-abS Tis9\u00a0\x00\ud800")), max_size=120)


def inside(text: str, *, depth: int = 0) -> list[list[str]]:
    """The texts of the quotations of one depth, part by part."""
    return [[span.of(text) for span in q.spans] for q in quoted(text) if q.depth == depth]


@given(HOSTILE)
def test_never_raises_and_spans_lie_in_the_text(text: str) -> None:
    found = quoted(text)
    assert found == sorted(found, key=lambda q: (q.start, q.depth))
    for q in found:
        assert len(q.spans) == len(q.outer)
        for inner, outer in zip(q.spans, q.outer, strict=True):
            assert 0 <= outer.start <= inner.start < inner.end <= outer.end <= len(text)
        assert all(a.end <= b.start for a, b in zip(q.outer, q.outer[1:], strict=False))


@given(
    st.lists(st.sampled_from(["We will go.", "No", "It is the miners’ plan, and it’s good.", "Do we dare?"]), min_size=1, max_size=5),
    st.sampled_from(['""', "“”", "«»", "„“"]),
)
def test_planted_quotations_are_found_exactly(planted: list[str], marks: str) -> None:
    text, spans = "The mayor spoke.", []
    for words in planted:
        text += " Then: " + marks[0]
        spans.append(Span(len(text), len(text) + len(words)))
        text += words + marks[1] + " he said."
    assert [q.spans[0] for q in quoted(text) if q.depth == 0] == spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We leave," she said. "Soon."', [["We leave,"], ["Soon."]]),
        ("‘The ministers’ plan isn’t ours,’ he said.", [["The ministers’ plan isn’t ours,"]]),
        ("'It is over,' he said. The workers' hall in the '90s wasn't big.", [["It is over,"]]),
        ("Don't ask the drivers' union, it's closed.", []),
        ("``Never,'' she said. ''Ever,'' he said.", [["Never,"], ["Ever,"]]),
        ("«Oui», „Ja“ and ”No,” he said.", [["Oui"], ["Ja"], ["No,"]]),
        ('He said \\"we go\\" and left.', [["we go"]]),
        ('It ended."We go," he said."Now."Then he left.', [["We go,"], ["Now."]]),
        ("Il dit «\u00a0oui\u00a0» hier.", [["oui"]]),
    ],
)
def test_kinds_of_marks(text: str, expected: list[list[str]]) -> None:
    assert inside(text) == expected


def test_reopened_paragraphs_are_one_quotation_with_several_spans() -> None:
    text = "He said: “We begin.\n\n“We go on.\n\n“We end.”\n\nThen he left."
    assert inside(text) == [["We begin.", "We go on.", "We end."]]


def test_reopened_paragraphs_without_line_breaks() -> None:
    assert inside('"We begin. Slowly. "We go on. "We end," he said. "Bye."') == [["We begin. Slowly.", "We go on.", "We end,"], ["Bye."]]


def test_paragraphs_that_are_never_closed_stay_apart() -> None:
    assert inside('"SMITH: Will you go?\n\n"JONES: No.') == [["SMITH: Will you go?"], ["JONES: No."]]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    assert inside('She said: "We wait.\n\nIt rained. "Fine," he said.') == [["We wait."], ["Fine,"]]


def test_a_missing_mark_does_not_invert_the_rest() -> None:
    assert inside('"We will win, he said. Nothing came of it. "But we may," she said. A "small" hope.') == [
        ["We will win,"],
        ["But we may,"],
        ["small"],
    ]


def test_nested_marks() -> None:
    text = "“He told me ‘never again’ and left,” she said."
    assert inside(text) == [["He told me ‘never again’ and left,"]]
    assert inside(text, depth=1) == [["never again"]]


@pytest.mark.parametrize(
    ("text", "short", "title"),
    [
        ("the so-called “efforts” of the council", True, False),
        ("in his book “The Long Way Home” he wrote", True, True),
        ("“We will not do it,” he said", False, False),
        ("“Yes,” he said", False, False),
    ],
)
def test_flags(text: str, short: bool, title: bool) -> None:
    (found,) = quoted(text)
    assert isinstance(found, Quotation)
    assert (found.short, found.title) == (short, title)


def test_the_rest_of_a_cut_off_possessive_opens_nothing() -> None:
    text = 'THE MINISTER \'S "I know it," he said. "I do." The workers\' union agreed.'
    assert [span.of(text) for quotation in quoted(text) for span in quotation.spans] == ["I know it,", "I do."]


def test_marks_that_a_lost_link_left_behind_open_nothing() -> None:
    assert inside("The talks failed. 'S : ‘ ’ , '' The envoy left. \"We tried,\" she said. ‘ ' It rained in Oslo' and in Bergen.") == [["We tried,"]]


def test_tokenised_marks_stand_alone_and_count() -> None:
    assert inside("She said , `` We tried . '' Then she left .") == [["We tried ."]]


def test_a_quotation_that_is_never_closed_ends_with_its_first_sentence() -> None:
    assert inside("The envoy called it a “disaster. The talks ended on Friday. Nobody had expected more.") == [["disaster."]]
    assert inside("“We tried. We failed. We go home.\n\nIt rained.") == [["We tried. We failed. We go home."]]


def test_a_forgotten_mark_does_not_hold_the_quotations_behind_it() -> None:
    text = "She wrote: “It is late. The readers answered. One called it “a shame” and another “a joke” on the page."
    assert inside(text) == [["It is late."], ["a shame"], ["a joke"]]


def test_single_marks_too_far_apart_are_apostrophes() -> None:
    assert inside("‘The " + "long road goes on. " * 90 + "It ends at the brothers’ and so do we.") == []


def test_doubled_accents_close() -> None:
    assert inside('"It is late,´´ she said. "We don´t mind.´´') == [["It is late,"], ["We don´t mind."]]


def test_a_speech_in_single_marks_goes_on_over_paragraphs() -> None:
    assert inside("Berg said: 'The air is mild.\n\n'Rain comes, it's sure.\n\n'We wait.'\n\nIt rained.") == [
        ["The air is mild.", "Rain comes, it's sure.", "We wait."]
    ]


def test_a_word_in_straight_marks_inside_straight_marks() -> None:
    assert ['It is late. What we owe is a "report" to all. We know it.'] in inside('"It is late. What we owe is a "report" to all. We know it."')
