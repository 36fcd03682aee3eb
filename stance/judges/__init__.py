"""Judges: what does a statement say about a proposition? `JUDGES` names them all."""

from collections.abc import Callable

from stance.judges.pairs import Claim, Judge, Pair, Passage, pair, passage
from stance.judges.proposition import Proposition, Reading, proposition
from stance.judges.rules import RuleJudge

JUDGES: dict[str, Callable[[], Judge]] = {"rules": RuleJudge}
DEFAULT = "rules"

__all__ = ["DEFAULT", "JUDGES", "Claim", "Judge", "Pair", "Passage", "Proposition", "Reading", "pair", "passage", "proposition"]
