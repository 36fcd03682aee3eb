"""When it was said: on real news, and the hand-written time expressions."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evaluation import told
from evaluation.part import ROOT, Figures, Options, Row, table

CASES = ROOT / "tests/cases/dates.jsonl"
OUTCOMES = ("right", "wrong", "open", "of")
CUT = {"year": 4, "month": 7}


def measure(options: Options) -> Iterator[tuple[str, Row]]:
    """Days of the positions set, and `predict.py dates` on the expressions of the tests."""
    yield "dates/said_on", told.shares(options)["said_on"]
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        rows = [case | {"id": number} | _span(case) for number, case in enumerate(cases)]
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        subprocess.run([sys.executable, ROOT / "scripts/predict.py", "dates", given, out], check=True)
        found = [json.loads(line)["date"] for line in out.read_text(encoding="utf-8").splitlines()]
    wanted = [case["date"] and case["date"][: CUT.get(case["precision"], 10)] for case in cases]
    yield "dates/cases", {"of": len(cases), "right": round(sum(a == b for a, b in zip(wanted, found, strict=True)) / len(cases), 3)}


def _span(case: Row) -> Row:
    """Where the expression of a case stands."""
    start = case["text"].index(case["expression"])
    return {"start": start, "end": start + len(case["expression"])}


def show(figures: Figures) -> list[str]:
    """The section of dates."""
    if "dates/said_on" not in figures:
        return []
    said, cases = figures["dates/said_on"], figures["dates/cases"]
    rows = [["said_on, where the text tells it", *(str(said[o]) for o in OUTCOMES)]]
    rows += [["time expressions of the tests", str(cases["right"]), "–", "–", str(cases["of"])]]
    return ["## Dates", "", "Shares of 1; open: no day is given.", "", *table(["set", *OUTCOMES], rows)]
