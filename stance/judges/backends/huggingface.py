"""Any Hugging Face sequence-classification model as a scorer; which label means what is read from its `id2label`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stance.errors import StanceError
from stance.judges.scorer import ENTAILMENT, Floats, Scores, Text2, from_entailment, negated

BATCH = 16
MAX_TOKENS = 512
_ENTAILED, _NEUTRAL, _CONTRADICTED, _OPEN = "entailment", "neutral", "contradiction", "not entailed"
# The first that fits decides. Binary heads know "entailed" and "not"; what is not entailed may be neutral or contradicted.
_LABELS = (
    (re.compile(r"contradict|refute|\bagainst\b|\bcon\b"), _CONTRADICTED),
    (re.compile(r"neutral|enough|\bnei\b|unknown|\bnone\b|unrelated"), _NEUTRAL),
    (re.compile(r"\b(?:not?|non|un)\b.*(?:entail|support|consistent)|unsupport|inconsistent|hallucinat"), _OPEN),
    (re.compile(r"entail|support|consistent|\bfavou?r\b|\bpro\b"), _ENTAILED),
)
_BARE = re.compile(r"label \d+")


@dataclass(frozen=True, slots=True)
class Classifier:
    """A loaded model with its tokenizer and the meaning of each of its outputs."""

    name: str
    model: Any
    tokenizer: Any
    meanings: tuple[str, ...]

    def probabilities(self, pairs: Sequence[Text2]) -> Scores:
        """Probabilities of each pair; a binary head is also asked about the opposite, and entailing that is contradiction."""
        if _OPEN not in self.meanings:
            found = self._run(pairs)
            return from_entailment(np.stack([_column(found, self.meanings, label) for label in ENTAILMENT], axis=1))
        opposites = [(at, (text, other)) for at, (text, target) in enumerate(pairs) if (other := negated(target)) is not None]
        found = self._run([*pairs, *(pair for _, pair in opposites)])
        entailed = _column(found, self.meanings, _ENTAILED)
        against = np.zeros(len(pairs), dtype=np.float32)
        against[[at for at, _ in opposites]] = entailed[len(pairs) :]
        entailed = entailed[: len(pairs)]
        total = np.maximum(1.0, entailed + against)  # a model may entail both; then neither is sure
        return from_entailment(np.stack([entailed / total, np.maximum(0.0, 1 - entailed - against), against / total], axis=1))

    def _run(self, pairs: Sequence[Text2]) -> Floats:
        """Probabilities (n, outputs) in batches of like length, in the order given."""
        import torch

        out = np.zeros((len(pairs), len(self.meanings)), dtype=np.float32)
        order = sorted(range(len(pairs)), key=lambda at: -len(pairs[at][0]) - len(pairs[at][1]))
        longest = min(MAX_TOKENS, self.tokenizer.model_max_length)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            sides = [[pairs[at][side].encode("utf-8", "replace").decode("utf-8") for at in batch] for side in (0, 1)]
            fed = self.tokenizer(*sides, truncation=True, max_length=longest, padding=True, return_tensors="pt")
            with torch.no_grad():
                logits = self.model(**fed).logits.float()
            if logits.shape[1] == 1:
                entailed = torch.sigmoid(logits)
                out[batch] = torch.cat([1 - entailed, entailed], 1).numpy()
            else:
                out[batch] = torch.softmax(logits, 1).numpy()
        return out


def load(name: str) -> Classifier:
    """The model of a name that is cached here, or of a folder; imports torch. StanceError where there is none or its labels tell nothing."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    try:
        model = AutoModelForSequenceClassification.from_pretrained(name, local_files_only=True).eval()
        tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=True)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise StanceError(
            f"no judge {name!r} on this machine ({str(error).splitlines()[0]}); give a folder, or fetch it first with `hf download {name}`"
        ) from error
    labels = [str(model.config.id2label[at]) for at in range(model.config.num_labels)]
    return Classifier(name, model, tokenizer, meanings(labels, name))


def meanings(labels: Sequence[str], name: str = "") -> tuple[str, ...]:
    """What each output means: an entailment label, or "not entailed" of a head with two sides.

    Heads of two unnamed outputs are read as (not entailed, entailed), as fact checkers write them; one output is the
    probability of being entailed. Raises StanceError for labels that tell neither.
    """
    if len(labels) == 1:
        return (_OPEN, _ENTAILED)
    plain = [re.sub(r"[^a-z0-9]+", " ", label.casefold()).strip() for label in labels]
    if len(plain) == 2 and all(_BARE.fullmatch(label) or label.isdigit() for label in plain):
        return (_OPEN, _ENTAILED)
    found = tuple(next((meaning for pattern, meaning in _LABELS if pattern.search(label)), "") for label in plain)
    if len(found) == 2 and _ENTAILED in found:
        return tuple(one if one == _ENTAILED else _OPEN for one in found)
    if sorted(found) == sorted(ENTAILMENT):
        return found
    raise StanceError(f"{name or 'the model'}: cannot tell what its labels mean ({', '.join(labels)}); name them in id2label of its config.json")


def _column(found: Floats, names: Sequence[str], label: str) -> Floats:
    """The probabilities of a label."""
    return found[:, names.index(label)]
