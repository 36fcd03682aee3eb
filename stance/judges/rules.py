"""The first judge: stance from act, negation, modality, condition words and the embedding, with its reasons in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stance.judges import claims, relevance
from stance.judges.conditions import Condition
from stance.judges.leaning import leaning
from stance.judges.lexicon import OBLIGED
from stance.judges.pairs import Claim, Pair
from stance.judges.proposition import Proposition, Reading
from stance.judges.relevance import Anchors
from stance.judges.signals import signals
from stance.records import Act, Judgement, Label, Span, Stance

MARK = "by rules"
_ASKS = re.compile(r"(?:[\w’'-]+\s+){1,6}to\s+(?:now\s+)?[“\"]?[a-z]+\b")  # "the group to form a government"
_DUTY = re.compile(r"\b(?:must|ha(?:s|ve)\s+to|needs?\s+to|should)\b", re.IGNORECASE)
# "if we do that"
_SO = re.compile(
    r"\b(?:do|did|does|doing)\s+(?:that|this|so|it)\b|\b(?:that|this|it)\s+(?:occurs|happens|happened|went\s+ahead|goes\s+ahead)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\bif\b[^,.;!?]{3,160}", re.IGNORECASE)
UNDECIDED = "no words for or against"
FLOOR = 0.1  # of a score: what is left where a statement is only just on topic
WEAK = 0.15  # a lean below this is no position
BARELY = 0.8  # factor of the score where nothing but the mention itself takes the side
DECIDED = 2.5  # a lean from which a formula of indecision elsewhere in the sentence does not count


def judge_one(pair: Pair, proposition: Proposition) -> Stance:
    """The stance of one statement: unrelated, then declined, hypothetical, conditional, undecided, and else the way that its words lean."""
    anchors = relevance.anchors(pair.passage, proposition)
    related = relevance.score(pair, proposition, anchors)
    if related < relevance.THRESHOLD:
        return _stance(Label.UNRELATED, 1 - related, f"about something else ({related:.2f} on topic)")
    if proposition.implied and proposition.common and not relevance.names_common(pair, proposition, anchors):
        return _stance(Label.UNRELATED, 0.7, f"does not name what {proposition.topic!r} is about")
    named = relevance.named_or_pointed(pair, anchors)
    if not named and proposition.acts and pair.statement.act is Act.DEMANDS and _ASKS.match(pair.statement.content):
        return _stance(Label.UNRELATED, 0.6, "asks for something else")
    if not named and (pair.similarity or 0.0) < relevance.NEAR:
        return _stance(Label.UNRELATED, 0.6, "beside the topic, but not about it")
    if anchors.other_object is not None:
        return _stance(Label.UNRELATED, 0.7, f"its object is “{anchors.other_object}”, not the topic")
    found = side(pair, proposition, anchors)
    return replace(found, score=round(found.score * (FLOOR + (1 - FLOOR) * relevance.strength(pair, proposition, anchors, related)), 3))


def side(pair: Pair, proposition: Proposition, anchors: Anchors) -> Stance:
    """The side that a statement on the topic takes."""
    if pair.statement.act is Act.DECLINES_TO_COMMENT:
        return _stance(Label.NEUTRAL, 0.9, "declines to comment")
    lean = leaning(pair, proposition, anchors)
    found = _conditional(pair, proposition, anchors) or _reaction(pair, anchors) or (_open(pair, anchors) if abs(lean.score) < DECIDED else None)
    if found is not None:
        return found
    told = proposition.reading is Reading.FACT or bool(lean.words)  # to state a fact needs no word of approval
    if abs(lean.score) < WEAK or (pair.statement.act is Act.SAYS and not told):
        return _stance(Label.NEUTRAL, 0.5, UNDECIDED)
    label = Label.SUPPORTS if (lean.score > 0) != proposition.negative else Label.OPPOSES
    sure = min(0.95, 0.5 + abs(lean.score) / 3) * (1.0 if lean.words else BARELY)
    return _stance(label, sure, ", ".join(lean.words) or "told as a fact")


def claimed(claim: str, topic: Proposition) -> Label:
    """The side that a claim gives its subject."""
    words = claims.passage_of(claim)
    found = side(Pair(claims.plain_statement(claim), words), topic, relevance.anchors(words, topic)).label
    plain = not signals(claim).reversers and found in (Label.OPPOSES, Label.NEUTRAL) and not signals(claim).undecided
    return Label.SUPPORTS if plain and not signals(claim).against else found


def _stance(label: Label, score: float, why: str, condition: Span | None = None) -> Stance:
    """A stance whose reason says which version judged."""
    return Stance(label, round(max(0.0, min(1.0, score)), 3), f"{why} ({MARK})", condition)


def _conditional(pair: Pair, proposition: Proposition, anchors: Anchors) -> Stance | None:
    """Conditions: the topic inside an if-clause shows how the speaker would react; a condition on the topic itself makes it conditional."""
    text = pair.passage.text
    found = signals(text)
    for condition in (_clipped(c, pair) for c in found.conditions):
        if not any(condition.span.overlaps(s) or 0 <= condition.span.start - s.end <= 12 for s in pair.passage.spans):
            continue
        bad = any(not s.overlaps(condition.span) for s in found.against)
        good = any(not s.overlaps(condition.span) for s in found.approving)
        told_before = _SO.search(condition.span.of(text)) is not None
        supposed = anchors.inside(condition.span) or (proposition.implied and anchors.thing_inside(condition.span, proposition.common))
        hypothetical = told_before or (supposed and not anchors.act_outside(condition.span))
        if hypothetical and condition.marker.casefold() not in ("must first", "first"):
            if _DUTY.search(text[condition.span.end :]) and not bad and condition.marker.casefold() == "if" and not told_before:
                return _stance(Label.CONDITIONAL, 0.6, f"asks for something first: “{_shown(condition, text)}”", _article_span(pair, condition))
            if proposition.reading is Reading.FACT:
                return _stance(Label.NEUTRAL, 0.5, f"leaves it open: “{_shown(condition, text)}”")
            sign = Label.SUPPORTS if good and not bad else Label.OPPOSES
            return _stance(sign, 0.65, f"how it would react: “{_shown(condition, text)}”")
        if proposition.reading is Reading.ACT:
            return _stance(Label.CONDITIONAL, 0.75, f"on a condition: “{_shown(condition, text)}”", _article_span(pair, condition))
    return None


def _reaction(pair: Pair, anchors: Anchors) -> Stance | None:
    """What would be forced on the speaker if the topic came about ("it would have to respond if they joined") is a no to it."""
    text = pair.passage.text
    for span in (Span(*m.span()) for m in _IF.finditer(text)):
        beside = [text[s.start : min(s.end, span.start)] for s in pair.passage.spans if s.start < span.start <= s.end]
        if beside and anchors.inside(span) and not anchors.act_outside(span) and OBLIGED.search(beside[0]) is not None:
            return _stance(Label.OPPOSES, 0.65, f"how it would have to react: “{span.of(text)[:90]}”")
    return None


def _clipped(condition: Condition, pair: Pair) -> Condition:
    """The condition without what follows the statement that it stands in: "unless it stops | , the minister said"."""
    ends = [s.end for s in pair.passage.spans if s.start <= condition.span.start < s.end]
    return Condition(Span(condition.span.start, min(condition.span.end, ends[0])), condition.marker) if ends else condition


def _shown(condition: Condition, text: str) -> str:
    """The condition's words, shortened."""
    words = condition.span.of(text)
    return words if len(words) <= 90 else words[:87] + "…"


