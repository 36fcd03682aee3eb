"""Who is about: states, blocs, movements, parties, unions, companies and people."""

import random
import re
from dataclasses import dataclass

from scripts.diplomatic.grammar import choose
from scripts.diplomatic.tables import sections


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is committed by words: a name for the middle of a sentence, and for states an adjective and the capital."""

    name: str
    kind: str  # state, bloc, movement, party, group, company
    adjective: str = ""
    capital: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person with a role."""

    name: str
    role: str
    he: str

    @property
    def last(self) -> str:
        """The surname."""
        return self.name.rpartition(" ")[2]


def _plural(name: str) -> bool:
    """Is it "the Greens have" rather than "the Coastal League has"?"""
    return name.startswith("the ") and name.endswith("s") and not name.endswith(("ss", "Tars"))


_NAMES = {section: [name.strip() for row in rows for name in row.split(",")] for section, rows in sections("names.txt").items()}
STATES = tuple(Actor(name, "state", adjective, capital) for name, adjective, capital in (row.split("/") for row in _NAMES["state"]))
ACTORS = {"state": STATES} | {
    kind: tuple(Actor(name, kind, plural=_plural(name)) for name in _NAMES[kind]) for kind in ("bloc", "movement", "party", "group", "company")
}


def person(rng: random.Random) -> tuple[str, str]:
    """A full name and its pronoun."""
    she = rng.random() < 0.5
    return f"{rng.choice(_NAMES['women' if she else 'men'])} {rng.choice(_NAMES['last'])}", "she" if she else "he"


def speaker(actor: Actor, rng: random.Random) -> Speaker:
    """Somebody who speaks for an actor."""
    name, he = person(rng)
    role = choose(rng.choice(_NAMES[f"role of a {actor.kind if actor.kind in ('state', 'bloc') else 'party'}"]), rng)
    for his, hers in (("spokesman", "spokeswoman"), ("chairman", "chairwoman")):
        role = role.replace(hers, his) if he == "he" else re.sub(rf"\b{his}\b", hers, role)
    return Speaker(name, role, he)


def slots(rng: random.Random) -> dict[str, str]:
    """One filling of all slots that topics use, without the actors."""
    state, state2 = rng.sample(STATES, 2)
    kinds = ("bloc", "movement", "party", "region", "city", "river", "good", "weapon", "treaty", "company")
    names = {kind: rng.choice(_NAMES[kind]) for kind in kinds}
    return names | {"state": state.name, "adj": state.adjective, "state2": state2.name, "person": person(rng)[0]}
