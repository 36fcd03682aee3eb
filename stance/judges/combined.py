"""Rules and a model together: rules find what is about the proposition and on which condition, the model gives a second opinion on the side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stance.judges import claims
from stance.judges.pairs import Claim, Pair
from stance.judges.proposition import Proposition
from stance.judges.rules import UNDECIDED, judge_one
from stance.judges.scorer import POSITION, Floats, Scorer, Scores, symmetric
from stance.records import Act, Judgement, Label, Stance

# probability of a side from which it is taken: where the rules find no words for or against, and where they find the other side
FILLED, OVERRULED = 0.4, 0.8
DOUBTED, BESIDE = 0.25, 0.25  # share of the score that is lost where the model is sure of the other side, or sure that it is about something else
AT_MOST = 24  # statements of one question that the model reads, the plainest first; the rest keep what the rules say
# probability of any label from which it is taken where the rules find no bearing, and the share of it that becomes the score: such words come last
NOTICED, LAST = 0.7, 0.5
_CUED = (Act.SUPPORTS, Act.OPPOSES, Act.DENIES)  # the cue takes the side ("refused | to send it"), and the model does not see it
_UNRELATED = POSITION.index("unrelated")


@dataclass(frozen=True, slots=True)
class CombinedJudge:
    """The rules with a second opinion of `scorer` on every statement to which they give a side, or none; it also reads the nearest of the rest."""

    scorer: Scorer

    @property
    def name(self) -> str:
        """Both names: judgements are cached under it."""
        return f"rules-4+{self.scorer.name}"

    def stance(self, pairs: Sequence[Pair], proposition: Proposition) -> list[Stance]:
        """The stance of each statement, in order."""
        found = [judge_one(pair, proposition) for pair in pairs]
        open_ = sorted((at for at, one in enumerate(found) if _open(pairs[at], one)), key=lambda at: -found[at].score)[:AT_MOST]
        beside = sorted((at for at, one in enumerate(found) if _beside(pairs[at], one)), key=lambda at: -(pairs[at].similarity or 0.0))
        read = [*open_, *beside[: AT_MOST - len(open_)]]
        scores = symmetric(self.scorer, [(told(pairs[at]), proposition.text) for at in read])
        for n, at in enumerate(read):
            if found[at].label is Label.UNRELATED:
                found[at] = noticed(found[at], scores.position[n], self.scorer.name)
            elif pairs[at].statement.act not in _CUED or found[at].label is Label.NEUTRAL:
                found[at] = second(found[at], opinion(scores, n), self.scorer.name)
        return found

    def relation(self, pairs: Sequence[Pair], claim: Claim) -> list[Judgement]:
        """What each statement does to the claim, in order: by rules, since only what is said outright supports or refutes."""
        return [claims.relate(pair, claim, judge_one(pair, claim.proposition).label) for pair in pairs]


def told(pair: Pair) -> str:
    """A statement as the model was trained to read it: "Marovia (Ada Lund): the words"."""
    speaker = pair.statement.speaker
    names = f"{pair.actor} ({speaker})" if pair.actor and speaker else pair.actor or speaker
    return f"{names}: {pair.statement.content}" if names else pair.statement.content


@dataclass(frozen=True, slots=True)
class Opinion:
    """The model's: probabilities of either side, the mean of its three heads, and that the statement is about something else."""

    supports: float
    opposes: float
    unrelated: float


def opinion(scores: Scores, n: int) -> Opinion:
    """The opinion on the n-th pair; each head was trained on other data, and their mean is steadier than any of them."""
    supports = (scores.position[n][0] + scores.stance[n][0] + scores.entailment[n][0]) / 3
    opposes = (scores.position[n][1] + scores.stance[n][2] + scores.entailment[n][2]) / 3
    return Opinion(float(supports), float(opposes), float(scores.position[n][_UNRELATED]))


def second(found: Stance, given: Opinion, name: str) -> Stance:
    """What the rules found with the model's opinion: filled in, overruled, or kept with a score that tells whether both agree."""
    side, other = (Label.SUPPORTS, Label.OPPOSES) if given.supports >= given.opposes else (Label.OPPOSES, Label.SUPPORTS)
    share, related = max(given.supports, given.opposes), 1 - BESIDE * given.unrelated
    why = f"{found.why}; {name}: {side.value} {share:.2f}"
    if found.label is Label.NEUTRAL:
        return replace(found, label=side, score=round(found.score * related, 3), why=why) if share >= FILLED else found
    if found.label is other and share >= OVERRULED:
        return replace(found, label=side, score=round(found.score * share, 3), why=why)
    agreed = 1.0 if found.label is side else 1 - DOUBTED * share
    return replace(found, score=round(found.score * related * agreed, 3), why=why)


def noticed(found: Stance, position: Floats, name: str) -> Stance:
    """A statement in other words than the proposition's, in which the rules find no bearing, with the model's label where it is sure of one."""
    at = int(position.argmax())
    if at == _UNRELATED or position[at] < NOTICED:
        return found
    why = f"{name}: {POSITION[at]} {position[at]:.2f}, in other words than the topic's"
    return replace(found, label=Label(POSITION[at]), score=round(LAST * float(position[at]), 3), why=why)


def _beside(pair: Pair, found: Stance) -> bool:
    """Do the rules find no bearing, in words that may have one?"""
    return found.label is Label.UNRELATED and pair.statement.act is not Act.DECLINES_TO_COMMENT


def _open(pair: Pair, found: Stance) -> bool:
    """Is the side a matter of words that a model may read otherwise, not of a rule that is sure (a condition, indecision, a refusal to comment)?"""
    if pair.statement.act is Act.DECLINES_TO_COMMENT:
        return False
    return found.label in (Label.SUPPORTS, Label.OPPOSES) or (found.label is Label.NEUTRAL and UNDECIDED in found.why)
