"""`actors alias|merge|split|link|import|undo`: what people say of actors is written down, and the whole record follows at once.

A correction is kept with its author and time, holds for what is stored and for what comes later, and can be taken back.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from stance import settlement, store
from stance.actors import Base, roster
from stance.errors import Refused, UsageError
from stance.identify import base_of, meant
from stance.records import Actor, ActorKind, Correction, CorrectionKind, Office
from stance.text import digest, slug

if TYPE_CHECKING:
    from sqlite_utils import Database

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_TOLD = (CorrectionKind.ACTOR, CorrectionKind.WIKIDATA)  # corrections that change an actor's own row


@dataclass(frozen=True, slots=True)
class Corrected:
    """What came of it: the corrections that hold now (or were taken back), how many statements changed, and lines that were refused."""

    corrections: tuple[Correction, ...]
    statements: int
    refused: tuple[str, ...] = ()


def alias(db: "Database", base: Base, name: str, also: str, *, by: str) -> Corrected:
    """Let `also` be one more name of an actor, or of a person, whose offices still decide whom he commits."""
    return _say(db, [Correction(CorrectionKind.ALIAS, meant(db, base, name, person=True), _name(also), by=by)])


def merge(db: "Database", base: Base, name: str, into: str, *, by: str) -> Corrected:
    """Let two actors be one: statements of the first are the second's."""
    old = meant(db, base, name, person=True)
    actor = meant(db, base, into, person=old.kind is ActorKind.PERSON)
    if old.id == actor.id:
        raise UsageError(f"{name!r} and {into!r} are one actor already, {actor.name}")
    return _say(db, [Correction(CorrectionKind.MERGE, actor, other=old, by=by)])


def split(db: "Database", base: Base, name: str, actor: Actor | None = None, *, by: str) -> Corrected:
    """Let a person or a name that was joined with an actor commit an actor of its own (by default one that is called so)."""
    name, kind = base.person(name) or _name(name), _kind(db, base, name)
    own = actor or Actor(slug(name), name, kind)
    if own.id in base.actors and own.id not in base.merged and [one.id for one in base.find(name)] == [own.id]:
        raise UsageError(f"{name!r} is an actor of its own already; `stance actors show` tells what it means")
    return _say(db, [Correction(CorrectionKind.SPLIT, base.actors.get(own.id, own), name, by=by)])


def link(db: "Database", base: Base, office: Office, *, by: str) -> Corrected:
    """Let a person speak for an actor (`office.actor_id` is any name of it) from one day to another, whatever the articles call him."""
    if office.start is not None and office.end is not None and office.end < office.start:
        raise UsageError(f"the office ends ({office.end}) before it starts ({office.start})")
    person = base.person(office.person) or _name(office.person)
    actor = meant(db, base, office.actor_id)
    return _say(db, [Correction(CorrectionKind.LINK, actor, person, role=office.role, start=office.start, end=office.end, by=by)])


def wikidata(db: "Database", base: Base, name: str, number: str, *, by: str) -> Corrected:
    """Give an actor its Wikidata id."""
    if not _WIKIDATA.fullmatch(number):
        raise UsageError(f"{number!r} is no Wikidata id; it is a Q with a number, as Q159")
    return _say(db, [Correction(CorrectionKind.WIKIDATA, replace(meant(db, base, name), wikidata=number), by=by)])


def load(db: "Database", base: Base, data: bytes, where: str, *, by: str) -> Corrected:
    """Take in a list of actors (CSV or JSON lines; see `actors.roster`); a bad line is refused and the rest goes on."""
    from stance.sources.encoding import decode  # readers take a moment, and no other correction needs one

    try:
        found = list(roster.read(decode(data, where), where, base.named))
    except Refused as refused:
        return Corrected((), 0, (str(refused),))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    batch = digest("import", where, at)
    good = [replace(one, by=by, at=at, batch=batch) for one in found if not isinstance(one, Refused)]
    return replace(_say(db, good), refused=tuple(str(one) for one in found if isinstance(one, Refused)))


def undo(db: "Database", correction_id: str, *, by: str) -> Corrected:
    """Take back a correction or an import; the machine's word, or an earlier correction, stands again."""
    with store.transaction(db):
        taken = store.undo_corrections(db, correction_id, by=by)
        return Corrected(tuple(taken), _follow(db, taken))


def _say(db: "Database", given: Sequence[Correction]) -> Corrected:
    """Write corrections down and let the record follow, all or nothing."""
    with store.transaction(db):
        new = store.save_corrections(db, given)
        return Corrected(tuple(new), _follow(db, new))


def _follow(db: "Database", said: Iterable[Correction]) -> int:
    """Bring actors and statements to what holds after some corrections came or went; how many statements changed."""
    said, base = list(said), base_of(db)
    mended = {one.actor.id: base.actor(one.actor.id) or replace(one.actor, wikidata=None) for one in said if one.what in _TOLD}
    store.mend_actors(db, mended.values())
    return len(settlement.settle(db, base, settlement.concerned(db, said)))


def _name(name: str) -> str:
    """A name in one line; UsageError if nothing is left of it."""
    if not slug(name) or not any(c.isalnum() for c in name):
        raise UsageError(f"{name!r} is no name")
    return " ".join(name.split())


def _kind(db: "Database", base: Base, name: str) -> ActorKind:
    """What a name that is split off is: a person if the base or the record knows one, else an organisation."""
    return ActorKind.PERSON if base.person(name) is not None or store.matching_speakers(db, name) else ActorKind.ORGANISATION
