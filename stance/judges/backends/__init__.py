"""Models that may stand in for the shipped one; each file opens one kind, and `open_scorer` finds which by the name's form."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stance.judges.scorer import Scorer

SHIPPED, RULES = "shipped", "rules"
ENDPOINT = "openai:"


def _silent(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Access:
    """What an endpoint needs besides its address: the key it asks for, and where to say what was spent."""

    key: str | None = None
    note: Callable[[str], None] = _silent


def open_scorer(name: str = SHIPPED, access: Access | None = None) -> Scorer:
    """The model of a name: `shipped`, `rules`, `openai:URL#MODEL`, else a folder or a Hugging Face name.

    A folder holds what scripts/export_judge.py writes, or a Hugging Face model.

    Raises StanceError where it is not on this machine, and UsageError for an address that cannot be one. Nothing is
    downloaded, and nothing leaves the machine except to an endpoint that is named.
    """
    if name == SHIPPED or (Path(name) / "model.onnx").is_file():
        from stance.judges import cross_encoder

        return cross_encoder.load() if name == SHIPPED else cross_encoder.load(Path(name))
    if name == RULES:
        from stance.judges.backends import rules

        return rules.RuleScorer()
    if name.startswith(ENDPOINT):
        from stance.judges.backends import endpoint

        return endpoint.connect(name, access or Access())
    from stance.judges.backends import huggingface

    return huggingface.load(name)
