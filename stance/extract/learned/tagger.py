"""The learned tagger: which words of a text are a source, a cue or a content.

A MiniLM encoder with an in-quote feature gives each word seven scores (BIO for three roles); a linear-chain CRF decodes them.
Runs on onnxruntime, tokenizers and numpy alone; trained by scripts/train_tagger.py, described in models/tagger/MODEL_CARD.md.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stance.config import MODELS
from stance.extract.learned.windows import Window, Words, split, windows
from stance.records import Span

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
_QUOTES = frozenset({"``", "''", "´´", '"', "“", "”", "„", "‟", "«", "»", "″"})
_APOSTROPHES = frozenset("‘’`´")
_PIECES = 8  # more sub-tokens of one word tell nothing
_LONGEST = 60  # letters of a word that the tokenizer sees
_NEVER = -1e4
_FLOOR = -80.0  # of a label's log score below the best one's

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span with its role ("source", "cue" or "content") and the mean probability of that role over its words."""

    span: Span
    role: str
    probability: float


class Encoder:
    """Words to sub-token ids, with a memory of words seen."""

    def __init__(self, path: Path) -> None:
        """Read a tokenizer.json."""
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._memory: dict[str, tuple[int, ...]] = {}
        self.opening, self.separator, self.unknown = (int(self._tokenizer.token_to_id(token) or 0) for token in ("[CLS]", "[SEP]", "[UNK]"))

    def pieces(self, text: str, words: Words) -> list[tuple[int, ...]]:
        """The sub-token ids of each word, at least one a word."""
        return [self._of(text[start:end], words.state(i) > 1) for i, (start, end) in enumerate(words.spans)]

    def _of(self, word: str, turning: bool) -> tuple[int, ...]:
        """Ids of one word; all double marks look alike, and so do all single ones."""
        if word in _QUOTES or turning:
            word = '"'
        elif word in _APOSTROPHES:
            word = "'"
        known = self._memory.get(word)
        if known is None:
            clean = word[:_LONGEST].encode("utf8", "replace").decode("utf8")
            known = tuple(self._tokenizer.encode(clean, add_special_tokens=False).ids[:_PIECES]) or (self.unknown,)
            if len(self._memory) < 200_000:
                self._memory[word] = known
        return known

    def window(self, words: Words, pieces: Sequence[tuple[int, ...]], cut: Window) -> tuple[list[int], list[int], list[int]]:
        """Ids, features and the positions of first sub-tokens of one window; a separator stands between paragraphs."""
        ids, features, firsts = [self.opening], [0], []
        for i in range(cut.first, cut.last):
            if words.opens[i] and i > cut.first:
                ids.append(self.separator)
                features.append(0)
            firsts.append(len(ids))
            ids.extend(pieces[i])
            features.extend([words.features[i]] * len(pieces[i]))
        return [*ids, self.separator], [*features, 0], firsts


@dataclass(frozen=True, slots=True)
class Model:
    """The network, its encoder, and the CRF's scores: `moves[a, b]` from label a to b, `starts[b]` at a window's first word."""

    session: Any
    encoder: Encoder
    moves: Floats
    starts: Floats


@dataclass(frozen=True, slots=True)
class _Input:
    """A window ready for the network."""

    cut: Window
    ids: list[int]
    features: list[int]
    firsts: list[int]


@dataclass(frozen=True, slots=True)
class _Labels:
    """The best label of each word, and the probabilities of all (words, labels)."""

    best: NDArray[np.int64]
    share: Floats


@cache
def load(folder: Path = MODELS / "tagger", threads: int = 1) -> Model:
    """Read the model in a folder; `threads` 0 takes every core."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # idle threads leave the cores to the parser
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    crf = np.array(json.loads((folder / "crf.json").read_text(encoding="utf8")), dtype=np.float32)
    return Model(session, Encoder(folder / "tokenizer.json"), crf[:-1] + forbidden(), crf[-1])


def forbidden() -> Floats:
    """(labels, labels) of 0, and a large negative score where an I- label follows another role."""
    out = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for a, before in enumerate(LABELS):
        for b, label in enumerate(LABELS):
            if label.startswith("I-") and before[2:] != label[2:]:
                out[a, b] = _NEVER
    return out


def spans(text: str, model: Model | None = None, *, words: Words | None = None) -> list[Tagged]:
    """All sources, cues and contents of a text in order, none overlapping another; `words` are its words, if split already.

    Each window goes through the network alone: int8 rounds by what shares a batch, a text must always give the same spans,
    and on a processor padding costs more than a batch saves.
    """
    words = split(text) if words is None else words
    return _spans(words, _label(text, words, load() if model is None else model))


def labels(text: str, model: Model | None = None) -> NDArray[np.int64]:
    """The index into LABELS of each word of a text."""
    return _label(text, split(text), load() if model is None else model).best


def _label(text: str, words: Words, model: Model) -> _Labels:
    """The labels of a text's words."""
    count = len(words.spans)
    found = _Labels(np.zeros(count, dtype=np.int64), np.zeros((count, len(LABELS)), dtype=np.float32))
    inputs = list(_inputs(text, words, model.encoder))
    if not inputs:
        return found
    scores = np.zeros((len(inputs), max(len(i.firsts) for i in inputs), len(LABELS)), dtype=np.float32)
    for row, item in enumerate(inputs):
        scores[row, : len(item.firsts)] = _emissions(item, model)
    for item, best, share in zip(inputs, *_decode(scores, [len(i.firsts) for i in inputs], model), strict=True):
        cut = item.cut
        kept = slice(cut.core_first - cut.first, cut.core_last - cut.first)
        found.best[cut.core_first : cut.core_last] = best[kept]
        found.share[cut.core_first : cut.core_last] = share[kept]
    return found


