"""A claim read as what it says its subject holds or did, and what a statement does to it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from stance.judges import modality, relevance
from stance.judges.concepts import ACTS, EVENTS, STOP, families, first_act, stem, tokens
from stance.judges.lexicon import MOVERS, REVERSERS
from stance.judges.pairs import Claim, Pair, Passage
from stance.judges.proposition import Proposition, Reading
from stance.judges.signals import fold
from stance.judges.statuses import Status, status
from stance.records import Act, Judgement, Kind, Label, Relation, Span, Statement

SPEECH = frozenset(
    [
        *("said", "says", "say", "told", "tell", "announced", "announce", "called", "calls", "call", "named", "name", "decided"),
        *("decide", "considered", "considers", "consider", "agreed", "agree", "promised", "promise", "demanded", "demand"),
        *("approved", "approve", "supported", "supports", "support", "backed", "back", "rejected", "refused", "threatened"),
        *("wanted", "wants", "want", "expected", "expects", "regards", "regard", "maintained", "maintains", "favours", "favors"),
        *("offered", "offers", "admitted", "admits", "confirmed", "insisted", "chose", "accepted", "objected", "pleased"),
        *("hoped", "hopes", "believes", "believe", "thinks", "holds", "stood", "stands", "asked", "urged", "warned", "declared"),
        *("stated", "still", "formally", "officially", "outright", "seriously", "account", "president", "minister", "prime"),
        *("foreign", "deputy", "economy", "energy", "commissioner", "ambassador", "head", "government", "senator", "spokesman"),
        *("spokesperson", "spokeswoman", "chancellor", "secretary", "official", "officials", "king", "early", "late", "mid"),
        *("beginning", "end", "day", "week", "month", "year", "war", "before", "after", "january", "february", "march", "april"),
        *("may", "june", "july", "august", "september", "october", "november", "december", "whole", "good", "course", "part"),
        *("own",),
    ]
)
_BY_ACT = {Act.PROMISES: Status.PROMISED, Act.THREATENS: Status.PROMISED, Act.DEMANDS: Status.DEMANDED, Act.CONSIDERS: Status.CONSIDERED}
_SHORT = {
    Status.PROMISED: "only promised or threatened", Status.PLANNED: "only planned", Status.CONDITIONAL: "only on a condition",
    Status.CONSIDERED: "only considered", Status.DEMANDED: "only asked for", Status.REPORTED: "told of another",
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.-])\d[\d,.]*\d|(?<![\w.-])\d(?![\w-])")
_SPOKE = re.compile(
    r"\b(?:said|says|told|admitted|admits|confirmed|claimed|called|calls|regards?|considers?|considered|believes?|threatens?|threatened"
    r"|promised|denied|expects?|expected)\b",
    re.IGNORECASE,
)
BEFORE, AFTER = timedelta(days=45), timedelta(days=7)  # how far outside a claim's period a statement may still refute it
NEAR = timedelta(days=4)  # and support it: the day of publication is not the day of the saying
CLEAR = 0.55  # relevance from which a statement counts for or against a claim


def topic_of(text: str, cut: Sequence[Span]) -> Proposition:
    """What a claim is about: its acts and things without the subject, the dates (`cut`) and the words of saying and siding."""
    turned = [Span(*m.span()) for m in REVERSERS.finditer(fold(text))]
    rest = "".join(" " if any(s.start <= i < s.end for s in (*cut, *turned)) else c for i, c in enumerate(text))
    acts: dict[str, None] = {}
    things: dict[str, None] = {}
    for word in tokens(rest):
        low = word.casefold()
        names = first_act(families(word))
        if low in STOP or low in SPEECH or (len(word) < 3 and not word.isupper()) or low.isdigit():
            continue
        if MOVERS.fullmatch(low) is not None and not any(n in ACTS for n in names):
            continue
        for name in names:
            (acts if name in ACTS else things)[name] = None
        if not names or (word[0].isupper() and not any(n in ACTS for n in names)):
            things[stem(word)] = None
    reading = Reading.FACT if EVENTS.intersection(acts) else Reading.ACT
    return Proposition(" ".join(rest.split()), text, reading, tuple(acts), tuple(things))


def passage_of(text: str) -> Passage:
    """A claim as a passage of its own."""
    return Passage(text, (Span(0, len(text)),) if text else ())


def plain_statement(text: str) -> Statement:
    """A claim as a statement, so that it can be judged like one."""
    return Statement("", "", (), text, Kind.INDIRECT, Act.SAYS, None, None, None, None, None, None, None, None, 1.0, "claim")


def numbers(text: str, cut: Sequence[Span] = ()) -> frozenset[str]:
    """Numbers of a text outside its dates."""
    return frozenset(m.group().replace(",", "").rstrip(".") for m in _NUMBER.finditer(text) if not any(s.start <= m.start() < s.end for s in cut))


def spoken(text: str) -> bool:
    """Does the claim say that somebody said or holds something?"""
    return _SPOKE.search(text) is not None


def status_of(text: str, topic: Proposition) -> Status:
    """How far the topic's act has come, by the claim's own words without "said that"."""
    spoke = next((m.end() for m in _SPOKE.finditer(text)), 0)
    acts = [a for a in relevance.anchors(passage_of(text), topic).acts if a.start >= spoke]
    return status(text[spoke:], Span(acts[0].start - spoke, acts[0].end - spoke) if acts else None)


def relate(pair: Pair, claim: Claim, label: Label) -> Judgement:
    """What a statement with this stance on the claim's topic does to the claim: the sides, the status, the numbers and the days compared."""
    anchors = relevance.anchors(pair.passage, claim.proposition)
    related = relevance.score(pair, claim.proposition, anchors)
    if label is Label.UNRELATED or related < CLEAR:
        return Judgement(Relation.NEUTRAL, 0.0, "about something else")
    relation, why = _sides(pair, claim, label, anchors)
    if claim.speaker is not None and pair.statement.speaker not in (None, claim.speaker):
        return Judgement(Relation.NEUTRAL, 0.2, f"another person's words: {pair.statement.speaker}")
    if claim.proposition.acts and not _speaks_of(pair, claim, anchors):
        return Judgement(Relation.NEUTRAL, 0.25, "near the topic, but does not speak of it")
    missing = sorted(_names(claim) - {name for name, _ in anchors.things} - anchors.around - anchors.title)
    plain = relation is Relation.REFUTES and bool(anchors.acts) and any(name not in _names(claim) for name, _ in anchors.things)
    if relation is not Relation.NEUTRAL and missing and not plain:
        return Judgement(Relation.NEUTRAL, 0.25, f"does not name what the claim names: {', '.join(missing)}")
    if relation is Relation.SUPPORTS and not claim.numbers <= numbers(pair.passage.text):
        told = numbers(pair.statement.content)
        relation, why = (Relation.REFUTES, f"another number: {', '.join(sorted(told))}") if told else (Relation.NEUTRAL, "the number is not told")
    if relation is not Relation.NEUTRAL and not _in_period(claim, pair.when, relation):
        return Judgement(Relation.NEUTRAL, 0.2, f"{why}, but on another day")
    return Judgement(relation, round(min(0.95, 0.35 + 0.6 * related), 3) if relation is not Relation.NEUTRAL else 0.3, why)


