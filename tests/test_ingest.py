"""The flow of `add` below the command line, with real parts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stance import embedders, ingest, store
from stance.config import Home
from stance.errors import Refused, UsageError
from stance.records import Article, DateOrigin, ReadOptions, StatementFilter

ARTICLE = """Norway names a price

OSLO, April 14, 2026 (Wire) — Norway will sign the treaty only if its fishing grounds are protected, Foreign Minister Astrid Halvorsen said on Monday.

“We are not in a hurry,” she told reporters.
"""


def test_statements_carry_speaker_actor_and_day() -> None:
    (found,) = ingest.extract_each([ingest.dated(Article("a", ARTICLE))])
    assert found.article.published == date(2026, 4, 14)
    assert found.article.published_origin is DateOrigin.DATELINE
    (hurry,) = [s for s in found.statements if s.content.startswith("We are not in a hurry")]
    assert (hurry.speaker, hurry.actor_id, hurry.said_on) == ("Astrid Halvorsen", "norway", date(2026, 4, 13))
    assert hurry.why


def test_a_known_date_is_not_overwritten() -> None:
    given = Article("a", ARTICLE, published=date(2020, 1, 1), published_origin=DateOrigin.OPTION)
    assert ingest.dated(given) == given
    doubtful = replace(given, published_origin=DateOrigin.GUESS)
    assert ingest.dated(doubtful).published == date(2026, 4, 14)


def test_worker_processes_give_the_same_in_the_same_order() -> None:
    articles = [Article(str(n), ARTICLE.replace("treaty", f"treaty number {n}")) for n in range(ingest.BATCH + 3)]
    alone = [item for batch in ingest.extract_batches(articles, ingest.Options(jobs=1)) for item in batch]
    together = [item for batch in ingest.extract_batches(articles, ingest.Options(jobs=2)) for item in batch]
    assert together == alone
    assert [item.article.id for item in together] == [article.id for article in articles]


def test_add_verify_edit_remove(tmp_path: Path) -> None:
    home, embedder = Home(tmp_path / "home"), embedders.hashing()
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    heard: list[str] = []
    db = store.open_store(home)
    options = ingest.Options(read=ReadOptions(source="Wire"), progress=heard.append)
    done = ingest.add(db, home, [str(tmp_path / "a.txt"), str(tmp_path / "missing.txt")], embedder, options)
    assert (len(done.added), len(done.refused)) == (1, 1)
    assert any("missing.txt" in line for line in heard)
    assert ingest.verify(db, home, embedder.name) == []
    before = store.tellings(db, StatementFilter())
    assert ingest.edit(db, done.added[0], ReadOptions(published=date(2026, 4, 21))).published == date(2026, 4, 21)
    after = store.tellings(db, StatementFilter())
    assert [t.statement.id for t in after] == [t.statement.id for t in before]
    assert {t.statement.said_on for t in after if t.statement.said_on} == {date(2026, 4, 20)}
    ingest.remove(db, home, done.added[0], embedder.name)
    assert store.tellings(db, StatementFilter()) == []
    assert ingest.verify(db, home, embedder.name) == []
    with pytest.raises(UsageError, match="stance articles"):
        ingest.remove(db, home, "gone", embedder.name)


def test_what_cannot_be_read_is_told_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    found = list(ingest.extract_all([str(tmp_path)], ingest.Options()))
    assert [isinstance(item, Refused) for item in found] == [False, True]


def test_namesakes_are_one_where_their_titles_agree_and_two_where_they_do_not(tmp_path: Path) -> None:
    told = {
        "a": "The fields are dry, dairy farmer John Millerton said on Monday.",
        "b": "The court was wrong, law professor John Millerton said on Monday.",
        "c": "Rain must come soon, farmer John Millerton said on Monday.",
    }
    home, embedder = Home(tmp_path / "home"), embedders.hashing()
    db = store.open_store(home)
    ids = []
    for name, words in told.items():
        (tmp_path / f"{name}.txt").write_text(f"Headline {name}\n\nOSLO, April 14, 2026 (Wire) — {words}\n", encoding="utf-8")
        (added,) = ingest.add(db, home, [str(tmp_path / f"{name}.txt")], embedder, ingest.Options()).added
        (one,) = [t.statement for t in store.tellings(db, StatementFilter(article_id=added)) if t.statement.speaker == "John Millerton"]
        ids.append(one.actor_id)
    assert ids == ["john-millerton", "john-millerton-2", "john-millerton"]
