"""People's corrections of actors on a real home: before, after, after a new extraction, and taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, Stance

COUNCIL = """name,kind,aliases,wikidata,person,role,start,end
Harbour Council,organisation,the Harbour Hall,,Karen Dahl,press officer,2026-01,
Bad Board,bord,,,,,,
Nordlys Fibre,organisation,,,,,,
"""


@pytest.fixture
def rows(stance: Stance, own_home: Path) -> Any:
    """What the statements say, by id: speaker, actor and day."""

    def read() -> dict[str, tuple[str | None, str | None, str | None]]:
        found = json.loads(stance("--home", own_home, "statements", "--all", "--json").out)
        return {row["id"]: (row["speaker"], row["actor"] and row["actor"]["name"], row["said_on"]) for row in found}

    return read


def again(stance: Stance, home: Path, *titles: str) -> None:
    """Take articles (all, or those with these words in their titles) out and add them again."""
    for row in json.loads(stance("--home", home, "articles", "--json").out):
        if not titles or any(words in row["title"] for words in titles):
            assert stance("--home", home, "articles", "remove", row["id"]).code == 0
    assert stance("--home", home, "add", ROOT / "examples").code == 0


def ids(stance: Stance, home: Path) -> list[str]:
    """The ids of the corrections that hold, latest first; an import's once."""
    found = stance("--home", home, "actors", "log", "--json")
    return list(dict.fromkeys(row["batch"] or row["id"] for row in json.loads(found.out)))


CORRECTIONS = (
    # command, a speaker whose words it moves, whom they commit then
    (("merge", "Iceland", "Norway"), "Einar Sigurdsson", "Norway"),
    (("alias", "Sweden", "Astrid Halvorsen"), "Astrid Halvorsen", "Sweden"),
    (("split", "Astrid Halvorsen"), "Astrid Halvorsen", "Astrid Halvorsen"),
    (("link", "Mikkel Thorsen", "Sweden", "--role", "envoy"), "Mikkel Thorsen", "Sweden"),
    (("split", "Karen Dahl", "--as", "Dahl & Partners", "--kind", "organisation"), "Karen Dahl", "Dahl & Partners"),
)


def test_corrections_hold_before_and_after_a_new_extraction_until_they_are_taken_back(stance: Stance, own_home: Path, rows: Any) -> None:
    states = [rows()]
    for command, speaker, actor in CORRECTIONS:
        done = stance("--home", own_home, "actors", *command, "--by", "ana", "--json")
        assert done.code == 0, command
        states.append(rows())
        changed = {key for key in states[0] if states[-2][key] != states[-1][key]}
        assert len(changed) == json.loads(done.out)["statements"] > 0
        assert speaker in {states[-1][key][0] for key in changed}
        assert {states[-1][key][1] for key in changed} == {actor}
    assert stance("--home", own_home, "doctor").code == 0
    again(stance, own_home)
    assert rows() == states[-1], "the same articles read again give the same record"
    for correction in ids(stance, own_home):
        states.pop()
        assert stance("--home", own_home, "actors", "undo", correction[:8]).code == 0
        assert rows() == states[-1]
    assert len(states) == 1
    assert {str(row["machine"]) for row in json.loads(stance("--home", own_home, "statements", "--json").out)} == {"{}"}


def test_what_the_machine_had_stands_beside(stance: Stance, own_home: Path) -> None:
    stance("--home", own_home, "actors", "merge", "Iceland", "Norway")
    found = json.loads(stance("--home", own_home, "statements", "--speaker", "Einar Sigurdsson", "--json").out)
    assert {(row["actor"]["id"], row["machine"]["actor"]) for row in found} == {("norway", "iceland")}
    assert json.loads(stance("--home", own_home, "ask", "Iceland", "the Polar Cable treaty", "--json").out)["actor"]["id"] == "norway"


def test_an_edited_article_keeps_corrections(stance: Stance, own_home: Path, rows: Any) -> None:
    stance("--home", own_home, "actors", "split", "Mikkel Thorsen")
    article = next(r for r in json.loads(stance("--home", own_home, "articles", "--json").out) if "Denmark rejects" in r["title"])
    assert stance("--home", own_home, "articles", "edit", article["id"], "--date", "2026-03-16").code == 0
    found = json.loads(stance("--home", own_home, "statements", "--article", article["id"], "--speaker", "Thorsen", "--json").out)
    assert found
    assert {row["actor"]["name"] for row in found} == {"Mikkel Thorsen"}


