"""From a speaker to the actor whom his words commit, in the order of the design; every step says its reason."""

import re
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from stance.actors import names
from stance.actors.memory import ArticleMemory
from stance.actors.offices import USERS, Held, classes
from stance.actors.phrases import (
    AND,
    ARTICLE,
    LONGEST,
    OF,
    PRONOUNS,
    QUARTERS,
    Found,
    Scene,
    all_sides,
    bare_institution,
    city_of,
    new_body,
    of_dateline,
    of_region,
    of_sides,
    of_words,
    office_of,
)
from stance.actors.roles import INSTALLED, INSTITUTION, Standing, speaks_for_state, standing
from stance.records import Actor, ActorKind, Resolution, Speaker
from stance.text import slug

if TYPE_CHECKING:
    from stance.actors.base import Base

_CITY = re.compile(r"\bmayor\b", re.I)
_CITY_BEFORE = re.compile(r"([A-Z][\w-]+) (?:[Dd]eputy )?[Mm]ayor")
_DEALS_WITH = re.compile(r"ambassador|envoy|representative|delegat|mission", re.I)
_SEATS = frozenset({"kremlin", "white house", "pentagon"})
_CAMPAIGN = re.compile(r"\bcampaign\b", re.I)  # whatever its people were before, there they speak for it
_OWNED = re.compile(r"['’]s? \w")  # "Ann Lee's campaign" is not Ann Lee
_PEOPLE = re.compile(
    r"(?i:some|many|most|few|fewer|more|ordinary|young|older|fellow|(?:tens of |hundreds of )?thousands of|millions of) "
    r"(?:[a-z]+ )?[A-Z][\w-]+(?:s|ese|ish|ch)$"
)
_EARLIER = "earlier in the article: "
_REASONS = {
    Standing.FORMER: "a former office commits the person alone",
    Standing.MEMBER: "a member of parliament commits himself",
    Standing.PRIVATE: "speaks for himself",
}
_READ = 400  # characters of a name or title that are read
_NEARLY = 0.85  # share of letters that two spellings of one family name have in common


def resolve(base: "Base", speaker: Speaker, when: date | None, memory: ArticleMemory) -> Resolution:
    """The resolution of one speaker; it is noted in the memory."""
    scene = Scene(base, when.isoformat() if when is not None else "", memory)
    speaker = _clipped(speaker)
    name = (speaker.name or "").strip()
    found = _spelt(scene, _named(scene, name, speaker)) if names.key(name) else _holder(scene, speaker, _unnamed(scene, speaker))
    memory.note(found)
    return found


def _clipped(speaker: Speaker) -> Speaker:
    """The speaker with every field short enough to be a name or title; hostile text has others."""
    fields = (speaker.name, speaker.role, speaker.body, speaker.printed)
    if all(f is None or len(f) <= _READ for f in fields):
        return speaker
    name, role, body, printed = (f if f is None else f[:_READ] for f in fields)
    return replace(speaker, name=name, role=role, body=body, printed=printed)


def _named(scene: Scene, name: str, speaker: Speaker) -> Resolution:
    """A person: role phrase, body at the mention, memory, dated office; else what he speaks for, or he himself."""
    joint = _joint_people(scene, name, speaker)
    if joint is not None:
        return joint
    typed = names.fold(name)
    name = _trimmed(scene, name, speaker.role or "")
    role, stand = speaker.role, standing(speaker.role)
    office = office_of(scene, name, role)
    full = _full(scene, name, office)
    link = scene.base.linked(full, scene.day)
    if link is not None:
        return _by_office(scene, full, role, link)
    mine = scene.base.user_aliases.get(typed) or scene.base.user_aliases.get(names.fold(full))
    if mine is not None and mine in scene.base.actors:
        return Resolution(scene.base.actors[mine], full, role, f'"{name}" is your alias')
    if stand in _REASONS:
        return _himself_or_office(scene, full, role, stand, office)
    said = _role_side(scene, role, office) if stand is Standing.OFFICIAL else None
    if (said is None and stand is Standing.OFFICIAL) or _is_institution(scene, speaker.body):
        said = said or _body_side(scene, speaker, office)
    if said is not None:
        return Resolution(said.actors[0], full, role, said.why, said.actors[1:])
    earlier = scene.memory.person(name, role)
    if earlier is not None and (stand is Standing.NONE or office is None):
        longer = earlier.speaker if len(names.key(name)) == 1 or len(names.key(full)) == 1 else full
        return replace(earlier, speaker=longer, role=role or earlier.role, why=_EARLIER + earlier.why.removeprefix(_EARLIER))
    if office is not None:
        return _by_office(scene, full, role, office)
    return _outside(scene, full, speaker, stand)


