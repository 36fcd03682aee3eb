"""Which way a statement leans on a topic: the sign of what its clauses do with the topic, words of worth, and the act."""

from dataclasses import dataclass

from stance.judges.concepts import stem
from stance.judges.lexicon import OBLIGED, PENALTIES, STAGED
from stance.judges.pairs import Pair
from stance.judges.proposition import Proposition, Reading
from stance.judges.relevance import Anchors
from stance.judges.signals import Signals, coordinated, fold, signals, within
from stance.records import Act, Kind, Span

OUTSIDE = 0.3  # weight of a clause beside the statement: its cue, but others' words too
# a clause that names the topic, points to it ("such a step"), or barely names it
NAMED, POINTED, BARE = 1.0, 0.5, 0.3
WORTH_AGAINST, WORTH_FOR, WORTH_MOST = -0.7, 0.6, 1.2
PRIOR = {
    Act.SUPPORTS: 0.9, Act.OPPOSES: -0.9, Act.DEMANDS: 0.5, Act.PROMISES: 0.4, Act.ANNOUNCES: 0.4, Act.DENIES: -0.8, Act.THREATENS: -0.5,
    Act.SAYS: 0.1,
}  # fmt: skip
ACCUSED = 0.4  # whoever is accused is taken to deny, anyone else to assert, unless the words say otherwise


@dataclass(frozen=True, slots=True)
class Leaning:
    """How far a statement leans (above 0: for), and the words that make it."""

    score: float
    words: tuple[str, ...]


def leaning(pair: Pair, proposition: Proposition, anchors: Anchors) -> Leaning:
    """Sum over the clauses in and beside the statement, and the act; the words are kept for the reason."""
    text, found = pair.passage.text, signals(pair.passage.text)
    fact = proposition.reading is Reading.FACT
    accused = fact and pair.actor is not None and stem(pair.actor.split()[-1])[:5] in {t[:5] for t in proposition.things}
    total, words = prior(pair, fact=fact, accused=accused), []
    if total < 0 and not fact and _twice_turned(pair, anchors, found):
        total = 0.0  # "condemned the suspension of it": the cue has been counted as one of the two
    for clause in (_clipped(c, pair) for c in found.clauses):
        weight = _weight(clause, pair)
        if not weight:
            continue
        if fact:
            part, reasons = _fact(text, clause, anchors, found, accused=accused)
        else:
            part, reasons = _clause(text, clause, anchors, found)
        total += part * weight
        words += reasons if part else []
    if abs(PRIOR.get(pair.statement.act, 0.0)) > 0.2:
        words.append(pair.statement.act.value)
    if pair.statement.kind is Kind.BELIEF:
        total *= 0.8
    return Leaning(total, tuple(dict.fromkeys(words)))


def _twice_turned(pair: Pair, anchors: Anchors, found: Signals) -> bool:
    """Do two words, the first of them outside the statement, turn round the topic in one clause?"""
    for clause in (_clipped(c, pair) for c in found.clauses):
        turns = [r for r in within(found.reversers, clause) if not anchors.is_act(r)]
        if len(turns) == 2 and anchors.named_in(clause) and not any(turns[0].overlaps(s) for s in pair.passage.spans):
            return any(turns[1].overlaps(s) for s in pair.passage.spans)
    return False


def prior(pair: Pair, *, fact: bool, accused: bool) -> float:
    """What the act alone says; on an allegation a warning asserts, and the accused denies."""
    act = pair.statement.act
    if fact and act in (Act.THREATENS, Act.OPPOSES, Act.SAYS, Act.ANNOUNCES):
        return -ACCUSED if accused else ACCUSED
    if act is Act.DEMANDS and OBLIGED.search(pair.statement.content) is not None:
        return 0.0  # "we will have to respond" demands nothing
    return PRIOR.get(act, 0.0)


