"""`report` and `topics` on a small record with real parts."""

from datetime import date

import pytest

from stance import actors, embedders, index, ingest, judges, report, store, topics
from stance.config import Home
from stance.errors import UsageError
from stance.records import Label
from stance.retrieve import Record

ROWS = {
    "2026-03-02": "“Signing the cable treaty is not under discussion for now,” Norwegian Foreign Minister Astrid Halvorsen said on Monday.",
    "2026-05-18": "“We support the cable treaty,” Norwegian Foreign Minister Astrid Halvorsen said on Monday.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("record")
    home, embedder = Home(folder / "home"), embedders.hashing()
    db = store.open_store(home)
    for day, text in ROWS.items():
        (folder / f"{day}.txt").write_text(f"A headline\n\nOSLO, {date.fromisoformat(day):%B %-d, %Y} (Wire) — {text}\n", encoding="utf-8")
    ingest.add(db, home, [str(folder)], embedder, ingest.Options())
    return Record(db, actors.load_base(), embedder, index.open_index(home, embedder.name), judges.JUDGES[judges.DEFAULT]())


def test_report_tells_positions_in_order(record: Record) -> None:
    found = report.report(record, report.ReportRequest("Oslo", ("the cable treaty",)))
    assert found.actor is not None
    assert found.actor.name == "Norway"
    (topic,) = found.topics
    assert [item.stance.label for item in topic.timeline] == [Label.OPPOSES, Label.SUPPORTS]
    assert topic.position.label is Label.SUPPORTS
    assert topic.position.since == date(2026, 5, 18)
    assert [(s.before.stance.label, s.after.stance.label) for s in topic.shifts] == [(Label.OPPOSES, Label.SUPPORTS)]


def test_report_finds_topics_by_itself(record: Record) -> None:
    found = report.report(record, report.ReportRequest("Norway"))
    assert [topic.topic for topic in found.topics] == ["cable treaty"]


def test_unknown_actor_has_an_empty_report(record: Record) -> None:
    assert report.report(record, report.ReportRequest("Ruritania")).topics == ()


def test_topics_fixed_first_then_found(record: Record) -> None:
    assert [topic.name for topic in topics.topics(record)] == ["cable treaty"]
    topics.add(record.db, "the deal", "The cable treaty should be signed")
    assert [topic.name for topic in topics.topics(record)] == ["the deal", "cable treaty"]
    assert topics.topics(record, actor="Ruritania") == []
    with pytest.raises(UsageError, match="--proposition"):
        topics.add(record.db, " ", "x")
