"""`stance export` as users call it; a home is carried to another machine."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from stance.cli import common
from stance.export import FORMATS
from tests.cli.conftest import Stance

TOPIC = "the Polar Cable treaty"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_into_a_file(stance: Stance, home: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    done = stance("--home", home, "export", "--format", name, "--topic", TOPIC, "-o", out)
    assert (done.code, done.out) == (0, "")
    assert f"written to {out}" in done.err
    assert out.stat().st_size > 300


def test_the_filters_of_statements(stance: Stance, home: Path) -> None:
    filters = ["--actor", "Norway", "--since", "2026-03-01", "--kind", "direct"]
    exported = [json.loads(line) for line in stance("--home", home, "export", *filters).out.splitlines()]
    assert exported == json.loads(stance("--home", home, "statements", *filters, "--json").out)
    assert exported
    assert stance("--home", home, "export", "--actor", "Ruritania").code == 3
    assert stance("--home", home, "export", "--kind", "nonsense").code == 2
    wrong = stance("--home", home, "export", "--format", "nonsense")
    assert wrong.code == 2
    assert "graphml" in wrong.err


def test_topics_of_the_home_where_none_is_given(stance: Stance, own_home: Path) -> None:
    stance("--home", own_home, "topics", "add", "cable", "--proposition", "The Polar Cable treaty should be signed")
    assert "topic:cable" in stance("--home", own_home, "export", "--format", "graphml", "--actor", "Norway").out


def test_a_missing_package_is_one_line_with_the_remedy(stance: Stance, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "find_spec", lambda name: None if name == "pyarrow" else find_spec(name))
    done = stance("--home", home, "export", "--format", "parquet")
    assert done.code == 1
    assert done.err.strip() == "stance: pyarrow is not installed; run `pip install stance-tracker[export]`"


def test_a_home_moves_to_another_machine(stance: Stance, own_home: Path, tmp_path: Path) -> None:
    row = json.loads(stance("--home", own_home, "statements", "--limit", "1", "--json").out)[0]
    assert stance("--home", own_home, "review", row["id"], "--role", "envoy", "--by", "Eva").code == 0
    assert stance("--home", own_home, "actors", "alias", "Norway", "the cable people", "--by", "Eva").code == 0
    stance("--home", own_home, "topics", "add", "cable", "--proposition", "The Polar Cable treaty should be signed")
    file, other = tmp_path / "all.jsonl", tmp_path / "other"
    assert stance("--home", own_home, "export", "--all", "-o", file).code == 0
    added = json.loads(stance("--home", other, "add", file, "--json").out)
    assert (len(added["added"]), added["refused"]) == (14, [])
    assert json.loads(stance("--home", other, "add", file, "--json").out)["known"] == added["added"]
    assert stance("--home", other, "export", "--all").out == file.read_text(encoding="utf-8")
    for command in (["statements"], ["articles"], ["actors"], ["topics"], ["ask", "Norway", "cable"]):
        assert stance("--home", other, *command, "--json").out == stance("--home", own_home, *command, "--json").out
    assert stance("--home", other, "doctor").code == 0


def test_a_home_comes_through_a_pipe_beside_other_articles(stance: Stance, home: Path, tmp_path: Path) -> None:
    whole = stance("--home", home, "export", "--all").out.encode()
    assert json.loads(stance("--home", tmp_path / "a", "add", "-", "--json", stdin=whole).out)["statements"] > 40
    article = tmp_path / "article.txt"
    article.write_text("Title\n\nNorway signed the treaty, its foreign minister said on Tuesday.", encoding="utf-8")
    file = tmp_path / "all.jsonl"
    file.write_bytes(whole)
    done = json.loads(stance("--home", tmp_path / "b", "add", file, article, "--date", "2026-05-05", "--json").out)
    assert len(done["added"]) == 15
    assert stance("--home", tmp_path / "b", "doctor").code == 0


def test_a_cut_off_file_is_refused_whole(stance: Stance, home: Path, tmp_path: Path) -> None:
    whole = stance("--home", home, "export", "--all").out.encode()
    file = tmp_path / "all.jsonl"
    file.write_bytes(whole[: len(whole) // 2])
    done = stance("--home", tmp_path / "a", "add", file)
    assert done.code == 2
    assert "is the file complete?" in done.err
    assert stance("--home", tmp_path / "a", "articles", "--json").out == "[]\n"


def test_what_people_marked_in_label_studio_becomes_reviews(stance: Stance, own_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "tasks.json"
    stance("--home", own_home, "export", "--format", "labelstudio", "--actor", "Norway", "-o", file)
    tasks = json.loads(file.read_text(encoding="utf-8"))
    result = tasks[0]["predictions"][0]["result"]
    key = result[0]["id"]
    place = result[0]["value"] | {"labels": None}
    result = [item for item in result if not (item["id"] == key and item["from_name"] == "speaker")]
    result.append({"id": key, "from_name": "decision", "to_name": "text", "type": "choices", "value": {"choices": ["accepted"]}})
    result.append({"id": key, "from_name": "speaker", "to_name": "text", "type": "textarea", "value": place | {"text": ["Jonas Lie"]}})
    for task in tasks:
        task["annotations"] = [
            {"completed_by": {"email": "eva@desk.example"}, "result": result if task is tasks[0] else [], "updated_at": "2026-01-01"}
        ]
    file.write_text(json.dumps(tasks), encoding="utf-8")
    assert "1 statements reviewed, 0 refused" in stance("--home", own_home, "review", "import", file).out
    now = next(row for row in json.loads(stance("--home", own_home, "statements", "--json").out) if row["id"] == key)
    assert (now["speaker"], now["reviewed"]["decision"], now["reviewed"]["by"]) == ("Jonas Lie", "accepted", "eva@desk.example")
    assert "0 statements reviewed, 0 refused" in stance("--home", own_home, "review", "import", file).out
    file.write_text("{}", encoding="utf-8")
    assert stance("--home", own_home, "review", "import", file).code == 2
