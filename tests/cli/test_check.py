"""`check` on the examples."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Stance


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Denmark supports the Polar Cable treaty", "refuted"),
        ("Denmark opposes the Polar Cable treaty", "supported"),
        ("Iceland supports the Polar Cable treaty", "supported"),
        ("Sweden has decided to join the Polar Cable treaty", "refuted"),
        ("Finland supports the Polar Cable treaty", "not_enough_evidence"),
    ],
)
def test_verdicts(stance: Stance, home: Path, claim: str, verdict: str) -> None:
    done = stance("--home", home, "check", claim, "--json")
    found = json.loads(done.out)
    assert (done.code, found["verdict"]) == (0, verdict)
    assert found["why"]
    if verdict != "not_enough_evidence":
        assert any(row["relation"] != "neutral" and row["article"]["id"] for row in found["evidence"])


def test_exit_code_on_demand(stance: Stance, home: Path) -> None:
    assert stance("--home", home, "check", "Denmark supports the Polar Cable treaty", "--exit-code").code == 4


def test_as_of_hides_what_came_later(stance: Stance, home: Path) -> None:
    found = json.loads(stance("--home", home, "check", "Norway has signed the Polar Cable treaty", "--as-of", "2026-03-31", "--json").out)
    assert found["verdict"] in ("refuted", "not_enough_evidence")
    assert all(row["published"] <= "2026-03-31" for row in found["evidence"])


def test_a_quotation_is_looked_up(stance: Stance, home: Path) -> None:
    rows = json.loads(stance("--home", home, "statements", "--kind", "direct", "--json").out)
    words = next(row["content"] for row in rows if row["speaker"] and "…" not in row["content"] and len(row["content"].split()) > 6)
    found = json.loads(stance("--home", home, "check", "--quote", words, "--json").out)
    assert found["verdict"] == "verbatim"
    assert found["evidence"][0]["spans"]
    altered = stance("--home", home, "check", "--quote", f"{words.split()[0]} indeed {' '.join(words.split()[1:])}", "--exit-code")
    assert altered.code == 4
    assert "{+indeed+}" in altered.out
    assert json.loads(stance("--home", home, "check", "--quote", "nobody ever spoke thus", "--json").out)["verdict"] == "not_found"


def test_a_whole_article_is_checked_and_not_stored(stance: Stance, home: Path, tmp_path: Path) -> None:
    article = tmp_path / "claims.txt"
    article.write_text(
        "Talk of the north\nOslo, 5 May 2026. “Denmark supports the Polar Cable treaty,” Danish Prime Minister Mette Frederiksen said on Monday. "
        "Iceland supports the Polar Cable treaty. The weather was fine.\n",
        encoding="utf-8",
    )
    before = stance("--home", home, "articles", "--json").out
    found = json.loads(stance("--home", home, "check", "--file", article, "--json").out)
    assert [(row["kind"] == "direct", row["verdict"]["verdict"]) for row in found] == [(True, "refuted"), (False, "supported")]
    assert "Denmark supports" in found[0]["content"]
    assert found[0]["quotation"]["verdict"] == "not_found"
    assert stance("--home", home, "articles", "--json").out == before
    assert "refuted" in stance("--home", home, "check", "--file", article).out


def test_one_thing_at_a_time(stance: Stance, home: Path) -> None:
    assert stance("--home", home, "check").code == 2
    assert stance("--home", home, "check", "a claim", "--quote", "some words").code == 2
