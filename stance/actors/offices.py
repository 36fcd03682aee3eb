"""Dated offices: what a role is worth, which class it belongs to, and who held it when."""

import re
from dataclasses import dataclass
from datetime import date

from stance.records import Office

SNAPSHOT_ENDS = "2022-12-25"  # the office holders taken from Wikidata were read up to this day
CURATED_ENDS = "2025-12-01"  # the hand-made list was last checked against this day
USERS = "9999-12-31"  # a user's own offices are never in doubt

_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("spokesperson", r"spokes|press secretary|communications director|press officer"),
        ("ambassador", r"ambassador|permanent representative|envoy|special representative|charg[eé]|delegation|negotiator|coordinator"),
        ("adviser", r"advis[eo]r|\baides?\b|chief of staff|presidential office|office of the president|presidential administration"),
        ("party", r"\b(?:party|co-leader|leader of the)\b"),
        ("foreign", r"foreign (?:minister|secretary|affairs)|external affairs|minister (?:of|for) foreign|secretary of state|high representative"),
        ("defence", r"defen[cs]e (?:minister|secretary)|minister (?:of|for) (?:national )?defen[cs]e|secretary of (?:defen[cs]e|war)"),
        ("finance", r"financ|treasury|exchequer|econom"),
        ("energy", r"energy|petroleum|oil"),
        ("interior", r"interior|home (?:secretary|affairs)|homeland|internal affairs"),
        ("justice", r"justice|attorney|prosecutor"),
        (
            "parliament",
            r"speaker|president of the (?:senate|bundestag|national assembly|chamber|house|european parliament)|"
            r"chair\w* of the (?:state duma|federation)",
        ),
        ("military", r"\bchief of|joint chiefs|general staff|commander|military|army"),
        ("security", r"security council|national security|intelligence"),
        ("government", r"prime minister|premier\b|chancellor|taoiseach"),
        ("vice", r"vice[- ]president"),
        ("head", r"president|king|queen|emir|supreme leader|pope|secretary[- ]general|director[- ]general|managing director"),
        ("governor", r"governor|mayor"),
        ("minister", r"minister|secretary|commissioner"),
    )
)
_LOW = re.compile(r"spokes|press|communications|ambassador|representative to|envoy|special representative|charg[eé]|delegation|negotiator|coordinator"
                  r"|advis[eo]r|aide\b|assistant|under[- ]?secretary|deputy (?!prime|premier|head of state|chancellor|leader)|"
                      r"chief of|commander|commissioner for human"
                  r"|minister of state|state secretary|director of|head of the|chargé")  # fmt: skip
_NOT_HEAD = re.compile(
    r"president of the (?:senate|bundestag|bundesrat|national assembly|chamber|house|council of states|"
    r"federal council|legislative|general assembly|court"
                       r"|supreme|national council|european parliament|congress|assembly)|vice[- ]|deputy|\boffice\b|administration|"
                           r"first lady|candidate")  # fmt: skip
_HEAD = re.compile(
    r"^(?:acting |interim |co-)?(?:president|prime minister|chancellor\b(?! of the exchequer)|premier|king|queen|"
    r"emir|sultan|supreme leader|crown prince|pope|leader|head|chair"
                   r"|secretary[- ]general|director[- ]general|managing director|governor|chief executive|patriarch|"
                       r"general secretary|first minister|first secretary|taoiseach|state counsell?or"
                   r"|chairman of the cabinet of ministers|chief adviser)\b")  # fmt: skip
_MIDDLE = re.compile(
    r"minister|secretary|chancellor|attorney[- ]general|speaker|vice[- ]president|president of|high representative|"
    r"commissioner|deputy prime|vice[- ]premier|chair"
)


def classes(role: str) -> frozenset[str]:
    """Which classes of office a title belongs to ("deputy foreign minister": foreign, minister); the empty set if none."""
    low = role.casefold()
    return frozenset(name for name, pattern in _CLASSES if pattern.search(low))


def rank(role: str) -> int:
    """How high a role is: head of state, government or organisation 3, minister 2, spokesperson, ambassador and others 1."""
    low = role.casefold().strip()
    if _HEAD.match(low) and not _NOT_HEAD.search(low) and not low.startswith("head of the "):
        return 3
    if _LOW.search(low):
        return 1
    return 2 if _MIDDLE.search(low) else 1


@dataclass(frozen=True, slots=True)
class Held:
    """An office of the base: dates are ISO days ("" is open) so that they compare as text; `known` is the last day that its source covers."""

    person: str
    role: str
    actor_id: str
    start: str
    end: str
    rank: int
    known: str

    def at(self, day: str) -> bool:
        """Is `day` within the term (both ends included)?"""
        return self.start <= day and (not self.end or day <= self.end)

    def doubt(self, day: str) -> str:
        """What to say when an open end is used after the source was read; "" if nothing."""
        return f"; no end known to the source, which was read up to {self.known}" if not self.end and day > self.known else ""

    def term(self) -> str:
        """The term in words."""
        return f"from {self.start or 'an unknown day'} to {self.end or 'now'}"

    def office(self) -> Office:
        """The public record of this office."""
        return Office(self.person, self.role, self.actor_id, _day(self.start), _day(self.end), self.rank)


def held(office: Office) -> Held:
    """A user's office as the base keeps it; it is never in doubt."""
    start, end = (d.isoformat() if d is not None else "" for d in (office.start, office.end))
    return Held(office.person, office.role, office.actor_id, start, end, office.rank or rank(office.role), USERS)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
