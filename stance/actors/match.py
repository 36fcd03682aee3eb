"""Which actors a phrase names as the side that speaks: "Iranian foreign ministry spokesman", "US ambassador to Ukraine" (not Ukraine)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stance.actors.names import fold

Lookup = Callable[[str], tuple[str, ...]]
_TOKEN = re.compile(r"[^\W_]+(?:[.'’&\-‑/]{1,2}[^\W_]+)*(?:['’+]|\.(?=[A-Za-z]\b|$|\s[a-z]))?")
_LONGEST = 7  # words of the longest alias that is looked for
_READ = 400  # characters of a phrase that are read
_OBJECT = frozenset(
    ["to", "for", "on", "in", "at", "with", "against", "towards", "toward", "about", "over", "between", "near", "inside", "into", "regarding"]
)
_SPEAKS = re.compile(
    r"^(?:spoke\w*|speaking|advis[eo]rs?|aides?|assistants?|counsell?ors?|deputy|deputies|secretary|director|manager|chief|office|head|lawyers?)$"
)
_MEMBERSHIP = frozenset(["member", "members", "ally", "allies", "state", "states", "country", "countries", "nation", "nations", "candidate"])
_PLACE_HOLDERS = re.compile(
    r"^(?:officials?|government|authorities|leaders?|ministr\w+|administration|officers?|spokes\w+|leadership|cabinet|parliament)$"
)
# Aliases that are somebody only when they stand alone: inside a title they are ordinary words, or many states have such a body.
WEAK = frozenset(
    (
        *(
            "commission",
            "council",
            "congress",
            "duma",
            "security",
            "general",
            "assembly",
            "chancellery",
            "majlis",
            "fed",
            "conservatives",
            "moderates",
            "greens",
        ),
        *("male", "victoria", "solomon", "salisbury", "tripoli", "langley", "beehive", "sucre", "aden", "kiwi", "azov", "wagner"),
        *("guardian", "politico", "bild", "amazon", "apple", "meta", "visa", "shell", "swift"),
        *("security council", "national security council", "general assembly", "human rights council", "cabinet office", "federal government"),
        *(
            "islamic republic",
            "foreign intelligence service",
            "investigative committee",
            "ministry of external affairs",
            "presidential leadership council",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Side:
    """A named actor in a phrase: the ids that its words can mean, the words, and whether it is only what the office deals with ("to Ukraine")."""

    ids: tuple[str, ...]
    words: str
    is_object: bool
    start: int
    end: int


def sides(phrase: str, lookup: Lookup, *, cased: bool = True) -> list[Side]:
    """Every actor that a phrase names, in order, longest alias first; with `cased`, an alias begins with a capital or digit."""
    tokens = list(_TOKEN.finditer(phrase[:_READ]))
    words = [t.group() for t in tokens]
    folded = [fold(w) if w.casefold() != "the" else "" for w in words]
    out: list[Side] = []
    at = 0
    while at < len(words):
        found = None if (cased and not (words[at][0].isupper() or words[at][0].isdigit())) or not folded[at] else _longest(folded, at, lookup)
        if found is None:
            at += 1
            continue
        ids, size, key = found
        weak = key in WEAK and size < len([f for f in folded if f])
        if not weak:
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            out.append(Side(ids, phrase[start:end], _is_object(words, at) or _is_membership(words, at + size), start, end))
        at += size
    return out


def _longest(folded: list[str], at: int, lookup: Lookup) -> tuple[tuple[str, ...], int, str] | None:
    """The actors of the longest alias that starts here, with its number of words and its key."""
    for size in range(min(_LONGEST, len(folded) - at), 0, -1):
        if size > 1 and not folded[at + size - 1]:
            continue
        key = " ".join(f for f in folded[at : at + size] if f)
        ids = lookup(key)
        if ids:
            return ids, size, key
    return None


def _is_object(words: list[str], at: int) -> bool:
    """Does a preposition before the name make it the object of the office, as in "ambassador to", "envoy for", "expert on"?"""
    back = at - 1
    while (
        back >= 0 and (words[back].casefold() in {"the", "new", "neighbouring", "neighboring", "both"} or words[back][0].isupper()) and at - back < 4
    ):
        back -= 1
    if back < 0 or words[back].casefold() not in _OBJECT:
        return False
    head = words[back - 1].casefold() if back else ""
    preposition = words[back].casefold()
    if preposition in {"for", "to", "at", "with"} and _SPEAKS.match(head):
        return False
    if preposition == "with" and head in {"along", "together"}:  # "the White House, along with France"
        return False
    return not (
        preposition in {"in", "at"} and _PLACE_HOLDERS.match(head) and not any(w[0].isupper() and w.casefold() != "the" for w in words[: back - 1])
    )


def _is_membership(words: list[str], after: int) -> bool:
    """Does a name only say to what the next one belongs, as in "NATO member Germany"?"""
    return after + 1 < len(words) and words[after].casefold() in _MEMBERSHIP and words[after + 1][0].isupper()
