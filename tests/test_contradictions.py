from datetime import date
from pathlib import Path

from stance import store
from stance.contradictions import contradictions
from stance.records import Act, Days, Kind, Label, Topic
from stance.retrieve import Record
from tests.recorded import FINLAND, record


def divided(folder: Path) -> Record:
    """Two ministers of one state who say opposite things on two days, and an older statement."""
    rows = (
        ("Daily", "2026-01-01", FINLAND, "Ada Lund", Act.OPPOSES, Kind.INDIRECT, "Ada Lund said [[Finland opposes the timber embargo]]."),
        ("Daily", "2026-05-01", FINLAND, "Ada Lund", Act.SUPPORTS, Kind.INDIRECT, "Ada Lund said [[Finland supports the timber embargo]]."),
        ("Wire", "2026-05-03", FINLAND, "Bo Falk", Act.OPPOSES, Kind.INDIRECT, "Bo Falk said [[Finland rejects the timber embargo]]."),
    )
    return record(folder, rows=rows)


def test_a_pair_of_about_the_same_time_with_both_speakers(tmp_path: Path) -> None:
    (found,) = contradictions(divided(tmp_path), "Finland", ["timber embargo"])
    assert [j.stance.label for j in (found.left, found.right)] == [Label.SUPPORTS, Label.OPPOSES]
    assert [j.telling.statement.speaker for j in (found.left, found.right)] == ["Ada Lund", "Bo Falk"]
    assert "within 2 days" in found.why
    assert "Ada Lund and Bo Falk" in found.why
    assert 0 < found.score <= 1


def test_everyone_and_named_topics(tmp_path: Path) -> None:
    own = divided(tmp_path)
    assert len(contradictions(own, topics=["timber embargo"])) == 1
    store.save_topic(own.db, Topic("timber embargo", "The timber embargo should be imposed"))
    assert len(contradictions(own)) == 1
    assert contradictions(own, "Finland", days=Days(until=date(2026, 5, 2))) == []


def test_a_change_of_mind_and_an_unknown_actor_are_none(tmp_path: Path) -> None:
    own = record(tmp_path)
    assert contradictions(own, "Finland", ["timber embargo"]) == []
    assert contradictions(own, "Zzyzx") == []
    assert contradictions(own) == []
