"""What people say of actors: kept in order, once, and marked when it is taken back."""

from dataclasses import replace
from datetime import date

import pytest

from stance.errors import UsageError
from stance.records import Actor, ActorKind, Correction, CorrectionKind
from stance.store import actor, corrections, save_corrections, undo_corrections

from .conftest import FRANCE, RUSSIA, TALIBAN, Store

COUNCIL = Actor("elmford-council", "Elmford Council", ActorKind.ORGANISATION, "Q42")
DAY_4 = "2026-01-04T00:00:00+00:00"
SAID = [
    Correction(CorrectionKind.ALIAS, RUSSIA, "the Bear", by="ana", at="2026-01-01T00:00:00+00:00"),
    Correction(CorrectionKind.MERGE, RUSSIA, other=TALIBAN, by="ben", at="2026-01-02T00:00:00+00:00"),
    Correction(CorrectionKind.LINK, FRANCE, "Mara Quill", None, "envoy", date(2020, 1, 1), None, by="ana", at="2026-01-03T00:00:00+00:00"),
    Correction(CorrectionKind.ACTOR, COUNCIL, COUNCIL.name, by="ana", at=DAY_4, batch="list"),
    Correction(CorrectionKind.OFFICE, COUNCIL, "Ivo Lund", None, "clerk", None, date(2021, 1, 1), by="ana", at=DAY_4, batch="list"),
    Correction(CorrectionKind.WIKIDATA, replace(FRANCE, wikidata="Q142"), by="ana", at="2026-01-05T00:00:00+00:00"),
]


def test_corrections_come_back_as_they_were_given(store: Store) -> None:
    saved = save_corrections(store.db, SAID)
    assert [replace(one, id="") for one in corrections(store.db)] == SAID
    assert len({one.id for one in saved}) == len(SAID)
    assert actor(store.db, "elmford-council") == COUNCIL
    assert [one.what for one in corrections(store.db, limit=2)] == [CorrectionKind.OFFICE, CorrectionKind.WIKIDATA]


def test_the_same_word_is_kept_once_whoever_says_it(store: Store) -> None:
    assert len(save_corrections(store.db, SAID)) == len(SAID)
    assert save_corrections(store.db, [replace(one, by="carl", at="") for one in SAID]) == []
    assert len(corrections(store.db)) == len(SAID)


def test_taken_back_and_said_again(store: Store) -> None:
    alias, *_ = save_corrections(store.db, SAID)
    (taken,) = undo_corrections(store.db, alias.id[:6], by="ben")
    assert (taken.undone_by, taken.id) == ("ben", alias.id)
    assert alias not in corrections(store.db)
    assert taken in corrections(store.db, undone=True)
    assert save_corrections(store.db, [SAID[0]])[0].id == alias.id
    assert corrections(store.db)[0] == alias
    with pytest.raises(UsageError, match="stance actors log"):
        undo_corrections(store.db, "zzz", by="ben")
    with pytest.raises(UsageError, match="stance actors log"):
        undo_corrections(store.db, " ", by="ben")


def test_an_import_is_taken_back_as_a_whole(store: Store) -> None:
    save_corrections(store.db, SAID)
    assert [one.what for one in undo_corrections(store.db, "li", by="ana")] == [CorrectionKind.ACTOR, CorrectionKind.OFFICE]
    assert len(corrections(store.db)) == len(SAID) - 2


def test_a_beginning_of_several_ids_is_refused(store: Store) -> None:
    save_corrections(store.db, [replace(one, id=f"a{n}") for n, one in enumerate(SAID[:3])])
    with pytest.raises(UsageError, match="several ids"):
        undo_corrections(store.db, "a", by="ana")


def test_corrections_move_to_another_home_with_what_was_taken_back(store: Store) -> None:
    save_corrections(store.db, SAID)
    undo_corrections(store.db, "li", by="ana")
    moved = corrections(store.db, undone=True)
    store.db.execute("DELETE FROM actor_corrections")
    save_corrections(store.db, moved)
    assert corrections(store.db, undone=True) == moved


def test_odd_characters_are_stored_as_well_as_they_can_be(store: Store) -> None:
    save_corrections(store.db, [Correction(CorrectionKind.ALIAS, RUSSIA, "bear \ud800", by="\ud800")])
    assert corrections(store.db)[0].name == "bear ?"
