"""Conditions in the open: what a statement makes its yes or no depend on, with the span of the words that say so."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stance.records import Span

FAR = 200  # characters either side of a marker that can belong to its sentence


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition not yet met: its span with the marker, and the marker."""

    span: Span
    marker: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A marker in its sentence: the words before and behind it."""

    before: str
    after: str

    @property
    def sentence(self) -> str:
        """Both sides."""
        return f"{self.before} … {self.after}"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_AHEAD = _pattern(
    r"\b(?:will|would|shall|can|could|should|must|(?-i:may)|might|cannot|ready|willing|prepared|open\s+to|possible|impossible"
    r"|plans?|intends?|wants?|agrees?|(?:promis|threaten|pledg|vow)\w*)\b|['’](?:ll|d)\b"
)
_NEGATED = _pattern(r"\b(?:not|never|no|cannot|nothing|nobody)\b|n['’]t\b")
_WOULD_HAVE = _pattern(r"\b(?:could|would|might|should)\s+(?:\w+\s+)?have\b")
_VERB = _pattern(
    r"\b(?:is|are|was|were|be|has|have|had|does|do|did|can|will|would|may|must|should|could)\b|(?<!-)\b\w{2,}(?:ed|own)\b"
    r"|\b[a-z]{3,}s\b(?=\s+(?:its|the|an?|their|his|her|all|back|out|up|down|off|from|to|that|into)\b)"
    r"|(?:\b(?-i:[A-Z])(?!\S*(?:an|ish|ese|ch|led)\s)[\w’'-]+|\b(?:it|he|she|everyone|one|this|that|war|fighting|shelling"
    r"|parliament|government|side|court|council|commission))\s+[a-z]{3,}s\b"
    r"|\b(?:we|they|you|i|states?|members|countries|sides|parties|troops)\s+(?:\w+\s+)?[a-z]+\b"
)
_PAST = _pattern(
    r"\b(?:was|were|had|did|went|came|said|took|made|got|left|began|became"
    r"|(?<!have\s)(?<!has\s)(?<!be\s)(?<!been\s)(?<!is\s)(?<!are\s)[a-z]+ed)\b"
)

# before or behind a marker: what makes it no condition
_ASKING = _pattern(
    r"(?:\b(?:as|ask(?:s|ed|ing)?|know(?:s|n)?|see(?:ing|s)?|whether|wonder(?:s|ed|ing)?|unclear|unsure|unknown|determin\w+|what"
    r"|tell|sure|certain|question(?:s|ed)?"
    r"|decid(?:e|es|ed|ing)|check(?:s|ed|ing)?|find\s+out|test(?:s|ed|ing)?|doubt(?:s|ed)?|matters?|care[sd]?|consider(?:s|ed"
    r"|ing)?|discuss(?:ed|ing)?|about|on|of)"
    r"|(?:\bnot|n['’]t|\bdeclin\w+\s+to|\brefus\w+\s+to|\bwithout|\bto)\s+say(?:ing)?)\s+[\"“‘']?$"
)
_PHRASE_IF = _pattern(
    r"\s+(?:(?:you|we|one|i)\s+(?:may|might|could|can|will|look|see|think|remember|like|ask|consider|recall"
    r"|want)\b(?!\s+(?:to\s+)?\w+\s+\w+.*,\s+(?:we|it|they|he|she)\b)"
    r"|any(?=\s*[,)])|(?:not|only|ever|anything|so|necessary|needed|need\s+be|required|possible|appropriate|true"
    r"|at\s+all)\b(?!\s+\w+\s+(?:is|are|will))"
    r"|(?:it\s+(?:is|were|was)|it['’]s)\s+(?:not\s+)?(?:necessary|needed|true|possible)\b|(?:that"
    r"|this)['’]?s?\s+(?:is\s+)?(?:the\s+case|true)\b)"
)
_TIME = _pattern(
    r"\s+(?:now|then|recently|today|yesterday|tomorrow|last|further\s+notice|at\s+least|about|(?:\w+\s+){1,3}(?:prevails?|wins?)\b"
    r"|late|early|mid|\d|next|this|victory|we\s+win|dawn|dusk|midnight|noon"
    r"|the\s+(?:end|last|early|late|moment|middle|summer|autumn|winter|spring|\d)|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)(?:\b|uary|ch\b|il\b|ust\b|ember\b|ober\b)|may\b|june?\b|july?\b)"
)
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s*$")
_ONCE_ADVERB = _pattern(
    r"\s*(?:[,.;:”\"]|$|(?:said|again|more|called|told|was|were|had|a|an|been|upon|in|before|and|every|seen|considered|described"
    r"|known|home|to|per|or|for)\b)"
)
_APPROVAL = _pattern(
    r"(?:\s+\w+){0,4}?\s+(?:approval|consent|consensus|agreement|ratif\w+|condition\w*|vote|verif\w+|parliament\w*|review|assent"
    r"|confirm\w+|guarantee\w*|negotiat\w+|reforms?|progress)\b"
)
_DEPENDING = _pattern(
    r"(?:\b(?:will|would|could|may|might|should|must|ma(?:ke|kes|de|king)\s+\w+)|\b(?:decision|vote|whether|when|outcome|future|membership|approval|lifting"
    r"|deal|talks|recognition|everything|all|lot|much|that|this"
    r"|it|support|step|answer|delivery|deliveries|moves?|accession|success|consent|readiness))\s+(?:\w+\s+){0,3}?$"
)
_LENGTH = _pattern(r"\s+(?:it\s+takes|necessary|needed|possible|\d|an?\b|anyone|most)")
_ANONYMITY = _pattern(r"(?:\s+(?:of|that))?\s+(?:\w+\s+){0,3}?(?:anonym\w+|not\s+be(?:ing)?\s+(?:named|identified|quoted))")
_NO_CONDITIONS = _pattern(r"\b(?:no|without|any|dropp\w+|unconditional\w*)\s+(?:\w+\s+){0,2}$")
_MANNER = _pattern(
    r"\s+(?:delay|question|doubt|(?:pre)?conditions?|warning|breaking|exception|reservation|hesitation|comment|evidence|precedent"
    r"|further|elaborat\w+|giving|naming|saying|specify\w*"
    r"|provid\w+|mention\w*|offer\w*|explain\w*|refer\w*|power|water|help|incident)\b"
)


def _if(place: _Place) -> bool:
    return not (_ASKING.search(place.before) or _PHRASE_IF.match(place.after) or _WOULD_HAVE.search(place.sentence))


def _until(place: _Place) -> bool:
    clause = _first(place.after)
    told = _PAST.search(clause) is not None and re.search(r"\b(?:would|could|should|must|might)\b", place.before) is None
    held = re.search(r"\b(?:remain|stay|keep|refus|suspen|halt|block|delay|oppos|postpon|fr[eo]ez|withh|hold)\w*", place.before)
    ahead = _AHEAD.search(place.sentence) or _NEGATED.search(place.sentence) or held
    return _TIME.match(place.after) is None and ahead is not None and _VERB.search(clause) is not None and (not told or held is not None)


def _once(place: _Place) -> bool:
    if place.before.endswith(("at ", "more than ")) or _ONCE_ADVERB.match(place.after):
        return False
    clause = _first(place.after)
    participle = re.match(r"\s+\w+(?:ed|en)\b", place.after) is not None  # "once completed, it will", not "it once seemed"
    if participle:
        return not place.before.strip(' “"') and len(clause) < len(place.after)
    told = _PAST.search(clause) is not None and re.search(r"\b(?:would|could)\b", place.before) is None
    return not told and _AHEAD.search(place.sentence) is not None


def _when(place: _Place) -> bool:
    """A "when" is a condition only beside a clause with "will", with a subject and a present tense of its own."""
    clause = _first(place.after)
    timed = re.search(r"(?:time|day|moment|year|week|month|period|morning|night|how|what|\d)\s*$", place.before) or _MONTH.search(place.before)
    if (
        timed
        or _ASKING.search(place.before)
        or _PAST.search(clause)
        or re.match(
            r"\s+(?:you\b|possible|\w+ing\b|there['’]?s|it\s+comes|the\s+time)|.*\b(?:next|later|tonight|tomorrow|this\s+(?:week|month|year))\b",
            clause,
        )
    ):
        return False
    opens = not place.before.strip() or place.before.rstrip().endswith((",", '"', "“"))
    main = place.after[len(clause) :] if opens else place.before
    return re.search(r"\b(?:will|would|shall|should)\b|['’]ll\b", main) is not None and _VERB.search(clause) is not None


def _provided(place: _Place) -> bool:
    clause = re.match(r"\s+(?:that|both|all|each|every|it|they|there|the|no)\b", place.after) is not None or place.before.rstrip().endswith(",")
    ahead = _AHEAD.search(place.before) is not None or place.before.rstrip().endswith(",")
    return clause and ahead and _VERB.search(_first(place.after)) is not None


def _before(place: _Place) -> bool:
    main = re.split(r"[,;]", place.before)[-1]
    refused = _NEGATED.search(main) is not None and _AHEAD.search(main) is not None
    return (
        refused
        and _TIME.match(place.after) is None
        and re.match(r"\s+\w+ing\b", place.after) is None
        and _VERB.search(_first(place.after)) is not None
    )


def _without(place: _Place) -> bool:
    opens = not place.before.strip()
    main = place.after[len(_first(place.after)) :] if opens else place.before
    needed = _APPROVAL.match(place.after) is not None or (re.match(r"\s+\w+ing\b", place.after) is not None and not opens)
    refused = _NEGATED.search(main) is not None and _AHEAD.search(main) is not None and not main.endswith("not ")
    return needed and refused and _MANNER.match(place.after) is None


def _inverted(place: _Place) -> bool:
    """Does "should" stand for "if" ("we would act should it invade"), rather than ask ("why should it")?"""
    if re.search(
        r"\b(?:wh\w+|how|neither|nor|so|as|than|only|that)\s*$|^\W*(?:what|which|how|why|when|where|who)\b[^,]*$", place.before, re.IGNORECASE
    ):
        return False
    asked = re.match(r"(?:it|they)\s+not\b|\w+\s+(?:not\s+)?(?:be|have)\b(?!\s+\w+(?:ed|en)\b)", place.after) is not None
    return not asked and (bool(place.before.strip(" “\"‘'")) or "," in place.after)


def _only_after(place: _Place) -> bool:
    present = _VERB.search(place.after) is not None and _PAST.search(place.sentence) is None
    return _AHEAD.search(place.before) is not None or present


def _ahead(place: _Place) -> bool:
    return _AHEAD.search(place.sentence) is not None


def _promised(place: _Place) -> bool:
    return _AHEAD.search(place.before) is not None


def _depends(place: _Place) -> bool:
    return _DEPENDING.search(place.before) is not None or re.match(r"\s+(?:whether|how|what|if)\b", place.after) is not None


def _asked_for(place: _Place) -> bool:
    return re.search(r"\b(?:want|seek|sought|demand|ask|need|request)\w*\b[^,;]{0,40}$", place.before) is not None


def _always(_: _Place) -> bool:
    return True


# name of the rule: the marker's words, and whether it opens a condition where it stands
_RULES: dict[str, tuple[str, Callable[[_Place], bool]]] = {
    "only": (r"\bonly\s+[\"“]?(?:if|on\s+(?:the\s+)?condition|in\s+(?:exchange|return)\s+for|in\s+response\s+to)\b", _always),
    "only after": (r"\bonly\s+[\"“]?(?:when|after|once)\b", _only_after),
    "unless": (r"\bunless\b(?!\s+otherwise)", _always),
    "condition": (r"\bon\s+(?:the\s+)?condition\b", lambda p: _ANONYMITY.match(p.after) is None),
    "provided": (r"\b(?:provided|providing|assuming)\b", _provided),
    "as long as": (r"\b(?:as|so)\s+long\s+as\b", lambda p: _LENGTH.match(p.after) is None),
    "subject to": (r"\bsubject\s+to\b", lambda p: _APPROVAL.match(p.after) is not None),
    "depends": (r"\b(?:depend(?:s|ed|ing)?|hinge[sd]?)\s+(?:up)?on\b", _depends),
    "requires": (r"\bwould\s+require\b", lambda p: _APPROVAL.match(p.after) is not None),
    "conditional": (r"\b(?:conditional|contingent)\s+(?:up)?on\b", _always),
    "precondition": (r"\bpre-?(?:condition|requisite)s?\b", lambda p: _NO_CONDITIONS.search(p.before) is None),
    "event": (r"\bin\s+(?:the\s+event|case)\s+(?:of|that)\b", _ahead),
    "exchange": (r"\bin\s+(?:exchange|return)\s+for\b", _promised),
    "response": (r"\bin\s+response\s+to\s+(?:an?\s+|any\s+)?(?:aggression|attack|invasion|provocation|threat)\b", _promised),
    "pending": (r"(?<!the\s)\bpending\b(?=\s+(?:an?|the|further|its|his|their|approval|review|ratification|talks)\b)", _always),
    "waiting": (
        r"\b(?:awaiting|waiting\s+for)\b(?=[^.,]{2,50}\bto\s+(?!happen))",
        lambda p: re.search(r"\b(?:is|are|still|while)\s+$", p.before) is not None,
    ),
    "must first": (r"\b(?:must|has\s+to|have\s+to|needs?\s+to)\s+first\b", _always),
    "first": (
        r"\bfirst,?\s+(?=(?:an?|the|they|he|she|it|we|there|all|(?-i:[A-Z])\w+)\b[^.]{3,80}?[,;–—-]\s*(?:and\s+)?(?:only\s+)?then\b)",
        lambda p: _PAST.search(_first(p.after)) is None,
    ),
    "exempt": (r"\b(?:exemption|transition\s+period|derogation|opt-out)s?\b", _asked_for),
    "inverted": (r"\bshould\s+(?=(?-i:[A-Z])[\w’'-]+\s|(?:the|any|it|they|he|she|this|such|there|that)\s)", _inverted),
    "were": (r"\bwere\s+(?=(?:(?-i:[A-Z])[\w’'-]+|the\s+[\w-]+|it|they|he|she|any\s+\w+)\s+to\b)", _ahead),
    "until": (r"\b(?:un)?til\b", _until),
    "once": (r"\bonce\b", _once),
    "when": (r"\bwhen\b", _when),
    "if": (r"\bif\b", _if),
    "before": (r"\bbefore\b", _before),
    "without": (r"\bwithout\b", _without),
}  # fmt: skip
_MARKERS = re.compile("|".join(f"(?P<r{i}>{pattern})" for i, (pattern, _) in enumerate(_RULES.values())), re.IGNORECASE)
_GUARDS = [guard for _, guard in _RULES.values()]
_STOP = re.compile(r"[.;:!?](?=[\s\"”’')]|$)|\s[–—-]{1,2}\s|\n")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))$")
_OPENERS = re.compile(r"(?:^|[.,;:“\"(–—‘'-]|\b(?:that|and|but|then|so|because|said|says|added|warned|told\s+\w+))\s*$", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(
    r",(?=\s)(?!\s+(?:(?:and|or)\s+)?[a-z]+(?:ed|es)\b(?!\s+(?:he|she|they|it|we)\b))"
    r"|\s(?=[“\"]?(?:there|we|they|it|he|she|i)\s+(?:are|is|will|would|can|cannot|could|should|must|have|has)\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(  # what is never part of a condition: the end of a quotation, who said it, another clause
    r",[\"”]|[\"”](?=\s+(?:he|she|they|[A-Z][\w’'-]+)\s+(?:said|told|added|wrote|explained))|\s+but\s|,\s+(?:while|whereas"
    r"|although|though|and\s+also)\b"
    r"|,\s+(?:suggesting|citing|adding|noting|saying|according)\b|,\s+(?=(?:he|she|they|[A-Z]\w+(?:\s+[A-Z]\w+)?|(?:an?"
    r"|the)\s+(?:\w+\s+){0,2}?\w+|\w+\s+officials?)\s+(?:said|says|told|added)\b)"
)


def conditions(text: str) -> list[Condition]:
    """Every condition not yet met in a passage, with its span; "whether", "even if", "if necessary", "until Friday" are none."""
    out: list[Condition] = []
    for match in _MARKERS.finditer(text):
        if out and match.start() < out[-1].span.end:
            continue
        place = _place(text, match.start(), match.end())
        if not place.before.casefold().rstrip('"“ ').endswith("even") and _GUARDS[(match.lastindex or 1) - 1](place):
            out.append(Condition(_extent(text, match.start(), match.end()), " ".join(match.group().split()).strip('"“ ')))
    return out


def _stop(text: str, start: int, end: int) -> int | None:
    """Offset of the first end of a sentence or clause in text[start:end]."""
    for match in _STOP.finditer(text, start, end):
        if match.group() != "." or _ABBREVIATED.search(text, max(0, match.start() - 6), match.start()) is None:
            return match.start()
    return None


def _place(text: str, start: int, end: int) -> _Place:
    """What stands before and behind a marker in its sentence."""
    low = max(0, start - FAR)
    while (stop := _stop(text, low, start)) is not None:
        low = stop + 1
    high = _stop(text, end, min(len(text), end + FAR))
    return _Place(text[low:start], text[end : min(len(text), end + FAR) if high is None else high])


def _first(after: str) -> str:
    """The words behind a marker up to the next comma or closing quote mark."""
    return re.split(r"[,;\"”]", after, maxsplit=1)[0]


def _extent(text: str, start: int, behind: int) -> Span:
    """From the marker to the clause's end: the next clause if the condition opens its own, else the end of the sentence or quotation."""
    stop = _stop(text, behind, len(text))
    end = len(text) if stop is None else stop
    other = _OTHER.search(text, behind, min(len(text), end + 30))
    opened = _NEXT_CLAUSE.search(text, behind + 3, end) if _OPENERS.search(text, max(0, start - 16), start) else None
    last = min([end, *(m.start() for m in (other, opened) if m is not None)])
    return Span(start, max(behind, start + len(text[start:last].rstrip(" ,.…"))))
