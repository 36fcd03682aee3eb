"""Links, and judgements kept for the next question."""

from stance.records import Judgement, Label, Link, LinkKind, Relation, Span, Stance
from stance.store import links, open_store, relations, save_links, save_relations, save_stances, stances

from .conftest import TEXT, Store


def _two(store: Store) -> tuple[str, str]:
    one = store.add_one("a " + TEXT, url="https://a.example/1")
    two = store.add_one("b " + TEXT, url="https://a.example/2")
    return one.id, two.id


def test_a_judge_replaces_its_own_word_only(store: Store) -> None:
    left, right = _two(store)
    machine = Link(left, right, LinkKind.SAME, 0.9, "near copy", "rule:minhash", "2024-01-01T00:00:00+00:00")
    again = Link(left, right, LinkKind.SAME, 0.8, "nearer", "rule:minhash", "2024-01-02T00:00:00+00:00")
    person = Link(left, right, LinkKind.SAME, 0.0, "another day", "ana", "2024-01-03T00:00:00+00:00")
    other = Link(right, left, LinkKind.CONTRADICTS, 0.7, "denies", "model:x", "2024-01-03T00:00:00+00:00")
    save_links(store.db, [machine, person, other])
    save_links(store.db, [again])
    assert set(links(store.db)) == {again, person, other}
    assert links(store.db, kind=LinkKind.CONTRADICTS) == [other]
    assert set(links(store.db, statement_id=left)) == {again, person, other}
    assert links(store.db, statement_id="none") == []


def test_stances_are_kept_by_statement_proposition_and_model(store: Store) -> None:
    left, right = _two(store)
    kept = {left: Stance(Label.CONDITIONAL, 0.7, "if", Span(3, 9)), right: Stance(Label.NEUTRAL, 0.5, "")}
    assert save_stances(store.db, "p", "m1", kept)
    assert stances(store.db, "p", "m1", [right, "none", left]) == kept
    assert stances(store.db, "p", "m2", [left]) == {}
    assert stances(store.db, "q", "m1", [left]) == {}
    assert save_stances(store.db, "p", "m1", {left: Stance(Label.OPPOSES, 0.9, "no")})
    assert stances(store.db, "p", "m1", [left])[left].label is Label.OPPOSES


def test_relations_are_kept_too(store: Store) -> None:
    left, _ = _two(store)
    kept = {left: Judgement(Relation.REFUTES, 0.7, "says otherwise \ud800")}
    assert save_relations(store.db, "claim", "m", kept)
    assert relations(store.db, "claim", "m", [left]) == {left: Judgement(Relation.REFUTES, 0.7, "says otherwise ?")}


def test_a_reader_keeps_judgements_and_never_fails(store: Store) -> None:
    left, _ = _two(store)
    reader = open_store(store.home, readonly=True)
    judged = {left: Stance(Label.SUPPORTS, 1.0, "yes"), "gone": Stance(Label.SUPPORTS, 1.0, "yes")}
    assert save_stances(reader, "p", "m", judged)
    assert list(stances(reader, "p", "m", list(judged))) == [left]
    store.db.conn.execute("BEGIN IMMEDIATE")
    assert not save_stances(reader, "p", "m2", judged), "the database is busy"
    store.db.conn.execute("ROLLBACK")
    assert not save_stances(reader, "p", "m", {})


def test_a_database_in_memory_keeps_nothing(store: Store) -> None:
    memory = open_store(type(store.home)(store.home.path / "none"), readonly=True)
    assert not save_stances(memory, "p", "m", {"a": Stance(Label.SUPPORTS, 1.0, "yes")})
