"""Actors with their activity."""

from datetime import date

from stance.records import Actor, ActorKind
from stance.store import actor, actors_named, full_text, list_actors, mend_actors, save_actors

from .conftest import RUSSIA, TALIBAN, TEXT, Store


def test_activity_counts_joint_statements_under_each(store: Store) -> None:
    store.add_one("a " + TEXT, url="https://a.example/1", published=date(2021, 1, 1))
    store.add_one("b " + TEXT, url="https://a.example/2", published=date(2022, 1, 1), actors_also=("taliban",))
    store.add_one("c " + TEXT, url="https://a.example/3", actor_id=None)
    assert list_actors(store.db) == [
        (RUSSIA, 2, date(2021, 1, 1), date(2022, 1, 1)),
        (TALIBAN, 1, date(2022, 1, 1), date(2022, 1, 1)),
    ]
    assert list_actors(store.db, limit=1)[0][0] == RUSSIA


def test_hidden_versions_do_not_count(store: Store) -> None:
    store.add_one("old " + TEXT)
    store.add_one("new " + TEXT)
    assert [(one.id, many) for one, many, _, _ in list_actors(store.db)] == [("russia", 1)]


def test_what_is_stored_stays(store: Store) -> None:
    save_actors(store.db, [RUSSIA])
    save_actors(store.db, [Actor("russia", "Other", ActorKind.PERSON), Actor("odd", "\ud800", ActorKind.GROUP)])
    assert actor(store.db, "russia") == RUSSIA
    assert actor(store.db, "odd") == Actor("odd", "?", ActorKind.GROUP)
    assert actor(store.db, "none") is None


def test_a_renamed_actor_is_found_under_the_new_name(store: Store) -> None:
    store.add_one()
    assert full_text(store.db, "Russia")
    store.db.execute("UPDATE actors SET name = 'Muscovy' WHERE id = 'russia'")
    assert full_text(store.db, "Muscovy")
    assert not full_text(store.db, "Russia")


def test_people_mend_actors(store: Store) -> None:
    save_actors(store.db, [RUSSIA, Actor("moscow-times", "Russia", ActorKind.ORGANISATION)])
    assert [one.id for one in actors_named(store.db, "russia")] == ["moscow-times", "russia"]
    store.add_one()
    assert [one.id for one in actors_named(store.db, "RUSSIA")] == ["russia", "moscow-times"]
    mend_actors(store.db, [Actor("russia", "Russian Federation", ActorKind.STATE, "Q159"), Actor("new", "New", ActorKind.GROUP, "Q1")])
    assert actor(store.db, "russia") == Actor("russia", "Russian Federation", ActorKind.STATE, "Q159")
    assert actor(store.db, "new") == Actor("new", "New", ActorKind.GROUP, "Q1")
    assert full_text(store.db, "Federation")
