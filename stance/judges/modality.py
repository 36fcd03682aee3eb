"""Rules in the open for deferrals, willingness, indecision and negation: formulas of diplomatic English, each with its reason in words."""

import re
from dataclasses import dataclass

from stance.records import Label, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that matched: its label, where, and the words to show."""

    label: Label
    span: Span
    why: str


_DEFERRALS: tuple[tuple[str, str], ...] = (
    (r"\bnot\s+(?:yet\s+)?(?:under\s+(?:discussion|consideration)|on\s+the\s+(?:table|agenda|cards))\b", "not under discussion"),
    (
        r"\b(?:no|not\s+(?:have\s+)?any|n['’]t\s+(?:have\s+)?any|without\s+any)\s+(?:\w+\s+)?(?:plans?|intentions?|desire|need"
        r"|reason|point|question|wish|appetite|grounds?)\b",
        "no plans or reason",
    ),
    (
        r"\b(?:not|n['’]t)\s+(?:yet\s+|currently\s+|at\s+present\s+)?(?:ready|prepared|willing|planning|going|intend(?:ing)?"
        r"|minded)\b",
        "not ready or willing",
    ),
    (r"\b(?:see|sees|saw|seeing)\s+no\s+(?:\w+\s+)?(?:reason|need|point|sense|use)\b", "sees no reason"),
    (r"\bstop(?:s|ped|ping)?\s+short\s+of\b|\bfall(?:s|ing)?\s+short\s+of\b", "stops short of it"),
    (r"\b(?:rule|rules|ruled|ruling)\s+(?:\w+\s+){0,3}?out\b", "rules it out"),
    (r"\bwithh(?:old|olds|olding|eld)\b", "withholds it"),
    (
        r"\b(?:too\s+early|premature|(?:not|n['’]t)\s+(?:yet\s+)?(?:the\s+)?(?:right\s+)?time|at\s+a\s+different\s+time"
        r"|some\s+other\s+time|out\s+of\s+the\s+question|off\s+the\s+table)\b",
        "too early",
    ),
    (r"\bnot\s+(?:an?|being|seen\s+as\s+an?)\s+(?:\w+\s+)?(?:option|issue|priority|solution)\b", "not an option"),
    (r"\bnothing\s+(?:\w+\s+)?(?:is\s+)?planned\b|\bno\s+(?:\w+\s+){0,2}(?:is|are|was|were)\s+(?:planned|envisaged|foreseen)\b", "nothing planned"),
    (r"\b(?:not|n['’]t)\s+(?:currently\s+|at\s+this\s+time\s+|now\s+)?(?:be\s+)?(?:consider|discuss|contemplat|envisag)\w*\b", "not considered"),
)  # fmt: skip
_WILLING: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:will|would|shall|do|does|did)\s*(?:not|n['’]t)\s+(?:stand\s+in\s+the\s+way|oppose|object|block|prevent|hinder"
        r"|veto|obstruct|stop)\b",
        "will not stand in the way",
    ),
    (r"\bno\s+objections?\b|\bnothing\s+against\b|\bdoes\s+not\s+mind\b", "has no objection"),
    (r"\b(?:not|n['’]t|never|neither)\s+(?:been\s+)?(?:rul\w+\s+(?:it\s+)?out|refus\w+|reject\w+)\b", "does not refuse"),
    (r"\bstands?\s+ready\s+to\b", "stands ready"),
)  # fmt: skip
_UNDECIDED: tuple[tuple[str, str], ...] = (
    (r"\b(?:not|n['’]t|yet\s+to|has\s+yet\s+to|no)\s+(?:\w+\s+){0,3}?(?:decid\w+|decisions?|conclusions?|made\s+up)\b", "undecided"),
    (r"\b(?:decid\w+|know\w*|consider\w*|discuss\w*|question|unclear|asked|debat\w+|doubt\w*)\s+(?:\w+\s+){0,2}?whether\b", "undecided"),
    (
        r"\b(?:is|are|was|were|be|been|still|currently|now|also)\s+(?:\w+\s+)?(?:consider|weigh|mull|review|study|examin|assess"
        r"|evaluat|explor)ing\b",
        "considers",
    ),
    (r"\b(?:looking|look|looks)\s+(?:\w+\s+){0,4}?(?:at|into)\s+(?:the\s+)?(?:prospect|possib|option|idea|and\s+review|whether)\w*", "considers"),
    (
        r"\bmust\s+discuss\b|\b(?:careful|serious|very)\s+(?:\w+\s+)?(?:discussions?|analysis|consideration)\b"
        r"|\bunder\s+(?:review|consideration|discussion)\b",
        "considers",
    ),
    (r"\bdiscussion\s+about\s+the\s+possibilit\w+\b|\bvarious\s+options\b|\blook(?:ing)?\s+at\s+(?:and\s+review|all\s+options)\w*", "considers"),
    (
        r"\b(?:decision|matter|question|issue)s?\s+(?:is\s+)?for\s+(?:\w+\s+){1,3}to\s+(?:make|decide|take|answer)\b"
        r"|\bsovereign\s+(?:decision|country|choice|right)\b|\binternal\s+(?:\w+\s+)?affairs?\b",
        "leaves it to others",
    ),
    (r"\bby\s+consensus\b", "names the procedure"),
    (
        r"\b(?:not|n['’]t|never|nothing|anything)\s+(?:\w+\s+){0,3}?off\s+the\s+table\b"
        r"|\b(?:everything|options?)\s+(?:\w+\s+){0,3}?on\s+the\s+table\b",
        "keeps it open",
    ),
    (
        r"\b(?:could|can|would|will|did|do)(?:\s*not|n['’]t)\s+(?:yet\s+)?(?:name|say|speculate|comment|know|prejudge|predict"
        r"|discuss|give\s+(?:any|a|details|more))\b",
        "does not say",
    ),
    (r"\bdeclin\w+\s+to\s+(?:comment|say|answer|confirm|speculate|give|elaborate)\b|\bno\s+comment\b", "declines to comment"),
    (
        r"\b(?:no\s*body|no\s+one)\s+knows\b|\b(?:don['’]t|do\s+not|does\s+not|doesn['’]t)\s+know\b|\bwe['’]ll\s+see\b"
        r"|\bwe\s+(?:will|shall)\s+see\b|\bremains\s+to\s+be\s+seen\b|\btoo\s+soon\s+to\s+tell\b",
        "does not know",
    ),
    (
        r"\bwill\s+decide\b|\b(?:neither|nor)\s+confirm\w*\b|\bwill\s+make\s+(?:a|our|its|the)\s+decision\b|\bmake\s+(?:our|its"
        r"|a|the)\s+decisions?\b",
        "undecided",
    ),
    (
        r"\bs[ck]eptical\b|\bneutral\b(?=\s+(?:on|about))|\bmore\s+time\b|\bwould\s+(?:\w+\s+)?take\s+(?:\w+\s+)?[\"“]?(?:\d+|years)"
        r"|\bprocess\s+of\s+many\s+years\b",
        "noncommittal",
    ),
)  # fmt: skip
_DEFER, _READY, _OPEN = ([(re.compile(p, re.IGNORECASE), why) for p, why in table] for table in (_DEFERRALS, _WILLING, _UNDECIDED))


def deferrals(text: str) -> list[Finding]:
    """Formulas that put an act off or refuse it (opposes) or let it pass (supports), in the order of the text."""
    out = [Finding(Label.SUPPORTS, Span(*m.span()), why) for pattern, why in _READY for m in pattern.finditer(text)]
    taken = [f.span for f in out]
    for pattern, why in _DEFER:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(t.overlaps(span) for t in taken):
                taken.append(span)
                out.append(Finding(Label.OPPOSES, span, why))
    return sorted(out, key=lambda f: f.span)


def undecided(text: str) -> list[Finding]:
    """Formulas of weighing, leaving open or not saying (neutral), in the order of the text."""
    return sorted((Finding(Label.NEUTRAL, Span(*m.span()), why) for pattern, why in _OPEN for m in pattern.finditer(text)), key=lambda f: f.span)


_NEGATORS = re.compile(r"\b(?:not|never|no|neither|nor|none|nobody|nothing|hardly|scarcely|cannot|without)\b(?!-)|n['’]t\b", re.IGNORECASE)
_NOT_NEGATION = re.compile(
    r"\b(?:not\s+only|not\s+just|no\s+longer\s+(?:a|just)|no\s+matter|no\s+doubt|no\s+less|not\s+least|never\s+before|no,)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;:!?](?:\s|$)|\s[–—]\s|,\s+(?:but|and|while|which|who|because|as|he|she|it|they|we)\b|\bbut\b", re.IGNORECASE)


def negations(text: str, start: int, end: int) -> list[Span]:
    """Negating words inside text[start:end]; "not only", "no doubt", "no-fly" and an answer's "No," are none."""
    return [Span(*match.span()) for match in _NEGATORS.finditer(text, start, end) if _NOT_NEGATION.match(text, match.start()) is None]


def negated(text: str, start: int, end: int) -> bool:
    """Does a negation in the same clause, before text[start:end], reverse it? Two negations cancel."""
    low = max((m.end() for m in _BREAK.finditer(text, max(0, start - 140), start)), default=max(0, start - 140))
    return len(negations(text, low, end)) % 2 == 1
