"""Statements: to a row and back, saved once, listed newest first, with the outlets of their group."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from stance.config import Home
from stance.errors import UsageError
from stance.records import Act, Kind, Precision, Span, Statement, StatementFilter
from stance.store import (
    article_known,
    check,
    count_statements,
    list_actors,
    open_store,
    pending_articles,
    row_numbers,
    save_article,
    save_statements,
    save_vectors,
    set_groups,
    shared_groups,
    speakers,
    telling,
    tellings,
    tellings_by_groups,
    tellings_by_rows,
    ungroup,
    ungrouped,
    update_statements,
    utterances,
    vector_rows,
)
from stance.store.rows import storable

from .conftest import FRANCE, RUSSIA, TALIBAN, TEXT, Store

_names = st.none() | st.text(min_size=1, max_size=20)
_spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 10**7), st.integers(1, 10**6))
_statements = st.builds(
    Statement,
    id=st.uuids().map(str),
    article_id=st.just("an-article"),
    spans=st.lists(_spans, min_size=1, max_size=4).map(tuple),
    content=st.text(max_size=60),
    kind=st.sampled_from(Kind),
    act=st.sampled_from(Act),
    cue=_names,
    cue_span=st.none() | _spans,
    source=st.none() | _spans,
    speaker=_names,
    role=_names,
    actor_id=st.none() | st.sampled_from(["russia", "france"]),
    said_on=st.none() | st.dates(),
    said_on_precision=st.none() | st.sampled_from(Precision),
    confidence=st.floats(0, 1),
    extractor=st.just("x"),
    negated=st.booleans(),
    why=st.text(max_size=20),
    actors_also=st.lists(st.sampled_from(["taliban", "france"]), max_size=2, unique=True).map(tuple),
)


@given(_statements)
def test_statement_to_row_and_back(memory: Database, made: Statement) -> None:
    save_statements(memory, _ARTICLE, [made], [RUSSIA, TALIBAN, FRANCE])
    found = telling(memory, made.id)
    memory.execute("DELETE FROM statements")
    assert found is not None
    clean = {name: storable(getattr(made, name)) for name in ("content", "cue", "speaker", "role", "why")}
    assert found.statement == replace(made, **clean)
    assert found.group == made.id
    assert found.when == (made.said_on or date(2021, 10, 20))


_ARTICLE = Store(None, Home(Path())).article()  # type: ignore[arg-type]
_ARTICLE = replace(_ARTICLE, id="an-article")


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Database:
    db = open_store(Home(tmp_path_factory.mktemp("memory") / "none"), readonly=True)
    save_article(db, _ARTICLE)
    return db


def test_saving_again_changes_nothing(store: Store) -> None:
    made = store.article()
    one, two = store.statement(made, 60, 70), store.statement(made)
    rows = store.add(made, one, two)
    assert rows == [2, 1], "rows follow the text, numbers follow the order given"
    assert store.add(made, one, two) == rows
    assert store.add(made, two, two) == [1, 1]
    assert count_statements(store.db, StatementFilter()) == 2
    assert row_numbers(store.db, [one.id, "none"]) == {one.id: 2}


def test_half_an_article_is_never_stored(store: Store) -> None:
    made = store.article()
    save_article(store.db, made)
    bad = store.statement(made, 60, 70, actor_id="nobody")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        save_statements(store.db, made, [store.statement(made), bad], [RUSSIA])
    assert count_statements(store.db, StatementFilter()) == 0
    assert list_actors(store.db) == []
    assert not article_known(store.db, made.id)


_WRITES_FOR_EVER = """
import sys
from pathlib import Path
from tests.store.conftest import Store
from stance.config import Home
from stance.store import open_store
home = Home(Path(sys.argv[1]))
store = Store(open_store(home), home)
number = 0
while True:
    article = store.article(f"Article {number}. " + "word " * 200, url=f"https://daily.example/{number}")
    store.add(article, *[store.statement(article, at, at + 40) for at in range(0, 800, 20)])
    number += 1
    print(number, flush=True)