def _trimmed(scene: Scene, name: str, role: str) -> str:
    """A name without titles, and without a country or word of his role that the text runs into it ("Ukraine Zelensky", "Marine Trevor Reed")."""
    name = names.untitled(name)
    first, _, rest = name.partition(" ")
    if " " in rest and first.casefold() in role.casefold().split():
        return rest
    if rest and scene.base.lookup(names.fold(first)) and not scene.base.people(name) and scene.base.known(rest, scene.day):
        return rest
    return name


def _himself_or_office(scene: Scene, full: str, role: str | None, stand: Standing, office: Held | None) -> Resolution:
    """Former and private people and members of parliament commit themselves, unless a current office is known beyond doubt."""
    words = (role or "").casefold()
    if office is not None and "shadow" not in words and "then-" not in words and not office.doubt(scene.day):
        current = stand is Standing.FORMER or "opposition" in words
        if current and not (stand is Standing.FORMER and classes(words) & classes(office.role)):
            return _by_office(scene, full, role, office)
    return Resolution(_self(scene, full), full, role, f'"{role}": {_REASONS[stand]}')


def _by_office(scene: Scene, full: str, role: str | None, office: Held) -> Resolution:
    actor = scene.base.actors[office.actor_id]
    at = f"on {scene.day}" if scene.day else "(day unknown)"
    return Resolution(actor, full, role or office.role, f"{office.person}, {office.role} {office.term()}, {at}{office.doubt(scene.day)}")


def _self(scene: Scene, full: str) -> Actor:
    """The person as an actor, under the base's spelling if it knows just one of that name."""
    known = {p.name for p in scene.base.people(full)} if len(names.key(full)) > 1 else set()
    name = known.pop() if len(known) == 1 else full
    return Actor(slug(name), name, ActorKind.PERSON)


def _full(scene: Scene, name: str, office: Held | None) -> str:
    """The article's form of a name, or the base's if the article gives only a surname."""
    asked = names.key(name)
    if len(asked) > 1:
        known = names.key(office.person) if office is not None else ()
        if office is not None and len(asked) > len(known) + 1 and asked[-len(known) :] == known:
            return office.person
        return _canonical(scene, name)
    earlier = scene.memory.person(name, None)
    if earlier is not None and earlier.speaker is not None:
        return earlier.speaker
    return office.person if office is not None else name


def _canonical(scene: Scene, name: str) -> str:
    """A full name as the hand-made list spells it, so that one person has one name in every outlet: Zelenskyy, Zelenskiy -> Zelensky."""
    known = [p for p in scene.base.people(name) if p.prominent]
    return known[0].name if len(known) == 1 else name


def _role_side(scene: Scene, role: str | None, office: Held | None) -> Found | None:
    """The side that a title names: "Iranian foreign ministry spokesman", "head of Chechnya", "Putin's spokesman"."""
    if not role:
        return None
    if INSTALLED.search(role):
        return None
    named = of_region(scene, role) or of_words(scene, role, role)
    if named is None:
        return None
    if office is not None and office.actor_id != named.actors[0].id and office.actor_id in all_sides(scene, role):
        return Found((scene.base.actors[office.actor_id],), f"it names several, and {office.person} is {office.role}")
    if _CITY.search(role) and named.actors[0].kind is ActorKind.STATE:
        city = OF.search(role) or _CITY_BEFORE.match(role)
        return Found((city_of(scene, city[1]),), f'"{role}": a mayor commits the city') if city is not None else None
    return Found(named.actors, f'"{role}" at the mention: {named.why}')