def _inputs(text: str, words: Words, encoder: Encoder) -> Iterator[_Input]:
    """The windows of a text."""
    pieces = encoder.pieces(text, words)
    for cut in windows(text, words, [len(piece) for piece in pieces]):
        yield _Input(cut, *encoder.window(words, pieces, cut))


def _emissions(item: _Input, model: Model) -> Floats:
    """Scores of each word of a window, (words, labels)."""
    mask = np.ones((1, len(item.ids)), dtype=np.int64)
    inputs = {"ids": np.array([item.ids]), "features": np.array([item.features]), "mask": mask}
    scores: Floats = model.session.run(None, inputs)[0][0]
    return scores[item.firsts]


def _decode(scores: Floats, lengths: Sequence[int], model: Model) -> tuple[list[NDArray[np.int64]], list[Floats]]:
    """Viterbi labels (words,) and marginals (words, labels) of each row of scores (rows, words, labels)."""
    rows, steps, count = scores.shape
    best = scores[:, 0] + model.starts
    back = np.zeros((rows, steps, count), dtype=np.int64)
    heights = np.empty_like(scores)
    heights[:, 0] = best
    for t in range(1, steps):
        reached = best[:, :, None] + model.moves
        back[:, t] = reached.argmax(1)
        heights[:, t] = best = reached.max(1) + scores[:, t]
    every, last = np.arange(rows), np.array(lengths) - 1
    label = heights[every, last].argmax(1)
    path = np.zeros((rows, steps), dtype=np.int64)
    for t in range(steps - 1, -1, -1):
        path[:, t] = label
        label = np.where(t <= last, back[every, t, label], label)
    share = _marginals(scores, last, model)
    return [path[i, :n] for i, n in enumerate(lengths)], [share[i, :n] for i, n in enumerate(lengths)]


def _marginals(scores: Floats, last: NDArray[np.int64], model: Model) -> Floats:
    """The probability of each label at each word, by forward and backward sums scaled at every step; `last` is each row's last word."""
    likely = np.exp(np.maximum(scores - scores.max(2, keepdims=True), _FLOOR), dtype=np.float64)
    moves = np.exp(model.moves, dtype=np.float64)
    forward, backward = np.empty_like(likely), np.ones_like(likely)
    forward[:, 0] = likely[:, 0] * np.exp(model.starts)
    for t in range(1, scores.shape[1]):
        forward[:, t] = forward[:, t - 1] / forward[:, t - 1].sum(1, keepdims=True) @ moves * likely[:, t]
    for t in range(scores.shape[1] - 1, 0, -1):
        reached = (likely[:, t] * backward[:, t]) @ moves.T
        backward[:, t - 1] = np.where((t <= last)[:, None], reached / reached.sum(1, keepdims=True), 1.0)
    share = forward * backward
    return np.asarray(share / share.sum(2, keepdims=True), dtype=np.float32)


def _spans(words: Words, found: _Labels) -> list[Tagged]:
    """Runs of B- and I- labels as spans; an I- label after another role (at a window's edge) begins one."""
    out: list[Tagged] = []
    role, first = "", 0
    names = [LABELS[label] for label in found.best]
    for i, name in enumerate([*names, "O"]):
        if name[:2] == "I-" and name[2:] == role:
            continue
        if role:
            column = LABELS.index(f"B-{role}")
            probability = float(found.share[first:i, column : column + 2].sum(1).mean())
            out.append(Tagged(Span(words.spans[first][0], words.spans[i - 1][1]), role, min(1.0, probability)))
        role, first = name[2:], i
    return out
