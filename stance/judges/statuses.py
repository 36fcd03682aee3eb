"""The status of what is claimed: is the act that a passage names done, planned, promised, weighed, demanded, refused, denied or only told of?"""

import re
from enum import StrEnum

from stance.judges.conditions import conditions
from stance.judges.modality import negated
from stance.records import Span


class Status(StrEnum):
    """What becomes of the act that a statement names; asserted is what is just said, reported what another is told to say or do."""

    ASSERTED = "asserted"
    COMPLETED = "completed"
    PLANNED = "planned"
    PROMISED = "promised"
    CONDITIONAL = "conditional"
    CONSIDERED = "considered"
    DEMANDED = "demanded"
    REFUSED = "refused"
    DENIED = "denied"
    REPORTED = "reported"


# what governs an act, the words nearest to it counting: status and pattern
_GOVERNORS: tuple[tuple[Status, str], ...] = (
    (
        Status.CONSIDERED,
        r"\b(?:consider|mull|weigh|review|examin|explor|debat|discuss|contemplat)\w*|\bstud(?:y|ies|ied|ying)\b|\blook\w*\s+(?:at|into)\b"
        r"|\b(?:may|might|could)\b|\bundecided\b|\bwhether\b|\boptions?\b|\btalks?\s+(?:about|on)\b|\bpossib\w+\b",
    ),
    (
        Status.DEMANDED,
        r"\b(?:call(?:s|ed|ing)?\s+(?:on|for|upon)|urg(?:e|es|ed|ing)|demand\w*|appeal\w*|should|must|ought|needs?\s+to|ask(?:s|ed|ing)?"
        r"|press(?:es|ed|ing)?|pressure\w*|invit\w+|request\w*|recommend\w*|encourag\w+|plea(?:d\w*)?|time\s+(?:for\s+\w+\s+)?to)\b"
        r"|\b(?:want|expect|need|wish)(?:s|ed|ing)?\s+(?!to\b)[\w’'-]+(?:\s+[\w’'-]+){0,4}?\s+to\b",
    ),
    (Status.PROMISED, r"\b(?:promis|pledg|vow|threaten|guarantee|undert[ao]k|swor|swear|commit)\w*"),
    (
        Status.PLANNED,
        r"\b(?:will|would|shall|going\s+to|about\s+to|plan\w*|prepar\w*|intend\w*|intention\w*|aim\w*|ready|willing|set\s+to|due\s+to|propos\w*"
        r"|wants?\s+to|wanted\s+to|seek\w*|hop(?:e|es|ed|ing)|decid\w+|decision|agree(?:s|d)?\s+to|ordered|offer\w*|bid|able\s+to)\b"
        r"|['’](?:ll|d)\b",
    ),
    (Status.COMPLETED, r"\b(?:began|begun|started|continued|managed|succeeded|ended\s+up|responded\s+by|announced|went\s+ahead)\b"),
    (
        Status.REFUSED,
        r"\b(?:refus|declin|reject|withh[eo]ld|oppos)\w*|\bstop\w*\s+short\b|\brul(?:e|es|ed|ing)\s+out\b|\bno\s+(?:\w+\s+)?(?:plans?"
        r"|intention|wish|desire)\b"
        r"|\bfail(?:s|ed)?\s+to\b|\bagainst\b|\bunwilling\b|\breluctant\b|\bstop(?:s|ped)?\b|\bbefore\b|\binstead\s+of\b|\brather\s+than\b",
    ),
)  # fmt: skip
_GOVERNOR = re.compile("|".join(f"(?P<{status.name}>{pattern})" for status, pattern in _GOVERNORS), re.IGNORECASE)
_DENYING = re.compile(
    r"\bden(?:y|ies|ied|ying)\b|\bdenials?\s+(?:of|that)\b|\b(?:dismiss|reject|refut)\w*\s+(?:\w+\s+){0,3}?(?:reports?|claims?"
    r"|allegations?|accusations?|suggestions?)\b"
    r"|\b(?:not\s+true|untrue|false|a\s+lie|no\s+evidence)\s+that\b|\bfalsely\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|says|saying|claim(?:s|ed|ing)?|told\s+\w+|according\s+to|report(?:s|ed|edly)|alleg(?:es|ed|edly)|rumou?r\w*"
    r"|insist(?:s|ed)|accus\w+\s+[^.]{2,60}?\s+of)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"(?:\b(?:has|have|had|having)|['’](?:ve|s))\s+(?:\w+ly\s+|already\s+|now\s+|just\s+|also\s+|been\s+|not\s+|never\s+|yet\s+)*$", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:was|were|got)\s+(?:\w+ly\s+|then\s+|also\s+|not\s+|never\s+)*$", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:to|be|being|is|are|will|would|shall|can|could|may|might|must|should|do|does|did|not|n['’]t|an?|the|its|their|his|her"
    r"|newly|self-)\s*(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\w+ed|recogni[sz]ed|withdrew|sent|gave|took|left|built|began|struck|shot|bought|sold|held|froze|broke|met|won|lost|made|paid", re.IGNORECASE
)
_END = re.compile(r"[.;!?](?=[\s\"”’')])|\n")
_SENTENCE = re.compile(r"[.;:!?](?=[\s\"”’')]|$)|\s[–—]\s|\n|,\s+(?:but|while|whereas|although)\b", re.IGNORECASE)


def status(text: str, act: Span | None = None) -> Status:
    """What becomes of the act at `act` (without it, at the text's end) in the text's own words.

    A denial counts most, then another's word, then a condition, else the nearest words that govern it.
    """
    verb = act if act is not None else Span(len(text), len(text))
    low = max((m.end() for m in _SENTENCE.finditer(text, max(0, verb.start - 240), verb.start)), default=max(0, verb.start - 240))
    left = text[low : verb.start]
    if len(_DENYING.findall(left)) % 2 == 1:
        return Status.DENIED
    if _TOLD.search(left) is not None:
        return Status.REPORTED
    held = _held(left, verb.of(text))
    met = [c for c in conditions(text[low:]) if c.span.start <= verb.end - low + 240 and _END.search(text, verb.end, low + c.span.start) is None]
    if any(c.span.start <= verb.start - low < c.span.end for c in met) or (met and held not in (Status.COMPLETED, Status.CONSIDERED, Status.REFUSED)):
        return Status.CONDITIONAL
    return held


def _held(left: str, verb: str) -> Status:
    """The status that the words to the left of an act give it."""
    odd = negated(f"{left}{verb}", len(left), len(left) + len(verb))
    if _PERFECT.search(left) or _PASSIVE.search(left) or (_DID.fullmatch(verb) and _AUXILIARY.search(left) is None and _finite(left)):
        return Status.REFUSED if odd else Status.COMPLETED
    governors = list(_GOVERNOR.finditer(left))
    if not governors:
        return Status.REFUSED if odd else Status.ASSERTED
    nearest = Status[governors[-1].lastgroup or Status.ASSERTED.name]
    if governors[-1].group().casefold() == "whether":
        return Status.CONSIDERED
    if nearest is Status.REFUSED:
        bare = governors[-1].group().casefold().startswith("no ")
        return Status.CONSIDERED if odd and not bare else Status.REFUSED
    return Status.REFUSED if odd and nearest is not Status.DEMANDED else nearest


def _finite(left: str) -> bool:
    """Can a past form behind these words be a verb of its own, rather than a participle behind a governor?"""
    return re.search(r"\b(?:by|of|for|with|from|on)\s*$", left, re.IGNORECASE) is None
