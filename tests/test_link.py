"""One utterance told by several outlets, and what only looks like it."""

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from sqlite_utils import Database

from stance import embedders, link, store
from stance.config import Home
from stance.records import Act, Actor, ActorKind, Article, ArticleRef, DateOrigin, Kind, Precision, Span, Statement, Telling
from stance.text import digest

MAROVIA = Actor("marovia", "Marovia", ActorKind.STATE)
WORDS = "We will open the northern road to every aid convoy before the first snow falls"


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return store.open_store(Home(tmp_path))


def add(
    db: Database,
    outlet: str,
    content: str,
    *,
    day: str = "2026-03-02",
    said: str | None = None,
    speaker: str | None = "Ada Lund",
    kind: Kind = Kind.DIRECT,
) -> str:
    """One article with one statement; returns the statement's id."""
    text = f"{outlet} reports. “{content},” she said."
    start = text.index(content)
    article = Article(
        id=digest(outlet, text),
        text=text,
        url=f"https://{outlet}.example/{digest(text)}",
        source=outlet,
        published=date.fromisoformat(day),
        published_precision=Precision.DAY,
        published_origin=DateOrigin.OPTION,
    )
    said_on = None if said is None else date.fromisoformat(said)
    made = Statement(
        id=digest(article.id, "s"),
        article_id=article.id,
        spans=(Span(start, start + len(content)),),
        content=content,
        kind=kind,
        act=Act.SAYS,
        cue="said",
        cue_span=None,
        source=None,
        speaker=speaker,
        role=None,
        actor_id=MAROVIA.id,
        said_on=said_on,
        said_on_precision=None if said_on is None else Precision.DAY,
        confidence=1.0,
        extractor="test",
    )
    store.save_article(db, article)
    store.save_statements(db, article, [made], [MAROVIA])
    return made.id


def groups(db: Database, *ids: str) -> list[str]:
    """Embed what is new, link, and give the groups."""
    model = embedders.hashing(64)
    pending = store.pending_vectors(db, model.name)
    if pending:
        store.save_vectors(db, model.name, [row for row, _ in pending], np.asarray(model.embed([text for _, text in pending])))
    link.group(db, model.name)
    found = [store.telling(db, i) for i in ids]
    return [t.group for t in found if t is not None]


def test_copies_and_trimmed_copies_share_a_group(db: Database) -> None:
    found = groups(db, add(db, "wire", WORDS), add(db, "daily", WORDS), add(db, "herald", " ".join(WORDS.split()[:9]), day="2026-03-03"))
    assert len(set(found)) == 1


def test_quoted_words_in_a_retelling(db: Database) -> None:
    first = add(db, "wire", WORDS, said="2026-03-01")
    second = add(db, "daily", "Marovia promised to “open the northern road to every aid convoy” soon", said="2026-03-01", kind=Kind.MIXED)
    assert len(set(groups(db, first, second))) == 1


def test_the_same_words_on_another_occasion_are_another_utterance(db: Database) -> None:
    assert len(set(groups(db, add(db, "wire", WORDS, said="2026-02-10"), add(db, "daily", WORDS, said="2026-03-01")))) == 2
    assert len(set(groups(db, add(db, "herald", WORDS, day="2026-05-01", said=None)))) == 1


def test_other_people_other_words_and_old_news_stay_apart(db: Database) -> None:
    ids = [
        add(db, "wire", WORDS),
        add(db, "daily", WORDS, speaker="Bo Falk"),
        add(db, "herald", "The harvest was poor and the mills stand still in the whole of the valley"),
        add(db, "post", WORDS, day="2026-04-20"),
    ]
    assert len(set(groups(db, *ids))) == 4


def test_a_copy_added_later_joins_and_a_second_run_changes_nothing(db: Database) -> None:
    first = add(db, "wire", WORDS)
    before = groups(db, first)
    second = add(db, "daily", WORDS)
    after = groups(db, first, second)
    assert len(set(after)) == 1
    assert link.group(db, "hashing") == {}
    assert groups(db, first, second) == after
    assert before


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    stories = [("wire", WORDS), ("daily", WORDS + " and stays open"), ("herald", "Nothing was decided about the southern road on that evening")]
    results = set()
    for at, order in enumerate(itertools.permutations(stories)):
        db = store.open_store(Home(tmp_path / str(at)))
        ids = {outlet: add(db, outlet, content) for outlet, content in order}
        results.add(tuple(groups(db, *(ids[outlet] for outlet, _ in stories))))
    assert len(results) == 1


def test_nothing_to_link(db: Database) -> None:
    assert link.group(db, "hashing") == {}


def items(*contents: str, article: str = "") -> list[link.Item]:
    """Statements of one speaker on one day, in articles of their own or in the one that is named."""
    out = []
    for at, content in enumerate(contents):
        said = Statement(
            str(at), article or f"a{at}", (Span(0, len(content)),), content, Kind.INDIRECT, Act.SAYS, None, None, None, "Ada Lund", None, MAROVIA.id,
            date(2026, 3, 2), Precision.DAY, 1.0, "test",
        )  # fmt: skip
        told = Telling(said, ArticleRef(said.article_id, None, "Daily", None, date(2026, 3, 2)), MAROVIA, said.id)
        out += link.items([told], [at])
    return out


def test_a_paraphrase_of_the_same_day_needs_some_of_the_same_words() -> None:
    left, right, other = items(
        "Marovia will not send boats to the strait", "no Marovian boats would go into the strait, she added", "the harvest festival begins on Sunday"
    )
    assert link.same(left, right, 0.7)
    assert not link.same(left, right, 0.6)
    assert not link.same(left, other, 0.7)


def test_two_versions_of_a_quotation_share_runs_of_words() -> None:
    first = "For years we have heard of an open road to the sea, but we were never let through. That is the truth of it."
    second = "We have heard of an open road to the sea so often that nobody in the valley believes it any more"
    told = items(first, second)
    assert not link.same(*told, 0.3)
    assert link.same(*(replace(one, telling=replace(one.telling, statement=replace(one.telling.statement, kind=Kind.DIRECT))) for one in told), 0.3)


def test_one_article_joins_only_what_it_repeats() -> None:
    left, right = items("Marovia will not send boats to the strait", "no Marovian boats would go into the strait, she added", article="a")
    assert not link.same(left, right, 0.8)
    assert link.same(left, right, 0.9)


def test_groups_keep_different_statements_of_one_article_apart() -> None:
    a, b, c = items("first of one", "second of one", "told elsewhere")
    same_article = [replace_article(one, "a") for one in (a, b)]
    groups = link.Groups()
    for one in (*same_article, c):
        groups.hold(one)
    groups.merge(0, 2)
    groups.merge(1, 2)
    assert groups.known[0] == groups.known[2] != groups.known[1]
    groups.repeats.add((0, 1))
    groups.merge(1, 2)
    assert len(set(groups.known.values())) == 1


def replace_article(one: link.Item, article_id: str) -> link.Item:
    """The statement in another article."""
    return replace(one, telling=replace(one.telling, statement=replace(one.telling.statement, article_id=article_id)))
