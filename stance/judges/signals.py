"""The words of a passage that carry a stance, found once however many topics it is judged on."""

import re
from dataclasses import dataclass
from functools import lru_cache

from stance.judges import modality
from stance.judges.conditions import Condition, conditions
from stance.judges.lexicon import AGAINST, ANAPHORA, ATTRIBUTIVE, DENIAL, FOR, MOVERS, REVERSERS, SET_AGAINST
from stance.judges.modality import Finding
from stance.records import Label, Span

_CLAUSE = re.compile(
    r"[.;:!?]+[\"”’)]*(?:\s|$)|\s[–—-]{1,2}\s|,[\"”]?\s+(?:but|and|while|which|who|because|as|he|she|it|they|we|after|adding|citing"
    r"|referring|saying|despite|although|though|so|or)\b"
    r"|\bas\s+(?:it|they|he|she|we|the|\w+\s+(?:do|does|did|is|are|was|were|would|will|has|have|had))\b|\bnor\b|\band\s+[\"“]?(?:to|that|would|will|has|have|is|are|do|does|did|not|therefore|said|urged|can|cannot|could|must|should|may|might)\b"
    r"|,[\"”]|\b(?:but|while|because|although|though|despite|whereas|since|after)\b"
    r"|(?<!rather )(?<!better )(?<!other )(?<!no )\bthan\s+(?:the|those|any|what|anything|all)\b"
)
_AND = re.compile(r"(?:,?\s*(?:and|or|nor)\s+(?:\w+\s+)?|,\s*)")


@dataclass(frozen=True, slots=True)
class Signals:
    """Spans in one passage: its clauses, what turns round, moves, judges, denies, points back; conditions and formulas of indecision."""

    clauses: tuple[Span, ...]
    reversers: tuple[Span, ...]  # negations and deferrals too
    ready: tuple[Span, ...]  # "will not stand in the way": a yes, whatever it negates
    negations: tuple[Span, ...]
    movers: tuple[Span, ...]
    against: tuple[Span, ...]
    approving: tuple[Span, ...]
    denials: tuple[Span, ...]
    anaphora: tuple[Span, ...]
    conditions: tuple[Condition, ...]
    undecided: tuple[Finding, ...]


def fold(text: str) -> str:
    """Lower case, character by character, so that offsets stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=8192)
def signals(text: str) -> Signals:
    """Find every signal of a passage."""
    low = fold(text)

    def spans(pattern: re.Pattern[str]) -> tuple[Span, ...]:
        return tuple(Span(*m.span()) for m in pattern.finditer(low))

    negations = tuple(modality.negations(low, 0, len(low)))
    formulas = modality.deferrals(low)
    refusals = [f.span for f in formulas if f.label is Label.OPPOSES]

    def attributive(span: Span) -> bool:
        return span.of(low).endswith("ed") and ATTRIBUTIVE.search(low, max(0, span.start - 12), span.start) is not None

    praised = spans(FOR)
    words = [s for s in (*spans(REVERSERS), *spans(SET_AGAINST)) if not attributive(s) and not any(s.overlaps(p) for p in praised)]
    reversers = [s for s in words if not any(s.overlaps(r) for r in refusals)] + refusals
    # "better than nothing" and "without delay" negate nothing
    reversers += [n for n in negations if not any(n.overlaps(r) for r in (*reversers, *praised))]
    return Signals(
        clauses=_clauses(low),
        reversers=tuple(sorted(reversers)),
        ready=tuple(f.span for f in formulas if f.label is Label.SUPPORTS),
        negations=negations,
        movers=spans(MOVERS),
        against=spans(AGAINST),
        approving=praised,
        denials=spans(DENIAL),
        anaphora=spans(ANAPHORA),
        conditions=tuple(conditions(text)),
        undecided=tuple(modality.undecided(low)),
    )


def within(spans: tuple[Span, ...], clause: Span) -> list[Span]:
    """Those that lie in the clause."""
    return [s for s in spans if clause.start <= s.start and s.end <= clause.end]


def coordinated(text: str, left: Span, right: Span) -> bool:
    """Are two words joined as equals ("opposes and rejects"), so that they count once?"""
    return _AND.fullmatch(text, left.end, right.start) is not None


def _clauses(low: str) -> tuple[Span, ...]:
    """Clauses, cut at stops, dashes, closing quote marks and conjunctions that open a new predicate."""
    out, at = [], 0
    for match in _CLAUSE.finditer(low):
        if match.start() - at > 8:
            out.append(Span(at, match.start()))
            at = match.start() if match.group()[0].isalpha() else match.end()
    if len(low) > at:
        out.append(Span(at, len(low)))
    return tuple(out)
