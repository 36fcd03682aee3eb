"""From a speaker to the actor whom his words commit, in the order of the design; every step says its reason."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from stance.actors import names
from stance.actors.match import sides
from stance.actors.memory import ArticleMemory
from stance.actors.offices import Held, classes
from stance.actors.roles import INSTITUTION, Standing, speaks_for_state, standing
from stance.records import Actor, ActorKind, Resolution, Speaker
from stance.text import slug

if TYPE_CHECKING:
    from stance.actors.base import Base, Person

_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_ARTICLE = re.compile(r"^(?:an?|the|some|one|two|three|several|many|other|another)\s+", re.I)
_PRONOUNS = frozenset("he she it they we i you him her them who that this which".split())
_OF = re.compile(r"\b(?:of|for|at|from)\s+(?:the\s+)?([A-Z][\w&.’'-]*(?:\s+(?:[A-Z][\w&.’'-]*|of|for|and|the)){0,6})")
_LEADING = re.compile(r"^((?:[A-Z][\w&.’'-]*\s+){1,5}?)(?=[a-z])")
_CITY = re.compile(r"\bmayor\b", re.I)
_REGION_OFFICE = re.compile(r"\bgovernor\b|\b(?:secretary of state|attorney general|state senator)\b", re.I)
_DEFAULTS = {"brussels": "european-union"}  # what an ambiguous by-name means when the article favours none
_LONGEST = 80  # characters of a description that becomes a name


@dataclass(frozen=True, slots=True)
class Found:
    """The actors that words name (the first one speaks), and the reason."""

    actors: tuple[Actor, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What every step needs: the base, the ISO day ("" if unknown), and the article's memory."""

    base: "Base"
    day: str
    memory: ArticleMemory


def resolve(base: "Base", speaker: Speaker, when: date | None, memory: ArticleMemory) -> Resolution:
    """The resolution of one speaker; it is noted in the memory."""
    scene = Scene(base, when.isoformat() if when is not None else "", memory)
    name = (speaker.name or "").strip()
    found = _named(scene, name, speaker) if names.key(name) else _unnamed(scene, speaker)
    memory.note(found)
    return found


def _named(scene: Scene, name: str, speaker: Speaker) -> Resolution:
    """A person: role phrase, body at the mention, memory, dated office; else what he speaks for, or he himself."""
    joint = _joint_people(scene, name, speaker)
    if joint is not None:
        return joint
    mine = scene.base.user_aliases.get(names.fold(name))
    role, stand = speaker.role, standing(speaker.role)
    office = _office(scene, name, role)
    full = _full(scene, name, office)
    if mine is not None and mine in scene.base.actors:
        return Resolution(scene.base.actors[mine], full, role, f'"{name}" is your alias')
    if stand in {Standing.FORMER, Standing.MEMBER, Standing.PRIVATE}:
        return _himself_or_office(scene, full, role, stand, office)
    said = _role_side(scene, role) if stand is Standing.OFFICIAL else None
    if said is None and stand is Standing.OFFICIAL or _is_institution(scene, speaker.body):
        said = said or _body_side(scene, speaker, office)
    if said is not None:
        return Resolution(said.actors[0], full, role, said.why, said.actors[1:])
    earlier = scene.memory.person(name, role)
    if earlier is not None and (stand is Standing.NONE or office is None):
        longer = earlier.speaker if len(names.key(name)) == 1 or len(names.key(full)) == 1 else full
        return replace(earlier, speaker=longer, role=role or earlier.role, why=f"earlier in the article: {earlier.why.removeprefix('earlier in the article: ')}")
    if office is not None:
        return _by_office(scene, full, role, office)
    return _outside(scene, full, speaker, stand)


def _himself_or_office(scene: Scene, full: str, role: str | None, stand: Standing, office: Held | None) -> Resolution:
    """Former and private people and members of parliament commit themselves, unless a current office is known beyond doubt."""
    words = (role or "").casefold()
    if office is not None and "shadow" not in words and "then-" not in words and not office.doubt(scene.day):
        current = stand is Standing.FORMER or "opposition" in words
        if current and not (stand is Standing.FORMER and classes(words) & classes(office.role)):
            return _by_office(scene, full, role, office)
    reasons = {Standing.FORMER: "a former office commits the person alone", Standing.MEMBER: "a member of parliament commits himself", Standing.PRIVATE: "speaks for himself"}
    return Resolution(_self(full), full, role, f'"{role}": {reasons[stand]}')


