"""People's word laid over the machine's, below the command line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from stance import attribution, settlement, store
from stance.actors import load_base
from stance.config import Home
from stance.identify import base_of
from stance.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    Change,
    Correction,
    CorrectionKind,
    Decision,
    Field,
    Kind,
    Label,
    Precision,
    Quote,
    Review,
    Span,
    Speaker,
    StatementFilter,
    Telling,
)

TEXT = "Norway will not sign, said Ana Lund. “We are not in a hurry,” she said. The Harbour Hall wants more, its spokesman said."
NORWAY = load_base().actors["norway"]
SWEDEN = load_base().actors["sweden"]
LUND = Speaker("Ana Lund", "Norwegian foreign minister", "Norway")
ARTICLE = Article("a", TEXT, published=date(2026, 3, 2))


def quote(content: str, speaker: Speaker, *, kind: Kind = Kind.INDIRECT) -> Quote:
    start = TEXT.index(content)
    return Quote("a", (Span(start, start + len(content)),), None, None, kind, Act.SAYS, speaker, 1.0, "test")


QUOTES = [
    quote("Norway will not sign", LUND),
    quote("We are not in a hurry", Speaker("Ana Lund"), kind=Kind.DIRECT),
    quote("The Harbour Hall wants more", Speaker(body="Harbour Hall", printed="its spokesman")),
]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = store.open_store(Home(tmp_path))
    add(opened, QUOTES)
    yield opened
    opened.close()


def add(db: Database, quotes: list[Quote]) -> None:
    found = attribution.attribute(ARTICLE, quotes)
    store.save_article(db, ARTICLE)
    with store.transaction(db):
        store.save_statements(db, ARTICLE, found.statements, found.actors)
        settlement.settle_new(db, base_of(db), ["a"])


def listed(db: Database) -> list[Telling]:
    return sorted(store.tellings(db, StatementFilter()), key=lambda t: t.statement.spans)


def say(db: Database, *corrections: Correction) -> list[int]:
    said = store.save_corrections(db, corrections)
    return settlement.settle(db, base_of(db), settlement.concerned(db, said))


def review(db: Database, at: int, *changes: Change, by: str = "ana") -> Review:
    one = listed(db)[at].statement
    (saved,) = store.save_reviews(db, [Review(one.id, "a", one.spans, one.content, changes, by, "")])
    settlement.settle(db, base_of(db), ["a"])
    return saved


def test_a_correction_reaches_what_hangs_on_it_in_the_article(db: Database) -> None:
    assert [t.statement.actor_id for t in listed(db)] == ["norway", "norway", "harbour-hall"]
    link = Correction(CorrectionKind.LINK, SWEDEN, "Ana Lund", role="envoy", start=date(2026, 1, 1))
    assert len(say(db, link)) == 2
    assert [t.statement.actor_id for t in listed(db)] == ["sweden", "sweden", "harbour-hall"]
    assert say(db, Correction(CorrectionKind.ALIAS, NORWAY, "Harbour Hall")) != []
    assert [t.statement.actor_id for t in listed(db)] == ["sweden", "sweden", "norway"]
    assert settlement.settle_again(db) == [], "what is settled is not settled again"


def test_corrections_of_others_concern_nothing(db: Database) -> None:
    assert settlement.concerned(db, [Correction(CorrectionKind.ALIAS, NORWAY, "the Mill Office")]) == []
    assert say(db, Correction(CorrectionKind.MERGE, SWEDEN, other=load_base().actors["finland"])) == []


def test_what_another_version_found_is_left_alone(db: Database) -> None:
    store_found = "UPDATE statements SET actor_id = 'harbour-hall', role = 'clerk' WHERE speaker = 'Ana Lund'"
    db.execute(store_found)
    say(db, Correction(CorrectionKind.ALIAS, NORWAY, "Harbour Hall"))
    assert [(t.statement.actor_id, t.statement.role) for t in listed(db)][:2] == [("harbour-hall", "clerk")] * 2


def test_the_corrected_day_decides_the_office(db: Database) -> None:
    say(db, Correction(CorrectionKind.LINK, SWEDEN, "Ana Lund", role="envoy", end=date(2025, 12, 31)))
    assert listed(db)[0].statement.actor_id == "norway"
    review(db, 0, Change(Field.SAID_ON, "2025-06"))
    found = listed(db)[0].statement
    assert (found.actor_id, found.said_on, found.said_on_precision) == ("sweden", date(2025, 6, 1), Precision.MONTH)
    review(db, 0, Change(Field.SAID_ON, None))
    assert (listed(db)[0].statement.actor_id, listed(db)[0].statement.said_on) == ("norway", None)


def test_the_latest_review_of_a_field_wins(db: Database) -> None:
    review(db, 1, Change(Field.SPEAKER, "Ivo Berg"), Change(Field.DECISION, Decision.REJECTED))
    store.save_reviews(db, [])
    kept = store.reviews(db)[0]
    later = replace(kept, id="", at="9999", by="ben", changes=(Change(Field.SPEAKER, None), Change(Field.DECISION, Decision.ACCEPTED)))
    store.save_reviews(db, [later])
    settlement.settle(db, base_of(db), ["a"])
    found = listed(db)[1]
    assert found.statement.speaker is None
    assert found.reviewed is not None
    assert (found.reviewed.decision, found.reviewed.by) == (Decision.ACCEPTED, "ben")
    assert "speaker corrected by ben" in found.statement.why


def test_stances_of_several_propositions_stand_together(db: Database) -> None:
    review(db, 0, Change(Field.STANCE, "opposes", "The treaty should be signed"))
    review(db, 0, Change(Field.STANCE, "neutral", "Fish should be sold"), Change(Field.STANCE, "supports", "The treaty should be signed"))
    found = listed(db)[0].reviewed
    assert found is not None
    assert dict(found.stances) == {"The treaty should be signed": Label.SUPPORTS, "Fish should be sold": Label.NEUTRAL}


@pytest.mark.parametrize(("content", "kept"), [
    ("Norway will not sign, said Ana", True), ("will not sign", True), ("Norway", False), ("she said", False),
])  # fmt: skip
def test_a_review_finds_its_statement_in_a_newer_extraction(db: Database, content: str, kept: bool) -> None:
    review(db, 0, Change(Field.KIND, "belief"))
    store.remove_article(db, "a")
    add(db, [quote(content, LUND), QUOTES[2]])
    assert [t.statement.kind for t in listed(db)].count(Kind.BELIEF) == int(kept)


def test_a_merged_actor_takes_reviewed_statements_along(db: Database) -> None:
    store.save_actors(db, [load_base().actors["finland"]])
    review(db, 2, Change(Field.ACTOR, "finland"))
    say(db, Correction(CorrectionKind.MERGE, SWEDEN, other=load_base().actors["finland"]))
    assert [t.actor and t.actor.id for t in listed(db)] == ["norway", "norway", "sweden"]
    assert store.check(db) == []


def test_people_who_were_told_apart_can_be_merged(db: Database) -> None:
    two = [Actor(f"ivo-berg{tail}", "Ivo Berg", ActorKind.PERSON) for tail in ("", "-2")]
    store.save_actors(db, two)
    db.execute("UPDATE statements SET actor_id = 'ivo-berg-2', speaker = 'Ivo Berg' WHERE actor_id = 'harbour-hall'")
    assert len(say(db, Correction(CorrectionKind.MERGE, two[0], other=two[1]))) == 1
    assert listed(db)[2].statement.actor_id == "ivo-berg"


def test_a_deed_has_no_speaker_whoever_did_it(db: Database) -> None:
    store.remove_article(db, "a")
    add(db, [quote("Norway will not sign", LUND, kind=Kind.DEED)])
    say(db, Correction(CorrectionKind.LINK, SWEDEN, "Ana Lund", role="envoy"))
    assert (listed(db)[0].statement.actor_id, listed(db)[0].statement.speaker) == ("sweden", None)
