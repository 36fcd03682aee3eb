"""`stance extract`: what would be stored, printed, and nothing stored."""

import json
from pathlib import Path

from tests.cli.conftest import Stance

TEXT = "The cable\n\nOSLO, March 2, 2026 (Wire) — “We will sign the cable treaty,” Norwegian Foreign Minister Astrid Halvorsen said on Monday.\n"


def test_an_object_an_article_with_offsets_into_its_text(stance: Stance, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = stance("--home", tmp_path, "extract", tmp_path / "a.txt", "--nl")
    (article,) = [json.loads(line) for line in done.out.splitlines()]
    (said,) = article["statements"]
    assert (done.code, said["speaker"], said["actor"]["name"], said["said_on"]) == (0, "Astrid Halvorsen", "Norway", "2026-03-02")
    for start, end in said["spans"]:
        assert article["text"][start:end] in said["content"]
    assert not (tmp_path / "db").exists()


def test_people_get_the_text_and_programs_one_document(stance: Stance, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "Astrid Halvorsen" in stance("--home", tmp_path, "extract", tmp_path / "a.txt").out
    (article,) = json.loads(stance("--home", tmp_path, "extract", tmp_path / "a.txt", "--json").out)
    assert article["title"] == "The cable"


def test_what_cannot_be_read_is_said_and_nothing_found(stance: Stance, tmp_path: Path) -> None:
    done = stance("--home", tmp_path, "extract", tmp_path / "none.txt", "--json")
    assert (done.code, json.loads(done.out)) == (3, [])
    assert "none.txt" in done.err


def test_the_publication_date_and_the_speaker_can_be_given(stance: Stance, tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_text("A speech\n\nWe will build the harbour. It must be safe.\n", encoding="utf-8")
    done = stance("--home", tmp_path, "extract", tmp_path / "speech.txt", "--date", "2026-03-02", "--speaker", "Jane Doe", "--json")
    (article,) = json.loads(done.out)
    assert article["published"] == "2026-03-02"
    assert {said["speaker"] for said in article["statements"]} == {"Jane Doe"}
