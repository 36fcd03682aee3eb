"""Reads from the reported words what their speaker does with them, where the cue only says "said"."""

import re

from stance.extract import cues
from stance.extract.cues import listed
from stance.records import Act

_MUST = re.compile(r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to)\b", re.IGNORECASE)
_WILL = re.compile(
    r"^(?:\W*(?:and|but|so|that) )?((?:[\w’'.-]+ ){1,5}?)(?:will|would|shall|(?:is|are|am) going to)"
    r"( not| never)? (?:\w+ly |soon )?(?!be\b|have\b)([a-z]+)",
    re.IGNORECASE,
)
_SELF = listed("i we he she it they")
_CONSIDERS = re.compile(
    r"\b(?:is|are|was|were|am|’re|'re|be) (?:\w+ly |still |also )?(?:considering|weighing|mulling|contemplating|thinking about)\b", re.IGNORECASE
)
_PERFORMS = re.compile(r"^\W*(?:(?:and|but) )?([\w’'-]+)(?: (?:also|strongly|fully|firmly|categorically))? ([a-z]+)\b", re.IGNORECASE)


def refined(words: str, act: Act, *, direct: bool) -> Act:
    """The act that the words themselves perform where the cue only says "said": promises, demands, weighs, supports."""
    if act != Act.SAYS:
        return act
    words = words[:300]
    if _CONSIDERS.search(words[:120]):
        return Act.CONSIDERS
    performs = _PERFORMS.match(words)
    if performs is not None and (performs.group(1).lower() in _SELF or performs.group(1)[0].isupper()):
        verb = cues.VERBS.get(performs.group(2).lower())
        if verb is not None and verb.act not in (Act.SAYS, Act.ANNOUNCES, Act.CONSIDERS):
            return verb.act
    will = _WILL.match(words)
    if will is not None and (will.group(1).split()[0].lower() in _SELF or (not direct and will.group(1)[0].isupper())):
        return Act.OPPOSES if will.group(2) else Act.PROMISES
    return Act.DEMANDS if _MUST.search(words[:140]) else Act.SAYS
