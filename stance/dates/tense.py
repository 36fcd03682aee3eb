"""Does a sentence look back or ahead at a time expression?  Keywords only: "will meet on Friday", "met on Friday"."""

import re
from enum import StrEnum

from stance.records import Span


class Lean(StrEnum):
    """Which way an expression without a year or week of its own is read."""

    PAST = "past"
    FUTURE = "future"


_NOT_VERBS = (
    "the|a|an|his|her|its|their|our|my|this|that|these|those|be|reporters|journalists|parliament|lawmakers|and|or|date|which|whom|it|him|them|me|us|you|all|both"
)
_REALISED = r"(?<!failed )(?<!refused )(?<!declined )(?<!managed )(?<!forced )(?<!began )(?<!continued )(?<!able )(?<!appeared )(?<!seemed )(?<!used )(?<!come )(?<!came )"
_CUES = re.compile(
    r"\b(?:(?P<future>will|won['’]t|shall|would|may|might|could|should|must|going\s+to|(?:is|are|was|were|be)\s+(?:scheduled|due|expected|set|planned|likely|slated|to)\b|"
    r"scheduled|planned|plans?|planning|expects?|hopes?|intends?|upcoming|ahead\s+of|slated|deadline|vows?\s+to|"
    r"(?:is|are)\s+(?:also\s+|not\s+|now\s+)?[a-z]{3,}ing|meets?|travels|visits|begins|starts|opens|hosts|arrives|faces|votes|convenes|expires|ends|takes\s+place|"
    rf"{_REALISED}to\s+(?!(?:{_NOT_VERBS})\b)[a-z]+)|"
    r"(?P<past>was|were|had|has|have|did|said|told|met|held|came|went|took|gave|made|began|spoke|wrote|saw|put|sent|left|won|lost|struck|hit|fell|rose|"
    r"broke|brought|became|got|let|read|ran|sat|stood|thought|fled|flew|shot|since|ago|after|following|[a-z]{2,}ed))\b|(?P<future2>['’]ll)\b"
)
_EDGE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘'(]|$)|\n")
_DEADLINE = re.compile(r"\b(?:by|starting|beginning|effective|as\s+of|from|come)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)
_REACH = 300


def lean_at(text: str, span: Span) -> Lean | None:
    """The direction of the nearest verb or keyword before the expression in its sentence, else of the first one after it; None if neither tells."""
    start, end = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before, after = text[start : span.start], text[span.end : end]
    edge = None
    for edge in _EDGE.finditer(before):
        pass
    before = before if edge is None else before[edge.end() :]
    stop = _EDGE.search(after)
    after = after if stop is None else after[: stop.start() + 1]
    last = None
    for last in _CUES.finditer(before):
        pass
    if last is None and _DEADLINE.search(before):
        return Lean.FUTURE
    cue = last if last is not None else _CUES.search(after)
    if cue is None:
        return None
    return Lean.PAST if cue.group("past") else Lean.FUTURE
