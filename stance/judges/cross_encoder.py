"""The shipped judge model: a MiniLM cross-encoder with a head for entailment, stance and position, run on onnxruntime.

Trained by scripts/train_judge.py, exported by scripts/export_judge.py, described in models/judge/MODEL_CARD.md.
"""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from stance.config import MODELS
from stance.errors import StanceError
from stance.judges.scorer import HEADS, Floats, Scores, Text2

_CLS, _SEP = 101, 102
_HEAD = 0.65  # of a text that is cut: the share of tokens kept from its beginning; the rest are its last
_LETTERS = 6000  # of a text that the tokenizer sees, from its beginning and its end


@dataclass(frozen=True, slots=True)
class Card:
    """What an export says of itself: temperatures by head, the probability below which a side is no side, and its length."""

    name: str
    temperature: dict[str, float]
    threshold: float
    max_tokens: int


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """The model of a folder; `probabilities` is its use."""

    card: Card
    session: Any
    tokenizer: Any
    threads: int

    @property
    def name(self) -> str:
        """Its name and version."""
        return self.card.name

    def probabilities(self, pairs: Sequence[Text2]) -> Scores:
        """Calibrated probabilities of each pair, in order.

        Every pair is run by itself, on as many threads as there are cores: int8 rounds by what shares a batch, and a pair
        must always get the same scores. Without padding this is no slower than batches.
        """
        sides = [self.tokenizer.encode_batch([_clean(pair[at]) for pair in pairs], add_special_tokens=False) for at in (0, 1)]
        inputs = [packed(text.ids, target.ids, self.card.max_tokens) for text, target in zip(*sides, strict=True)]
        if self.threads > 1 and len(inputs) > 1:
            with ThreadPoolExecutor(self.threads) as pool:
                logits = list(pool.map(self._run, inputs))
        else:
            logits = [self._run(one) for one in inputs]
        return Scores(*(self._share(head, [row[at] for row in logits]) for at, head in enumerate(HEADS)))

    def _run(self, one: tuple[list[int], list[int]]) -> list[Floats]:
        """Logits of every head for one pair."""
        ids, segments = (np.array([side], dtype=np.int64) for side in one)
        found: list[Floats] = self.session.run(None, {"ids": ids, "segments": segments, "mask": np.ones_like(ids)})
        return [logits[0] for logits in found]

    def _share(self, head: str, logits: Sequence[Floats]) -> Floats:
        """Probabilities (n, labels) from the logits of a head."""
        scaled = np.array(logits, dtype=np.float32).reshape(len(logits), len(HEADS[head])) / self.card.temperature[head]
        raised = np.exp(scaled - scaled.max(1, keepdims=True))
        return np.asarray(raised / raised.sum(1, keepdims=True), dtype=np.float32)


@cache
def load(folder: Path = MODELS / "judge", threads: int | None = None) -> CrossEncoder:
    """The model in a folder; `threads` None takes every core. Raises StanceError where the folder holds none."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads, options.log_severity_level = 1, 1, 3
    try:
        card = Card(**json.loads((folder / "config.json").read_text(encoding="utf-8")))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # each of the libraries raises its own kinds, some of them bare
        raise StanceError(f"{folder}: no judge model ({error}); install stance again, or use `--judge rules`") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return CrossEncoder(card, session, tokenizer, threads or os.cpu_count() or 1)


def packed(text: Sequence[int], target: Sequence[int], longest: int) -> tuple[list[int], list[int]]:
    """Token ids and segments of a pair, at most `longest`: a long text loses its middle, a target its end."""
    target = list(target[: longest // 2 - 2])
    room = longest - 3 - len(target)
    if len(text) > room:
        head = int(room * _HEAD)
        text = [*text[:head], *text[len(text) - (room - head) :]]
    return [_CLS, *text, _SEP, *target, _SEP], [0] * (len(text) + 2) + [1] * (len(target) + 1)


def _clean(text: str) -> str:
    """A text that the tokenizer can take: no lone surrogates, and not endless."""
    if len(text) > _LETTERS:
        text = f"{text[: _LETTERS * 2 // 3]} {text[-_LETTERS // 3 :]}"
    return text.encode("utf-8", "replace").decode("utf-8")