def _clipped(clause: Span, pair: Pair) -> Span:
    """The clause without what follows the statement in it: "would send aid | and demanded …"; parts around the cue stay together."""
    inside = [s.end for s in pair.passage.spans if s.start < clause.end and s.end > clause.start]
    return Span(clause.start, min(clause.end, max(inside))) if inside else clause


def _weight(clause: Span, pair: Pair) -> float:
    """1 for a clause of the statement, less for one close by, 0 for others."""
    spans = pair.passage.spans
    if any(clause.overlaps(s) for s in spans):
        return 1.0
    cue, start = pair.statement.cue_span, pair.passage.start
    if cue is not None and start is not None:  # of what stands around, only the words that report the statement are its speaker's
        return OUTSIDE if clause.overlaps(Span(max(0, cue.start - start), max(1, cue.end - start))) else 0.0
    return OUTSIDE if any(abs(clause.start - s.end) <= 40 or abs(s.start - clause.end) <= 40 for s in spans) else 0.0


def _fact(text: str, clause: Span, anchors: Anchors, found: Signals, *, accused: bool) -> tuple[float, list[str]]:
    """An allegation in one clause: asserted, negated, or called false; "fake" in an accuser's mouth is no denial."""
    named = anchors.named_in(clause)
    denied = [s.of(text) for s in within(found.denials, clause) if accused or STAGED.search(text, s.end, clause.end + 40) is None]
    if denied:
        return -1.0, denied
    if not named and not within(found.anaphora, clause):
        return 0.0, []
    sign, words = sign_of(text, clause, anchors, found)
    return sign * (NAMED if named else POINTED), words


def _clause(text: str, clause: Span, anchors: Anchors, found: Signals) -> tuple[float, list[str]]:
    """A measure in one clause: the product of its reversers where the topic is named or pointed to, and its words of worth."""
    named = anchors.named_in(clause)
    pointed = not named and bool(within(found.anaphora, clause))
    sign, words = sign_of(text, clause, anchors, found)
    worth, judged = _worth(text, clause, found)
    if named and sign < 0 and worth > 0:  # "right to refuse it": approval of a refusal
        worth = -worth
    moved = [s.of(text) for s in within(found.movers, clause) if not any(s.overlaps(a) for a in found.against)]
    strength = (NAMED if named else POINTED if pointed else 0.0) if words or moved else (BARE if named else 0.0)
    return sign * strength + worth, [*words, *judged, *(moved[:2] if not words else [])]


def sign_of(text: str, clause: Span, anchors: Anchors, found: Signals) -> tuple[int, list[str]]:
    """-1 or 1: the product of negations and reversers in a clause, coordinated ones counted once; the topic's own words do not count."""
    ready = within(found.ready, clause)
    if ready:
        return 1, [ready[0].of(text)]
    turns = within(found.reversers, clause)
    low = fold(text)
    for thing in anchors.named():
        match = PENALTIES.search(low, clause.start, thing.start) if clause.start < thing.start < clause.end else None
        turns += [Span(*match.span(1))] if match is not None else []
    sign, last, words = 1, None, []
    for span in sorted(turns):
        if anchors.is_act(span):
            continue
        if last is None or not coordinated(text, last, span):
            sign = -sign
            words.append(span.of(text))
        last = span
    return sign, words


def _worth(text: str, clause: Span, found: Signals) -> tuple[float, list[str]]:
    """Words of approval and disapproval in a clause, negation taken into account."""
    total, words = 0.0, []
    for spans, value in ((found.against, WORTH_AGAINST), (found.approving, WORTH_FOR)):
        for span in within(spans, clause):
            flip = any(clause.start <= n.start and 0 <= span.start - n.end <= 36 for n in found.negations)
            if value < 0:  # to prevent or end something bad is good
                flip = flip or any(clause.start <= r.start and 0 <= span.start - r.end <= 24 for r in found.reversers if r not in found.negations)
            total += -value if flip else value
            words.append(span.of(text))
    return max(-WORTH_MOST, min(WORTH_MOST, total)), words
