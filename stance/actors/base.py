"""The knowledge base: actors with their aliases, people with their dated offices, and a user's corrections on top."""

import gzip
import json
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from stance.actors import names
from stance.actors.match import sides
from stance.actors.memory import ArticleMemory
from stance.actors.offices import CURATED_ENDS, SNAPSHOT_ENDS, Held
from stance.records import Actor, ActorKind, Office, Resolution, Speaker

_DATA = Path(__file__).parent / "data"
_CACHED = 50_000  # looked-up names that a base remembers


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the base: name, other forms, whether he is on the hand-made list, key of his family name, offices."""

    name: str
    also: tuple[str, ...]
    prominent: bool
    family: str
    offices: tuple[Held, ...]

    def called(self, asked: tuple[str, ...]) -> bool:
        """Can a name with this key be his?"""
        forms = (names.key(form) for form in (self.name, *self.also))
        return any(asked == form if len(form) == 1 < len(asked) else names.matches(asked, form) for form in forms)


@dataclass(frozen=True, slots=True)
class Dated:
    """An alias that means an actor only between two ISO days ("" is open)."""

    actor_id: str
    start: str
    end: str
    why: str


@dataclass(frozen=True, slots=True)
class Base:
    """Who is who; make it with `load_base()`, lay a user's words over it with `corrected()`. Nothing in it raises on odd text."""

    actors: dict[str, Actor]
    shipped: dict[str, str | list[str]]  # folded alias -> ids, best first
    dated: dict[str, tuple[Dated, ...]]
    lines: list[str]  # people as lines, read when they are asked for
    index: dict[str, str]  # key of a name word -> numbers of lines
    posts: dict[str, str] = field(default_factory=dict)  # "actor id|post" -> numbers of the lines of those who held it
    codes: dict[str, str] = field(default_factory=dict)  # three letters of ISO 3166 -> the state
    user_aliases: dict[str, str] = field(default_factory=dict)
    user_people: dict[tuple[str, ...], Person] = field(default_factory=dict)
    links: dict[tuple[str, ...], tuple[Held, ...]] = field(default_factory=dict)  # the user's offices that win over the article's words
    called: dict[str, str] = field(default_factory=dict)  # folded name of a person -> the one that he is to be called by
    merged: dict[str, str] = field(default_factory=dict)  # actor id -> the actor that it is
    _people: dict[str, tuple[Person, ...]] = field(default_factory=dict, compare=False, repr=False)
    _holders: dict[str, tuple[Held, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def reads_as_shipped(self) -> bool:
        """Do people's words change no reading of an article, at most which actor an id means?"""
        return not (self.user_aliases or self.user_people or self.links or self.called)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return self.actors.get(actor_id)

    def aliases(self, actor_id: str) -> list[str]:
        """All folded aliases of an actor and of those that were merged into it, the user's first."""
        ids = {actor_id} | {old for old, new in self.merged.items() if new == actor_id}
        shipped = (k for k, v in self.shipped.items() if k not in self.user_aliases and (ids.intersection(v) if isinstance(v, list) else v in ids))
        return list(dict.fromkeys([*(k for k, v in self.user_aliases.items() if v in ids), *shipped]))

    def named(self, name: str) -> Actor | None:
        """The one actor that a name means without being a person or an institution; None if it is none or several."""
        found = self.lookup(names.fold(name))
        return self.actors.get(found[0]) if len(found) == 1 else None

    def lookup(self, key: str, day: str = "") -> tuple[str, ...]:
        """Ids that a folded alias means on an ISO day (today if ""), best first; the user's alias wins."""
        found = self._lookup(key, day)
        return tuple(dict.fromkeys(self.merged.get(i, i) for i in found)) if self.merged else found

    def _lookup(self, key: str, day: str) -> tuple[str, ...]:
        mine = self.user_aliases.get(key)
        if mine is not None:
            return (mine,)
        terms = self.dated.get(key)
        if terms is not None and len(terms) > 1:
            then = tuple(t.actor_id for t in terms if not day or (t.start <= day and (not t.end or day <= t.end)))
            return tuple(i for i in then if i == key) or then[::-1] if not day else then
        shipped = self.shipped.get(key)
        return () if shipped is None else (shipped,) if isinstance(shipped, str) else tuple(shipped)

    def term(self, key: str, day: str) -> str:
        """Why a dated alias means what it means on a day, or that the day is outside its dates; "" for other aliases."""
        terms = self.dated.get(key, ())
        inside = next((t.why for t in terms if t.start <= day and (not t.end or day <= t.end)), None)
        return "" if not terms or not day else inside or f"outside its dates: {terms[0].why}"

    def find(self, alias: str, when: date | None = None) -> list[Actor]:
        """Actors that an alias, by-name, institution or person means, best first; more than one is ambiguous, [] is unknown."""
        key, day = names.fold(alias), when.isoformat() if when is not None else ""
        found = self.lookup(key, day) or ((self.codes[alias],) if alias in self.codes else ())
        found = found or self._of_person(alias, day) or self._institution(alias, day)
        return [self.actors[i] for i in found if i in self.actors]

    def _institution(self, alias: str, day: str) -> tuple[str, ...]:
        """The state whose institution an alias names: one side, and otherwise only words of institutions ("Russian MFA")."""
        found = sides(alias, lambda key: self.lookup(key, day), cased=False)
        if len(found) != 1:
            return ()
        from stance.actors.roles import INSTITUTION  # its patterns take a moment, and most aliases are known as they stand

        rest = names.fold(alias[: found[0].start] + " " + alias[found[0].end :]).split()
        return found[0].ids if rest and all(w in INSTITUTION or w == "s" for w in rest) else ()

    def _of_person(self, alias: str, day: str) -> tuple[str, ...]:
        people = self.known(alias, day)
        last = [max(p.offices, key=lambda o: (o.at(day) if day else not o.end, o.start, o.rank)) for p in people]
        return tuple(dict.fromkeys(self.merged.get(o.actor_id, o.actor_id) for o in last))

    def person(self, alias: str, when: date | None = None) -> str | None:
        """The full name if an alias is a person and not an actor's name; None if it is unknown or several people share it."""
        if alias in self.codes or self.lookup(names.fold(alias)):
            return None
        found = {p.name for p in self.known(alias, when.isoformat() if when is not None else "")}
        return found.pop() if len(found) == 1 else None

    def offices(self, person: str) -> list[Office]:
        """All offices of everybody with this full name, earliest first."""
        return [h.office() for h in sorted((h for p in self.people(person) for h in p.offices), key=lambda h: h.start)]

    def known(self, name: str, day: str = "") -> tuple[Person, ...]:
        """People whom a name means: by full name all, by surname alone only the single prominent holder (in office on `day`, if given)."""
        asked = names.key(name)
        if len(asked) != 1:
            return self.people(name)
        found = [p for p in self.people(name) if asked[0] == p.family or (asked,) == tuple(names.key(a) for a in p.also if names.key(a) == asked)[:1]]
        if day:
            found = [p for p in found if any(o.at(day) for o in p.offices)]
        top = [p for p in found if p.prominent] or [p for p in found if any(o.rank == 3 for o in p.offices)]
        if not day and len(top) > 1:
            top = [p for p in top if any(not o.end for o in p.offices)] or top
        return tuple(top) if len(top) == 1 else ()

    def name_of(self, name: str) -> str:
        """A person's name as the user calls him; any other name as it is."""
        return self.called.get(names.fold(name), name) if self.called else name

    def linked(self, name: str, day: str) -> Held | None:
        """The actor's office that a user linked a person with, on an ISO day ("": now), the latest first."""
        found = [o for o in self.links.get(names.key(name), ()) if (o.at(day) if day else not o.end)] if self.links else []
        return found[-1] if found else None

    def people(self, name: str) -> tuple[Person, ...]:
        """Everybody who can have this name, exact forms first; for one word, all with it as first or last name word."""
        name = self.name_of(name)
        asked = names.key(name)
        if not asked:
            return ()
        cached = self._people.get(name)
        if cached is None:
            cached = self._search(name, asked)
            if len(self._people) < _CACHED:
                self._people[name] = cached
        return cached

    def _search(self, name: str, asked: tuple[str, ...]) -> tuple[Person, ...]:
        mine = [p for p in self.user_people.values() if p.called(asked)]
        numbers = dict.fromkeys(n for word in (asked[-1], *asked[:-1]) for n in self.index.get(word, "").split())
        found = [p for p in (_person(self.lines[int(n)]) for n in numbers) if (asked[0] == p.family and len(asked) == 1) or p.called(asked)]
        exact = [p for p in found if len(asked) > 1 and any(names.fold(form) == names.fold(name) for form in (p.name, *p.also))]
        same = [p for p in found if len(asked) > 1 and any(names.key(form) == asked for form in (p.name, *p.also))]
        return tuple(mine + (exact or same or found))

    def holders(self, actor_id: str, role: str, day: str) -> tuple[Held, ...]:
        """Who held a single office of an actor ("foreign minister", "ambassador to the UN") on an ISO day; a hand-made term drops doubtful ones."""
        from stance.actors.posts import meant, post  # its patterns take a moment, and looking a name up needs none of them

        wanted = post(role, self.lookup, actor_id) if day else ""
        for one in meant(wanted) if wanted else ():
            found = [o for o in self._held(actor_id, one) if o.at(day)]
            if found:
                sure = [o for o in found if o.known != SNAPSHOT_ENDS] or [o for o in found if not o.doubt(day)] or found
                return tuple({o.person: o for o in sure}.values())
        return ()

    def _held(self, actor_id: str, wanted: str) -> tuple[Held, ...]:
        """All terms of an office of an actor, by the name under which it is filed."""
        from stance.actors.posts import post

        key = f"{actor_id}|{wanted}"
        held = self._holders.get(key)
        if held is None:
            mine = [p for p in self.user_people.values() if any(o.actor_id == actor_id for o in p.offices)]
            people = (*mine, *(_person(self.lines[int(n)]) for n in self.posts.get(key, "").split()))
            held = tuple(o for p in people for o in p.offices if o.actor_id == actor_id and post(o.role, self.lookup, actor_id) == wanted)
            self._holders[key] = held
        return held

    def memory(self, text: str = "") -> ArticleMemory:
        """A fresh memory for one article."""
        return ArticleMemory(text)

    def resolve(self, speaker: Speaker, when: date | None, memory: ArticleMemory | None = None) -> Resolution:
        """Whom a speaker commits on a day: role phrase, the article's memory, dated office, by-name; never a silent guess."""
        from stance.actors import resolve  # its patterns take a moment, and looking a name up needs none of them

        if speaker.name is not None and self.called:
            speaker = replace(speaker, name=self.name_of(speaker.name))
        found = resolve.resolve(self, speaker, when, memory if memory is not None else ArticleMemory())
        return self.joined(found) if self.merged else found

    def joined(self, found: Resolution) -> Resolution:
        """The resolution with the actors that the user merged others into."""
        every = (*(() if found.actor is None else (found.actor,)), *found.also)
        ids = dict.fromkeys(self.merged.get(a.id, a.id) for a in every)
        if found.actor is None or list(ids) == [a.id for a in every]:
            return found
        actor, *also = (self.actors.get(i) or next(a for a in every if a.id == i) for i in ids)
        why = f"; you merged {found.actor.name} into {actor.name}" if actor.id != found.actor.id else ""
        return replace(found, actor=actor, also=tuple(also), why=found.why + why)


def _person(line: str) -> Person:
    """A person from his line in the data."""
    name, also, prominent, family, offices = line.split("\t")
    cells = (office.split("|") for office in offices.split(";"))
    terms = tuple(
        Held(name, role, actor, start, end, int(rank), CURATED_ENDS if by_hand == "1" else SNAPSHOT_ENDS)
        for role, actor, start, end, rank, by_hand in cells
    )
    return Person(name, tuple(also.split(";")) if also else (), prominent == "1", family, terms)


def _read(name: str) -> str:
    return gzip.decompress((_DATA / name).read_bytes()).decode()


@cache
def load_base() -> Base:
    """The shipped base, read once (about 40 ms)."""
    table = json.loads(_read("base.json.gz"))
    actors = {i: Actor(i, name, ActorKind(kind), wikidata or None) for i, name, kind, wikidata in table["actors"]}
    dated: dict[str, tuple[Dated, ...]] = {}
    for alias, actor_id, start, end, why in table["dated"]:
        dated[alias] = (*dated.get(alias, ()), Dated(actor_id, start, end, why))
    index = dict(line.split("\t", 1) for line in _read("index.tsv.gz").split("\n"))
    posts = dict(line.split("\t", 1) for line in _read("posts.tsv.gz").split("\n"))
    return Base(actors, table["aliases"], dated, _read("people.tsv.gz").split("\n"), index, posts, table["codes"])