def _by_office(scene: Scene, full: str, role: str | None, office: Held) -> Resolution:
    actor = scene.base.actors[office.actor_id]
    at = f"on {scene.day}" if scene.day else "(day unknown)"
    return Resolution(actor, full, role or office.role, f"{office.person}, {office.role} {office.term()}, {at}{office.doubt(scene.day)}")


def _self(full: str) -> Actor:
    return Actor(slug(full), full, ActorKind.PERSON)


def _full(scene: Scene, name: str, office: Held | None) -> str:
    """The article's form of a name, or the base's if the article gives only a surname."""
    if len(names.key(name)) > 1:
        return name
    earlier = scene.memory.person(name, None)
    if earlier is not None and earlier.speaker is not None:
        return earlier.speaker
    return office.person if office is not None else name


def _office(scene: Scene, name: str, role: str | None) -> Held | None:
    """The office that a person of this name holds on the day; None if none does, or people of one name commit different actors."""
    people: "tuple[Person, ...]" = scene.base.known(name, scene.day)
    held = [o for p in people for o in p.offices if not scene.day or o.at(scene.day)]
    if not scene.day and len({o.actor_id for o in held}) > 1:
        held = [o for o in held if role and classes(role) & classes(o.role)]
    if role and len(held) > 1:
        wanted = classes(role)
        held = [o for o in held if o.role.casefold() == role.casefold()] or [o for o in held if classes(o.role) & wanted] or held
    if not held:
        return None
    best = max(held, key=lambda o: (o.known > o.start and not o.doubt(scene.day), o.rank, o.start))
    return best if len({o.actor_id for o in held}) == 1 or len(people) == 1 or _top(people, best) else None


def _top(people: "tuple[Person, ...]", best: Held) -> bool:
    """Is the holder the only one of his namesakes on the hand-made list?"""
    prominent = [p for p in people if p.prominent]
    return len(prominent) == 1 and best in prominent[0].offices


def _role_side(scene: Scene, role: str | None) -> Found | None:
    """The side that a title names: "Iranian foreign ministry spokesman", "head of Chechnya", "Putin's spokesman"."""
    if not role:
        return None
    named = _of_words(scene, role, role)
    if named is None:
        return None
    if _CITY.search(role) and named.actors[0].kind is ActorKind.STATE:
        city = _OF.search(role) or re.match(r"(?i)([A-Z][\w-]+) (?:deputy )?mayor", role)
        return Found((_city(scene, city[1]),), f'"{role}": a mayor commits the city') if city is not None else None
    return Found(named.actors, f'"{role}" at the mention: {named.why}')


def _city(scene: Scene, name: str) -> Actor:
    """The city as an actor of its own, told from the state whose capital it is."""
    taken = scene.base.lookup(names.fold(name))
    called = f"{name} (city)" if taken else name
    return scene.base.actors.get(slug(called)) or Actor(slug(called), called, ActorKind.ORGANISATION)


def _is_institution(scene: Scene, body: str | None) -> bool:
    """Is a body more than a country: an institution, organisation or movement, for which somebody without a title speaks?"""
    if not body:
        return False
    found = _of_words(scene, body, None)
    if found is None:
        return False
    return found.actors[0].kind is not ActorKind.STATE or any(w in INSTITUTION for w in names.fold(body).split()[1:]) or names.fold(body) in {"kremlin", "white house", "pentagon"}


def _body_side(scene: Scene, speaker: Speaker, office: Held | None) -> Found | None:
    """The body named behind a person, unless his known office of the same class belongs to another actor ("ambassador to the US", body US)."""
    found = _of_words(scene, speaker.body, speaker.role) if speaker.body else None
    if found is None or office is None or found.actors[0].id == office.actor_id:
        return found
    dealt_with = bool(re.search(r"ambassador|envoy|representative|delegat|mission", speaker.role or "", re.I))
    return None if dealt_with or classes(speaker.role or "") & classes(office.role) else found


