"""Offices that one person holds at a time, under one name however they are printed: "foreign secretary", "Minister of Foreign Affairs"."""

import re
from collections.abc import Callable
from functools import lru_cache

from stance.actors.names import fold

Lookup = Callable[[str], tuple[str, ...]]  # folded name -> ids of actors

_NOT_HIS = re.compile(
    r"\b(?:deputy|under-?secretary|assistant|former|ex|then|shadow|senior|co-president|opposition|vice(?![- ]president\b(?! of))"
    r"|minister of state|state secretary|parliamentary|permanent secretary|first lady|candidate|nominee|elect|designate|junior"
    r"|advis[eo]r to|aide|officials?|office|ministers|presidents|secretaries|leaders)\b|(?:chancellor|president|minister)['’]s |chief of staff to",
    re.IGNORECASE,
)
_AMBASSADOR = re.compile(
    r"\b(?:ambassador|permanent representative|envoy|representative)\b(?: extraordinary)?(?: (?:to|in|at) (?:the )?(?P<to>[^,;()]+))?",
    re.IGNORECASE,
)
_AMBASSADOR_BEFORE = re.compile(
    r"\b(?P<to>UN|U\.N\.|United Nations|EU|NATO) (?:ambassador|envoy|permanent representative|representative)\b", re.IGNORECASE
)
_SPOKES = re.compile(r"spokes|press secretary")
_SEATS = (
    ("foreign", re.compile(r"foreign|state department|external affairs|\bmfa\b")),
    ("defence", re.compile(r"defen[cs]e|pentagon|military|army")),
    ("head", re.compile(r"president|kremlin|white house|elys|downing street|prime minister|government")),
)
CHIEF = "chief"  # whoever leads an organisation, whatever he is called there
_MEANT = {
    CHIEF: ("secretary general", "director general", "managing director", "president", "leader"),
    "chief diplomat": ("chief diplomat", "minister: foreign"),
}
_ITS = r"(?: of the (?:un|united nations))?$"
_OTHERS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("secretary general", rf"^(?:[\w. -]+ )?secretary[- ]general{_ITS}"),
        ("director general", r"^(?:[\w. -]+ )?director[- ]general$"),
        ("managing director", r"^(?:[\w. -]+ )?managing director$"),
        ("chief diplomat", r"high representative for foreign|foreign policy chief|(?:chief|top) (?:[\w.'’-]+ ){0,2}diplomat$|foreign affairs chief"),
        ("commission president", r"(?:commission (?:president|chief)|(?:president|head|chief) of the (?:european |eu )?commission)$"),
        ("council president", r"(?:european council president|(?:president|head) of the european council|council president)$"),
        ("parliament president", r"(?:european )?parliament president$|president of the european parliament"),
        ("vice president", r"vice[- ]president(?! of)$"),
        ("security adviser", r"national security advis[eo]r$"),
        ("security council secretary", r"(?:secretary|head) of the (?:national |supreme national )?security|security council secretary"),
        ("attorney general", r"(?:attorney|prosecutor)[- ]general$"),
        ("speaker", r"^(?:house|parliament\w*) speaker$|^speaker(?: of (?:the )?(?:house|parliament|house of representatives|state duma))?$"),
        ("high commissioner", r"high commissioner for (?:human rights|refugees)"),
        ("chief negotiator", r"chief negotiator"),
        ("leader", r"^(?:[\w'’. -]+ )?leader$|^leader of "),
        (CHIEF, r"^(?:(?:nato|u\.?n\.?|iaea|who|imf|world bank|wto|osce|un nuclear watchdog) )?(?:chief|head|boss)$"),
        ("minister: finance", r"chancellor of the exchequer"),
        ("minister: foreign", r"^(?:us |u\.s\. )?secretary of state$"),
    )
)
_HEAD = re.compile(
    r"^(?:the )?(?:acting |interim )?"
    r"(?P<head>president|prime minister|premier|chancellor|taoiseach|king|queen|emir|sultan|pope|pontiff|crown prince|supreme leader)"
    r"(?: of (?:the )?(?P<of>[\w' -]+))?$"
)
_SAME_HEAD = dict.fromkeys(("prime minister", "premier", "chancellor", "taoiseach"), "government") | {"pontiff": "pope"}
_OF_STATE = frozenset(["republic", "council of ministers", "government", "state council of affairs", "people", "state"])
_BODIES = re.compile(r"\b(?:senate|bundestag|bundesrat|commission|council|parliament|assembly|chamber|house|duma|congress|court)\b")
_PORTFOLIO = re.compile(
    r"^(?:acting |interim |union |federal )?(?P<before>[a-z][a-z &-]*?) (?:minister|secretary|commissioner)$|"
    r"^(?:acting |interim |union |federal )?(?:minister|secretary of state|secretary|commissioner) (?:of|for) (?:the )?(?P<behind>[a-z][a-z, &-]*)$"
)
# One portfolio a line: its name, then the other words for it.
_PORTFOLIOS = """
foreign: foreign affairs, external affairs, foreign and european affairs, foreign and commonwealth affairs, foreign policy, international affairs
defence: defense, national defence, national defense, war
interior: home, internal affairs, home affairs, the interior, homeland security
finance: treasury, exchequer, finances, financial
energy: oil, petroleum
economy: economic, economics, economic affairs, business
health: public health
justice:
trade: commerce, international trade, foreign trade
education:
agriculture: food
environment:
transport: transportation
"""
_PORTFOLIO_OF = {
    word.strip(): name for line in _PORTFOLIOS.strip().splitlines() for name, _, rest in [line.partition(":")] for word in (name, *rest.split(","))
}
_CIVIL_SECRETARIES = frozenset(["india", "pakistan", "bangladesh", "nepal", "sri-lanka"])  # there a secretary is no minister