def _is_institution(scene: Scene, body: str | None) -> bool:
    """Is a body more than a country: an institution, organisation or movement, for which somebody without a title speaks?"""
    if not body:
        return False
    found = of_words(scene, body, None)
    if found is None:
        return False
    key = names.fold(body)
    return found.actors[0].kind is not ActorKind.STATE or any(w in INSTITUTION for w in key.split()[1:]) or key in _SEATS


def _body_side(scene: Scene, speaker: Speaker, office: Held | None) -> Found | None:
    """The body named behind a person, unless he is known to hold an office of another actor ("ambassador to the US", body US)."""
    found = of_words(scene, speaker.body, speaker.role) if speaker.body else None
    if found is None or office is None or found.actors[0].id == office.actor_id:
        return found
    return found if office.doubt(scene.day) and not _DEALS_WITH.search(speaker.role or "") else None


def _outside(scene: Scene, full: str, speaker: Speaker, stand: Standing) -> Resolution:
    """A person without an office on the day: by his title and other offices his state, or a body new to the base, or himself."""
    role = speaker.role
    if stand is Standing.OFFICIAL:
        people = scene.base.people(full) if len(names.key(full)) > 1 and not _CAMPAIGN.search(role or "") else ()
        past = [o for p in people for o in p.offices if o.known != USERS]
        if len({o.actor_id for o in past}) == 1:
            last = max(past, key=lambda o: o.start)
            why = f'"{role}" in the text; the base knows {last.person} as {last.role} {last.term()}'
            return Resolution(scene.base.actors[last.actor_id], full, role, why)
        bare = (of_dateline(scene) if speaks_for_state(role or "") else None) or bare_institution(scene, role or "")
        if bare is not None:
            return Resolution(bare.actors[0], full, role, bare.why)
    installed = bool(INSTALLED.search(role or ""))
    body = new_body(scene, speaker) if not installed and (stand is Standing.OFFICIAL or speaker.body) else None
    if body is not None:
        return Resolution(body, full, role, f"speaks for {body.name}, a body new to the base")
    if stand is Standing.OFFICIAL:
        return Resolution(None, full, role, f'"{role}" names no side that is known')
    asked = names.key(full)
    namesakes = [p for p in scene.base.people(full) if len(asked) == 1 and p.prominent]
    holders = {p.name for p in namesakes if any(not scene.day or o.at(scene.day) for o in p.offices)}
    if len(holders) > 1:
        return Resolution(None, None, role, f'"{full}" can be {", ".join(sorted(holders))}')
    return Resolution(_self(scene, full), full, role, "speaks for nobody that is known")


def _spelt(scene: Scene, found: Resolution) -> Resolution:
    """A holder of an office whose name the article spells in a way that the base does not know ("Stefanchyk") under the base's spelling."""
    if found.actor is None or found.speaker is None or not found.role or scene.base.people(found.speaker):
        return found
    asked = names.key(found.speaker)
    held = [o for o in scene.base.holders(found.actor.id, found.role, scene.day) if _misspelt(asked, names.key(o.person))]
    if len(held) != 1:
        return found
    return replace(found, speaker=held[0].person, why=f"{found.why}; {held[0].person}, {held[0].role} {held[0].term()}, is meant")


