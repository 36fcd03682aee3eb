"""What people decide about statements: kept in order, and marked when it is taken back."""

from dataclasses import replace

import pytest

from stance.errors import UsageError
from stance.records import Change, Field, Review, Span
from stance.store import remove_article, reviewed_articles, reviews, save_reviews, undo_review

from .conftest import Store


def made(store: Store) -> Review:
    one = store.add_one()
    changes = (Change(Field.SPEAKER, "Ana Lund"), Change(Field.SAID_ON, None), Change(Field.STANCE, "opposes", "Aid should be sent"))
    return Review(one.id, one.article_id, one.spans, one.content, changes, "ana", "2026-01-01T00:00:00+00:00", "heard it myself")


def test_reviews_come_back_as_they_were_given(store: Store) -> None:
    given = made(store)
    (saved,) = save_reviews(store.db, [given])
    assert replace(saved, id="") == given
    assert reviews(store.db) == [saved] == reviews(store.db, article_id=given.article_id)
    assert reviews(store.db, article_id="other") == []
    assert reviewed_articles(store.db) == {given.article_id}


def test_reviews_outlive_their_article(store: Store) -> None:
    (saved,) = save_reviews(store.db, [made(store)])
    remove_article(store.db, saved.article_id)
    assert reviews(store.db) == [saved]


def test_taken_back(store: Store) -> None:
    first = save_reviews(store.db, [made(store)])[0]
    later = save_reviews(store.db, [replace(first, id="", at="2026-01-02T00:00:00+00:00", spans=(Span(1, 2),))])[0]
    assert [one.id for one in reviews(store.db, limit=1)] == [later.id]
    taken = undo_review(store.db, first.id[:5], by="ben")
    assert taken.undone_by == "ben"
    assert reviews(store.db) == [later]
    assert reviews(store.db, undone=True) == [taken, later]
    for wrong in (first.id, "zz", ""):
        with pytest.raises(UsageError, match="stance review list"):
            undo_review(store.db, wrong, by="ben")


def test_a_beginning_of_several_ids_is_refused(store: Store) -> None:
    one = made(store)
    save_reviews(store.db, [replace(one, id="a1"), replace(one, id="a2")])
    with pytest.raises(UsageError, match="several ids"):
        undo_review(store.db, "a", by="ben")
