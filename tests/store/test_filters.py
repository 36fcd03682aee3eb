"""Names that people type for the speakers that are stored."""

import pytest

from stance.records import StatementFilter
from stance.store import matching_speakers, tellings

from .conftest import TEXT, Store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Ana Silva", ["Ana Silva"]),
        ("ana silva", ["Ana Silva"]),
        ("silva", ["Ana Silva", "Ana Silva Costa"]),
        ("Silva, Ana", ["Ana Silva", "Ana Silva Costa"]),
        ("İbrahim", ["İbrahim Kalın"]),
        ("nobody", []),
        ("", []),
        ("' OR 1=1 --", []),
        ("\ud800", []),
    ],
)
def test_matching_speakers(store: Store, asked: str, found: list[str]) -> None:
    for number, name in enumerate(["Ana Silva", "Ana Silva Costa", "İbrahim Kalın"]):
        store.add_one(f"{number} {TEXT}", url=f"https://a.example/{number}", speaker=name)
    assert sorted(matching_speakers(store.db, asked)) == found
    assert sorted(str(one.statement.speaker) for one in tellings(store.db, StatementFilter(speaker=asked))) == found


def test_odd_filters_find_nothing(store: Store) -> None:
    store.add_one()
    for odd in ("\ud800", "%", "' OR '1'='1", "\x00"):
        assert tellings(store.db, StatementFilter(source=odd)) == []
        assert tellings(store.db, StatementFilter(actor_id=odd)) == []
        assert tellings(store.db, StatementFilter(article_id=odd)) == []
