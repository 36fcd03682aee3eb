"""Articles: saved once, resumed, listed, mended, taken out, and replaced by a later version of the page."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from stance.errors import UsageError
from stance.records import DateOrigin, Link, LinkKind, Precision, ReadOptions, StatementFilter
from stance.store import (
    article,
    article_known,
    check,
    count_statements,
    coverage,
    edit_article,
    full_text,
    links,
    list_articles,
    pending_articles,
    pending_vectors,
    remove_article,
    save_article,
    save_links,
    save_vectors,
    tellings,
    vectors,
    versions,
)

from .conftest import TEXT, Store


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    made = replace(store.article(TEXT + " \x00 ‘é’ 😀\r\n"), given_id="row 7", author="A. Writer", speaker="Ivan", role="envoy", actor="Russia")
    assert save_article(store.db, made)
    assert article(store.db, made.id) == made
    assert article(store.db, made.id[:6]) == made
    assert article(store.db, "row 7") == made


def test_what_is_not_there_is_none_and_what_is_unclear_is_said(store: Store) -> None:
    for number, first in enumerate(("ab1", "ab2")):
        save_article(store.db, replace(store.article(url=f"https://x.example/{number}"), id=first))
    assert article(store.db, "zz") is None
    assert article(store.db, "") is None
    assert article(store.db, "%") is None
    with pytest.raises(UsageError, match="several articles"):
        article(store.db, "ab")
    found = article(store.db, "ab1")
    assert found is not None
    assert found.id == "ab1"


def test_a_killed_add_is_resumed(store: Store) -> None:
    made = store.article()
    assert save_article(store.db, made)
    assert save_article(store.db, made), "still without statements"
    assert pending_articles(store.db) == [made]
    assert not article_known(store.db, made.id)
    assert list_articles(store.db, StatementFilter()) == []
    store.add(made, store.statement(made))
    assert not save_article(store.db, made)
    assert article_known(store.db, made.id)
    assert pending_articles(store.db) == []


def test_lone_surrogates_do_not_crash_and_keep_offsets(store: Store) -> None:
    made = store.article("He said \ud800 yes.", title="\udfff")
    save_article(store.db, made)
    found = article(store.db, made.id)
    assert found is not None
    assert len(found.text) == len(made.text)
    assert found.title == "?"


def test_list_is_newest_first_with_counts_and_filters(store: Store) -> None:
    old = store.article("old " + TEXT, url="https://a.example/1", published=date(2020, 1, 1))
    new = store.article("new " + TEXT, url="https://a.example/2", published=date(2022, 1, 1), source="Other")
    undated = store.article("undated " + TEXT, url="https://a.example/3", published=None)
    store.add(old, store.statement(old), store.statement(old, 60, 70))
    store.add(new)
    store.add(undated)
    assert [(one.id, many) for one, many in list_articles(store.db, StatementFilter())] == [(new.id, 0), (old.id, 2), (undated.id, 0)]
    assert [one.id for one, _ in list_articles(store.db, StatementFilter(source="OTHER"))] == [new.id]
    assert [one.id for one, _ in list_articles(store.db, StatementFilter(until=date(2021, 1, 1)))] == [old.id]
    assert [one.id for one, _ in list_articles(store.db, StatementFilter(since=date(2021, 1, 1), limit=1))] == [new.id]
    assert list_articles(store.db, StatementFilter(article_id=old.id))[0][0] == replace(old, text="")


def test_remove_takes_everything_along(store: Store) -> None:
    first, second = store.article("a " + TEXT, url="https://a.example/1"), store.article("b " + TEXT, url="https://a.example/2")
    left, right = store.statement(first), store.statement(second)
    rows = store.add(first, left) + store.add(second, right)
    save_vectors(store.db, "m", rows, np.eye(2, dtype=np.float32))
    save_links(store.db, [Link(left.id, right.id, LinkKind.SAME, 1.0, "copy", "rule:minhash", "2024-01-01T00:00:00")])
    assert remove_article(store.db, first.id, by="ana") == rows[:1]
    assert remove_article(store.db, first.id) == []
    assert [one.statement.id for one in tellings(store.db, StatementFilter())] == [right.id]
    assert links(store.db) == []
    assert vectors(store.db, "m")[0].tolist() == rows[1:]
    assert [row for row, _ in full_text(store.db, "recognition table")] == rows[1:]
    assert check(store.db) == []
    assert store.db.execute("SELECT what, target, author FROM edits").fetchall() == [("remove article", first.id, "ana")]
    assert store.add(second, right) == rows[1:]
    assert store.add(first, left)[0] > rows[1], "a row number never means another statement"


def test_edit_mends_and_days_follow(store: Store) -> None:
    made = store.article(published=None)
    relative, dated = store.statement(made), store.statement(made, 60, 70, said_on=date(2021, 10, 19), said_on_precision=Precision.DAY)
    store.add(made, relative, dated)
    changes = ReadOptions(published=date(2021, 10, 20), source="Evening Post", title="Sanctions bite")
    mended = edit_article(store.db, made.id, changes, by="ana")
    assert mended is not None
    assert (mended.published, mended.published_origin, mended.published_precision) == (date(2021, 10, 20), DateOrigin.OPTION, Precision.DAY)
    assert [(one.statement.id, one.when) for one in tellings(store.db, StatementFilter())] == [
        (relative.id, date(2021, 10, 20)),
        (dated.id, date(2021, 10, 19)),
    ]
    assert tellings(store.db, StatementFilter(source="Evening Post"))[0].sources == ("Evening Post",)
    assert len(full_text(store.db, "sanctions bite")) == 2, "the title is searched"
    assert full_text(store.db, "talks open") == []
    assert check(store.db) == []
    assert store.db.execute("SELECT what, author FROM edits").fetchall() == [("edit article", "ana")]
    assert edit_article(store.db, "nowhere", changes) is None
    assert edit_article(store.db, made.id, ReadOptions()) == mended


def test_an_edited_page_replaces_the_older_version(store: Store) -> None:
    old, new = store.article("Old. " + TEXT), store.article("New. " + TEXT)
    first, second = store.statement(old), store.statement(new)
    store.add(old, first)
    save_article(store.db, new)
    assert [one.statement.id for one in tellings(store.db, StatementFilter())] == [first.id], "until the new version is whole, the old one stands"
    store.add(new, second)
    assert [one.statement.id for one in tellings(store.db, StatementFilter())] == [second.id]
    assert [one.statement.id for one in tellings(store.db, StatementFilter(article_id=old.id))] == [first.id], "the old one stays readable"
    assert [one.id for one, _ in list_articles(store.db, StatementFilter())] == [new.id]
    assert len(list_articles(store.db, StatementFilter(), replaced=True)) == 2
    assert (versions(store.db, new.id), versions(store.db, old.id), versions(store.db, "nowhere")) == ([old.id], [new.id], [])
    assert coverage(store.db).articles == 1
    assert len(pending_vectors(store.db, "m")) == 2
    assert check(store.db) == []
    remove_article(store.db, new.id)
    assert [one.statement.id for one in tellings(store.db, StatementFilter())] == [first.id]


def test_the_canonical_url_names_the_page_and_a_bare_site_does_not(store: Store) -> None:
    for number in range(2):
        made = store.article(f"{number} {TEXT}", url=f"https://a.example/x?utm_source={number}")
        save_article(store.db, made, canonical_url="https://a.example/x")
        store.add(made, store.statement(made))
    assert count_statements(store.db, StatementFilter()) == 1
    for number in range(2):
        made = store.article(f"{number} site {TEXT}", url="https://b.example/")
        store.add(made, store.statement(made))
    assert count_statements(store.db, StatementFilter()) == 3


def test_documents_of_one_collection_under_one_address_are_no_versions_of_each_other(store: Store) -> None:
    for number in range(3):
        made = replace(store.article(f"{number} {TEXT}", url="https://c.example/set"), given_id=f"doc-{number}", title=f"Speech {number}")
        save_article(store.db, made)
        store.add(made, store.statement(made))
    assert count_statements(store.db, StatementFilter()) == 3
    edited = replace(store.article(f"edited {TEXT}", url="https://c.example/set"), given_id="doc-1", title="Speech 1, corrected")
    store.add(edited, store.statement(edited))
    assert count_statements(store.db, StatementFilter()) == 3
    assert "doc-1" in {article.given_id for article, _ in list_articles(store.db, StatementFilter())}


def test_a_new_url_moves_an_article_to_another_page(store: Store) -> None:
    old, new = store.article("Old. " + TEXT), store.article("New. " + TEXT)
    store.add(old, store.statement(old))
    store.add(new, store.statement(new))
    edit_article(store.db, old.id, ReadOptions(url="https://daily.example/b"))
    assert count_statements(store.db, StatementFilter()) == 2
    edit_article(store.db, old.id, ReadOptions(url="https://daily.example/a"))
    assert count_statements(store.db, StatementFilter()) == 1
    assert check(store.db) == []


def test_coverage(store: Store) -> None:
    for number, (outlet, day) in enumerate([("A", date(2020, 1, 1)), ("B", date(2021, 1, 1)), ("A", date(2022, 1, 1)), ("C", None)]):
        store.add(store.article(f"{number}", url=f"https://a.example/{number}", published=day, source=outlet))
    held = coverage(store.db)
    assert (held.articles, held.outlets, held.first, held.last) == (4, 3, date(2020, 1, 1), date(2022, 1, 1))
    held = coverage(store.db, date(2021, 6, 1))
    assert (held.articles, held.outlets, held.first, held.last) == (2, 2, date(2020, 1, 1), date(2021, 1, 1))
