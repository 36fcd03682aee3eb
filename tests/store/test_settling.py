"""The machine's word beside what stands."""

from dataclasses import replace
from datetime import date

from stance.records import Decision, Field, Kind, Label, Precision, Reviewed, ReviewState, Speaker, Stance, StatementFilter
from stance.store import check, labelled_rows, mentions, save_stances, settle, stances, stored, tellings, transaction
from stance.store.statements import update_statements

from .conftest import RUSSIA, TEXT, Store

REVIEWED = Reviewed(Decision.ACCEPTED, "ana", "2026-01-01T00:00:00+00:00", "so it was", (("Aid should be sent", Label.OPPOSES),))


def test_what_stands_is_shown_and_the_machines_word_is_kept(store: Store) -> None:
    said = store.add_one(mention=Speaker("Ivanov", printed="Mr Ivanov"), actors_also=("france",))
    ((article, (one,)),) = stored(store.db, [said.article_id, "gone"])
    assert (one.machine, one.machine.mention, one.reviewed) == (said, said.mention, None)
    standing = replace(said, speaker=None, actor_id="taliban", actors_also=(), kind=Kind.INDIRECT)
    standing = replace(standing, said_on=date(2021, 1, 1), said_on_precision=Precision.MONTH)
    with transaction(store.db):
        settle(store.db, one, standing, REVIEWED)
    (shown,) = tellings(store.db, StatementFilter())
    assert (shown.statement, shown.reviewed) == (standing, REVIEWED)
    machine = {c.field: c.value for c in shown.machine}
    assert machine == {Field.SPEAKER: "Pyotr Ivanov", Field.ACTOR: "russia", Field.KIND: "direct", Field.SAID_ON: None}
    assert tellings(store.db, StatementFilter(actor_id="france")) == tellings(store.db, StatementFilter(actor_id="russia")) == []
    assert check(store.db) == []
    ((_, (again,)),) = stored(store.db, [article.id])
    assert (again.machine, again.standing) == (said, standing)
    with transaction(store.db):
        settle(store.db, again, again.machine, None)
    (back,) = tellings(store.db, StatementFilter(actor_id="france"))
    assert (back.statement, back.reviewed, back.machine) == (said, None, ())


def test_a_rejected_statement_leaves_every_list_but_that_of_the_rejected(store: Store) -> None:
    said, other = store.add_one(), store.add_one("b " + TEXT, url="https://a.example/2")
    ((_, (one,)),) = stored(store.db, [said.article_id])
    with transaction(store.db):
        settle(store.db, one, said, replace(REVIEWED, decision=Decision.REJECTED))
    listed = {state: {t.statement.id for t in tellings(store.db, StatementFilter(review=state))} for state in ReviewState}
    assert listed[ReviewState.STANDING] == listed[ReviewState.UNREVIEWED] == {other.id}
    assert listed[ReviewState.REJECTED] == listed[ReviewState.REVIEWED] == {said.id}
    assert listed[ReviewState.ALL] == {said.id, other.id}
    assert listed[ReviewState.ACCEPTED] == set()
    assert tellings(store.db, StatementFilter(article_id=said.article_id)) == []
    assert len(tellings(store.db, StatementFilter(article_id=said.article_id, review=ReviewState.ALL))) == 1
    assert check(store.db) == []


def test_a_rejected_statement_stays_out_when_its_page_changes(store: Store) -> None:
    said = store.add_one()
    ((article, (one,)),) = stored(store.db, [said.article_id])
    with transaction(store.db):
        settle(store.db, one, said, replace(REVIEWED, decision=Decision.REJECTED))
    later = store.add_one("later " + TEXT)
    store.db.execute("DELETE FROM articles WHERE id = ?", [later.article_id])
    store.add(article, said)
    assert tellings(store.db, StatementFilter()) == []
    assert check(store.db) == []


def test_judgements_of_what_changed_are_forgotten(store: Store) -> None:
    said = store.add_one()
    save_stances(store.db, "p", "m", {said.id: Stance(Label.SUPPORTS, 1.0, "")})
    ((_, (one,)),) = stored(store.db, [said.article_id])
    with transaction(store.db):
        settle(store.db, one, one.machine, REVIEWED)
    assert stances(store.db, "p", "m", [said.id])
    with transaction(store.db):
        settle(store.db, one, replace(one.machine, speaker=None), REVIEWED)
    assert not stances(store.db, "p", "m", [said.id])


def test_an_edit_writes_the_machines_word_anew(store: Store) -> None:
    said = store.add_one()
    ((article, (one,)),) = stored(store.db, [said.article_id])
    with transaction(store.db):
        settle(store.db, one, replace(said, speaker="Ana Lund"), replace(REVIEWED, decision=Decision.REJECTED))
    update_statements(store.db, article, [replace(said, role="envoy at large")], [RUSSIA])
    (shown,) = tellings(store.db, StatementFilter())
    assert (shown.statement.speaker, shown.statement.role, shown.machine, shown.reviewed) == ("Pyotr Ivanov", "envoy at large", (), None)
    assert check(store.db) == []


def test_mentions_name_actors_of_before_and_now(store: Store) -> None:
    said = store.add_one(mention=Speaker(body="the Bear"), actors_also=("france",))
    ((_, (one,)),) = stored(store.db, [said.article_id])
    with transaction(store.db):
        settle(store.db, one, replace(said, actor_id="taliban", speaker="Ana Lund"), None)
    ((article_id, ids, words),) = mentions(store.db)
    assert (article_id, set(ids)) == (said.article_id, {"taliban", "russia", "france"})
    assert "Bear" in words
    assert "Ana Lund" in words


def test_statements_that_a_person_labelled(store: Store) -> None:
    said, other = store.add_one(), store.add_one("b " + TEXT, url="https://a.example/2")
    rows = {}
    for one, reviewed in ((said, REVIEWED), (other, replace(REVIEWED, stances=()))):
        ((_, (kept,)),) = stored(store.db, [one.article_id])
        rows[one.id] = kept.row
        with transaction(store.db):
            settle(store.db, kept, kept.machine, reviewed)
    assert labelled_rows(store.db, StatementFilter()) == [rows[said.id]]
    assert labelled_rows(store.db, StatementFilter(actor_id="france")) == []