def test_a_list_of_ones_own_actors(stance: Stance, own_home: Path, tmp_path: Path, rows: Any) -> None:
    before = rows()
    (tmp_path / "council.csv").write_text(COUNCIL, encoding="utf-8")
    done = stance("--home", own_home, "actors", "import", tmp_path / "council.csv", "--by", "ana", "--json")
    assert done.code == 0
    told = json.loads(done.out)
    assert [row["what"] for row in told["corrections"]] == ["actor", "alias", "office", "actor"]
    assert len(told["refused"]) == 1
    assert "refused: council.csv line 3: kind 'bord'" in done.err
    assert json.loads(stance("--home", own_home, "actors", "show", "Harbour Hall", "--json").out)["actors"][0]["name"] == "Harbour Council"
    fibre = [row for row in json.loads(stance("--home", own_home, "actors", "--json").out) if row["id"] == "nordlys-fibre"]
    assert [row["kind"] for row in fibre] == ["organisation"]
    shown = stance("--home", own_home, "actors", "show", "Karen Dahl")
    assert "press officer for harbour-council, 2026-01-01 to now" in shown.out
    stance("--home", own_home, "actors", "import", tmp_path / "council.csv")
    assert len(ids(stance, own_home)) == 1, "the same list again says nothing new"
    after = rows()
    again(stance, own_home, "Denmark")
    assert rows() == after
    assert stance("--home", own_home, "actors", "undo", ids(stance, own_home)[0]).code == 0
    assert rows() == before


def test_lists_that_cannot_be_read(stance: Stance, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"\xff\x00\x01")
    assert stance("--home", own_home, "actors", "import", tmp_path / "bad.csv").code == 1
    assert stance("--home", own_home, "actors", "import", tmp_path / "missing.csv").code == 2
    assert stance("--home", own_home, "actors", "import", "-", stdin=b'{"name": "Elmford Club"}\n{').code == 0
    assert stance("--home", own_home, "actors", "import", "-", "--strict", stdin=b'{"name": "Elmford Mill"}\n{').code == 1


def test_a_by_name_can_be_an_actor_of_its_own(stance: Stance, own_home: Path, rows: Any) -> None:
    assert json.loads(stance("--home", own_home, "actors", "show", "Copenhagen", "--json").out)["actors"][0]["name"] == "Denmark"
    assert stance("--home", own_home, "actors", "split", "Copenhagen", "--kind", "organisation").code == 0
    shown = json.loads(stance("--home", own_home, "actors", "show", "Copenhagen", "--json").out)["actors"]
    assert [(one["name"], one["kind"]) for one in shown] == [("Copenhagen", "organisation")]


def test_numbers_and_what_show_tells(stance: Stance, own_home: Path) -> None:
    assert stance("--home", own_home, "actors", "link", "Norway", "--wikidata", "Q9999", "--by", "ana").code == 0
    shown = json.loads(stance("--home", own_home, "actors", "show", "Oslo", "--json").out)
    assert shown["actors"] == [{"id": "norway", "name": "Norway", "kind": "state", "wikidata": "Q9999"}]
    assert shown["statements"] > 5
    assert [c["by"] for c in shown["corrections"]] == ["ana"]
    assert "Norway is Q9999 in Wikidata" in stance("--home", own_home, "actors", "show", "Norway").out
    listed = {row["id"]: row["wikidata"] for row in json.loads(stance("--home", own_home, "actors", "--json").out)}
    assert listed["norway"] == "Q9999"
    stance("--home", own_home, "actors", "undo", ids(stance, own_home)[0])
    listed = {row["id"]: row["wikidata"] for row in json.loads(stance("--home", own_home, "actors", "--json").out)}
    assert listed["norway"] == "Q20"
    assert "Astrid Halvorsen" in stance("--home", own_home, "actors", "show", "Halvorsen").out


@pytest.mark.parametrize("command", [
    ("alias", "Nobody Atall", "x"), ("alias", "Korea", "the North"), ("alias", "Norway", "…"), ("merge", "Norway", "Oslo"),
    ("split", "Norway"), ("split", "x", "--kind", "planet"), ("link", "Astrid Halvorsen"), ("link", "Norway", "--wikidata", "nine"),
    ("link", "Astrid Halvorsen", "Norway", "--from", "soon"), ("link", "A B", "Norway", "--from", "2022", "--until", "2021"), ("undo", "nothing"),
])  # fmt: skip
def test_what_makes_no_sense_is_one_line(stance: Stance, own_home: Path, command: tuple[str, ...]) -> None:
    done = stance("--home", own_home, "actors", *command)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert stance("--home", own_home, "actors", "log").code == 3


def test_the_log_tells_who_and_when(stance: Stance, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "eva")
    stance("--home", own_home, "actors", "alias", "Norway", "the Fjord State")
    stance("--home", own_home, "actors", "alias", "Norway", "the Fjord State", "--by", "ben")
    (row,) = json.loads(stance("--home", own_home, "actors", "log", "--json").out)
    assert (row["by"], row["what"], row["name"]) == ("eva", "alias", "the Fjord State")
    stance("--home", own_home, "actors", "undo", row["id"], "--by", "ben")
    table = stance("--home", own_home, "actors", "log", "--undone").out
    assert "the Fjord State means Norway" in " ".join(table.split())
    assert "ben, " in table
