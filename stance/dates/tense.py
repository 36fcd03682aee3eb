"""Does a sentence look back or ahead at a time expression?  Keywords only: "will meet on Friday", "met on Friday"."""

import re
from enum import StrEnum

from stance.records import Span


class Lean(StrEnum):
    """Which way an expression without a year or week of its own is read."""

    PAST = "past"
    FUTURE = "future"


_NOT_VERBS = (
    "the|a|an|his|her|its|their|our|my|this|that|these|those|be|reporters|journalists|parliament|lawmakers|"
    "and|or|date|which|whom|it|him|them|me|us|you|all|both"
)
_CUES = re.compile(
    r"\b(?:(?P<future>(?:will|would|shall|may|might|could|should|must|can|to)\s+(?:not\s+|also\s+|only\s+)?be\s+\w+|will|won['’]t|shall|would|may|might|could|"
    r"should|must|going\s+to|(?:is|are|was|were|be)\s+(?:scheduled|due|expected|set|planned|likely|slated|to)\b|scheduled|planned|planning|expects|intends|"
    r"upcoming|ahead\s+of|slated|deadline|(?:is|are)\s+(?:also\s+|not\s+|now\s+)?[a-z]{3,}ing|meets?|begins|arrives|convenes|expires|resumes|takes\s+place)|"
    rf"(?P<infinitive>to\s+(?!(?:{_NOT_VERBS})\b)[a-z]+)|"
    r"(?P<past>was|were|had|has|have|did|said|told|met|held|came|went|took|gave|made|began|spoke|wrote|saw|put|sent|left|won|lost|struck|hit|fell|rose|"
    r"broke|brought|became|got|let|read|ran|sat|stood|thought|fled|flew|shot|since|ago|after|following|"
    r"(?!(?:need|indeed|exceed|succeed|proceed|feed|speed|seed|breed|hundred)\b)[a-z]{2,}ed))\b|(?P<short>['’]ll\b)"
)
_GOVERNS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|agree(?:s|d)?|expect(?:s|ed)?|scheduled|set|due|hop(?:es?|ed|ing)|want(?:s|ed|ing)?|promis(?:es?|ed|ing)|vow(?:s|ed|ing)?|"
    r"pledg(?:es?|ed|ing)|intend(?:s|ed|ing)?|ready|about|decid(?:es?|ed)|invit(?:es?|ed)|urg(?:es?|ed|ing)|ask(?:s|ed)?|order(?:s|ed)?|likely|prepar(?:es?|ed|ing)|"
    r"going|aim(?:s|ed)?|needs?|seek(?:s|ing)?|threaten(?:s|ed|ing)?|propos(?:es?|ed)|wait(?:s|ing)?|deadline|time|is|are)\s+(?:\w+\s+){0,2}$"
)
_DEADLINE = re.compile(r"\b(?:by|starting|beginning|effective|as\s+of|from|come)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)
_REACH = 300
_EDGE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘'(]|$)|\n")


def lean_at(text: str, span: Span) -> Lean | None:
    """The direction of the nearest verb or keyword before the expression in its sentence, else of the first one after it; None if neither tells."""
    start, end = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before, after = text[start : span.start], text[span.end : end]
    edges = list(_EDGE.finditer(before))
    before = before[edges[-1].end() :] if edges else before
    stop = _EDGE.search(after)
    after = after if stop is None else after[: stop.start() + 1]
    cues = list(_CUES.finditer(before))
    if not cues and _DEADLINE.search(before):
        return Lean.FUTURE
    if cues:
        return _direction(cues, before)
    cue = _CUES.search(after)
    return None if cue is None else _direction([cue], after)


def _direction(cues: list[re.Match[str]], text: str) -> Lean:
    """Of the last cue: an infinitive looks ahead where a verb like "agreed" governs it or nothing past stands before it."""
    cue = cues[-1]
    if cue.group("infinitive"):
        governed = _GOVERNS.search(text[max(0, cue.start() - 40) : cue.start()])
        return Lean.FUTURE if governed or not any(c.group("past") for c in cues) else Lean.PAST
    return Lean.PAST if cue.group("past") else Lean.FUTURE
