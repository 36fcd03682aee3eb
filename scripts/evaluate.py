"""Measure what `stance` ships on the development sets and write docs/evaluation.md.

    evaluate.py quotes|positions|stance|nli|all [--data DIR] [--scorers DIR] [--only NAME]... [--write docs/evaluation.md]

Predictions come from scripts/predict.py and the command line alone; figures come from the scorers. They are kept in
figures.json beside the page, so that one part can be measured again without the others.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STANCE = f"{Path(sys.executable).parent / 'stance'}"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One development set: how it is predicted and scored, which figures are shown, and what others report on its test part."""

    name: str
    task: str
    gold: str
    scorer: str
    columns: tuple[str, ...]
    published: tuple[tuple[str, tuple[float | None, ...]], ...] = ()
    methods: tuple[str, ...] = ()
    note: str = ""


QUOTES = (
    Benchmark(
        "polnear_cofenet",
        "quotes",
        "quotes/polnear_cofenet/dev.jsonl",
        "score_quotes.py",
        ("tokens exact source", "tokens exact cue", "tokens exact content"),
        (
            ("regular expressions (test)", (10.7, 22.8, 5.6)),
            ("CoreNLP (test)", (13.9, None, 17.5)),
            ("BERT-base (test)", (81.1, 74.0, 68.9)),
            ("CofeNet, the best published (test)", (83.2, 75.3, 72.9)),
        ),
        note="Exact F1 of spans, per cent. Published figures are of the test split.",
    ),
    Benchmark(
        "polnear",
        "quotes",
        "quotes/polnear/dev.jsonl",
        "score_quotes.py",
        ("linked", "linked direct", "linked mixed", "linked indirect", "chars half content"),
        (("two people", (75.3, 97.1, 86.5, 69.3, 85.8)),),
        note="F1, per cent: an attribution is found if its source overlaps and its content has a Jaccard of .5 with the gold one.",
    ),
    Benchmark(
        "ced1k",
        "quotes",
        "quotes/ced1k/dev.jsonl",
        "score_ced1k.py",
        ("coverage span", "coverage span + speaker", "1:1 span", "1:1 span + speaker", "speaker_accuracy"),
        (("SEER, an LLM pipeline (dev)", (90.0, 87.8, 85.6, 83.4, None)), ("SEER (test)", (85.1, 82.5, 72.7, 70.3, 96.7))),
        note="F1, per cent, with the resolved speaker.",
    ),
    Benchmark(
        "mcae",
        "quotes",
        "quotes/mcae/dev.jsonl",
        "score_mcae.py",
        ("statements R", "statements P", "name accuracy", "title accuracy"),
        (("Gemini 2.5 Pro (all 43 articles)", (83.7, None, 79.9, 79.8)), ("GPT 4.1 (all 43 articles)", (78.5, None, 86.6, 85.6))),
        note="Statement match (recall), precision, then name and title accuracy on matched statements, per cent.",
    ),
)
PAIRS = (
    Benchmark("vast", "stance", "stance/vast/dev.jsonl", "score_pairs.py", ("macro-F1", "accuracy")),
    Benchmark("perspectrum", "stance", "stance/perspectrum/dev.jsonl", "score_pairs.py", ("macro-F1", "accuracy")),
    Benchmark("ibm30k", "stance", "stance/ibm30k/dev.jsonl", "score_pairs.py", ("macro-F1", "accuracy")),
    Benchmark("snli", "nli", "nli/snli/dev.jsonl", "score_pairs.py", ("accuracy", "macro-F1")),
    Benchmark("ling_in_loop", "nli", "nli/ling_in_loop/dev.jsonl", "score_pairs.py", ("accuracy", "macro-F1")),
    Benchmark("fever_symmetric", "nli", "nli/fever_symmetric/dev.jsonl", "score_pairs.py", ("accuracy", "macro-F1")),
    Benchmark("political_inconsistency", "nli", "nli/political_inconsistency/dev.jsonl", "score_pairs.py", ("macro-F1", "accuracy")),
)
POSITIONS = (
    "statement recall", "speaker", "actor", "said_on", "kind", "stance accuracy", "stance macro-F1", "shifts p", "shifts r", "last position",
    "check accuracy", "check macro-F1", "same pairs recall", "hard negatives joined", "failed calls",
)  # fmt: skip


