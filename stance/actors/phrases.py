"""From the words that name a source to actors: aliases, lists of parties, sides, regions, people, bare institutions, new bodies."""

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from stance.actors import names
from stance.actors.match import sides
from stance.actors.memory import ArticleMemory
from stance.actors.offices import USERS, Held, classes
from stance.actors.roles import INSTITUTION, speaks_for_state
from stance.records import Actor, ActorKind, Speaker
from stance.text import slug

if TYPE_CHECKING:
    from stance.actors.base import Base, Person

_WITH = r"\s*,?\s+(?:along with|together with|as well as)\s+"
AND = re.compile(rf"{_WITH}|\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_LIST = re.compile(rf"(?:{_WITH}|\s*(?:,|and|&|,\s*and)\s*)(?:the\s+)?")
QUARTERS = frozenset(["West", "East", "North", "South"])
ARTICLE = re.compile(r"^(?:an?|the|some|one|two|three|several|many|other|another)\s+", re.I)
_PEOPLE = re.compile(r"spokes|officials?$|senior$|top$|diplomats?$|leaders?$|people$|the$|press$")
# fmt: off
_CORE = frozenset((
    "ministry", "government", "presidency", "presidential", "office", "administration", "army", "military", "parliament", "embassy",
    "police", "cabinet", "mfa", "mod", "minister", "president", "junta", "navy", "air", "intelligence",
))
# fmt: on
PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "who", "that", "this", "which"])
OF = re.compile(r"\b(?:of|for|at|from)\s+(?:the\s+)?([A-Z][\w&.’'-]*(?:\s+(?:[A-Z][\w&.’'-]*|of|for|and|the)){0,6})")
_KIND_OF_BODY = re.compile(
    r" (?:(?:city|town|county|regional|trade) )?(?:council|police|union|federation|party|bank|university|hospital|group|administration)\b"
)
_LEADING = re.compile(r"^((?:[A-Z][\w&.’'-]*\s+){1,5}?)(?=[a-z])")
_REGION = re.compile(
    r"\b(?:head|governor|premier|leader|prime minister|president|chief minister|first minister)\b.*?(?<!secretary of )"
    r"\b(?:region|state|province|republic|oblast|territory|land) of (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
# fmt: off
_INTERNATIONAL = frozenset((
    "european-union", "nato", "united-nations", "osce", "g7", "g20", "african-union", "world-health-organization",
    "international-atomic-energy-agency",
))
# fmt: on
_DIPLOMAT = re.compile(r"\s*(?:ambassador|envoy|representative|mission|delegat|diplomat|permanent)", re.I)
_REGION_OFFICE = re.compile(r"\bgovernor\b|\b(?:secretary of state|attorney general|state senator)\b", re.I)
_DEFAULTS = {"brussels": "european-union"}  # what an ambiguous by-name means when the article favours none
LONGEST = 80  # characters of a description that becomes a name
_NAME_FOLLOWS = re.compile(r" [A-Z]")
_DATELINE = re.compile(r"^([A-Z][A-Z .'’-]{2,30}?)(?:, [^—–\n]{2,60})?(?: \([^()\n]{2,40}\))? ?(?:[—–]| - | -- )", re.MULTILINE)


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


def of_words(scene: Scene, words: str, role: str | None, *, depth: int = 0) -> Found | None:
    """Whom a phrase names: an exact alias, a by-name the article introduced, several parties, the first side in it, or a person's side."""
    base, key = scene.base, names.fold(words)
    whole = _choose(scene, base.lookup(key, scene.day), key, role)
    if whole is not None:
        return Found((whole,), f'"{words}" is a name of {whole.name}{_term(scene, key)}')
    owner = scene.memory.owner(words) if depth == 0 else None
    if owner is not None:
        return _owned(scene, words, *owner)
    parts = [p for p in AND.split(words) if p] if depth == 0 and len(words) < 200 else []
    if len(parts) > 1:
        each = [_choose(scene, base.lookup(names.fold(p), scene.day), names.fold(p), role) for p in parts]
        actors = tuple(dict.fromkeys(a for a in each if a is not None))
        if len(actors) > 1 and None not in each:
            return Found(actors, f'"{words}" names {len(actors)} parties')
    return of_sides(scene, words, role) or _of_person(scene, words)


def _owned(scene: Scene, words: str, owner: str, capital: bool) -> Found | None:
    """The actor of a by-name that the article introduces; the state of a capital may be new to the base."""
    found = of_words(scene, owner, None, depth=1)
    land = OF.search(owner)
    state = owner if capital and owner[:1].isupper() else land[1] if land is not None and speaks_for_state(owner) else None
    if found is None and state is None:
        return None
    actors = found.actors if found is not None else (Actor(slug(state or owner), state or owner, ActorKind.STATE),)
    return Found(actors, f'the article introduces "{words}" as of {owner}')


def of_sides(scene: Scene, words: str, role: str | None) -> Found | None:
    """The first side in a phrase, with those that are listed after it ("France, Germany and Italy")."""
    actors: list[Actor] = []
    why, end = "", 0
    for side in sides(words, partial(scene.base.lookup, day=scene.day)):
        actor = None if side.is_object else _choose(scene, side.ids, names.fold(side.words), role)
        between = words[end : side.start]
        if len(actors) == 1 and actor is not None and _narrower(actor, between) and not _DIPLOMAT.match(words[side.end :]):
            actors, why = [], ""
        elif actors and (actor is None or not _LIST.fullmatch(between)):
            break
        if actor is None:
            continue
        why = why or f'"{side.words}" names {actor.name}{_term(scene, names.fold(side.words))}'
        actors.append(actor)
        end = side.end
    return Found(tuple(dict.fromkeys(actors)), why) if actors else None


def all_sides(scene: Scene, words: str) -> set[str]:
    """Ids of every actor that a phrase names as a side."""
    return {i for side in sides(words, partial(scene.base.lookup, day=scene.day)) if not side.is_object for i in side.ids}


def _narrower(actor: Actor, between: str) -> bool:
    """Is it a body of the state named just before it ("Russia's Chechnya", "Ukrainian Naftogaz")?"""
    return not between.strip(" '’s") and actor.kind is not ActorKind.STATE and actor.id not in _INTERNATIONAL


def _of_person(scene: Scene, words: str) -> Found | None:
    """The side of the person whom a phrase names ("Putin's spokesman", "President Marin Velk's office")."""
    for found in re.finditer(r"(?<![\w‑-])[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}", words[:200]):
        if found.group() in QUARTERS:
            continue  # "the West" is no Thomas West
        earlier = scene.memory.person(found.group(), None)
        if earlier is not None and earlier.actor is not None and earlier.actor.kind is not ActorKind.PERSON:
            return Found((earlier.actor,), f"{found.group()} commits {earlier.actor.name} in the article")
        office = office_of(scene, found.group(), None)
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
    if scene.memory.text:
        own = [[alias for alias in scene.base.aliases(a.id) if len(scene.base.lookup(alias)) == 1] for a in actors]
        counts = [scene.memory.mentions(aliases) for aliases in own]
        if counts.count(max(counts)) == 1:
            return actors[counts.index(max(counts))]
    return scene.base.actors.get(_DEFAULTS.get(key, ""))


def bare_institution(scene: Scene, words: str) -> Found | None:
    """The state of an institution that is named without it ("the foreign ministry"): the only one with which the article names it."""
    kept = [w for w in names.fold(ARTICLE.sub("", words[:LONGEST])).split() if not _PEOPLE.match(w)]
    if not kept or not scene.memory.text or len(kept) > 4 or not all(w in INSTITUTION for w in kept) or not _CORE.intersection(kept):
        return None
    key = " ".join(kept)
    owners: set[str] = set()
    for found in re.finditer(re.escape(key), scene.memory.text, re.I):
        if _NAME_FOLLOWS.match(scene.memory.text, found.end()):
            continue  # the title of somebody who is named, which tells nothing of another holder
        before = scene.memory.text[max(0, found.start() - 40) : found.start()].split()
        while before and names.fold(before[-1]) in INSTITUTION and names.fold(before[-1]) != "us":
            before.pop()
        tail = " ".join(before[-4:])
        owners |= {s.ids[0] for s in sides(tail, partial(scene.base.lookup, day=scene.day)) if s.end >= len(tail) - 2 and len(s.ids) == 1}
    if len(owners) != 1:
        return None
    actor = scene.base.actors[owners.pop()]
    return Found((actor,), f'the article has "{key}" of {actor.name} only')


def of_dateline(scene: Scene) -> Found | None:
    """The state whose capital the article is datelined from: there a minister without a country is the local one ("OSLO — Foreign Minister X")."""
    found = _DATELINE.search(scene.memory.text)
    ids = () if found is None else scene.base.lookup(names.fold(found[1]), scene.day)
    actor = scene.base.actors[ids[0]] if len(ids) == 1 else None
    if found is None or actor is None or actor.kind is not ActorKind.STATE:
        return None
    return Found((actor,), f"the article is datelined {found[1].title()} and names no other state for the office")


def new_body(scene: Scene, speaker: Speaker) -> Actor | None:
    """A state, company, party or other body that the text names and the base does not know."""
    role, body = speaker.role or "", speaker.body or ""
    tries = [body] if body[:1].isupper() or body[:4].casefold() == "the " else []
    of = OF.search(role)
    tries += [] if of is None else [of[1] + (_KIND_OF_BODY.match(role, of.end()) or ("",))[0]]
    tries += [m[1] for m in [_LEADING.search(role)] if m is not None]
    if not role and not body and speaker.name is None:
        tries = [speaker.printed or ""]
    for raw in tries:
        name = ARTICLE.sub("", re.sub(r"['’]s?$", "", raw.strip()))[:LONGEST].strip()
        rest = [w for w in names.fold(name).split() if w not in INSTITUTION and w not in names.TITLES]
        if not name[:1].isupper() or not rest or names.fold(name) in PRONOUNS or scene.base.lookup(names.fold(name), scene.day):
            continue
        land = scene.memory.land(name.split()[0])
        if land is not None or (speaks_for_state(f"{role} {body}") and len(rest) == 1):
            called = land or name
            return scene.base.actors.get(slug(called)) or Actor(slug(called), called, ActorKind.STATE)
        return scene.base.actors.get(slug(name)) or Actor(slug(name), name, ActorKind.ORGANISATION)
    return None


def of_region(scene: Scene, role: str) -> Found | None:
    """The region in "prime minister of the German eastern state of Saxony"."""
    found = _REGION.search(role)
    if found is None:
        return None
    known = [a for a in map(scene.base.actors.get, scene.base.lookup(names.fold(found[1]))) if a is not None and a.kind is not ActorKind.STATE]
    region = known[0] if known else Actor(slug(found[1]), found[1], ActorKind.ORGANISATION)
    return Found((region,), f'"{found[1]}" is a region')


def city_of(scene: Scene, name: str) -> Actor:
    """The city as an actor of its own, told from the state whose capital it is."""
    taken = scene.base.lookup(names.fold(name))
    called = f"{name} (city)" if taken else name
    return scene.base.actors.get(slug(called)) or Actor(slug(called), called, ActorKind.ORGANISATION)


def office_of(scene: Scene, name: str, role: str | None) -> Held | None:
    """The office that a person of this name holds on the day; None if none does, or people of one name commit different actors."""
    people: tuple[Person, ...] = scene.base.known(name, scene.day)
    held = [o for p in people for o in p.offices if not scene.day or o.at(scene.day)]
    if not scene.day and len({o.actor_id for o in held}) > 1:
        held = [o for o in held if role and classes(role) & classes(o.role)]
    if role and len(held) > 1:
        wanted = classes(role)
        held = [o for o in held if o.role.casefold() == role.casefold()] or [o for o in held if classes(o.role) & wanted] or held
    if not held:
        return None
    held = [o for o in held if o.known == USERS] or held
    best = max(held, key=lambda o: (o.known > o.start and not o.doubt(scene.day), o.rank, o.start))
    return best if len({o.actor_id for o in held}) == 1 or len(people) == 1 or best.known == USERS or _top(people, best) else None


def _top(people: "tuple[Person, ...]", best: Held) -> bool:
    """Is the holder the only one of his namesakes on the hand-made list?"""
    prominent = [p for p in people if p.prominent]
    return len(prominent) == 1 and best in prominent[0].offices
