import re
from collections import Counter
from random import Random
from typing import Any

import pytest

from scripts.diplomatic.frames import PHRASES
from scripts.diplomatic.grammar import Phrase, choose, gerund, inflect, past, third
from scripts.diplomatic.rows import rows
from scripts.diplomatic.topics import ALLEGATIONS, MEASURES

LABELS = {"stance": {"favor", "against", "none"}, "nli": {"entailment", "contradiction", "neutral"}}


@pytest.fixture(scope="module")
def made() -> list[dict[str, Any]]:
    return list(rows(3000, 7))


def test_the_same_seed_writes_the_same_rows(made: list[dict[str, Any]]) -> None:
    assert list(rows(200, 7)) == made[:200]
    assert list(rows(200, 8)) != made[:200]


def test_labels_are_valid_and_fit_the_finer_ones(made: list[dict[str, Any]]) -> None:
    sides = {"favor": "supports", "against": "opposes"}
    for row in made:
        assert row["label"] in LABELS[row["task"]]
        if row["task"] == "stance":
            assert row["target"]
            assert sides.get(row["label"], row["fine"]) == row["fine"]


def test_labels_are_balanced(made: list[dict[str, Any]]) -> None:
    for task, names in LABELS.items():
        counts = Counter(row["label"] for row in made if row["task"] == task)
        assert min(counts[name] for name in names) > 0.25 * sum(counts.values()), counts


def test_the_target_alone_does_not_tell_the_label(made: list[dict[str, Any]]) -> None:
    stance = [row for row in made if row["task"] == "stance" and row["label"] != "none"]
    negative = [row for row in stance if re.search(r"\bnot\b|opposition|rejected", row["target"], re.IGNORECASE)]
    share = sum(row["label"] == "against" for row in negative) / len(negative)
    assert 0.4 < share < 0.6


def test_no_text_has_two_labels_for_one_target(made: list[dict[str, Any]]) -> None:
    keys = [(row["text"], row.get("target", row.get("hypothesis")).casefold().rstrip(".")) for row in made]
    assert len(set(keys)) == len(keys)


def test_no_markup_is_left(made: list[dict[str, Any]]) -> None:
    for row in made:
        text = f"{row['text']} | {row.get('target', row.get('hypothesis'))}"
        assert not re.search(r"[{}<>()]", re.sub(r" \([A-Z][^()]*\): ", ": ", text)), text


def test_the_tables_are_wide() -> None:
    assert len(MEASURES) + len(ALLEGATIONS) >= 90
    assert sum(len(PHRASES[kind]) for kind in ("self", "view", "other", "fact", "fact_self")) >= 300


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("ban", ("banned", "banning", "bans")),
        ("deny", ("denied", "denying", "denies")),
        ("withdraw", ("withdrew", "withdrawing", "withdraws")),
        ("impose", ("imposed", "imposing", "imposes")),
        ("veto", ("vetoed", "vetoing", "vetoes")),
    ],
)
def test_verb_forms(verb: str, forms: tuple[str, str, str]) -> None:
    assert (past(verb), gerund(verb), third(verb)) == forms


def test_a_phrase_has_its_forms() -> None:
    phrase = Phrase.of("set up [a court] in Harrow")
    assert phrase.forms()["done"] == "set up a court in Harrow"
    assert phrase.passive("should") == "a court should be set up in Harrow"
    assert Phrase.of("mediate between them").passive("should") == ""


def test_finite_verbs_agree() -> None:
    plurals = {"S": True, "np": False}
    assert inflect("we <be> ready, it <have:np> ended, they <rule!> it out", plurals, tense="present", narrated=True) == (
        "we are ready, it has ended, they ruled it out"
    )
    assert choose("(a|a)(b|b)", Random(1)) == "ab"
