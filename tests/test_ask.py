from datetime import date
from pathlib import Path

import pytest

from stance.ask import Request, ask
from stance.errors import UsageError
from stance.records import Label
from stance.retrieve import Record
from tests.recorded import record


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return record(tmp_path_factory.mktemp("home"))


def test_position_statements_and_shift(filled: Record) -> None:
    found = ask(filled, Request("timber embargo", "Finland"))
    assert found.position.label is Label.SUPPORTS
    assert [s.between for s in found.shifts] == [(date(2026, 1, 20), date(2026, 3, 1))]
    days = [j.telling.when for j in found.statements]
    assert days == sorted(days, key=lambda d: d or date.min, reverse=True)
    assert all("concert" not in j.telling.statement.content for j in found.statements)
    assert found.coverage.articles == 7
    assert set(found.position.basis) <= {j.telling.statement.id for j in found.statements}


def test_each_utterance_once_with_its_other_tellings(filled: Record) -> None:
    found = ask(filled, Request("timber embargo", "Finland"))
    twice = [j for j in found.statements if j.tellings]
    assert len(twice) == 1
    assert {twice[0].telling.article.source, *(t.article.source for t in twice[0].tellings)} == {"Daily", "Wire"}


def test_a_question_in_words(filled: Record) -> None:
    found = ask(filled, Request("what has Hungary said about the timber embargo?"))
    assert found.actor is not None
    assert found.actor.name == "Hungary"
    assert found.position.label is Label.CONDITIONAL
    assert found.statements[0].condition == "only if its mills are paid"


def test_until_gives_the_position_of_that_day(filled: Record) -> None:
    assert ask(filled, Request("timber embargo", "Finland", until=date(2026, 2, 1))).position.label is Label.OPPOSES


def test_as_of_hides_what_came_out_later(filled: Record) -> None:
    found = ask(filled, Request("timber embargo", "Finland", as_of=date(2026, 1, 5)))
    assert len(found.statements) == 1
    assert found.statements[0].tellings == ()


def test_filters_by_source_and_limit(filled: Record) -> None:
    assert {j.telling.article.source for j in ask(filled, Request("timber embargo", "Finland", source="Herald")).statements} == {"Herald"}
    assert len(ask(filled, Request("timber embargo", "Finland", limit=1)).statements) == 1


def test_all_shows_what_is_unrelated(filled: Record) -> None:
    found = ask(filled, Request("timber embargo", "Finland", limit=None, everything=True))
    assert [j.stance.label for j in found.statements if "concert" in j.telling.statement.content] == [Label.UNRELATED]


@pytest.mark.parametrize("actor", ["Zzyzx", "", "\x00"])
def test_an_unknown_actor_is_an_answer(filled: Record, actor: str) -> None:
    found = ask(filled, Request("timber embargo", actor))
    assert (found.position.label, found.statements, found.actor) == (Label.NONE, (), None)
    assert found.understood


def test_an_empty_record_is_an_answer(tmp_path: Path) -> None:
    found = ask(record(tmp_path, as_stored=False), Request("timber embargo", "Finland"))
    assert (found.position.label, found.statements) == (Label.NONE, ())


def test_nothing_asked(filled: Record) -> None:
    with pytest.raises(UsageError, match="stance ask"):
        ask(filled, Request("  "))


@pytest.mark.parametrize("topic", ["'\"; DROP TABLE", "a" * 3000, "\ud800", "AND OR NOT", "…"])
def test_odd_topics(filled: Record, topic: str) -> None:
    assert ask(filled, Request(topic, "Finland")).proposition
