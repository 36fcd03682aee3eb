from datetime import date
from pathlib import Path

import pytest

from stance import store
from stance.compare import agreements, compare
from stance.errors import UsageError
from stance.records import Days, Label, Position, Stand, Topic
from stance.retrieve import Record
from tests.recorded import record


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return record(tmp_path_factory.mktemp("home"))


def test_each_actor_stands_somewhere_with_a_quote(filled: Record) -> None:
    found = compare(filled, ["Finland", "Hungary"], ["timber embargo"])
    assert [(s.name, s.position.label) for s in found.stands] == [("Finland", Label.SUPPORTS), ("Hungary", Label.CONDITIONAL)]
    assert all(s.lead is not None and s.lead.telling.statement.id in s.position.basis for s in found.stands)
    assert [(a.left, a.right, a.shared, a.score) for a in found.agreements] == [("Finland", "Hungary", 1, 0.75)]
    assert found.coverage.articles == 7


def test_without_actors_everyone_who_took_a_position_is_listed_the_latest_first(filled: Record) -> None:
    assert [s.name for s in compare(filled, [], ["timber embargo"]).stands] == ["Finland", "Hungary"]


def test_the_days_are_kept(filled: Record) -> None:
    (early,) = compare(filled, ["Finland"], ["timber embargo"], Days(until=date(2026, 2, 1))).stands
    assert early.position.label is Label.OPPOSES


def test_somebody_who_said_nothing_and_somebody_unknown(filled: Record) -> None:
    found = compare(filled, ["Sweden", "Zzyzx"], ["timber embargo"])
    assert [(s.name, s.position.label, s.lead) for s in found.stands] == [("Sweden", Label.NONE, None)]
    assert found.unknown == ("Zzyzx",)
    assert compare(filled, ["Finland", "Finland"], ["timber embargo"]).agreements == ()


def test_named_topics_are_compared_where_none_is_given(tmp_path: Path) -> None:
    own = record(tmp_path)
    with pytest.raises(UsageError, match="--topic"):
        compare(own, ["Finland"], [])
    store.save_topic(own.db, Topic("timber embargo", "The timber embargo should be imposed"))
    assert [s.topic for s in compare(own, ["Finland"], []).stands] == ["timber embargo"]


def test_agreement_is_a_mean_over_the_topics_that_both_spoke_on() -> None:
    def stand(name: str, topic: str, label: Label) -> Stand:
        return Stand(name, None, topic, topic, Position(label))

    stands = [stand("A", "x", Label.SUPPORTS), stand("B", "x", Label.SUPPORTS), stand("C", "x", Label.NONE)]
    stands += [stand("A", "y", Label.SUPPORTS), stand("B", "y", Label.OPPOSES), stand("C", "z", Label.SUPPORTS)]
    assert [(a.left, a.right, a.shared, a.score) for a in agreements(stands)] == [("A", "B", 2, 0.5), ("A", "C", 0, None), ("B", "C", 0, None)]
