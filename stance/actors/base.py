"""The knowledge base: actors with their aliases, people with their dated offices, and a user's corrections on top."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from stance.actors import names
from stance.actors.match import sides
from stance.actors.memory import ArticleMemory
from stance.actors.offices import CURATED_ENDS, SNAPSHOT_ENDS, Held, held
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
        return any(names.matches(asked, names.key(form)) for form in (self.name, *self.also))


@dataclass(frozen=True, slots=True)
class Dated:
    """An alias that means an actor only between two ISO days ("" is open)."""

    actor_id: str
    start: str
    end: str
    why: str


@dataclass(frozen=True, slots=True)
class Base:
    """Who is who; make it with `load_base()`, extend it with `corrected()`. Nothing in it raises on odd text."""

    actors: dict[str, Actor]
    shipped: dict[str, str | list[str]]  # folded alias -> ids, best first
    dated: dict[str, tuple[Dated, ...]]
    lines: list[str]  # people as lines, read when they are asked for
    index: dict[str, str]  # key of a name word -> numbers of lines
    user_aliases: dict[str, str] = field(default_factory=dict)
    user_people: dict[tuple[str, ...], Person] = field(default_factory=dict)
    _people: dict[str, tuple[Person, ...]] = field(default_factory=dict, compare=False, repr=False)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return self.actors.get(actor_id)

    def aliases(self, actor_id: str) -> list[str]:
        """All folded aliases of an actor, the user's first."""
        shipped = (k for k, v in self.shipped.items() if k not in self.user_aliases and (v == actor_id or (isinstance(v, list) and actor_id in v)))
        return list(dict.fromkeys([*(k for k, v in self.user_aliases.items() if v == actor_id), *shipped]))

    def lookup(self, key: str, day: str = "") -> tuple[str, ...]:
        """Ids that a folded alias means on an ISO day (today if ""), best first; the user's alias wins."""
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
        found = self.lookup(key, day) or self._institution(alias, day) or self._of_person(alias, day)
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
        return tuple(dict.fromkeys(o.actor_id for o in last))

    def person(self, alias: str, when: date | None = None) -> str | None:
        """The full name if an alias is a person and not an actor's name; None if it is unknown or several people share it."""
        if self.lookup(names.fold(alias)):
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

    def people(self, name: str) -> tuple[Person, ...]:
        """Everybody who can have this name, exact forms first; for one word, all with it as first or last name word."""
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
        numbers = dict.fromkeys(n for word in (asked[-1], asked[0]) for n in self.index.get(word, "").split())
        found = [p for p in (_person(self.lines[int(n)]) for n in numbers) if (asked[0] == p.family and len(asked) == 1) or p.called(asked)]
        exact = [p for p in found if len(asked) > 1 and any(names.fold(form) == names.fold(name) for form in (p.name, *p.also))]
        same = [p for p in found if len(asked) > 1 and any(names.key(form) == asked for form in (p.name, *p.also))]
        return tuple(mine + (exact or same or found))

    def memory(self, text: str = "") -> ArticleMemory:
        """A fresh memory for one article."""
        return ArticleMemory(text)

    def resolve(self, speaker: Speaker, when: date | None, memory: ArticleMemory | None = None) -> Resolution:
        """Whom a speaker commits on a day: role phrase, the article's memory, dated office, by-name; never a silent guess."""
        from stance.actors import resolve  # its patterns take a moment, and looking a name up needs none of them

        return resolve.resolve(self, speaker, when, memory if memory is not None else ArticleMemory())

    def corrected(self, aliases: Iterable[tuple[str, str]] = (), offices: Iterable[Office] = (), actors: Iterable[Actor] = ()) -> "Base":
        """A base in which a user's aliases (alias, actor id), dated offices and actors win over the shipped ones."""
        new = {a.id: a for a in actors}
        people = dict(self.user_people)
        for office in offices:
            if office.actor_id not in self.actors:
                new.setdefault(office.actor_id, Actor(office.actor_id, office.actor_id, ActorKind.ORGANISATION))
            key = names.key(office.person)
            old = people.get(key)
            people[key] = Person(office.person, (), True, key[-1] if key else "", (*(old.offices if old is not None else ()), held(office)))
        mine = self.user_aliases | {names.fold(a.name): a.id for a in new.values()} | {names.fold(alias): actor_id for alias, actor_id in aliases}
        return replace(self, actors=self.actors | new, user_aliases=mine, user_people=people, _people={})


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
    return Base(actors, table["aliases"], dated, _read("people.tsv.gz").split("\n"), index)
