"""Corrections and reviews in words."""

from dataclasses import replace
from datetime import date

import pytest

from stance.formats import people
from stance.records import (
    Act,
    Actor,
    ActorKind,
    ArticleRef,
    Change,
    Correction,
    CorrectionKind,
    Decision,
    Field,
    Kind,
    Label,
    Review,
    Reviewed,
    Span,
    Statement,
    Telling,
)

NORWAY = Actor("norway", "Norway", ActorKind.STATE, "Q20")
CLUB = Actor("elmford-club", "Elmford Club", ActorKind.GROUP)
AT = "2026-01-02T03:04:05+00:00"
SAID = Statement("s", "a", (Span(0, 2),), "No", Kind.DIRECT, Act.SAYS, None, None, None, "Ana Lund", "envoy", "norway", None, None, 1.0, "test")
TELLING = Telling(SAID, ArticleRef("a", "Talks", "Daily", None, date(2026, 1, 1)), NORWAY, "s", ("Daily",))


@pytest.mark.parametrize(("correction", "words"), [
    (Correction(CorrectionKind.ALIAS, NORWAY, "the North"), "the North means Norway"),
    (Correction(CorrectionKind.SPLIT, CLUB, "Ivo Berg"), "Ivo Berg commits Elmford Club alone"),
    (Correction(CorrectionKind.MERGE, NORWAY, other=CLUB), "Elmford Club is Norway"),
    (Correction(CorrectionKind.LINK, CLUB, "Ivo Berg", role="chair", start=date(2020, 1, 1)),
     "Ivo Berg speaks for Elmford Club as chair, 2020-01-01 to now"),
    (Correction(CorrectionKind.OFFICE, CLUB, "Ivo Berg", role="chair", end=date(2020, 1, 1)),
     "Ivo Berg holds an office of Elmford Club as chair, … to 2020-01-01"),
    (Correction(CorrectionKind.WIKIDATA, NORWAY), "Norway is Q20 in Wikidata"),
    (Correction(CorrectionKind.ACTOR, CLUB), "Elmford Club is an actor (group)"),
])  # fmt: skip
def test_corrections_are_sentences(correction: Correction, words: str) -> None:
    assert people.correction(correction) == words


def test_an_import_is_one_row() -> None:
    said = [Correction(CorrectionKind.ALIAS, NORWAY, name, by="ana", at=AT, id=name, batch="list") for name in "abc"]
    alone = Correction(CorrectionKind.ALIAS, NORWAY, "d", by="ben", at=AT, id="d", undone_by="ana", undone_at=AT)
    rows = people.corrections([*said, alone])
    assert [(row["id"], row["by"], row["undone"]) for row in rows] == [("list", "ana", None), ("d", "ben", "ana, 2026-01-02 03:04")]
    assert "an import of 3 lines" in rows[0]["correction"]


def test_what_came_of_it_and_how_to_take_it_back() -> None:
    said = Correction(CorrectionKind.ALIAS, NORWAY, "the\x1b[31m North", id="0123456789abcdef")
    assert people.corrected([said], 1) == "the[31m North means Norway; 1 statement changed (stance actors undo 01234567 takes it back)\n"
    assert people.corrected([said, said], 2).startswith("the[31m North means Norway, and 1 more; 2 statements changed")
    assert people.corrected([replace(said, undone_at=AT)], 0).startswith("taken back: ")
    assert "on record already" in people.corrected([], 0)


def test_reviews_in_words() -> None:
    changes = (Change(Field.DECISION, "rejected"), Change(Field.SAID_ON, None), Change(Field.STANCE, "opposes", "Fish should be sold"))
    one = Review("s", "a", (), "No", changes, "ana", AT, "as heard", "0123456789")
    (row,) = people.reviews([one])
    assert row["review"] == "rejected, said on: none, stance towards “Fish should be sold”: opposes (as heard)"
    assert people.taken(one).endswith("by ana (stance review undo 01234567 takes it back)\n")
    assert people.taken(replace(one, undone_at=AT)).endswith(": taken back\n")


def test_a_card_shows_the_words_in_their_place_and_what_people_did() -> None:
    card = people.card(TELLING, "“No,” she said.")
    assert "“No”" in card
    assert "in: “No,” she said." in card
    assert "article a [0-2]" in card
    assert people.reviewed(TELLING) == ""
    mended = replace(
        TELLING,
        machine=(Change(Field.SPEAKER, "Ivo Berg"), Change(Field.SAID_ON, None)),
        reviewed=Reviewed(Decision.ACCEPTED, "ana", AT, "as heard", (("Fish should be sold", Label.OPPOSES),)),
    )
    told = "accepted by ana, 2026-01-02; opposes “Fish should be sold”; the machine had speaker Ivo Berg, said on none; as heard"
    assert people.reviewed(mended) == told
    assert told in people.card(mended)
    assert "the machine had" in people.reviewed(replace(mended, reviewed=None))
    assert people.reviewed(replace(mended, reviewed=replace(mended.reviewed, decision=None))).startswith("corrected by ana")