def _misspelt(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Are two names of one given name a letter or two apart?"""
    return len(left) == len(right) > 1 and left[0] == right[0] and SequenceMatcher(None, left[-1], right[-1]).ratio() >= _NEARLY


def _holder(scene: Scene, speaker: Speaker, found: Resolution) -> Resolution:
    """An office told without its holder ("Ukraine's foreign minister") with the one whom the article or the base names for that day."""
    if found.actor is None or found.speaker is not None or speaker.unnamed or not speaker.role or found.also:
        return found
    earlier = scene.memory.holder(found.actor.id, speaker.role, scene.base.lookup)
    if earlier is not None:
        return replace(found, speaker=earlier, why=f"{found.why}; {earlier} holds that office in the article")
    held = scene.base.holders(found.actor.id, speaker.role, scene.day)
    if len(held) != 1:
        return found
    return replace(found, speaker=held[0].person, why=f"{found.why}; {held[0].person} was {held[0].role} {held[0].term()}{held[0].doubt(scene.day)}")


def _unnamed(scene: Scene, speaker: Speaker) -> Resolution:
    """A source without a name: the actor on whose side it is, else an unnamed source with its description."""
    told = speaker.printed or speaker.body or speaker.role or ""
    named = not speaker.role and not told.casefold().startswith("the ") and not _OWNED.search(told)
    plain = named and not any(w in INSTITUTION or w in PRONOUNS for w in names.fold(told).split())
    if plain and scene.base.person(told, date.fromisoformat(scene.day) if scene.day else None) is not None:
        return _named(scene, told, replace(speaker, name=told, body=None))
    role = speaker.role or (told if any(w in INSTITUTION for w in names.fold(told).split()) else None)
    label = f"{speaker.role or ''} {speaker.printed or ''}".strip()
    alone = standing(label) in {Standing.PRIVATE, Standing.MEMBER, Standing.FORMER} and not scene.base.lookup(names.fold(told), scene.day)
    if alone or _PEOPLE.match(told) or told.removeprefix("the ") in QUARTERS:
        return _nobody(told, speaker.role, "private people, some of a people, members of parliament and former officials have no side")
    for words in dict.fromkeys(w for w in (speaker.body, speaker.printed, speaker.role) if w):
        found = of_words(scene, words, speaker.role)
        if found is not None:
            found = _listed(scene, speaker, found)
            return Resolution(found.actors[0], None, role, found.why, found.actors[1:])
    for words in dict.fromkeys(w for w in (speaker.body, speaker.role, speaker.printed) if w):
        bare = bare_institution(scene, words)
        if bare is not None:
            return Resolution(bare.actors[0], None, role, bare.why)
    several = scene.base.lookup(names.fold(speaker.body or told), scene.day)
    if len(several) > 1:
        return Resolution(None, None, role, f'"{speaker.body or told}" can be {", ".join(scene.base.actors[i].name for i in several)}')
    earlier = scene.memory.body(speaker.body) if speaker.body else None
    if earlier is not None:
        return replace(earlier, role=role, why=_EARLIER + earlier.why.removeprefix(_EARLIER))
    body = None if speaker.unnamed and not speaker.body else new_body(scene, speaker)
    if body is not None:
        return Resolution(body, None, role, f"{body.name} is a body new to the base")
    return _nobody(told, speaker.role, "no side is named")


def _listed(scene: Scene, speaker: Speaker, found: Found) -> Found:
    """All parties of a printed list, if the one found leads it ("the presidents of Estonia, Latvia and Poland", body Estonia)."""
    listed = of_sides(scene, speaker.printed, speaker.role) if speaker.printed and len(found.actors) == 1 else None
    return listed if listed is not None and len(listed.actors) > 1 and listed.actors[0] == found.actors[0] else found


def _nobody(told: str, role: str | None, why: str) -> Resolution:
    """An unnamed source that keeps its description; a pronoun or nothing is unresolved."""
    told = ARTICLE.sub("", " ".join(told.split()))[:LONGEST].strip(" ,.;:")
    if not told or told.casefold() in PRONOUNS or not names.fold(told):
        return Resolution(None, None, role, "the text names no source")
    told = told.lower() if told.istitle() and " " not in told else told
    return Resolution(Actor(slug(told), told, ActorKind.UNNAMED), None, role, f'"{told}": {why}')


def _joint_people(scene: Scene, name: str, speaker: Speaker) -> Resolution | None:
    """A joint statement of several named people: the first one's actor, the others' in `also`."""
    parts = [p for p in AND.split(name) if len(names.key(p)) > 1] if " and " in name and len(name) < 200 else []
    if len(parts) < 2:
        return None
    roles = AND.split(speaker.role) if speaker.role else []
    each = [_named(scene, p, replace(speaker, name=p, role=roles[i] if len(roles) == len(parts) else speaker.role)) for i, p in enumerate(parts)]
    if any(r.actor is None for r in each):
        return None
    actors = tuple(dict.fromkeys(r.actor for r in each if r.actor is not None))
    return Resolution(actors[0], name, speaker.role, f"joint: {each[0].why}", actors[1:])
