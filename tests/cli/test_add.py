"""`add`: what goes in, what is refused, and that nothing is lost."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Stance

TEXT = """A bridge too late

OSLO, March 2, 2026 (Wire) — Norway will build the bridge, Foreign Minister Astrid Halvorsen said on Monday.

“We will build it,” Halvorsen told reporters.
"""


def test_adding_again_changes_nothing(stance: Stance, own_home: Path) -> None:
    before = stance("--home", own_home, "statements", "--json").out
    again = stance("--home", own_home, "add", ROOT / "examples")
    assert again.code == 0
    assert again.out.startswith("0 added with 0 statements, 14 already there, 0 refused")
    assert stance("--home", own_home, "statements", "--json").out == before


def test_the_same_story_under_another_url_is_a_second_telling(stance: Stance, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    home = tmp_path / "home"
    assert stance("--home", home, "add", tmp_path / "a.txt", "--url", "https://one.example/a", "--source", "One").code == 0
    assert stance("--home", home, "add", tmp_path / "a.txt", "--url", "https://two.example/a", "--source", "Two").code == 0
    rows = json.loads(stance("--home", home, "statements", "--json").out)
    direct = [row for row in rows if row["kind"] == "direct"]
    assert len(direct) == 2
    assert len({row["article_id"] for row in direct}) == 2
    assert len({row["group"] for row in direct}) == 1
    assert {tuple(row["sources"]) for row in direct} == {("One", "Two")}


def test_spans_point_into_the_unchanged_text(stance: Stance, tmp_path: Path) -> None:
    path = tmp_path / "crlf.txt"
    path.write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n") + "🙂 “Not a quote”").encode("utf-8"))
    found = json.loads(stance("extract", path, "--json").out)[0]
    assert found["statements"]
    for row in found["statements"]:
        assert " … ".join(found["text"][start:end] for start, end in row["spans"]) == row["content"]


def test_standard_input_and_a_primary_source(stance: Stance, tmp_path: Path) -> None:
    speech = b"My fellow citizens.\n\nWe will sign the treaty next week.\n"
    done = stance("--home", tmp_path, "add", "-", "--speaker", "Astrid Halvorsen", "--actor", "Norway", "--date", "2026-03-02", stdin=speech)
    assert done.code == 0
    rows = json.loads(stance("--home", tmp_path, "statements", "--actor", "Norway", "--json").out)
    assert any("We will sign the treaty next week." in row["content"] for row in rows)
    assert {row["speaker"] for row in rows} == {"Astrid Halvorsen"}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("page.html", b"<html><body><script>x()</script></body></html>", "no article text"),
        ("german.txt", ("Die Bundesregierung hat am Montag erklärt, dass sie den Vertrag nicht unterschreiben wird. " * 8).encode(), "German"),
        ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        ("huge.txt", b"x" * 50_000_000, "too long"),
    ],
)
def test_bad_input_gets_one_line_and_the_rest_goes_on(stance: Stance, tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    done = stance("--home", tmp_path / "home", "add", tmp_path / name, tmp_path / "missing.txt", tmp_path / "good.txt")
    assert done.code == 0
    assert done.out.startswith("1 added")
    refusals = [line for line in done.out.splitlines() if line.startswith("refused: ")]
    assert len(refusals) == 2
    assert name in refusals[0]
    assert reason.casefold() in refusals[0].casefold()
    assert stance("--home", tmp_path / "home", "add", tmp_path / name).code == 1
    assert stance("--home", tmp_path / "home", "add", "--strict", tmp_path / name, tmp_path / "good.txt").code == 1


def test_a_broken_line_in_the_middle_of_jsonl(stance: Stance, tmp_path: Path) -> None:
    good = [json.dumps({"id": str(n), "text": TEXT + str(n), "source": "Wire"}) for n in range(2)]
    (tmp_path / "rows.jsonl").write_text("\n".join([good[0], "{not json", good[1]]), encoding="utf-8")
    done = stance("--home", tmp_path / "home", "add", tmp_path / "rows.jsonl")
    assert done.out.startswith("2 added")
    assert "rows.jsonl:2" in done.out


def test_a_home_of_a_newer_version_is_left_alone(stance: Stance, own_home: Path) -> None:
    with sqlite3.connect(own_home / "db" / "stance.db") as db:
        db.execute("PRAGMA user_version = 9999")
    done = stance("--home", own_home, "add", ROOT / "examples" / "01-norway-not-now.txt")
    assert done.code == 1
    assert "newer" in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_a_home_that_is_a_file(stance: Stance, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder", encoding="utf-8")
    done = stance("--home", tmp_path / "home", "add", ROOT / "examples" / "01-norway-not-now.txt")
    assert done.code == 1
    assert len(done.err.strip().splitlines()) == 1


def test_a_killed_add_is_resumed(stance: Stance, tmp_path: Path, cache: Path) -> None:
    rows = [json.dumps({"id": str(n), "text": TEXT.replace("bridge", f"bridge number {n}"), "url": f"https://a.example/{n}"}) for n in range(200)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    home, database = tmp_path / "home", tmp_path / "home" / "db" / "stance.db"
    command = [Path(sys.executable).parent / "stance", "--home", home, "add", tmp_path / "rows.jsonl", "--jobs", "1"]
    process = subprocess.Popen(command, env=os.environ | {"XDG_CACHE_HOME": str(cache)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and _done(database) == 0:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = _done(database)
    assert 0 < before < 200
    assert stance("--home", home, "add", tmp_path / "rows.jsonl").code == 0
    assert _done(database) == 200
    assert stance("--home", home, "index", "verify").code == 0
    assert stance("--home", home, "doctor").code == 0


def _done(database: Path) -> int:
    """Articles that are stored with their statements."""
    if not database.exists():
        return 0
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return int(db.execute("SELECT count(*) FROM articles WHERE state = 'done'").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        db.close()
