"""Word forms and the little markup of the templates.

`(a|b)` is a choice, `{slot}` is filled in, and `<verb>` is a finite verb that agrees with the subject S; `<verb:np>` agrees with the
noun phrase, `<verb:D>` with the doer, `<verb:it>` with a singular, `<verb:p>` with a plural; `<verb!>` is an event: past when narrated.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

_IRREGULAR = {  # base: (past, participle)
    "be": ("was", "been"), "have": ("had", "had"), "do": ("did", "done"), "say": ("said", "said"), "see": ("saw", "seen"), "take": ("took", "taken"),
    "give": ("gave", "given"), "hold": ("held", "held"), "withhold": ("withheld", "withheld"), "send": ("sent", "sent"), "build": ("built", "built"),
    "leave": ("left", "left"), "set": ("set", "set"), "let": ("let", "let"), "cut": ("cut", "cut"), "put": ("put", "put"), "keep": ("kept", "kept"),
    "bring": ("brought", "brought"), "make": ("made", "made"), "stand": ("stood", "stood"), "withdraw": ("withdrew", "withdrawn"),
    "know": ("knew", "known"), "think": ("thought", "thought"), "tell": ("told", "told"), "pay": ("paid", "paid"), "break": ("broke", "broken"),
    "freeze": ("froze", "frozen"), "unfreeze": ("unfroze", "unfrozen"), "shoot": ("shot", "shot"), "blow": ("blew", "blown"),
    "steal": ("stole", "stolen"), "fall": ("fell", "fallen"), "go": ("went", "gone"), "meet": ("met", "met"),
    "understand": ("understood", "understood"),
    "find": ("found", "found"),
    "win": ("won", "won"), "come": ("came", "come"), "pull": ("pulled", "pulled"), "tear": ("tore", "torn"),
    "teach": ("taught", "taught"), "read": ("read", "read"), "uphold": ("upheld", "upheld"), "forget": ("forgot", "forgotten"),
    "speak": ("spoke", "spoken"), "turn": ("turned", "turned"), "write": ("wrote", "written"), "host": ("hosted", "hosted"), "lay": ("laid", "laid"),
    "sell": ("sold", "sold"), "begin": ("began", "begun"), "become": ("became", "become"), "buy": ("bought", "bought"), "feel": ("felt", "felt"),
    "show": ("showed", "shown"), "lie": ("lay", "lain"), "rebuild": ("rebuilt", "rebuilt"),
}  # fmt: skip
_MODALS = {"will": "would", "can": "could", "may": "might"}
_DOUBLES = re.compile(r"(?:ban|cap|cut|plan|put|set|let|stop|drop|dam|admit|readmit|commit|kidnap|scrap|refer|win|begin|forget|permit|expel|regret)$")


def _doubled(verb: str, ending: str) -> str:
    """The verb with an ending that begins with a vowel."""
    if _DOUBLES.match(verb) is not None:
        return verb + verb[-1] + ending
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + ending
    return verb + ending


def past(verb: str) -> str:
    """Simple past."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb][0]
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else _doubled(verb, "ed")


def participle(verb: str) -> str:
    """Past participle."""
    return _IRREGULAR[verb][1] if verb in _IRREGULAR else past(verb)


def gerund(verb: str) -> str:
    """Present participle."""
    return {"be": "being", "see": "seeing", "lie": "lying"}.get(verb) or _doubled(verb, "ing")


def third(verb: str) -> str:
    """Third person singular."""
    if verb in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def finite(verb: str, *, plural: bool, tense: str) -> str:
    """The finite form of a verb or modal; tense is "present" or "past"."""
    if verb in _MODALS:
        return _MODALS[verb] if tense == "past" else verb
    if verb == "be":
        return (("were" if plural else "was") if tense == "past" else ("are" if plural else "is")) or verb
    if tense == "past":
        return past(verb)
    return verb if plural else third(verb)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb phrase "verb [object] rest"; a "+" marks a plural object; without brackets it has no passive."""

    head: str
    tail: str
    object: str = ""
    rest: str = ""
    plural: bool = False

    @classmethod
    def of(cls, text: str) -> "Phrase":
        """Read "impose [+sanctions on {state}] at once"."""
        head, _, tail = text.partition(" ")
        found = re.search(r"\[(\+?)(.+?)\](.*)", text)
        clean = re.sub(r"\[\+?|\]", "", tail)
        if found is None:
            return cls(head, clean)
        particle = text[len(head) : found.start()].strip()
        return cls(head, clean, found[2], " ".join(f"{particle}{found[3]}".split()), bool(found[1]))

    def forms(self) -> dict[str, str]:
        """Base form, gerund, past, participle and third person of the whole phrase."""
        makers = {"do": str, "doing": gerund, "did": past, "done": participle, "does": third}
        return {name: f"{make(self.head)} {self.tail}".strip() for name, make in makers.items()}

    def passive(self, modal: str) -> str:
        """The phrase in the passive ("the embargo should be lifted"), "" where it has no object."""
        return f"{self.object} {modal} be {participle(self.head)} {self.rest}".strip() if self.object else ""


def choose(text: str, rng: random.Random) -> str:
    """Take one of each "(a|b)", innermost first."""
    while (found := re.search(r"\(([^()|]*(?:\|[^()|]*)+)\)", text)) is not None:
        text = text[: found.start()] + rng.choice(found[1].split("|")) + text[found.end() :]
    return text


def fill(text: str, slots: Mapping[str, str]) -> str:
    """Put the slots in, as often as slots hold slots."""
    for _ in range(4):
        if "{" not in text:
            break
        text = re.sub(r"\{([^{}]+)\}", lambda m: slots[m[1]], text)
    return text


def inflect(text: str, plurals: Mapping[str, bool], *, tense: str, narrated: bool = False) -> str:
    """Put the finite verbs in; `plurals` says which of S, D, np are plural."""

    def one(match: re.Match[str]) -> str:
        verb, event, who = match[1], match[2], match[3] or "S"
        plural = {"it": False, "p": True}.get(who, plurals.get(who, False))
        return finite(verb, plural=plural, tense="past" if event and narrated else tense)

    return re.sub(r"<(\w+)(!?)(?::(\w+))?>", one, text)


def capital(text: str) -> str:
    """With a capital first letter, behind an opening quote mark too."""
    return re.sub(r"^([“\"‘']?)(\w)", lambda m: m[1] + m[2].upper(), text)


def genitive(name: str) -> str:
    """The possessive: Norway’s, the Philippines’."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
