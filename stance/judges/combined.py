"""Rules and a model together: rules say what is about the proposition and on which condition, the model which side is taken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stance.judges import claims
from stance.judges.pairs import Claim, Pair
from stance.judges.proposition import Proposition
from stance.judges.rules import judge_one
from stance.judges.scorer import POSITION, Scorer, symmetric
from stance.records import Judgement, Label, Stance

SIDES = (Label.SUPPORTS, Label.OPPOSES, Label.NEUTRAL)
SURE = 0.7  # probability from which the model overrules the rules


@dataclass(frozen=True, slots=True)
class CombinedJudge:
    """The rules with a second opinion of `scorer` on the side of every statement that they find on the topic."""

    scorer: Scorer

    @property
    def name(self) -> str:
        """Both names: judgements are cached under it."""
        return f"rules-1+{self.scorer.name}"

    def stance(self, pairs: Sequence[Pair], proposition: Proposition) -> list[Stance]:
        """The stance of each statement, in order."""
        found = [judge_one(pair, proposition) for pair in pairs]
        open_ = [at for at, stance in enumerate(found) if stance.label in SIDES]
        scores = symmetric(self.scorer, [(pairs[at].passage.text, proposition.text) for at in open_])
        for at, shares in zip(open_, scores.position, strict=True):
            side = max(SIDES, key=lambda label, shares=shares: shares[POSITION.index(label)])  # type: ignore[misc]
            share = float(shares[POSITION.index(side)])
            if share >= SURE:
                found[at] = replace(found[at], label=side, score=round(share, 3), why=f"{found[at].why}; {self.scorer.name}: {side} {share:.2f}")
        return found

    def relation(self, pairs: Sequence[Pair], claim: Claim) -> list[Judgement]:
        """What each statement does to the claim, in order."""
        return [claims.relate(pair, claim, stance.label) for pair, stance in zip(pairs, self.stance(pairs, claim.proposition), strict=True)]
