"""Whom a name means: an actor by any alias, or one person, in the base and in the record."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stance import store
from stance.records import Actor, ActorKind, StatementFilter
from stance.text import slug

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.actors import Base


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a name means: an actor, or one person's own words; `why` says how it was read."""

    actor: Actor | None
    speaker: str | None = None
    why: str = ""


def by_own_name(db: "Database", name: str) -> Who | None:
    """The actor of the record that is called just so, persons apart: for this the base of actors need not be loaded."""
    known = store.actor(db, slug(name))
    if known is None or known.kind is ActorKind.PERSON or known.name.casefold() != name.strip().casefold():
        return None
    return Who(known, None, f"{name}: {known.name}")


def who(db: "Database", base: "Base", name: str) -> Who:
    """The actor or person that a name means; an unknown name is looked for among the record's actors and speakers."""
    person = base.person(name)
    found = base.find(name)
    speakers = store.matching_speakers(db, name) if not found or person is not None else []
    if person is not None:
        spoken = person if person in speakers or not speakers else speakers[0]
        return Who(found[0] if found else None, spoken, f"{name}: the person {spoken}")
    if found:
        also = f" (or {', '.join(a.name for a in found[1:3])})" if len(found) > 1 else ""
        return Who(found[0], None, f"{name}: {found[0].name}{also}")
    known = next((a[0] for a in store.list_actors(db) if a[0].name.casefold() == name.casefold()), None)
    if known is not None:
        return Who(known, None, f"{name}: {known.name}")
    if len(set(speakers)) == 1:
        return Who(None, speakers[0], f"{name}: the person {speakers[0]}")
    several = f"; several people: {', '.join(sorted(set(speakers))[:4])}" if speakers else ""
    return Who(None, None, f"{name}: no such actor or person in the record{several}")


def filter_for(asked: Who, wanted: StatementFilter) -> StatementFilter:
    """The filter with the actor, or the person, that was asked about."""
    if asked.speaker is not None:
        return replace(wanted, speaker=asked.speaker)
    return replace(wanted, actor_id=asked.actor.id) if asked.actor is not None else wanted
