"""A desk opens its record once, and sees what others write to the home."""

from pathlib import Path

import pytest

from stance import store
from stance.config import Home
from stance.desk import Desk, Place
from stance.errors import UsageError
from stance.records import Actor, ActorKind, Correction, CorrectionKind, StatementFilter
from stance.retrieve import Record
from tests.apart import apart


def _asked(desk: Desk, *questions: object) -> list[object]:
    """Answers to questions, one after the other."""

    async def run() -> list[object]:
        return [await desk.ask(question) for question in questions]  # type: ignore[arg-type]

    return apart(run)


@pytest.fixture
def desk(own_home: Path, cache: Path) -> Desk:
    return Desk(Place(Home(own_home), cache / "stance"), pytest.fail)


def test_the_record_is_opened_once(desk: Desk) -> None:
    first, second = _asked(desk, lambda record: record, lambda record: record)
    assert first is second
    assert isinstance(first, Record)
    desk.close()


def test_what_people_correct_is_seen(desk: Desk, own_home: Path) -> None:
    assert _asked(desk, lambda record: list(record.base.find("the cable people"))) == [[]]
    db = store.open_store(Home(own_home))
    norway = Actor("norway", "Norway", ActorKind.STATE)
    store.save_corrections(db, [Correction(CorrectionKind.ALIAS, norway, "the cable people", by="eva")])
    (after,) = _asked(desk, lambda record: [actor.id for actor in record.base.find("the cable people")])
    assert after == ["norway"]
    db.close()
    desk.close()


def test_answers_that_are_kept_do_not_open_it_again(desk: Desk, own_home: Path) -> None:
    (first,) = _asked(desk, lambda record: record)
    db = store.open_store(Home(own_home))
    store.save_stances(db, "x", "y", {})
    db.execute("UPDATE topics SET pinned = 1")
    db.conn.commit()
    db.close()
    assert _asked(desk, lambda record: record) == [first]
    desk.close()


def test_a_home_that_is_empty_at_first(tmp_path: Path, own_home: Path, cache: Path) -> None:
    desk = Desk(Place(Home(tmp_path / "late"), cache / "stance"), lambda line: None)

    def many(record: Record) -> int:
        return store.count_statements(record.db, StatementFilter())

    assert _asked(desk, many) == [0]
    own_home.rename(tmp_path / "late")
    assert _asked(desk, many)[0] > 40  # type: ignore[operator]
    desk.close()


def test_errors_come_to_whoever_asked(desk: Desk) -> None:
    def wrong(record: Record) -> None:
        raise UsageError("no")

    with pytest.raises(UsageError, match="no"):
        _asked(desk, wrong)
    assert _asked(desk, lambda record: 1) == [1]
    desk.close()