"""


def test_a_kill_leaves_whole_articles(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    command = [sys.executable, "-c", _WRITES_FOR_EVER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=root) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
    db = open_store(Home(tmp_path))
    assert check(db) == []
    halves = "SELECT a.id FROM articles a LEFT JOIN statements s ON s.article_id = a.id WHERE a.state = 'done' GROUP BY a.id HAVING count(s.n) <> 40"
    assert db.execute(halves).fetchall() == []
    assert len(pending_articles(db)) <= 1
    assert db.execute("SELECT count(*) FROM statements s JOIN articles a ON a.id = s.article_id WHERE a.state = 'pending'").fetchone() == (0,)


def test_newest_first_and_reading_order_within_an_article(store: Store) -> None:
    made = store.article()
    store.add(made, store.statement(made, 60, 70), store.statement(made, 25, 56))
    newer = store.add_one("b " + TEXT, url="https://b.example/1", published=date(2021, 1, 1), said_on=date(2022, 1, 1))
    undated = replace(store.article("c", url="https://c.example/1"), published=None)
    store.add(undated, store.statement(undated, 0, 1))
    found = tellings(store.db, StatementFilter())
    assert [one.statement.spans[0].start for one in found] == [25, 25, 60, 0]
    assert found[0].statement.id == newer.id
    assert found[-1].when is None
    assert [one.statement.id for one in tellings(store.db, StatementFilter(limit=1))] == [newer.id]


def test_filters(store: Store) -> None:
    one = store.add_one(url="https://a.example/1", published=date(2021, 1, 10), said_on=date(2021, 1, 5))
    two = store.add_one(url="https://a.example/2", published=date(2021, 2, 10), actor_id="taliban", actors_also=("russia", "taliban"), speaker=None)
    three = store.add_one(
        url="https://a.example/3", published=date(2021, 3, 10), kind=Kind.DEED, speaker="Anna Petrova", actor_id="france", source="Other"
    )

    def ids(**wanted: object) -> set[str]:
        chosen = StatementFilter(**wanted)  # type: ignore[arg-type]
        found = {made.statement.id for made in tellings(store.db, chosen)}
        assert count_statements(store.db, chosen) == len(found)
        return found

    assert ids() == {one.id, two.id, three.id}
    assert ids(actor_id="russia") == {one.id, two.id}, "a joint statement is found under each"
    assert ids(actor_id="taliban") == {two.id}
    assert ids(actor_id="nobody") == set()
    assert ids(speaker="pyotr IVANOV") == ids(speaker="ivanov") == {one.id}
    assert ids(speaker="Sergey Ivanov") == ids(speaker="?") == set()
    assert ids(source="other") == {three.id}
    assert ids(kind=Kind.DEED) == {three.id}
    assert ids(since=date(2021, 1, 6)) == {two.id, three.id}
    assert ids(until=date(2021, 1, 5)) == {one.id}
    assert ids(as_of=date(2021, 1, 9)) == set(), "said before, but published after"
    assert ids(as_of=date(2021, 2, 10), actor_id="russia") == {one.id, two.id}
    assert ids(article_id=two.article_id) == {two.id}


def test_a_telling_has_the_outlets_of_its_group(store: Store) -> None:
    first = store.add_one("a " + TEXT, url="https://a.example/1", published=date(2021, 1, 1), source="Beta")
    second = store.add_one("b " + TEXT, url="https://a.example/2", published=date(2021, 2, 1), source="Alpha")
    third = store.add_one("c " + TEXT, url="https://a.example/3", source="Gamma")
    assert ungrouped(store.db) == [1, 2, 3]
    assert {one.group for one in tellings(store.db, StatementFilter())} == {first.id, second.id, third.id}, "each is its own group until linked"
    set_groups(store.db, {1: first.id, 2: first.id})
    assert ungrouped(store.db) == [3]
    found = {one.statement.id: one for one in tellings(store.db, StatementFilter())}
    assert found[first.id].sources == found[second.id].sources == ("Alpha", "Beta")
    assert found[third.id].sources == ("Gamma",)
    early = tellings(store.db, StatementFilter(as_of=date(2021, 1, 15)))
    assert [one.sources for one in early] == [("Beta",)], "who published later is not yet a source"
    assert set(shared_groups(store.db, [first.id, third.id, "none"])) <= {first.id, third.id}
    groups = tellings_by_groups(store.db, [first.id, third.id, "none"])
    assert {group: [one.statement.id for one in members] for group, members in groups.items()} == {
        first.id: [second.id, first.id],
        third.id: [third.id],
    }


def test_by_rows_keeps_the_order_and_passes_over_what_is_gone(store: Store) -> None:
    made = store.article()
    rows = store.add(made, store.statement(made, 0, 5), store.statement(made, 10, 15), store.statement(made, 20, 25))
    found = tellings_by_rows(store.db, [rows[2], 99, rows[0], rows[2]])
    assert [one.statement.spans[0].start for one in found] == [20, 0, 20]


def test_one_telling_by_the_beginning_of_its_id(store: Store) -> None:
    made = store.article()
    store.add(
        made,
        replace(store.statement(made), id="abc1"),
        replace(store.statement(made, 60, 70), id="abc2"),
        replace(store.statement(made, 0, 3), id="abc"),
    )
    found = telling(store.db, "abc1")
    assert found is not None
    assert found.actor == RUSSIA
    assert found.article.title == "Talks open"
    exact = telling(store.db, "abc")
    assert exact is not None
    assert exact.statement.id == "abc"
    assert telling(store.db, "x") is None
    assert telling(store.db, "") is None
    with pytest.raises(UsageError, match="beginning of several"):
        telling(store.db, "ab")


def test_speakers(store: Store) -> None:
    for number, name in enumerate(["B", "A", "B", None]):
        store.add_one(f"{number} {TEXT}", url=f"https://a.example/{number}", speaker=name, actor_id="russia" if number else "france")
    assert speakers(store.db) == [("B", 2), ("A", 1)]
    assert speakers(store.db, actor_id="russia") == [("A", 1), ("B", 1)]


def test_update_keeps_rows_groups_and_vectors(store: Store) -> None:
    made = store.article()
    first = store.statement(made)
    rows = store.add(made, first)
    set_groups(store.db, {rows[0]: "g"})
    save_vectors(store.db, "m", rows, np.ones((1, 1), dtype=np.float32))
    again = replace(first, actor_id="taliban", actors_also=("france",), role="minister", said_on=date(2021, 10, 18), said_on_precision=Precision.DAY)
    assert update_statements(store.db, made, [again], [TALIBAN, FRANCE]) == rows
    (found,) = tellings(store.db, StatementFilter(actor_id="france"))
    assert found.statement == again
    assert (found.group, found.when) == ("g", date(2021, 10, 18))
    assert vector_rows(store.db, "m") == rows
    assert check(store.db) == []


@pytest.mark.parametrize("rows", [[], [1, 2**62]])
def test_numbers_that_no_statement_has(store: Store, rows: list[int]) -> None:
    assert tellings_by_rows(store.db, rows) == []
    set_groups(store.db, dict.fromkeys(rows, "g"))


def test_groups_are_dissolved_with_all_who_are_in_them(store: Store) -> None:
    rows = []
    for number in range(4):
        article = store.article(f"{number} {TEXT}", url=f"https://a.example/{number}")
        rows += store.add(article, store.statement(article))
    set_groups(store.db, {rows[0]: "g", rows[1]: "g", rows[2]: "h"})
    assert ungroup(store.db, [rows[1], rows[3]]) == rows[:2], "the last one has no group"
    assert [t.group for t in tellings_by_rows(store.db, rows)].count("h") == 1
    assert ungroup(store.db, []) == []


def test_an_utterance_is_told_once(store: Store) -> None:
    rows = []
    for number, end in enumerate((40, 41, 56, 56)):
        article = store.article(f"{number}" + TEXT[1:], url=f"https://a.example/{number}")
        rows += store.add(article, store.statement(article, 25, end))
    set_groups(store.db, {rows[0]: "g", rows[1]: "g"})
    assert len(utterances(store.db, StatementFilter(), limit=9)) == 2, "one group, and one content that stands twice"
    assert len(utterances(store.db, StatementFilter(), limit=1)) == 1
    assert utterances(store.db, StatementFilter(actor_id="nobody"), limit=9) == []
