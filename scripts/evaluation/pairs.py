"""Stance towards a target and inference between two texts."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.benchmark import Benchmark, section
from evaluation.part import ROOT, Figures, Options, Row
from stance.judges.scorer import ENTAILMENT, STANCE, negated

MACRO, RIGHT = "macro-F1", "accuracy"
PAIRS = (
    Benchmark(
        "vast", "stance", "stance/vast/dev.jsonl", "score_pairs.py", (MACRO, RIGHT),
        (
            ("BiCond (test, zero-shot)", (42.8, None)), ("TGA-Net (test, zero-shot)", (66.6, None)),
            ("JointCL, BERT-base (test, zero-shot)", (72.3, None)), ("TATA (test, zero-shot)", (77.1, None)),
            ("CKI, the best without an LLM (test, zero-shot)", (81.9, None)), ("GPT-3.5 (test, zero-shot)", (65.0, None)),
            ("Qwen2.5-7B MPRF (test, zero-shot)", (85.4, None)),
        ),
        note="Three labels, per cent. Dev has 1,019 pairs with unseen topics and 1,043 with topics of a few training pairs.",
    ),
    Benchmark(
        "perspectrum", "stance", "stance/perspectrum/dev.jsonl", "score_pairs.py", (MACRO, RIGHT),
        (("BERT (test, F1)", (70.8, None)), ("people (F1)", (91.0, None))),
        note="Two labels: the likelier of favor and against counts.",
    ),
    Benchmark(
        "ibm30k", "stance", "stance/ibm30k/dev.jsonl", "score_pairs.py", (MACRO, RIGHT), note="Two labels; no stance figures are published.",
    ),
    Benchmark(
        "snli", "nli", "nli/snli/dev.jsonl", "score_pairs.py", (RIGHT, MACRO),
        (("nli-deberta-v3-base (test)", (92.4, None)),), note="3,000 pairs of the development set.",
    ),
    Benchmark("ling_in_loop", "nli", "nli/ling_in_loop/dev.jsonl", "score_pairs.py", (RIGHT, MACRO), note="MNLI premises, new hypotheses."),
    Benchmark(
        "fever_symmetric", "nli", "nli/fever_symmetric/dev.jsonl", "score_pairs.py", (RIGHT, MACRO),
        (("BERT trained on FEVER (v0.1)", (57.5, None)), ("BERT, reweighted (v0.1)", (61.6, None))),
        note="Not trained on; built so that the claim alone tells nothing.",
    ),
    Benchmark(
        "political_inconsistency", "nli", "nli/political_inconsistency/dev.jsonl", "score_pairs.py", (MACRO, RIGHT),
        (("GPT-4 (this half)", (71.4, 78.5)), ("LLaMA-70B (this half)", (71.8, 82.2)), ("LLaMA-8B (this half)", (44.9, 54.7))),
        note="Not trained on. Do two political statements contradict each other?",
    ),
    Benchmark(
        "dnc_megaveridicality", "nli", "nli/dnc_megaveridicality/dev.jsonl", "score_pairs.py", (RIGHT, MACRO),
        note="Two labels: does it follow, from “someone denied that it happened”, that it happened?",
    ),
)  # fmt: skip
FAR = 0.3  # cosine below which a text is about something else
STAGE_1, STAGE_3 = ROOT / "runs/judge/general-int8", ROOT / "runs/judge/last-int8"  # exports of stages of training, where there are any

Predict = Callable[[Benchmark, Path, Path], None]


@dataclass(frozen=True, slots=True)
class Method:
    """A line of the tables, how its predictions are made, and the folder without which they cannot be."""

    name: str
    predict: Predict
    folder: Path = ROOT


def _shipped(judge: str) -> Predict:
    """What scripts/predict.py gives with a judge."""

    def predict(bench: Benchmark, gold: Path, out: Path) -> None:
        subprocess.run([sys.executable, ROOT / "scripts/predict.py", bench.task, gold, out, "--judge", judge], check=True)

    return predict


def _alone(bench: Benchmark, gold: Path, out: Path) -> None:
    """The shipped model without the text: what the hypothesis alone gives away."""
    rows = [row | {"text": "", "premise": ""} for row in _read(gold)]
    bare = out.with_suffix(".bare")
    _write(bare, rows)
    _shipped("shipped")(bench, bare, out)


def _cosine(bench: Benchmark, gold: Path, out: Path) -> None:
    """The embedding alone: near the target, near its opposite, or near neither."""
    from stance import embedders

    first, second, labels = ("text", "target", STANCE) if bench.task == "stance" else ("premise", "hypothesis", ENTAILMENT)
    rows, model = _read(gold), embedders.reference()
    texts = model.embed([row[first] for row in rows])
    targets, opposites = (
        model.embed([form(row[second]) for row in rows]) for form in (str, lambda target: negated(target) or f"It is not so: {target}")
    )
    near, far = (texts * targets).sum(1), (texts * opposites).sum(1)
    found = np.where(np.maximum(near, far) < FAR, 1, np.where(near >= far, 0, 2))
    shares = np.stack([near, np.full_like(near, -1.0), far], axis=1)
    told = zip(rows, found, shares, strict=True)
    _write(out, [{"id": row["id"], "label": labels[at], "scores": dict(zip(labels, map(float, s), strict=True))} for row, at, s in told])


METHODS = (
    Method("hypothesis only (the shipped model without the text)", _alone),
    Method("cosine of embeddings", _cosine),
    Method("rules", _shipped("rules")),
    Method("model after stage 1: public data", _shipped(str(STAGE_1)), STAGE_1),
    Method("model after stage 3: + diplomatic language", _shipped(str(STAGE_3)), STAGE_3),
    Method("shipped model: + more public data, real statements", _shipped("shipped")),
)


def measure_stance(options: Options) -> Iterator[tuple[str, Row]]:
    """Every set of stances with every method."""
    yield from _measured("stance", options)


def measure_nli(options: Options) -> Iterator[tuple[str, Row]]:
    """Every set of inferences with every method."""
    yield from _measured("nli", options)


def _measured(task: str, options: Options) -> Iterator[tuple[str, Row]]:
    """Figures by name; a method whose name begins with none of those asked for is left out."""
    for bench in PAIRS:
        if bench.task != task or (options.only and bench.name not in options.only):
            continue
        for method in METHODS:
            if (options.methods and not method.name.startswith(options.methods)) or not method.folder.exists():
                continue
            print(f"{bench.name} {method.name} …", file=sys.stderr)
            found = _scored(bench, method, options)
            yield f"{bench.name}/majority", found["majority"] | {"ms": None}
            yield f"{bench.name}/{method.name}", found["figures"]


def _scored(bench: Benchmark, method: Method, options: Options) -> Row:
    """Predict and score: {"figures": with "ms" an item, "majority"}."""
    gold = options.data / bench.gold
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        started = time.perf_counter()
        method.predict(bench, gold, out)
        seconds = time.perf_counter() - started
        scorer = [sys.executable, options.scorers / bench.scorer, gold, out, "--json", "--bootstrap", "0"]
        result = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    shown = {part: {column: result[part][column] for column in bench.columns} for part in ("figures", "majority")}
    return shown | {"figures": shown["figures"] | {"ms": 1000 * seconds / result["n"]}}


def show(figures: Figures) -> list[str]:
    """The section of both."""
    body = [line for bench in PAIRS for line in section(bench, figures)]
    return ["## Stance and inference", "", *body] if body else []


def _read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    """Rows as a JSONL file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
