"""`ask` and `shifts` on the examples: the position, the words it rests on, and how it changed."""

import json
from pathlib import Path

from tests.cli.conftest import Stance

TOPIC = "the Polar Cable treaty"


def test_the_latest_position_and_its_quotes(stance: Stance, home: Path) -> None:
    done = stance("--home", home, "ask", "Norway", TOPIC, "--json")
    assert done.code == 0
    answer = json.loads(done.out)
    assert answer["actor"]["name"] == "Norway"
    assert answer["position"]["label"] == "supports"
    assert answer["coverage"]["articles"] == 14
    for row in answer["statements"]:
        assert row["content"]
        assert row["article"]["id"]
        assert row["spans"]
        assert row["stance"]["why"]
    ids = {row["id"] for row in answer["statements"]}
    assert set(answer["position"]["basis"]) <= ids


def test_until_gives_the_position_of_that_day(stance: Stance, home: Path) -> None:
    labels = {}
    for day in ("2026-03-31", "2026-04-30", "2026-05-31"):
        labels[day] = json.loads(stance("--home", home, "ask", "Norway", TOPIC, "--until", day, "--json").out)["position"]["label"]
    assert labels == {"2026-03-31": "opposes", "2026-04-30": "conditional", "2026-05-31": "supports"}


def test_a_change_of_position_is_a_shift(stance: Stance, home: Path) -> None:
    found = json.loads(stance("--home", home, "shifts", "Norway", TOPIC, "--json").out)
    changes = [(row["from"]["label"], row["to"]["label"]) for row in found]
    assert changes == [("opposes", "conditional"), ("conditional", "supports")]
    assert found[0]["between"][1] == "2026-04-14"


def test_any_alias_and_a_whole_question(stance: Stance, home: Path) -> None:
    for words in (["Oslo", TOPIC], ["Halvorsen", TOPIC], [f"what has Norway said about {TOPIC}?"]):
        answer = json.loads(stance("--home", home, "ask", *words, "--json").out)
        assert answer["position"]["label"] == "supports", words


def test_an_utterance_is_listed_once_with_its_tellings(stance: Stance, home: Path) -> None:
    answer = json.loads(stance("--home", home, "ask", "Norway", TOPIC, "--json").out)
    groups = [row["group"] for row in answer["statements"]]
    assert len(groups) == len(set(groups))
    told = next(row for row in answer["statements"] if row["content"].startswith("Signing the Polar Cable treaty is not under"))
    assert len(told["tellings"]) == 1
    assert told["kind"] == "direct"


def test_unknown_actor_and_topic_without_statements(stance: Stance, home: Path) -> None:
    for words in (("Ruritania", TOPIC), ("Norway", "penguin breeding in zoos")):
        done = stance("--home", home, "ask", *words, "--json")
        answer = json.loads(done.out)
        assert (done.code, answer["position"]["label"], answer["statements"]) == (3, "none", [])


def test_terminal_answer_has_the_quote_and_the_article(stance: Stance, home: Path) -> None:
    shown = stance("--home", home, "ask", "Denmark", TOPIC).out
    assert shown.startswith(("opposes", "Denmark"))
    assert "This treaty is bad for Greenland" in shown
    assert "Denmark rejects cable treaty" in shown


def test_a_name_of_several_actors_asks_which(stance: Stance, home: Path) -> None:
    done = stance("--home", home, "ask", "Georgia", TOPIC)
    assert (done.code, done.out) == (2, "")
    assert "Republic of Georgia" in done.err
    assert "Georgia (US state)" in done.err
    chosen = stance("--home", home, "ask", "Republic of Georgia", TOPIC, "--json")
    assert chosen.code != 2
