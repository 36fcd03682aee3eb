"""Learn the weights that tie contents to cues and cues to sources, from the true spans of PolNeAR train.

    train_pairing.py [--data ../shared/data/quotes] [--out stance/models/tagger/pairing.json]

Two multinomial logistic regressions with an L2 penalty, fitted by Adam on the whole set; deterministic.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import torch

from stance.extract.learned import pairing
from stance.records import Span

ROOT = Path(__file__).parent.parent
RARE = 15  # features seen less often are left out

Row = tuple[list[list[str]], int]


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def decisions(rows: list[dict[str, Any]]) -> dict[str, list[Row]]:
    """All true decisions of the articles, by role."""
    out: dict[str, list[Row]] = {"content": [], "cue": []}
    for row in rows:
        gold = []
        for a in row["attributions"]:
            spans = {role: [Span(*pair) for pair in a[role]] for role in ("source", "cue", "content")}
            gold.append((spans["source"][0] if spans["source"] else None, spans["cue"][0] if spans["cue"] else None, spans["content"]))
        tagged = {(role, Span(*pair)) for a in row["attributions"] for role in ("source", "cue", "content") for pair in a[role]}
        for role, options, right in pairing.decisions(pairing.scene(row["text"], tagged), gold):
            out[role].append((options, right))
    return out


def fit(rows: list[Row], *, rounds: int = 150, penalty: float = 1e-4) -> dict[str, float]:
    """Weights of the features."""
    seen = Counter(name for options, _ in rows for names in options for name in names)
    names = sorted(name for name, n in seen.items() if n >= RARE)
    index = {name: i for i, name in enumerate(names)}
    flat = [[index[n] for n in option if n in index] for options, _ in rows for option in options]
    offsets = torch.tensor([0, *(len(f) for f in flat)]).cumsum(0)[:-1]
    bag = torch.tensor([i for f in flat for i in f])
    group = torch.repeat_interleave(torch.arange(len(rows)), torch.tensor([len(options) for options, _ in rows]))
    starts = torch.tensor([0, *(len(options) for options, _ in rows)]).cumsum(0)[:-1]
    right = starts + torch.tensor([r for _, r in rows])
    weight = torch.zeros(len(names), 1, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=0.1)
    for step in range(rounds):
        for one in optimizer.param_groups:
            one["lr"] = 0.1 * (1 - step / rounds)
        scores = torch.nn.functional.embedding_bag(bag, weight, offsets, mode="sum")[:, 0]
        total = torch.zeros(len(rows)).index_add(0, group, scores.exp()).log()
        loss = (total - scores[right]).mean() + penalty * (weight**2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return {name: round(value, 3) for name, value in zip(names, weight.detach()[:, 0].tolist(), strict=True) if abs(value) >= 0.0005}


def accuracy(rows: list[Row], table: dict[str, float]) -> float:
    """Share of decisions that the weights get right."""
    right = 0
    for options, gold in rows:
        scores = [sum(table.get(name, 0.0) for name in names) for names in options]
        right += scores.index(max(scores)) == gold
    return right / len(rows)


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/quotes")
    parser.add_argument("--out", type=Path, default=ROOT / "stance/models/tagger/pairing.json")
    args = parser.parse_args()
    train, dev = (decisions(read(args.data / "polnear" / f"{part}.jsonl")) for part in ("train", "dev"))
    tables = {role: fit(rows) for role, rows in train.items()}
    for role, table in tables.items():
        right = [accuracy(rows[role], table) for rows in (train, dev)]
        print(f"{role}: {len(table)} weights, right on train {right[0]:.4f}, dev {right[1]:.4f} ({len(dev[role])})")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(tables, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
