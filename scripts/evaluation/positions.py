"""The real command line on the positions set."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evaluation.part import STANCE, Figures, Options, Row, table

MEASURES = (
    "statement recall", "speaker", "actor", "said_on", "kind", "stance accuracy", "stance macro-F1", "shifts p", "shifts r", "last position",
    "check accuracy", "check macro-F1", "same pairs recall", "hard negatives joined", "failed calls",
)  # fmt: skip


def measure(options: Options) -> Iterator[tuple[str, Row]]:
    """What is shipped, in a fresh home."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        articles = options.data / "articles/ukraine_media_2022/articles.jsonl.gz"
        scorer = [sys.executable, options.scorers / "score_positions.py", options.data / "positions", articles]
        command = [*scorer, "--cmd", STANCE, "--json", out.name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(options.scorers)})
        yield "positions/shipped", json.loads(Path(out.name).read_text(encoding="utf-8"))


def show(figures: Figures) -> list[str]:
    """The section of positions."""
    shipped = figures.get("positions/shipped")
    if shipped is None:
        return []
    rows = [(name, str(shipped[name])) for name in MEASURES if name in shipped]
    return ["## Positions: the command line on real news", "", "Shares of 1.", "", *table(["measure", "figure"], rows)]
