"""Whom a name means, with a real base and a small record."""

import pytest
from sqlite_utils import Database

from stance import embedders, ingest, store
from stance.actors import load_base
from stance.config import Home
from stance.identify import Who, by_own_name, filter_for, who
from stance.records import StatementFilter


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder = tmp_path_factory.mktemp("identify")
    text = "A headline\n\nOSLO, March 2, 2026 (Wire) — “No,” said Norwegian Foreign Minister Astrid Halvorsen on Monday.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    opened = store.open_store(Home(folder / "home"))
    ingest.add(opened, Home(folder / "home"), [str(folder / "a.txt")], embedders.hashing(), ingest.Options())
    return opened


def test_an_alias_a_person_and_nobody(db: Database) -> None:
    base = load_base()
    oslo, halvorsen, nobody = who(db, base, "Oslo"), who(db, base, "Halvorsen"), who(db, base, "Ruritania")
    assert oslo.actor is not None
    assert oslo.actor.name == "Norway"
    assert halvorsen.speaker == "Astrid Halvorsen"
    assert (nobody.actor, nobody.speaker) == (None, None)
    assert "Ruritania" in nobody.why


def test_an_actor_under_its_own_name_needs_no_base(db: Database) -> None:
    found = by_own_name(db, "norway")
    assert found is not None
    assert found.actor is not None
    assert found.actor.id == "norway"
    assert by_own_name(db, "Oslo") is None
    assert by_own_name(db, "Sweden") is None


def test_filter_for(db: Database) -> None:
    actor = by_own_name(db, "Norway")
    assert actor is not None
    assert filter_for(actor, StatementFilter()).actor_id == "norway"
    assert filter_for(Who(None, "Astrid Halvorsen"), StatementFilter()).speaker == "Astrid Halvorsen"
    assert filter_for(Who(None), StatementFilter()) == StatementFilter()
