"""Natural-language questions -> who is asked about, and what: "what has X said about Y?", "who supports Y?"."""

import re
from dataclasses import dataclass

from stance.records import Label
from stance.text import shown

_VERB = (
    r"(?:said|saying|says?|told|think(?:s|ing)?|thought|stated?|state|claim(?:s|ed)?|announced?|declared?|feel|feels|stand|stands|stood"
    r"|want|wants|promised?|promise|argued?)"
)
_ABOUT = r"(?:about|on|of|regarding|concerning|as\s+to|with\s+regard\s+to|towards?|over)"
_AUX = r"(?:has|have|had|did|does|do|is|are|was|were|would|will|should|can)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:what|where)(?:['’]s|\s+{_AUX})\s+(?P<who>.+?)\s+(?:ever\s+|recently\s+|so\s+far\s+)?{_VERB}\s+(?:\w+\s+)?{_ABOUT}\s+(?P<what>.+)$",
        rf"^how\s+{_AUX}\s+(?P<who>.+?)\s+(?:see|view|feel|think|react|respond|regard|stand)\s*(?:{_ABOUT}|to)?\s+(?P<what>.+)$",
        rf"^what(?:['’]s|\s+is|\s+are|\s+was)\s+(?:the\s+)?(?:position|stance|view|opinion|line|policy"
        rf"|attitude)s?\s+of\s+(?P<who>.+?)\s+{_ABOUT}\s+(?P<what>.+)$",
        rf"^what(?:['’]s|\s+is|\s+are|\s+was)\s+(?P<who>.+?)['’]s?\s+(?:official\s+|current\s+)?(?:position|stance|view|opinion|line|policy"
        rf"|attitude)s?\s+{_ABOUT}\s+(?P<what>.+)$",
        r"^(?:is|are|was|were)\s+(?P<who>(?-i:[A-Z]).*?)\s+(?P<side>for|against|in\s+favou?r\s+of|opposed\s+to|ready\s+for|willing\s+to"
        r"|ready\s+to)\s+(?P<what>.+)$",
        rf"^(?:{_AUX})\s+(?P<who>(?:the\s+)?(?-i:[A-Z])\S*(?:\s+(?-i:[A-Z])\S*)*)\s+(?P<verb>support|back|oppose|reject|recogni[sz]e|want|plan|accept"
        rf"|favou?r|said?|say|promise|agree|\w+)\s+(?:to\s+)?(?P<what>.+)$",
        rf"^who\s+(?:else\s+)?(?:has\s+|have\s+|is\s+|are\s+|was\s+|were\s+|does\s+|do\s+)?(?:(?P<yes>supports?|supported|backs?|backed|for|favou?rs?"
        rf"|in\s+favou?r\s+of|wants?|approves?\s+of)|(?P<no>opposes?|opposed(?:\s+to)?|against|rejects?|rejected|condemns?|condemned|criticised|criticized)"
        rf"|{_VERB}|commented|spoken|spoke)\s*(?:{_ABOUT}\b)?\s+(?P<what>.+)$",
        rf"^(?P<who>(?-i:[A-Z]).*?)\s+{_ABOUT}\s+(?P<what>.+)$",
    )
)
_SUPPORTING = re.compile(r"(?:support|back|oppose|reject|favou?r|accept|want)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """Who is asked about (None: anybody), on what topic, and which side is asked for (None: any)."""

    who: str | None
    what: str
    side: Label | None = None


def parse(question: str) -> Question | None:
    """Read a question; None if no form fits."""
    plain = " ".join(shown(question).split()).strip(' ?.!"“”')
    for form in _FORMS:
        match = form.match(plain)
        if match is not None:
            found = match.groupdict()
            verb, what = found.get("verb"), found["what"].strip()
            if verb is not None and _SUPPORTING.match(verb) is None:
                what = f"{found['who']} should {verb} {what}"
            who = found.get("who")
            side = Label.SUPPORTS if found.get("yes") else Label.OPPOSES if found.get("no") else None
            return Question(_bare(who) if who else None, _bare(what), side)
    return None


def _bare(words: str) -> str:
    """Without a leading article."""
    return re.sub(r"^(?:the|an?)\s+(?=\S)", "", words.strip(" ,"), flags=re.IGNORECASE)
