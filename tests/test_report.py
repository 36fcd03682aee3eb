"""`report` and `topics` on a small record with real parts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from stance import actors, embedders, index, ingest, judges, report, store, topics
from stance.config import Home
from stance.errors import UsageError
from stance.records import Days, Label
from stance.retrieve import Record

ROWS = {
    "2026-03-02": "“We reject the cable treaty and will not sign it,” Norwegian Foreign Minister Astrid Halvorsen announced on Monday.",
    "2026-05-18": "“We support the cable treaty,” Norwegian Foreign Minister Astrid Halvorsen said on Monday.",
}


DISPUTE = {
    "2026-05-18": ROWS["2026-05-18"] + "\n\n“We oppose the cable treaty,” Norwegian Defence Minister Kari Moe said on Monday.",
    "2026-05-20": "“We oppose the cable treaty,” Danish Foreign Minister Mikkel Thorsen said on Wednesday.",
}


def made(folder: Path, rows: Mapping[str, str]) -> Record:
    """The record of articles, each with its day."""
    home, embedder = Home(folder / "home"), embedders.hashing()
    db = store.open_store(home)
    for day, text in rows.items():
        (folder / f"{day}.txt").write_text(f"A headline\n\nOSLO, {date.fromisoformat(day):%B %-d, %Y} (Wire) — {text}\n", encoding="utf-8")
    ingest.add(db, home, [str(folder)], embedder, ingest.Options())
    return Record(db, actors.load_base(), embedder, index.open_index(home, embedder.name), judges.RuleJudge())


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return made(tmp_path_factory.mktemp("record"), ROWS)


def test_report_tells_positions_in_order(record: Record) -> None:
    found = report.report(record, report.ReportRequest("Oslo", ("the cable treaty",)))
    assert found.actor is not None
    assert found.actor.name == "Norway"
    (topic,) = found.topics
    assert [item.stance.label for item in topic.timeline] == [Label.OPPOSES, Label.SUPPORTS]
    assert topic.position.label is Label.SUPPORTS
    assert topic.position.since == date(2026, 5, 18)
    assert [(s.before.stance.label, s.after.stance.label) for s in topic.shifts] == [(Label.OPPOSES, Label.SUPPORTS)]


def test_report_says_what_was_not_found(record: Record) -> None:
    (topic,) = report.report(record, report.ReportRequest("Norway", ("the cable treaty",))).topics
    assert topic.not_found == ("two statements of its own that contradict each other", "a position of another actor")
    (topic,) = report.report(record, report.ReportRequest("Norway", ("penguins in the zoo",))).topics
    assert topic.not_found == ("a statement on this topic",)


def test_report_keeps_to_its_days(record: Record) -> None:
    days = Days(until=date(2026, 4, 1))
    found = report.report(record, report.ReportRequest("Norway", ("the cable treaty",), days))
    assert (found.since, found.until, found.as_of) == (None, date(2026, 4, 1), None)
    (topic,) = found.topics
    assert topic.position.label is Label.OPPOSES
    assert topic.shifts == ()
    assert "a change of position" in topic.not_found
    assert any(line.startswith("anything later than 2026-03-02") for line in topic.not_found)


def test_report_shows_who_contradicts_whom_and_where_others_stand(tmp_path: Path) -> None:
    (topic,) = report.report(made(tmp_path, DISPUTE), report.ReportRequest("Norway", ("the cable treaty",))).topics
    (pair,) = topic.contradictions
    assert [pair.left.telling.statement.speaker, pair.right.telling.statement.speaker] == ["Astrid Halvorsen", "Kari Moe"]
    assert [(other.name, other.position.label) for other in topic.others] == [("Denmark", Label.OPPOSES)]


def test_report_finds_topics_by_itself(record: Record) -> None:
    found = report.report(record, report.ReportRequest("Norway"))
    assert [topic.topic for topic in found.topics] == ["cable treaty"]


def test_unknown_actor_has_an_empty_report(record: Record) -> None:
    assert report.report(record, report.ReportRequest("Ruritania")).topics == ()


def test_topics_fixed_first_then_found(record: Record) -> None:
    assert [topic.name for topic in topics.topics(record)] == ["cable treaty"]
    topics.add(record.db, "the deal", "The cable treaty should be signed", by="ana")
    assert [topic.name for topic in topics.topics(record)] == ["the deal", "cable treaty"]
    assert topics.topics(record, actor="Ruritania") == []
    with pytest.raises(UsageError, match="--proposition"):
        topics.add(record.db, " ", "x", by="ana")
