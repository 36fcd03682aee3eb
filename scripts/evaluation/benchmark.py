"""A development set that `scripts/predict.py` predicts and a scorer scores."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.part import ROOT, Figures, Options, Row, table


@dataclass(frozen=True, slots=True)
class Benchmark:
    """How a development set is predicted and scored, which figures are shown, and what others report."""

    name: str
    task: str
    gold: str
    scorer: str
    columns: tuple[str, ...]
    published: tuple[tuple[str, tuple[float | None, ...]], ...] = ()
    note: str = ""


def each(benches: Iterable[Benchmark], methods: Iterable[str], options: Options) -> Iterator[tuple[str, Row]]:
    """Every benchmark that is wanted with every method."""
    for bench in benches:
        if options.only and bench.name not in options.only:
            continue
        for method in methods:
            print(f"{bench.name} {method} …", file=sys.stderr)
            yield f"{bench.name}/{method}", _measured(bench, method, options)


def section(bench: Benchmark, figures: Figures) -> list[str]:
    """One benchmark as a Markdown table: our methods, then what others report."""
    own = {key.split("/")[1]: row for key, row in figures.items() if key.split("/")[0] == bench.name}
    if not own:
        return []
    rows: list[list[object]] = [[f"**{name}**", *(row.get(c) for c in bench.columns), row["ms"]] for name, row in own.items()]
    rows += [[name, *values, None] for name, values in bench.published]
    return [f"### {bench.name}", "", bench.note, "", *table(["system", *bench.columns, "ms an item"], rows)]


def scored(bench: Benchmark, predict: Callable[[Path, Path], object], options: Options) -> Row:
    """Predict a set, from one file to another, and score it: {column: figure, "ms": time per item}."""
    gold = options.data / bench.gold
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        started = time.perf_counter()
        predict(gold, out)
        seconds = time.perf_counter() - started
        scorer = [sys.executable, options.scorers / bench.scorer, gold, out, "--json", "--bootstrap", "0"]
        done = subprocess.run(scorer, check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    return {column: _figure(result, column) for column in bench.columns} | {"ms": 1000 * seconds / _items(gold)}


def _measured(bench: Benchmark, method: str, options: Options) -> Row:
    """A set predicted with the shipped code."""
    flag = "--extractor" if bench.task in ("quotes", "claims") else "--judge"
    command = [sys.executable, ROOT / "scripts/predict.py", bench.task]
    return scored(bench, lambda gold, out: subprocess.run([*command, gold, out, flag, method], check=True), options)


def _figure(result: Row, name: str) -> float | None:
    """A figure by name, wherever the scorer puts it; the F of a triple."""
    found = result.get("figures", {}).get(name, result.get(name))
    return found["f"] if isinstance(found, dict) else found


def _items(path: Path) -> int:
    """Lines of a file."""
    with path.open(encoding="utf-8") as lines:
        return sum(1 for line in lines if line.strip())
