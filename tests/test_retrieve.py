from pathlib import Path

from stance import store
from stance.identify import filter_for, who
from stance.records import StatementFilter, Topic
from stance.retrieve import read_topic, search
from tests.recorded import record


def test_who_is_meant(tmp_path: Path) -> None:
    filled = record(tmp_path)
    assert who(filled.db, filled.base, "Helsinki").actor == who(filled.db, filled.base, "Finland").actor
    assert (who(filled.db, filled.base, "Lund").actor, who(filled.db, filled.base, "Lund").speaker) == (None, "Ada Lund")
    assert who(filled.db, filled.base, "Zzyzx").actor is None
    assert filter_for(who(filled.db, filled.base, "Lund"), StatementFilter()).speaker == "Ada Lund"


def test_the_filter_comes_before_the_ranking(tmp_path: Path) -> None:
    filled = record(tmp_path)
    found = search(filled, "timber embargo", StatementFilter(actor_id="hungary"), limit=1)
    assert [f.telling.statement.actor_id for f in found] == ["hungary"]
    assert search(filled, "timber embargo", StatementFilter(actor_id="sweden")) == []
    assert all(-1.001 <= f.similarity <= 1.001 and f.text for f in search(filled, "timber", StatementFilter()))


def test_a_fixed_topic_keeps_its_meaning(tmp_path: Path) -> None:
    filled = record(tmp_path)
    store.save_topic(filled.db, Topic("wood", "Timber should be banned"))
    assert read_topic(filled, "wood").text == "Timber should be banned"
