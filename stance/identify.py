"""Whom a name means: an actor by any alias, or one person, in the base and in the record."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stance import store
from stance.errors import Ambiguous, UsageError
from stance.records import Actor, ActorKind, StatementFilter
from stance.text import slug

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.actors import Base

SHARED = frozenset({"georgia"})  # an actor's own name that means another one as well; a test compares these with the base


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a name means: an actor, or one person's own words; `why` says how it was read."""

    actor: Actor | None
    speaker: str | None = None
    why: str = ""


def base_of(db: "Database") -> "Base":
    """The shipped actors with what people of this home have said of them."""
    from stance import actors  # its data take a moment, and plain lists need none of them

    said = store.corrections(db)
    return actors.corrected(actors.load_base(), said) if said else actors.load_base()


def by_own_name(db: "Database", name: str) -> Who | None:
    """The actor of the record that is called just so, persons apart: for this the base of actors need not be loaded.

    None for a name that other actors share, and where people have corrected actors: a name may mean another one since.
    """
    if name.strip().casefold() in SHARED or store.corrections(db, limit=1):
        return None
    known = store.actor(db, slug(name))
    if known is None or known.kind is ActorKind.PERSON or known.name.casefold() != name.strip().casefold():
        return None
    return Who(known, None, f"{name}: {known.name}")


def who(db: "Database", base: "Base", name: str, *, guess: bool = False) -> Who:
    """The actor or person that a name means; an unknown name is looked for among the record's actors and speakers.

    Raises Ambiguous for a name of several actors ("Korea"); with `guess` it is the one of whom the record holds most, and `why` says so.
    """
    name = base.name_of(name)
    person = base.person(name)
    found = base.find(name)
    speakers = store.matching_speakers(db, name) if not found or person is not None else []
    if person is not None:
        spoken = person if person in speakers or not speakers else speakers[0]
        return Who(found[0] if found else None, spoken, f"{name}: the person {spoken}")
    if len(found) > 1 and not guess:
        raise Ambiguous(name, tuple(_only_name(base, one) for one in found))
    if found:
        said = {one.id: store.count_statements(db, StatementFilter(actor_id=one.id)) for one in found} if len(found) > 1 else {}
        actor = max(found, key=lambda one: said.get(one.id, 0))
        also = f" (or {', '.join(one.name for one in found if one is not actor)})" if len(found) > 1 else ""
        return Who(actor, None, f"{name}: {actor.name}{also}")
    known = next((a[0] for a in store.list_actors(db) if a[0].name.casefold() == name.casefold()), None)
    if known is not None:
        return Who(known, None, f"{name}: {known.name}")
    if len(set(speakers)) == 1:
        return Who(None, speakers[0], f"{name}: the person {speakers[0]}")
    several = f"; several people: {', '.join(sorted(set(speakers))[:4])}" if speakers else ""
    return Who(None, None, f"{name}: no such actor or person in the record{several}")


def _only_name(base: "Base", actor: Actor) -> str:
    """A name that means this actor alone: its own, else an alias around it ("Republic of Georgia")."""
    mine = [] if len(base.find(actor.name)) == 1 else [alias for alias in base.aliases(actor.id) if len(base.lookup(alias)) == 1]
    if not mine:
        return actor.name
    alias = max(mine, key=lambda one: (actor.name.casefold() in one.split(), -len(one)))
    return " ".join(word if word in {"of", "and", "the"} else word.capitalize() for word in alias.split())


def meant(db: "Database", base: "Base", name: str, *, person: bool = False) -> Actor:
    """The one actor that a name or id means, in the base or in the record; with `person`, a person himself and not whom he speaks for.

    Raises UsageError with the candidates, or the way to make a new one.
    """
    who = base.person(name)
    if person and who is not None:
        return Actor(slug(who), who, ActorKind.PERSON)
    found = [base.actors[name]] if name in base.actors else base.find(name)
    exact = [one for one in found if one.name.casefold() == name.strip().casefold()]
    stored = store.actor(db, name)
    found = exact or found or store.actors_named(db, " ".join(name.split())) or ([] if stored is None else [stored])
    if len(found) > 1:
        raise UsageError(f"{name!r} can be {', '.join(f'{one.name} ({one.id})' for one in found[:6])}; give one of the ids")
    if not found:
        raise UsageError(f"no actor is called {name!r}; `stance actors` lists those on record, `stance actors import` makes new ones")
    return base.actors.get(base.merged.get(found[0].id, found[0].id), found[0])


def filter_for(asked: Who, wanted: StatementFilter) -> StatementFilter:
    """The filter with the actor, or the person, that was asked about."""
    if asked.speaker is not None:
        return replace(wanted, speaker=asked.speaker)
    return replace(wanted, actor_id=asked.actor.id) if asked.actor is not None else wanted
