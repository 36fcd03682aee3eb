from pathlib import Path

from stance import store
from stance.records import Label, Topic
from stance.shifts import shifts
from tests.recorded import record


def test_shifts_of_a_topic_and_of_all_named_topics(tmp_path: Path) -> None:
    filled = record(tmp_path)
    found = shifts(filled, "Finland", "timber embargo")
    assert [(s.before.stance.label, s.after.stance.label) for s in found] == [(Label.OPPOSES, Label.SUPPORTS)]
    assert shifts(filled, "Finland") == []
    store.save_topic(filled.db, Topic("timber embargo", "The timber embargo should be imposed"))
    assert len(shifts(filled, "Finland")) == 1


def test_no_shift_and_no_actor(tmp_path: Path) -> None:
    filled = record(tmp_path)
    assert shifts(filled, "Hungary", "timber embargo") == []
    assert shifts(filled, "Zzyzx", "timber embargo") == []
