"""Whom a name means, with a real base and a small record."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from stance import embedders, ingest, store
from stance.actors import corrected, load_base
from stance.config import Home
from stance.errors import Ambiguous, UsageError
from stance.identify import SHARED, Who, base_of, by_own_name, filter_for, meant, who
from stance.records import ActorKind, Correction, CorrectionKind, StatementFilter


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


def test_the_one_actor_that_is_meant(db: Database) -> None:
    base = load_base()
    assert [meant(db, base, name).id for name in ("Oslo", "norway", "Norway")] == ["norway"] * 3
    lavrov = meant(db, base, "Lavrov", person=True)
    assert (lavrov.name, lavrov.kind) == ("Sergey Lavrov", ActorKind.PERSON)
    assert meant(db, base, "Lavrov").id == "russia"
    with pytest.raises(UsageError, match="north-korea"):
        meant(db, base, "Korea")
    with pytest.raises(UsageError, match="stance actors import"):
        meant(db, base, "Ruritania")
    merged = corrected(base, [Correction(CorrectionKind.MERGE, base.actors["sweden"], other=base.actors["norway"])])
    assert meant(db, merged, "norway").id == "sweden"


def test_a_corrected_name_is_read_as_corrected(tmp_path: Path) -> None:
    db = store.open_store(Home(tmp_path))
    assert base_of(db) is load_base()
    store.save_actors(db, [load_base().actors["norway"]])
    assert by_own_name(db, "Norway") is not None
    store.save_corrections(db, [Correction(CorrectionKind.MERGE, load_base().actors["sweden"], other=load_base().actors["norway"])])
    assert by_own_name(db, "Norway") is None, "a name may mean another actor since"
    found = who(db, base_of(db), "Norway")
    assert found.actor is not None
    assert found.actor.id == "sweden"


@pytest.mark.parametrize(("name", "choices"), [
    ("Georgia", {"Republic of Georgia", "Georgia (US state)"}),
    ("Congo", {"Democratic Republic of the Congo", "Republic of the Congo"}),
    ("Korea", {"North Korea", "South Korea"}),
])  # fmt: skip
def test_a_name_of_several_actors_asks_back(db: Database, name: str, choices: set[str]) -> None:
    base = load_base()
    with pytest.raises(Ambiguous) as raised:
        who(db, base, name)
    assert set(raised.value.choices) == choices
    for choice in choices:
        assert who(db, base, choice).actor is not None, "each choice means one actor"
    guessed = who(db, base, name, guess=True)
    assert guessed.actor is not None
    assert " (or " in guessed.why


def test_the_shared_own_names_are_those_of_the_base() -> None:
    base = load_base()
    assert {a.name.casefold() for a in base.actors.values() if len(base.find(a.name)) > 1} == SHARED