def _article_span(pair: Pair, condition: Condition) -> Span | None:
    """The condition's span in the article, None where the article is not at hand."""
    start = pair.passage.start
    return None if start is None else Span(start + condition.span.start, start + condition.span.end)


def _open(pair: Pair, anchors: Anchors) -> Stance | None:
    """Indecision and matters left open."""
    if pair.statement.act is Act.CONSIDERS:
        return _stance(Label.NEUTRAL, 0.8, "considers")
    found = signals(pair.passage.text)
    for finding in found.undecided:
        if any(finding.span.overlaps(r) and r.start < finding.span.start for r in found.reversers):
            continue  # "not under discussion" is an answer
        if any(finding.span.overlaps(s) or 0 <= s.start - finding.span.end <= 60 for s in pair.passage.spans) and anchors.any:
            return _stance(Label.NEUTRAL, 0.7, f"{finding.why}: “{finding.span.of(pair.passage.text)}”")
    return None


@dataclass(frozen=True, slots=True)
class RuleJudge:
    """Judges by rules alone; see `modality`, `lexicon` and `relevance`."""

    name: str = "rules-3"

    def stance(self, pairs: Sequence[Pair], proposition: Proposition) -> list[Stance]:
        """The stance of each statement, in order."""
        return [judge_one(pair, proposition) for pair in pairs]

    def relation(self, pairs: Sequence[Pair], claim: Claim) -> list[Judgement]:
        """What each statement does to the claim, in order."""
        return [claims.relate(pair, claim, judge_one(pair, claim.proposition).label) for pair in pairs]