def _outside(scene: Scene, full: str, speaker: Speaker, stand: Standing) -> Resolution:
    """A person without an office on the day: his state by any of his offices if the title says he speaks officially, a body new to the base, or himself."""
    role = speaker.role
    if stand is Standing.OFFICIAL:
        past = [o for p in scene.base.people(full) if len(names.key(full)) > 1 for o in p.offices]
        if len({o.actor_id for o in past}) == 1:
            return Resolution(scene.base.actors[past[0].actor_id], full, role, f'"{role}" in the text; the base knows {past[-1].person} as {past[-1].role} {past[-1].term()}')
        bare = _bare_institution(scene, role or "")
        if bare is not None:
            return Resolution(bare.actors[0], full, role, bare.why)
    body = _new_body(scene, speaker) if stand is Standing.OFFICIAL or speaker.body else None
    if body is not None:
        return Resolution(body, full, role, f"speaks for {body.name}, a body new to the base")
    if stand is Standing.OFFICIAL:
        return Resolution(None, full, role, f'"{role}" names no side that is known')
    return Resolution(_self(full), full, role, "speaks for nobody that is known")


def _unnamed(scene: Scene, speaker: Speaker) -> Resolution:
    """A source without a name: the actor on whose side it is, else an unnamed source with its description."""
    told = speaker.printed or speaker.body or speaker.role or ""
    role = speaker.role or (told if any(w in INSTITUTION for w in names.fold(told).split()) else None)
    label = f"{speaker.role or ''} {speaker.printed or ''}".strip()
    exact = speaker.body is not None and names.fold(speaker.body) == names.fold(told)
    if not exact and standing(label) in {Standing.PRIVATE, Standing.MEMBER, Standing.FORMER} and not scene.base.lookup(names.fold(told), scene.day):
        return _nobody(told, speaker.role, "private people, members of parliament and former officials have no side")
    for words in dict.fromkeys(w for w in (speaker.body, speaker.printed, speaker.role) if w):
        found = _of_words(scene, words, speaker.role)
        if found is not None:
            return Resolution(found.actors[0], None, role, found.why, found.actors[1:])
    for words in dict.fromkeys(w for w in (speaker.body, speaker.role, speaker.printed) if w):
        bare = _bare_institution(scene, words)
        if bare is not None:
            return Resolution(bare.actors[0], None, role, bare.why)
    body = None if speaker.unnamed and not speaker.body else _new_body(scene, speaker)
    if body is not None:
        return Resolution(body, None, role, f"{body.name} is a body new to the base")
    return _nobody(told, speaker.role, "no side is named")


def _nobody(told: str, role: str | None, why: str) -> Resolution:
    """An unnamed source that keeps its description; a pronoun or nothing is unresolved."""
    told = _ARTICLE.sub("", " ".join(told.split()))[:_LONGEST].strip(" ,.;:")
    if not told or told.casefold() in _PRONOUNS or not names.fold(told):
        return Resolution(None, None, role, "the text names no source")
    return Resolution(Actor(slug(told), told, ActorKind.UNNAMED), None, role, f'"{told}": {why}')


def _of_words(scene: Scene, words: str, role: str | None, *, depth: int = 0) -> Found | None:
    """Whom a phrase names: an exact alias, a by-name the article introduced, several parties, the first side in it, or a person's side."""
    base, key = scene.base, names.fold(words)
    owner = scene.memory.owner(words) if depth == 0 else None
    if owner is not None:
        owned = _of_words(scene, owner, role, depth=1)
        if owned is not None:
            return Found(owned.actors, f'the article introduces "{words}" as of {owner}')
    whole = _choose(scene, base.lookup(key, scene.day), key, role)
    if whole is not None:
        return Found((whole,), f'"{words}" is a name of {whole.name}{_term(scene, key)}')
    parts = [p for p in _AND.split(words) if p] if depth == 0 and len(words) < 200 else []
    if len(parts) > 1:
        each = [_choose(scene, base.lookup(names.fold(p), scene.day), names.fold(p), role) for p in parts]
        actors = tuple(dict.fromkeys(a for a in each if a is not None))
        if len(actors) > 1 and None not in each:
            return Found(actors, f'"{words}" names {len(actors)} parties')
    for side in sides(words, partial(base.lookup, day=scene.day)):
        actor = None if side.is_object else _choose(scene, side.ids, names.fold(side.words), role)
        if actor is not None:
            return Found((actor,), f'"{side.words}" names {actor.name}{_term(scene, names.fold(side.words))}')
    return _of_person(scene, words)


