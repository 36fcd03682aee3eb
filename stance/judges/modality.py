"""Rules in the open for conditions, deferrals, indecision, negation, and the status of what is claimed (asserted, planned, denied …)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from stance.records import Act, Label, Span


class Status(StrEnum):
    """What becomes of the act that a statement names: done, planned, promised, weighed, asked of another, denied, told of another, or just said."""

    ASSERTED = "asserted"
    COMPLETED = "completed"
    PLANNED = "planned"
    PROMISED = "promised"
    CONSIDERED = "considered"
    DEMANDED = "demanded"
    DENIED = "denied"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that matched: its label, where, and the words to show."""

    label: Label
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition not yet met: its span with the marker, and the marker."""

    span: Span
    marker: str


_MARKERS = re.compile(
    r"""(?P<only>\bonly\s+(?:"|“)?(?:if|when|after|once|on\s+the\s+condition|in\s+(?:exchange|return)\s+for)\b
    |\b(?:but\s+)?only\s+on\s+(?:the\s+)?condition\b|\bonly\s+in\s+response\s+to\b)
    |(?P<strong>\bunless\b|\b(?:on\s+(?:the\s+)?condition(?:\s+that|\s+of)?)\b|\bprovided\s+(?:that\b|both\b|all\b|the\b|it\b|they\b)
    |\b(?:as|so)\s+long\s+as\b(?!\s+it\s+takes)|\bsubject\s+to\b
    |\b(?:depend(?:s|ed|ent|ing)?|conditional|contingent|hinges?)\s+(?:up)?on\b|\bin\s+the\s+event\s+(?:of|that)\b
    |\bin\s+case\s+(?:of|that)\b|\bin\s+response\s+to\s+(?:any\s+)?aggression\b|\bin\s+(?:exchange|return)\s+for\b|\bpre-?(?:condition|requisite)s?\b
    |\bwhile\s+(?:a?waiting)\b|\bwaiting\s+for\b(?=[^.]{2,60}\bto\b)|\bpending\b
    |\bwould\s+require\b|\bmust\s+first\b|\bfirst\b(?=[^.]{3,80}?(?:\bthen\b|\bor\b|[-–—]))
    |\bshould\s+the\s+need\s+arise\b)
    |(?P<inverted>(?<![.?!]\s)(?<![.?!]["”]\s)\bshould\s+(?=(?:(?-i:[A-Z])[\w’'-]+|the|any|it|they|he|she|this|such|there)\b)
    (?!(?:it|they)\s+not\b)(?![\w’'-]+\s+(?:be|have)\b))
    |(?P<exempt>\b(?:an?\s+)?(?:[\w-]+\s+){0,2}(?:exemption|transition\s+period|derogation|opt-out)s?\b)
    |(?P<until>\b(?:un)?til\b)|(?P<once>\bonce\b)|(?P<when>\bwhen\b)|(?P<if>\bif\b)|(?P<without>\bwithout\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_IF = re.compile(
    r"(?:\b(?:as|even|ask(?:s|ed|ing)?|know(?:s|n)?|see|whether|wonder(?:s|ed)?|unclear|determine|what|tell|sure|question(?:s|ed)?"
    r"|decid(?:e|es|ed|ing))|[,]?\s*only)\s+[\"“‘']?$",
    re.IGNORECASE,
)
_IF_NOT = re.compile(
    r"\s+(?:you|we|one)\s+(?:look|see|think|remember|like|ask|consider)\b|\s+(?:not|any(?=\s*[,)])|only|ever|anything"
    r"|so)\b(?!\s+\w+\s+(?:is|are|will))",
    re.IGNORECASE,
)
_UNTIL_TIME = re.compile(
    r"\s+(?:now|then|recently|today|yesterday|tomorrow|last|the\s+(?:end|last|early|late|moment|19|20)|further\s+notice|at\s+least|late"
    r"|early|\d|(?:next\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jan|feb|mar|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec|next|this|victory|we\s+win)",
    re.IGNORECASE,
)
_NOT_ONCE = re.compile(r"(?:\bat\s+$)", re.IGNORECASE)
_ONCE_ADVERB = re.compile(
    r"\s*(?:[,.]|(?:said|again|more|called|told|was|were|had|a\b|been|upon|in\b|before|and|every|seen|considered|described)\b)",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:will|would|shall|can|could|should|must|may|might|ready|willing|prepared|only)\b|['’]ll\b|['’]d\b", re.IGNORECASE)
_COUNTERFACTUAL = re.compile(r"\b(?:could|would|might|should)\s+(?:\w+\s+)?have\b", re.IGNORECASE)
_NEGATED_MAIN = re.compile(r"\b(?:not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE)
_STOPS = re.compile(r"[.;:!?](?=[\s\"”’')]|$)|\s[–—-]{1,2}\s|\n")


_WANTS = re.compile(r"\b(?:want|seek|sought|demand|ask|need|request)\w*\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|shall|should|can)\b|['’]ll\b")
_CHANCE = re.compile(r"\bopportunit|\bwhen\s+there['’]?s\b")
_SUBJECT = re.compile(r"\s(?=(?:we|they|it|he|she|i)\s+(?:are|is|will|would|can|cannot|could|should|must|have|has)\b)", re.IGNORECASE)


def conditions(text: str) -> list[Condition]:
    """Every condition not yet met in a passage, with its span; "whether", "even if", "until Friday" and a bare "when" of time are none."""
    out: list[Condition] = []
    for match in _MARKERS.finditer(text):
        if out and match.start() < out[-1].span.end:
            continue
        kind = match.lastgroup or ""
        if _is_condition(text, match, kind):
            out.append(Condition(_extent(text, match), " ".join(match.group().split()).strip('"“ ')))
    return out


def _is_condition(text: str, match: re.Match[str], kind: str) -> bool:
    """Does the marker open a condition here?"""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 60]
    clause = _sentence(text, match)
    if kind == "if":
        return not (_NOT_IF.search(before) or _IF_NOT.match(after) or _COUNTERFACTUAL.search(clause))
    if kind == "until":
        return _UNTIL_TIME.match(after) is None
    if kind == "once":
        return not (_NOT_ONCE.search(before) or _ONCE_ADVERB.match(after)) and _FUTURE.search(clause) is not None
    if kind == "when":
        return _when(text, match)
    if kind == "without":
        return _NEGATED_MAIN.search(text[max(0, match.start() - 120) : match.start()]) is not None and re.match(r"\s+\w+ing\b", after) is not None
    if kind == "exempt":
        return _WANTS.search(text[max(0, match.start() - 60) : match.start()]) is not None
    return not (kind == "inverted" and re.match(r"(?:the|that)\s+\w+\s+(?:not\s+)?be\b", after) and before.rstrip().endswith((".", "?")))


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a marker, 200 characters either way at most."""
    low = max((m.end() for m in _STOPS.finditer(text, max(0, match.start() - 200), match.start())), default=max(0, match.start() - 200))
    stop = _STOPS.search(text, match.end())
    return text[low : min(stop.start() if stop is not None else len(text), match.end() + 200)]


def _when(text: str, match: re.Match[str]) -> bool:
    """A "when" is a condition only after or before a clause that looks ahead, and with a present tense of its own."""
    after = re.split(r"[,.;\"”]", text[match.end() : match.end() + 120], maxsplit=1)[0]
    if re.search(r"\b(?:was|were|had|did|went|came|said|took|made|\w+ed)\b", after[:70]):
        return False
    initial = match.start() == 0 or text[: match.start()].rstrip().endswith((".", '"', "“", ","))
    main = text[match.end() :].partition(",")[2][:120] if initial else text[max(0, match.start() - 120) : match.start()]
    return _AHEAD.search(main) is not None and _CHANCE.search(after) is None


def _extent(text: str, match: re.Match[str]) -> Span:
    """From the marker to the clause's end: the first comma if the condition opens its clause, else the end of the sentence or quotation."""
    start = match.start()
    before = text[:start].rstrip()
    opens = not before or before[-1] in ".,;:“\"(–—-'‘" or before.endswith((" that", " and", " but", "warned"))
    stop = _STOPS.search(text, match.end())
    end = stop.start() if stop is not None else len(text)
    closing = re.compile(r"[,]?[\"”](?=\s+(?:said|he|she|they|[A-Z]\w+\s+(?:said|told|added|wrote)))|\s+but\s").search(text, match.end())
    if closing is not None:
        end = min(end, closing.start())
    subject = _SUBJECT.search(text, match.end() + 8, end)
    if opens and subject is not None:
        end = min(end, subject.start())
    if opens:
        comma = re.compile(r",(?=\s)").search(text, match.end() + 3)
        end = min(end, comma.start()) if comma is not None else end
    return Span(start, max(end, match.end()))


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
        r"\bs[ck]eptical\b|\bneutral\b(?=\s+(?:on|about))|\bmore\s+time\b|\bwould\s+take\s+(?:\w+\s+)?[\"“]?(?:\d+|years)"
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


_STATUSES: tuple[tuple[Status, str], ...] = (
    (
        Status.CONSIDERED,
        r"\b(?:consider|mull|weigh|review|stud(?:y|ies)|examin|explor|debat|discuss|contemplat)\w*|\blook\w*\s+(?:at|into)\b"
        r"|\b(?:may|might)\b|\bundecided\b",
    ),
    (
        Status.DEMANDED,
        r"\b(?:call(?:s|ed|ing)?\s+(?:on|for|upon)|urg(?:e|es|ed|ing)|demand\w*|appeal\w*|should|must|ought|needs?\s+to|ask(?:s"
        r"|ed|ing)?|press(?:es|ed|ing)?)\b",
    ),
    (Status.PROMISED, r"\b(?:promis|pledg|vow|threaten|guarantee|undert[ao]k)\w*"),
    (
        Status.PLANNED,
        r"\b(?:will|would|shall|going\s+to|about\s+to|plan\w*|prepar\w*|intend\w*|aim\w*|ready|willing|set\s+to|propos\w*"
        r"|want\w*|seek\w*|hop\w+)\b|['’]ll\b",
    ),
    (
        Status.COMPLETED,
        r"\b(?:has|have|had|['’]ve)\s+(?:\w+\s+){0,2}?\w+(?:ed|en|ne|own|ut|ade|ent)\b|\b(?:signed|decided|announced|imposed"
        r"|recogni[sz]ed|banned|suspended|joined|applied|withdrew|agreed|voted|lifted|stopped|resumed)\b",
    ),
)  # fmt: skip
_STATUS = [(status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _STATUSES]


def status(text: str, act: Act, *, denied: bool = False) -> Status:
    """What becomes of the act named in a clause: denied, considered, demanded, promised, planned, completed, else asserted."""
    if denied or act is Act.DENIES:
        return Status.DENIED
    fixed = {Act.CONSIDERS: Status.CONSIDERED, Act.DEMANDS: Status.DEMANDED, Act.PROMISES: Status.PROMISED, Act.THREATENS: Status.PROMISED}
    if act in fixed:
        return fixed[act]
    return next((status for status, pattern in _STATUS if pattern.search(text)), Status.ASSERTED)
