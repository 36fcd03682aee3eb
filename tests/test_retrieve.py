from pathlib import Path

import pytest

from stance import store
from stance.identify import filter_for, who
from stance.records import Label, StatementFilter, Topic
from stance.retrieve import judged, read_topic, search, stands
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


def test_a_statement_beside_the_topic_is_a_candidate_by_its_article(tmp_path: Path) -> None:
    filled = record(tmp_path)
    rows = store.allowed_rows(filled.db, StatementFilter())
    beside = store.rows_beside(filled.db, [int(rows[-1]), int(rows[0])], rows)
    assert beside == [int(rows[-1]), int(rows[0])]
    assert store.rows_beside(filled.db, [], rows) == []
    assert store.rows_beside(filled.db, [int(rows[0])], rows[1:]) == []


def test_a_judgement_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled = record(tmp_path)
    topic = read_topic(filled, "timber embargo")
    first = judged(filled, topic, StatementFilter())
    monkeypatch.setattr(type(filled.judge), "stance", lambda self, pairs, proposition: [] if not pairs else pytest.fail("judged again"))
    assert judged(filled, topic, StatementFilter()) == first


def test_where_everyone_stands(tmp_path: Path) -> None:
    filled = record(tmp_path)
    topic = read_topic(filled, "timber embargo")
    found = stands(topic, judged(filled, topic, StatementFilter()), lambda telling: 0)
    assert [(s.name, s.position.label, s.outlets) for s in found] == [("Finland", Label.SUPPORTS, 3), ("Hungary", Label.CONDITIONAL, 1)]
