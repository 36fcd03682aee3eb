"""Is a statement about the topic at all? Words of its act and things, in the statement and around it, and the embedding."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass

from stance.judges.concepts import family, stem
from stance.judges.lexicon import ANAPHORA, GENERIC
from stance.judges.pairs import Pair, Passage
from stance.judges.proposition import Proposition
from stance.judges.signals import fold
from stance.records import Span

THRESHOLD = 0.5  # of `score`
# Logistic weights, fitted on hand-labelled statements with other topics' statements as distractors (cross-validated by topic) and rounded:
# act in the statement; things in its sentence, act with things there; act near, things near, both near; act in the title, things in it, both; cosine.
WEIGHTS = (1.2, 0.2, 0.9, 1.2, 1.5, 0.8, 1.0, 0.8, 0.4, 3.2)
BIAS = -3.4
PLAIN = 3.0  # log odds from which a statement is plainly on topic
NEAR = 0.35  # cosine below which a statement that neither names the act nor points back is about something else
HALF = 0.7  # factor where its sentence names only the act, only the things, or points back to them ("such a step")
UNNAMED = 0.35  # factor where it does neither
_POSSESSED = re.compile(r"(?:['’]s|(?<=s)['’])\s+[\"“‘']?((?:\w+\s+){0,2}\w+)")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where a passage names the topic's acts and things; `other_object` is what an act's verb takes instead of the topic."""

    acts: tuple[Span, ...]
    things: tuple[tuple[str, Span], ...]
    own: tuple[Span, ...]
    around: frozenset[str]  # acts and things named in the lines around
    title: frozenset[str]  # and in the article's title
    other_object: str | None = None

    @property
    def any(self) -> bool:
        """Does the passage or what stands around it name the topic?"""
        return bool(self.acts or self.things or self.around or self.title)

    def inside(self, span: Span) -> bool:
        """Is an act of the topic named inside the span?"""
        return any(a.overlaps(span) for a in self.acts)

    def thing_inside(self, span: Span, names: Collection[str]) -> bool:
        """Is one of these things named inside the span?"""
        return any(name in names and at.overlaps(span) for name, at in self.things)

    def act_outside(self, span: Span) -> bool:
        """Is an act of the topic named outside the span?"""
        return any(not a.overlaps(span) for a in self.acts)

    def named_in(self, clause: Span) -> bool:
        """Is an act or thing of the topic named in the clause?"""
        return self.inside(clause) or any(t.overlaps(clause) for _, t in self.things)

    def named(self) -> list[Span]:
        """Every place where the topic is named."""
        return sorted({*self.acts, *(t for _, t in self.things)})

    def is_act(self, span: Span) -> bool:
        """Is the word itself the topic's act ("withdraw" when withdrawal is asked about)?"""
        return any(a.overlaps(span) for a in self.acts)


def anchors(passage: Passage, proposition: Proposition) -> Anchors:
    """Find the topic's acts and things in a passage, and which of them stand around it."""
    acts = tuple(sorted({Span(*m.span()) for name in proposition.acts for m in family(name).finditer(passage.text)}))
    things = tuple((name, Span(*m.span())) for name in proposition.things for m in family(name).finditer(passage.text))
    names = (*proposition.acts, *proposition.things)
    around, title = (frozenset(name for name in names if family(name).search(near)) for near in (passage.earlier, passage.title))
    return Anchors(acts, things, passage.spans, around, title, _other_object(passage.text, acts, things, proposition))


def _other_object(text: str, acts: tuple[Span, ...], things: tuple[tuple[str, Span], ...], proposition: Proposition) -> str | None:
    """The noun that the topic's thing merely owns ("recognises X's efforts"), where every act has such an object; else None."""
    if not acts or not things:
        return None
    others = []
    for act in acts:
        owner = next((t for _, t in things if 0 <= t.start - act.end <= 14), None)
        while owner is not None and (after := next((t for _, t in things if 0 < t.start - owner.end <= 1), None)) is not None:
            owner = after  # the whole name owns
        owned = _POSSESSED.search(text, owner.start, owner.end + 40) if owner is not None else None
        if owner is None or owned is None or owned.start() > owner.end:
            return None
        nouns = owned.group(1).split()
        if any(n.casefold() in GENERIC or stem(n) in proposition.things or any(family(a).fullmatch(n) for a in proposition.acts) for n in nouns):
            return None
        others.append(nouns[0])
    return others[0]


def score(pair: Pair, proposition: Proposition, found: Anchors) -> float:
    """How likely a statement is on topic, 0..1 with the border at one half: a logistic sum of `evidence`."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, evidence(pair, proposition, found), strict=True))
    return 1 / (1 + math.exp(-total))


def strength(pair: Pair, proposition: Proposition, found: Anchors, related: float) -> float:
    """How plainly a statement is on topic, 0..1: what only its article's other sentences tie to the topic counts for less."""
    margin = math.log(max(related, 1e-6) / max(1 - related, 1e-6)) / PLAIN
    return max(0.0, min(1.0, margin)) * _told(pair, proposition, found)


def _told(pair: Pair, proposition: Proposition, found: Anchors) -> float:
    """1 where the sentence names act and things, less where one of them must be taken from around it."""
    wanted = set(proposition.common or proposition.things)
    named = not wanted or bool(wanted & {name for name, _ in found.things})
    if found.acts and named:
        return 1.0
    return HALF if found.acts or named or pointed(pair) else UNNAMED


def names_common(pair: Pair, proposition: Proposition, found: Anchors) -> bool:
    """Does the sentence name a thing of the topic that is no proper name, or point back to one named shortly before?"""
    common = set(proposition.common)
    return any(name in common for name, _ in found.things) or (bool(common & found.around) and pointed(pair))


def named_or_pointed(pair: Pair, found: Anchors) -> bool:
    """Does the statement's sentence name the topic's act, or its own words point back to it ("such a step")?"""
    return bool(found.acts) or pointed(pair)


def pointed(pair: Pair) -> bool:
    """Do the statement's own words point back ("such a step", "this proposal")?"""
    low = fold(pair.passage.text)
    pointing = (m for s in pair.passage.spans for m in ANAPHORA.finditer(low, s.start, s.end))
    return any(m.group() != "it" for m in pointing)


def evidence(pair: Pair, proposition: Proposition, found: Anchors) -> tuple[float, ...]:
    """The features 0..1 that `WEIGHTS` names, in its order."""
    own = pair.passage.spans
    named = {name for name, _ in found.things}
    things, count = proposition.things, max(1, len(proposition.things))
    near = len(found.around.intersection(things) | named) / count
    act_near = bool(found.acts) or any(a in found.around for a in proposition.acts)
    title = found.title.intersection(proposition.acts), len(found.title.intersection(things)) / count
    return (
        float(any(a.overlaps(s) for a in found.acts for s in own)),
        len(named) / count,
        float(bool(found.acts) and (len(named) / count >= 0.5 or not things)),
        float(act_near),
        near,
        float(act_near and (near >= 0.5 or not things)),
        float(bool(title[0])),
        title[1],
        float(bool(title[0]) and (title[1] >= 0.5 or not things)),
        0.0 if pair.similarity is None else max(0.0, pair.similarity),
    )
