"""Quotations against the record; what was said is in the record of `tests.recorded`."""

from datetime import date
from pathlib import Path

import pytest

from stance.quotation import Asked, check
from stance.records import Act, Edit, Kind, QuoteLabel
from stance.retrieve import Record
from tests.recorded import FINLAND, HUNGARY, Row, record

SAID = "We will not close the northern road, whatever our neighbours’ lawyers write, before the last convoy of the year has come home"
ROWS: tuple[Row, ...] = (
    ("Daily", "2026-01-05", FINLAND, "Ada Lund", Act.SAYS, Kind.DIRECT, f"“[[{SAID}]],” Ada Lund said."),
    ("Wire", "2026-01-09", HUNGARY, "Ines Falk", Act.SAYS, Kind.INDIRECT, "Ines Falk said [[the mills of the valley would stand still until May]]."),
    (
        "Wire",
        "2026-01-10",
        HUNGARY,
        "Ines Falk",
        Act.SAYS,
        Kind.MIXED,
        "Ines Falk said [[the dam was “a gift to nobody but the builders” there]].",
    ),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return record(tmp_path_factory.mktemp("home"), rows=ROWS)


def label(filled: Record, quote: str, speaker: str | None = None, said_on: date | None = None) -> QuoteLabel:
    return check(filled.db, filled.base, Asked(quote, speaker, said_on)).label


@pytest.mark.parametrize(
    "quote",
    [
        SAID,
        SAID.replace("’", "'").upper(),
        "we  will not close\nthe northern road",
        "We will not close the northern road … before the last convoy of the year has come home",
        "We will not close the northern road ... before the last convoy",
        "We [the cabinet] will not close the [mountain] road",
        '"before the last convoy of the year has come home."',
        "a gift to nobody but the builders",
    ],
)
def test_verbatim(filled: Record, quote: str) -> None:
    assert label(filled, quote) is QuoteLabel.VERBATIM


def test_brackets_stand_for_a_few_words_of_the_record_and_not_for_many(filled: Record) -> None:
    assert label(filled, "We will not close the northern road, whatever [they] write") is QuoteLabel.VERBATIM
    assert label(filled, "We will not close [it] come home") is not QuoteLabel.VERBATIM


def test_altered_words_are_shown_one_by_one(filled: Record) -> None:
    found = check(filled.db, filled.base, Asked("We will close the southern road before the last convoy of the year", "Ada Lund"))
    assert found.label is QuoteLabel.ALTERED
    (wording,) = found.wordings
    assert (Edit.LEFT_OUT, "not") in wording.difference
    assert (Edit.PUT_IN, "southern") in wording.difference
    assert "".join(words for edit, words in wording.difference if edit is Edit.SAME).startswith("We will")
    assert 0.6 < wording.likeness < 1


@pytest.mark.parametrize(
    ("speaker", "said_on", "expected"),
    [
        ("Ada Lund", None, QuoteLabel.VERBATIM),
        ("Finland", None, QuoteLabel.VERBATIM),
        ("Ines Falk", None, QuoteLabel.OTHER_SPEAKER),
        ("Hungary", None, QuoteLabel.OTHER_SPEAKER),
        ("Zzyzx", None, QuoteLabel.OTHER_SPEAKER),
        ("Ada Lund", date(2026, 1, 4), QuoteLabel.VERBATIM),  # the article of the fifth does not date the words
        ("Ada Lund", date(2025, 6, 1), QuoteLabel.OTHER_DATE),
    ],
)
def test_by_whom_and_when(filled: Record, speaker: str, said_on: date | None, expected: QuoteLabel) -> None:
    assert label(filled, SAID, speaker, said_on) is expected


def test_reported_speech_is_not_the_speakers_wording(filled: Record) -> None:
    found = check(filled.db, filled.base, Asked("the mills of the valley would stand still until May", "Ines Falk"))
    assert found.label is QuoteLabel.ALTERED
    assert "reported" in found.why
    assert label(filled, "the dam was a gift to nobody but the builders") is QuoteLabel.ALTERED


def test_published_later_does_not_count(filled: Record) -> None:
    found = check(filled.db, filled.base, Asked(SAID, as_of=date(2026, 1, 1)))
    assert (found.label, found.wordings) == (QuoteLabel.NOT_FOUND, ())


@pytest.mark.parametrize("quote", ["", "   ", "…", "[]", "\x00\ud800", "the", "nobody ever spoke like that", "x" * 50_000, "we will " * 5_000])
def test_nothing_on_record_and_odd_input(filled: Record, quote: str) -> None:
    assert label(filled, quote) in (QuoteLabel.NOT_FOUND, QuoteLabel.ALTERED, QuoteLabel.VERBATIM)


def test_an_empty_record(tmp_path: Path) -> None:
    empty = record(tmp_path, as_stored=False)
    assert label(empty, SAID) is QuoteLabel.NOT_FOUND