def figure(result: dict[str, Any], name: str) -> float | None:
    """A figure by name, wherever the scorer puts it; the F of a triple."""
    found = result.get("figures", {}).get(name, result.get(name))
    return found["f"] if isinstance(found, dict) else found


def items(path: Path) -> int:
    """Lines of a file."""
    with path.open(encoding="utf-8") as lines:
        return sum(1 for line in lines if line.strip())


def measure(bench: Benchmark, method: str, options: argparse.Namespace) -> dict[str, Any]:
    """Predict with the shipped code and score: {column: figure, "ms": time per item}."""
    gold = options.data / bench.gold
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        flag = "--extractor" if bench.task == "quotes" else "--judge"
        started = time.perf_counter()
        subprocess.run([sys.executable, ROOT / "scripts/predict.py", bench.task, gold, out, flag, method], check=True)
        seconds = time.perf_counter() - started
        scorer = [sys.executable, options.scorers / bench.scorer, gold, out, "--json", "--bootstrap", "0"]
        done = subprocess.run(scorer, check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    return {column: figure(result, column) for column in bench.columns} | {"ms": 1000 * seconds / items(gold)}


def pairs(benches: tuple[Benchmark, ...], methods: list[str], options: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every benchmark with every method."""
    for bench in benches:
        if options.only and bench.name not in options.only:
            continue
        for method in methods:
            print(f"{bench.name} {method} …", file=sys.stderr)
            yield f"{bench.name}/{method}", measure(bench, method, options)


def positions(options: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """The real command line on the positions set."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        articles = options.data / "articles/ukraine_media_2022/articles.jsonl.gz"
        scorer = [sys.executable, options.scorers / "score_positions.py", options.data / "positions", articles]
        command = [*scorer, "--cmd", STANCE, "--json", out.name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(options.scorers)})
        yield "positions/shipped", json.loads(Path(out.name).read_text(encoding="utf-8"))


def cells(values: list[object]) -> str:
    """A Markdown table row."""
    return "| " + " | ".join("–" if v is None else f"{v:.1f}" if isinstance(v, float) else str(v) for v in values) + " |"


def section(bench: Benchmark, figures: dict[str, dict[str, Any]]) -> list[str]:
    """One benchmark as a Markdown table: our methods, then what others report."""
    own = {key.split("/")[1]: row for key, row in figures.items() if key.split("/")[0] == bench.name}
    if not own:
        return []
    head = ["system", *bench.columns, "ms an item"]
    lines = [f"### {bench.name}", "", bench.note, "", cells(list(head)), "|" + "---|" * len(head)]
    lines += [cells([f"**{name}**", *(row.get(c) for c in bench.columns), row["ms"]]) for name, row in own.items()]
    lines += [cells([name, *values, None]) for name, values in bench.published]
    return [*lines, ""]


def page(figures: dict[str, dict[str, Any]]) -> str:
    """The whole page."""
    lines = [
        "# Evaluation",
        "",
        "Generated by `scripts/evaluate.py`; development splits, what is shipped, no other code path.",
        "",
        "## Quotations",
        "",
    ]
    for bench in QUOTES:
        lines += section(bench, figures)
    if shipped := figures.get("positions/shipped"):
        lines += ["## Positions: the command line on real news", "", "Shares of 1.", "", "| measure | figure |", "|---|---|"]
        lines += [f"| {name} | {shipped[name]} |" for name in POSITIONS if name in shipped] + [""]
    body = [line for bench in PAIRS for line in section(bench, figures)]
    return "\n".join(lines + (["## Stance and inference", "", *body] if body else []))


def main() -> int:
    """Measure the chosen part, merge it with the figures kept, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("quotes", "positions", "stance", "nli", "all"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--scorers", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--only", action="append", help="only this benchmark")
    parser.add_argument("--method", action="append", help="only this extractor or judge")
    parser.add_argument("--write", type=Path, default=ROOT / "docs/evaluation.md")
    options = parser.parse_args()
    from stance import extract, judges

    kept = options.write.parent / "figures.json"
    figures = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    if options.part in ("quotes", "all"):
        figures |= dict(pairs(QUOTES, options.method or list(extract.EXTRACTORS), options))
    for task in ("stance", "nli"):
        if options.part in (task, "all"):
            figures |= dict(pairs(tuple(b for b in PAIRS if b.task == task), options.method or list(judges.JUDGES), options))
    if options.part in ("positions", "all"):
        figures |= dict(positions(options))
    kept.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    options.write.write_text(page(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
