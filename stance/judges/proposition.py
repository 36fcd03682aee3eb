"""Topic text -> proposition: which act, on what, and whether it is claimed to be so or wanted to be done."""

import re
from dataclasses import dataclass
from enum import StrEnum

from stance.judges.concepts import ACTS, EVENTS, STOP, families, first_act, stem, tokens
from stance.text import shown

_MODAL = re.compile(r"\b(?:should|must|ought|shall|needs? to|has to|have to)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|do|does|did|wants?|plans?|says?|said|supports?|opposes?|recogni[sz]e[ds]?"
    r"|promise[ds]?|demand(?:s|ed)|refuse[ds]?|reject(?:s|ed)|denie[sd]|agree[ds]?|call(?:s|ed)|banned|joined|signed|[a-z]{3,}ed (?:the"
    r"|a|an|to|that|its|his|their|in|on|[A-Z]\w+))\b"
)
_NEGATIVE = re.compile(r"\b(?:not|never|no longer|n['’]t|cannot)\b|n['’]t\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:the|a|an|any|possible|potential|proposed|planned|official|formal)\s+", re.IGNORECASE)
_PARTICIPLES = {
    "recognition": "recognised", "annexation": "annexed", "certification": "certified", "use": "used", "supply": "supplied", "release": "released",
    "extension": "extended", "delivery": "delivered", "deployment": "deployed", "expulsion": "expelled", "ratification": "ratified",
    "designation": "designated",
    "suspension": "suspended", "closure": "closed", "reform": "reformed", "construction": "built", "adoption": "adopted", "abolition": "abolished",
    "removal": "removed", "prosecution": "prosecuted", "evacuation": "evacuated", "admission": "admitted", "renewal": "renewed", "lifting": "lifted",
    "implementation": "carried out", "approval": "approved", "withdrawal": "withdrawn", "imposition": "imposed", "demilitarisation": "demilitarised",
}  # fmt: skip
_OF = re.compile(r"^(\w+) of (.+)$", re.IGNORECASE)
_JOINING = re.compile(
    r"^(.+?) (joining|leaving|entering|paying|sending|supplying|banning|recognising|recognizing|attending|giving|hosting) (.+)$",
    re.IGNORECASE,
)
_BASE = {"leaving": "leave", "giving": "give", "recognising": "recognise", "recognizing": "recognise"}


class Reading(StrEnum):
    """Whether the proposition is something to be done or something that is the case."""

    ACT = "should be done"
    FACT = "is so"


@dataclass(frozen=True, slots=True)
class Proposition:
    """A topic as a judge reads it; `acts` and `things` name concept families or stems (see `concepts`)."""

    topic: str
    text: str
    reading: Reading
    acts: tuple[str, ...]
    things: tuple[str, ...]
    negative: bool = False
    common: tuple[str, ...] = ()  # the things that are no proper names
    implied: bool = False  # the topic names no act: "fighter jets for X" is not about anything else for X


def proposition(topic: str, *, text: str | None = None) -> Proposition:
    """Read a topic, a noun phrase or a whole sentence; `text` is the fixed meaning that a user gave to a named topic."""
    plain = " ".join(shown(topic).split()).strip(" .?!\"“”'") or "anything"
    meaning = " ".join(shown(text).split()) if text else None
    body = meaning or plain
    acts, things = _parts(f"{plain} {meaning}" if meaning else plain)
    sentence = _MODAL.search(body) is not None or (_VERB.search(body) is not None and len(body.split()) > 3)
    reading = _reading(body, acts, sentence)
    common = tuple(name for name in _parts(" ".join(word for word in plain.split() if word.islower()))[1] if name in things)
    implied = not acts and bool(things) and reading is Reading.ACT
    if implied:
        acts = _bare_act(plain)
    wording = meaning or (plain if sentence else _worded(plain, reading, acts))
    return Proposition(plain, wording, reading, acts, things, sentence and _NEGATIVE.search(body) is not None, common, implied)


def _parts(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Families of acts, and of things (or stems of words of no family), in the order of the words."""
    acts: dict[str, None] = {}
    things: dict[str, None] = {}
    for word in tokens(body):
        if word.casefold() in STOP or len(word) < 2:
            continue
        names = first_act(families(word))
        for name in names:
            (acts if name in ACTS else things)[name] = None
        if not names or (word[0].isupper() and not any(n in ACTS for n in names)):
            things[stem(word)] = None
    return tuple(acts), tuple(things)


def _bare_act(topic: str) -> tuple[str, ...]:
    """The act that a topic without one implies: "jets for X" to supply, "X as Y" to call it so, "zone over X" to set up, else none."""
    implied = (("for", "supply"), ("as", "designate"), ("over", "impose"), ("against", "impose"))
    return next(((act,) for word, act in implied if re.search(rf"\b{word}\b", topic)), ())


def _reading(body: str, acts: tuple[str, ...], sentence: bool) -> Reading:
    """An event, plan or allegation is a fact to be held true; a measure is to be done; a sentence with "should" is a measure."""
    if sentence:
        return Reading.ACT if _MODAL.search(body) else Reading.FACT
    return Reading.FACT if EVENTS.intersection(acts) else Reading.ACT


def _worded(topic: str, reading: Reading, acts: tuple[str, ...]) -> str:
    """The sentence that a noun phrase stands for."""
    topic = _LEADING.sub("", topic)
    first = topic[0].upper() + topic[1:]
    if reading is Reading.FACT:
        return f"It is so: {topic}"
    of, joining = _OF.match(topic), _JOINING.match(topic)
    if of is not None and of.group(1).casefold() in _PARTICIPLES:
        return f"{of.group(2)[0].upper()}{of.group(2)[1:]} should be {_PARTICIPLES[of.group(1).casefold()]}"
    if joining is not None:
        verb = joining.group(2).casefold()
        return f"{joining.group(1)} should {_BASE.get(verb, verb[:-3])} {joining.group(3)}"
    if " as " in topic:
        return f"{first.replace(' as ', ' should be treated as ', 1)}"
    if not acts:
        return f"{first} should be supported"
    if acts == ("supply",) and " for " in topic:
        return f"{first.replace(' for ', ' should be given to ', 1)}"
    return f"{first} should go ahead" if topic.split()[0].endswith("ing") else f"There should be {topic}"
