"""Judges: what does a statement say about a proposition? `open_judge` opens one by its name."""

from stance.judges.backends import RULES, Access, open_scorer
from stance.judges.pairs import Claim, Judge, Pair, Passage, pair, passage, sentences
from stance.judges.proposition import Proposition, Reading, proposition
from stance.judges.rules import RuleJudge
from stance.judges.scorer import Scorer


def open_judge(name: str, access: Access | None = None) -> Judge:
    """The rules alone, else rules with the model of that name (see `backends.open_scorer`, also for errors)."""
    if name == RULES:
        return RuleJudge()
    from stance.judges.combined import CombinedJudge

    return CombinedJudge(open_scorer(name, access))


__all__ = [
    "RULES", "Access", "Claim", "Judge", "Pair", "Passage", "Proposition", "Reading", "RuleJudge", "Scorer", "open_judge", "open_scorer", "pair",
    "passage", "proposition", "sentences",
]  # fmt: skip
