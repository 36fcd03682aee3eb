"""How the fields of the statements that the command line finds on the positions set fare: right, wrong, or left open."""

import importlib
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.part import STANCE, Options, Row

Given = dict[str, Any]
FIELDS = ("speaker", "actor", "said_on")


@cache
def shares(options: Options) -> dict[str, Row]:
    """{field: {"of", "right", "wrong", "open"}} over the labelled statements that were found; shares of 1.

    A speaker or day is open if none is given, an actor if he is none or an unnamed source without a side. A joint statement is
    labelled for one of its parties, and found under each.
    """
    scorer = _scorer(options.scorers)
    gold = scorer.rows(options.data / "positions/statements.jsonl")
    wanted = {row["article_id"] for row in gold}
    articles = [a for a in scorer.rows(options.data / "articles/ukraine_media_2022/articles.jsonl.gz") if a["id"] in wanted]
    found, url = _statements(articles), {a["id"]: a["url"] for a in articles}
    counts: Counter[tuple[str, str]] = Counter()
    for row in gold:
        best = scorer.best(row, found[url[row["article_id"]]])
        for field in FIELDS if best is not None else ():
            if field != "said_on" or (row["said_on"] is not None and not row.get("published_suspect")):
                counts[field, _outcome(scorer, field, row, best)] += 1
    return {field: _row(counts, field) for field in FIELDS}


def _row(counts: Counter[tuple[str, str]], field: str) -> Row:
    """The shares of one field."""
    of = sum(counts[field, outcome] for outcome in ("right", "wrong", "open"))
    return {"of": of} | {outcome: round(counts[field, outcome] / max(1, of), 3) for outcome in ("right", "wrong", "open")}


def _outcome(scorer: ModuleType, field: str, gold: Given, got: Given) -> str:
    """How a field fared, by the scorer's own comparison."""
    actor = got.get("actor") or {}
    if field == "speaker":
        return "right" if scorer.same_speaker(gold["speaker"], got["speaker"]) else "open" if got["speaker"] is None else "wrong"
    if field == "actor":
        every = (actor.get("name"), *(other.replace("-", " ") for other in got["actors_also"]))
        return (
            "right"
            if any(scorer.same_name(gold["actor"], name) for name in every)
            else "open"
            if actor.get("kind", "unnamed") == "unnamed"
            else "wrong"
        )
    return "right" if got["said_on"] == gold["said_on"] else "open" if got["said_on"] is None else "wrong"


def _statements(articles: list[Given]) -> dict[str, list[Given]]:
    """What the command line stores of some articles in a fresh home, by their addresses."""
    with tempfile.TemporaryDirectory() as home:
        source = Path(home) / "articles.jsonl"
        source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
        subprocess.run([STANCE, "--home", home, "add", source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        done = subprocess.run([STANCE, "--home", home, "statements", "--json"], check=True, capture_output=True, text=True)
    out: dict[str, list[Given]] = defaultdict(list)
    for statement in json.loads(done.stdout):
        out[statement["article"]["url"]].append(statement)
    return out


def _scorer(folder: Path) -> ModuleType:
    """The scorer of positions as a module, for its rules of what is the same."""
    sys.path.insert(0, str(folder))
    return importlib.import_module("score_positions")
