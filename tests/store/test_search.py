"""Search by words, by filter, and fusion of ranked lists."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from stance.config import Home
from stance.records import StatementFilter
from stance.store import allowed_rows, full_text, fuse, open_store, remove_article
from stance.store.search import match_expression

from .conftest import Store

WORDS = (
    "We will not recognise the new government yet.",
    "Aid convoys reach Kabul; the government thanks them.",
    "Sanctions stay until prisoners are free.",
)


def _filled(store: Store) -> list[int]:
    rows = []
    for number, text in enumerate(WORDS):
        made = store.article(text, url=f"https://a.example/{number}", published=date(2021, 1, 1 + number), title=f"Story {number}")
        rows += store.add(made, store.statement(made, 0, len(text), actor_id="russia" if number else "taliban"))
    return rows


def test_words_are_found_stemmed_and_best_first(store: Store) -> None:
    first, second, third = _filled(store)
    assert [row for row, _ in full_text(store.db, "recognised governments")] == [first, second]
    assert [row for row, _ in full_text(store.db, "PRISONER")] == [third]
    scores = [score for _, score in full_text(store.db, "recognise government")]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0
    assert len(full_text(store.db, "government", limit=1)) == 1
    assert {row for row, _ in full_text(store.db, "Taliban")} == {first}, "the actor's name is searched"
    assert {row for row, _ in full_text(store.db, "Story")} == {first, second, third}, "the title is searched"


def test_the_filter_comes_before_the_ranking(store: Store) -> None:
    first, second, third = _filled(store)
    allowed = np.array([second, third], dtype=np.int64)
    assert [row for row, _ in full_text(store.db, "recognise the government", allowed=allowed, limit=1)] == [second]
    assert full_text(store.db, "government", allowed=np.zeros(0, dtype=np.int64)) == []
    assert full_text(store.db, "government", allowed=np.array([third, 10**12])) == []
    assert first not in [row for row, _ in full_text(store.db, "government", allowed=allowed)]


def test_removed_and_replaced_statements_are_not_found(store: Store) -> None:
    old = store.add_one("On Monday the envoy said: Tariffs will rise. Then he left the room for good.")
    assert full_text(store.db, "tariffs")
    store.add_one("On Monday the envoy said: Customs will rise. Then he left the room for good, they say.")
    assert full_text(store.db, "tariffs") == []
    remove_article(store.db, old.article_id)
    assert store.db.execute("SELECT count(*) FROM statements_fts").fetchone() == (1,)


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("recognition of the Taliban", '"recognition" OR "taliban"'),
        ("the of", '"the" OR "of"'),
        ('it\'s "quoted" AND (NOT) near*', '"it\'s" OR "quoted" OR "not" OR "near"'),
        ("aid Aid AID", '"aid"'),
        ("", None),
        ("?!—\x00\ud800", None),
    ],
)
def test_match_expression(query: str, expression: str | None) -> None:
    assert match_expression(query) == expression


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Database:
    home = Home(tmp_path_factory.mktemp("search"))
    store = Store(open_store(home), home)
    _filled(store)
    return store.db


@given(st.text(st.characters(), max_size=80) | st.text("\"*^:()- ANDORNOT\x00\ud800’'{}+", max_size=30))
def test_any_text_is_a_query(filled: Database, query: str) -> None:
    for row, score in full_text(filled, query):
        assert 1 <= row <= 3
        assert isinstance(score, float)


def test_a_very_long_query(filled: Database) -> None:
    assert len(full_text(filled, "government " + " ".join(f"w{number}" for number in range(100_000)))) == 2


def test_allowed_rows(store: Store) -> None:
    first, second, third = _filled(store)
    rows = allowed_rows(store.db, StatementFilter())
    assert (rows.dtype, rows.tolist()) == (np.int64, [first, second, third])
    assert allowed_rows(store.db, StatementFilter(actor_id="russia", until=date(2021, 1, 2), limit=0)).tolist() == [second]
    assert allowed_rows(store.db, StatementFilter(actor_id="nobody")).tolist() == []


def test_fuse() -> None:
    assert fuse([]) == []
    assert fuse([[7, 8], [8, 9]]) == [(8, 1 / 62 + 1 / 61), (7, 1 / 61), (9, 1 / 62)]
    assert [row for row, _ in fuse([[5], [3]])] == [3, 5], "ties by row number"
    assert fuse([[1]], k=0) == [(1, 1.0)]