def _names(claim: Claim) -> frozenset[str]:
    """Proper names of the topic: who or what a supporting statement must be about."""
    capital = {stem(w) for w in tokens(claim.proposition.topic) if w[0].isupper()}
    return frozenset(capital.intersection(claim.proposition.things))


def _speaks_of(pair: Pair, claim: Claim, anchors: relevance.Anchors) -> bool:
    """Does the sentence name the claim's act with some of its things, or point back to them?"""
    things = claim.proposition.things
    if claim.proposition.reading is Reading.FACT and any(name in _names(claim) for name, _ in anchors.things):
        return True
    if not relevance.named_or_pointed(pair, anchors):
        return False
    return not anchors.acts or not things or bool(anchors.things) or len(anchors.around.intersection(things)) * 2 >= len(things)


def _sides(pair: Pair, claim: Claim, label: Label, anchors: relevance.Anchors) -> tuple[Relation, str]:
    """The statement's side against the claim's."""
    act = pair.statement.act
    if act is Act.DECLINES_TO_COMMENT:
        return Relation.NEUTRAL, "declines to comment"
    if label is claim.label:
        short = _short_of_done(pair, anchors) if claim.status is Status.COMPLETED and not claim.spoken else None
        return (Relation.SUPPORTS, f"says the same: {label.value}") if short is None else (Relation.NEUTRAL, short)
    sides = (Label.SUPPORTS, Label.OPPOSES)
    if label in sides and claim.label in sides:
        return Relation.REFUTES, f"says otherwise: {label.value}"
    if label is Label.CONDITIONAL:
        return Relation.REFUTES, "only on a condition"
    if claim.label is Label.CONDITIONAL:
        return Relation.NEUTRAL, "without the condition"
    if label is Label.NEUTRAL:
        weighing = act is Act.CONSIDERS or bool(modality.undecided(fold(pair.passage.text)))
        decided = claim.status in (Status.COMPLETED, Status.ASSERTED, Status.PLANNED)
        return (Relation.REFUTES, "still undecided") if weighing and decided else (Relation.NEUTRAL, "takes no side")
    return Relation.REFUTES, f"has taken a side: {label.value}"


def _short_of_done(pair: Pair, anchors: relevance.Anchors) -> str | None:
    """Why a statement for an act does not say that it was done; None where it may."""
    if pair.statement.kind is Kind.DEED or not pair.passage.spans:
        return None
    start, end = pair.passage.spans[0].start, pair.passage.spans[-1].end
    acts = [Span(a.start - start, a.end - start) for a in anchors.acts if start <= a.start < end]
    told = _BY_ACT.get(pair.statement.act) or (status(pair.passage.text[start:end], acts[0]) if acts else Status.ASSERTED)
    return None if told is Status.PLANNED and pair.statement.act is Act.ANNOUNCES else _SHORT.get(told)  # what is announced is decided


def _in_period(claim: Claim, when: date | None, relation: Relation) -> bool:
    """Is the statement's day one on which it can bear on the claim?"""
    if not claim.dated or when is None:
        return True
    before, after = (NEAR, NEAR) if relation is Relation.SUPPORTS else (BEFORE, AFTER)
    return (claim.start is None or when >= claim.start - before) and (claim.end is None or when <= claim.end + after)