def _of_person(scene: Scene, words: str) -> Found | None:
    """The side of the person whom a phrase names ("Putin's spokesman", "President Marin Velk's office")."""
    for found in re.finditer(r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}", words[:200]):
        earlier = scene.memory.person(found.group(), None)
        if earlier is not None and earlier.actor is not None:
            return Found((earlier.actor,), f"{found.group()} commits {earlier.actor.name} in the article")
        office = _office(scene, found.group(), None)
        if office is not None:
            return Found((scene.base.actors[office.actor_id],), f"{office.person} is {office.role} {office.term()}")
    return None


def _term(scene: Scene, key: str) -> str:
    why = scene.base.term(key, scene.day)
    return f" ({why})" if why else ""


def _choose(scene: Scene, ids: tuple[str, ...], key: str, role: str | None) -> Actor | None:
    """The one actor that an alias means here; of several, the one that the article names more often; None if that does not tell."""
    actors = [a for a in map(scene.base.actors.get, ids) if a is not None]
    if len(actors) < 2:
        return actors[0] if actors else None
    if key == "georgia" and role:
        return actors[1] if _REGION_OFFICE.search(role) else actors[0]
    counts = [scene.memory.mentions(a.name) + (scene.memory.mentions("EU ") if a.id == "european-union" else 0) for a in actors]
    best = max(counts)
    if best and counts.count(best) == 1 and key not in (names.fold(a.name) for a in actors):
        return actors[counts.index(best)]
    return scene.base.actors.get(_DEFAULTS.get(key, ""))


def _bare_institution(scene: Scene, words: str) -> Found | None:
    """The state of an institution that is named without it ("the foreign ministry"): the only one with which the article names it."""
    key = names.fold(_ARTICLE.sub("", words))
    if not key or not scene.memory.text or not all(w in INSTITUTION for w in key.split()) or len(key.split()) > 4 or key in {"spokesman", "spokeswoman", "spokesperson", "official", "officials"}:
        return None
    owners: set[str] = set()
    for found in re.finditer(re.escape(key), scene.memory.text, re.I):
        before = scene.memory.text[max(0, found.start() - 30) : found.start()].rstrip()
        near = [s for s in sides(before, partial(scene.base.lookup, day=scene.day)) if s.end >= len(before) - 2]
        owners |= {s.ids[0] for s in near if len(s.ids) == 1}
    if len(owners) != 1:
        return None
    actor = scene.base.actors[owners.pop()]
    return Found((actor,), f'the article has "{key}" of {actor.name} only')


def _new_body(scene: Scene, speaker: Speaker) -> Actor | None:
    """A state, company, party or other body that the text names and the base does not know."""
    role, body = speaker.role or "", speaker.body or ""
    tries = [body] if body[:1].isupper() or body[:4].casefold() == "the " else []
    tries += [m[1] for m in (_OF.search(role), _LEADING.search(role)) if m is not None]
    if not role and not body and speaker.name is None:
        tries = [speaker.printed or ""]
    for raw in tries:
        name = _ARTICLE.sub("", re.sub(r"['’]s?$", "", raw.strip()))[:_LONGEST].strip()
        rest = [w for w in names.fold(name).split() if w not in INSTITUTION and w not in names.TITLES]
        if not name[:1].isupper() or not rest or names.fold(name) in _PRONOUNS or scene.base.lookup(names.fold(name), scene.day):
            continue
        land = scene.memory.land(name.split()[0])
        if land is not None or (speaks_for_state(f"{role} {body}") and len(rest) == 1):
            called = land or name
            return scene.base.actors.get(slug(called)) or Actor(slug(called), called, ActorKind.STATE)
        return scene.base.actors.get(slug(name)) or Actor(slug(name), name, ActorKind.ORGANISATION)
    return None


def _joint_people(scene: Scene, name: str, speaker: Speaker) -> Resolution | None:
    """A joint statement of several named people: the first one's actor, the others' in `also`."""
    parts = [p for p in _AND.split(name) if len(names.key(p)) > 1] if " and " in name and len(name) < 200 else []
    if len(parts) < 2:
        return None
    roles = _AND.split(speaker.role) if speaker.role else []
    each = [_named(scene, p, replace(speaker, name=p, role=roles[i] if len(roles) == len(parts) else speaker.role)) for i, p in enumerate(parts)]
    if any(r.actor is None for r in each):
        return None
    actors = tuple(dict.fromkeys(r.actor for r in each if r.actor is not None))
    return Resolution(actors[0], name, speaker.role, f"joint: {each[0].why}", actors[1:])
