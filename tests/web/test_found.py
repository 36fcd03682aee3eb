"""What pages show of the whole record, found once for each state of it."""

from pathlib import Path
from typing import Any

from stance import store
from stance.config import Home
from stance.desk import Place, open_record
from stance.web import found
from tests.web.conftest import pages


def _quiet(_line: str) -> None:
    """Nobody listens."""


def test_topics_are_found_once_until_somebody_writes(own_home: Path, cache: Path) -> None:
    record = open_record(Place(Home(own_home), cache / "stance"), _quiet)
    first = found.topics(record)
    assert first
    assert found.topics(record) is first
    other = store.open_store(Home(own_home))
    with store.transaction(other):
        store.log_edit(other, "test", "x", {}, by="ana")
    assert found.topics(record) is not first
    assert found.topics(record) == first


def test_who_is_quoted_most_has_a_name(own_home: Path, cache: Path) -> None:
    record = open_record(Place(Home(own_home), cache / "stance"), _quiet)
    names = [actor.name for actor, *_ in found.quoted(record)]
    assert "Norway" in names
    found.prepare(record)


def test_the_actors_page_says_what_he_spoke_of(home: Path, cache: Path) -> None:
    async def run(client: Any) -> None:
        page = (await client.get("/actor/norway")).text
        topics = (await client.get("/actor/norway.json")).json()["topics"]
        assert topics
        assert topics[0]["name"] in page
        assert "<mark>" in page

    pages(home, cache, run)
