"""The lists, reports and repairs."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Stance


def test_help_of_every_command(stance: Stance) -> None:
    from stance.cli.main import app

    names = [command.name for command in app.registered_commands] + [group.name for group in app.registered_groups]
    for name in names:
        done = stance(name, "--help")
        assert done.code == 0, name
        assert len(done.out) > 100, name


def test_statements_in_every_format(stance: Stance, home: Path) -> None:
    rows = json.loads(stance("--home", home, "statements", "--json").out)
    lines = stance("--home", home, "statements", "--nl").out.splitlines()
    table = list(csv.DictReader(io.StringIO(stance("--home", home, "statements", "--csv").out)))
    assert len(rows) == len(lines) == len(table) > 40
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows] == [row["id"] for row in table]
    days = [row["said_on"] or row["published"] for row in rows]
    assert days == sorted(days, reverse=True)


def test_filters(stance: Stance, home: Path) -> None:
    rows = json.loads(stance("--home", home, "statements", "--actor", "Reykjavik", "--since", "2026-03-05", "--until", "2026-04-30", "--json").out)
    assert rows
    assert {row["actor"]["name"] for row in rows} == {"Iceland"}
    assert len(json.loads(stance("--home", home, "statements", "--limit", "3", "--json").out)) == 3
    assert stance("--home", home, "statements", "--kind", "nonsense").code == 2
    assert stance("--home", home, "statements", "--since", "yesterday").code == 2
    assert stance("--home", home, "statements", "--speaker", "Nobody Atall", "--json").code == 3


@pytest.mark.parametrize("command", ["articles", "actors", "topics"])
def test_other_lists(stance: Stance, home: Path, command: str) -> None:
    rows = json.loads(stance("--home", home, command, "--json").out)
    assert rows
    assert stance("--home", home, command).code == 0


def test_articles_have_the_columns_of_the_contract(stance: Stance, home: Path) -> None:
    row = json.loads(stance("--home", home, "articles", "--json").out)[0]
    assert set(row) >= {"id", "given_id", "url", "source", "title", "author", "published", "published_precision", "language", "statements"}


def test_report(stance: Stance, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    assert stance("--home", home, "report", "Norway", "--topic", "the Polar Cable treaty", "-o", out).code == 0
    text = out.read_text(encoding="utf-8")
    assert "# Norway: positions on record" in text
    assert "### Timeline" in text
    assert "Astrid Halvorsen" in text
    found = json.loads(stance("--home", home, "report", "Norway", "--format", "json").out)
    assert found["topics"]
    assert stance("--home", home, "report", "Ruritania").code == 3


def test_removed_and_edited_articles(stance: Stance, own_home: Path) -> None:
    rows = json.loads(stance("--home", own_home, "articles", "--json").out)
    denmark = next(row for row in rows if "Denmark rejects" in row["title"])
    assert stance("--home", own_home, "articles", "edit", denmark["id"], "--date", "2026-03-16", "--source", "Other").code == 0
    found = json.loads(stance("--home", own_home, "statements", "--source", "Other", "--json").out)
    assert found
    greenland = next(row for row in found if "bad for Greenland" in row["content"])
    assert greenland["published"] == "2026-03-16"
    assert stance("--home", own_home, "articles", "remove", denmark["id"]).code == 0
    assert stance("--home", own_home, "statements", "--source", "Other", "--json").code == 3
    assert stance("--home", own_home, "index", "verify").code == 0
    assert stance("--home", own_home, "articles", "remove", "nothing").code == 2


def test_a_topic_whose_meaning_is_fixed(stance: Stance, own_home: Path) -> None:
    sentence = "The Polar Cable treaty should be signed"
    assert stance("--home", own_home, "topics", "add", "cable", "--proposition", sentence).code == 0
    assert json.loads(stance("--home", own_home, "topics", "--json").out)[0]["name"] == "cable"
    assert json.loads(stance("--home", own_home, "ask", "Denmark", "cable", "--json").out)["proposition"] == sentence


def test_a_lost_index_is_told_and_rebuilt(stance: Stance, own_home: Path) -> None:
    for path in (own_home / "indexes").iterdir():
        path.unlink()
    done = stance("--home", own_home, "ask", "Norway", "the Polar Cable treaty", "--json")
    assert done.code == 0
    assert "stance index rebuild" in done.err
    assert stance("--home", own_home, "index", "verify").code == 1
    assert stance("--home", own_home, "index", "rebuild").code == 0
    assert stance("--home", own_home, "index", "verify").code == 0


def test_an_empty_home_is_an_answer(stance: Stance, tmp_path: Path) -> None:
    assert stance("--home", tmp_path, "statements", "--json").out == "[]\n"
    assert json.loads(stance("--home", tmp_path, "ask", "Norway", "x", "--json").out)["position"]["label"] == "none"
    assert list(tmp_path.iterdir()) == []


def test_actors_show(stance: Stance) -> None:
    found = json.loads(stance("actors", "show", "Lavrov", "--json").out)
    assert found["person"] == "Sergey Lavrov"
    assert stance("actors", "show", "Oslo").code == 0
    assert stance("actors", "show", "Qwertyuiop").code == 3