def post(role: str, lookup: Lookup, own: str = "") -> str:
    """The name under which an office that one person holds is filed, "" for other titles.

    `lookup` finds where an ambassador is sent, and `own` is the actor of the office, whose name may stand in the title.
    """
    low = role[:120].casefold().replace("‑", "-").strip()
    if _NOT_HIS.search(low):
        return ""
    head = _HEAD.match(low)
    if head is not None:
        of = head["of"]
        its = of is None or of in _OF_STATE or (_BODIES.search(of) is None and lookup(fold(of)) == (own,))
        if its:
            return _SAME_HEAD.get(head["head"], head["head"])
    if "secretary" in low and own in _CIVIL_SECRETARIES:
        return ""
    return _post(low) or (_ambassador(low, lookup) if _AMBASSADOR.search(low) else "")


def meant(wanted: str) -> tuple[str, ...]:
    """The offices under which somebody may be filed who is called so: the "top diplomat" of a state is its foreign minister."""
    return _MEANT.get(wanted, (wanted,))


def _ambassador(low: str, lookup: Lookup) -> str:
    """An embassy: "ambassador to russia"; "" without the state."""
    found = _AMBASSADOR_BEFORE.search(low) or _AMBASSADOR.search(low)
    to = found["to"] if found is not None else None
    ids = lookup(fold(to)) if to and "special" not in low else ()
    return f"ambassador to {ids[0]}" if len(ids) == 1 else ""


@lru_cache(maxsize=8192)
def _post(low: str) -> str:
    if _SPOKES.search(low):
        return next((f"spokesperson: {name}" for name, pattern in _SEATS if pattern.search(low)), "")
    special = next((name for name, pattern in _OTHERS if pattern.search(low)), "")
    found = None if special else _PORTFOLIO.match(low)
    if found is None:
        return special
    words = re.split(r" and |, | & ", found["before"] or found["behind"])
    name = next((known for word in words if (known := _PORTFOLIO_OF.get(word.strip()))), "")
    kind = "commissioner" if "commissioner" in low else "minister"
    return f"{kind}: {name}" if name else ""
