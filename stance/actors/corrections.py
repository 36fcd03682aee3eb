"""What people say of actors, laid over the shipped base: later words win over earlier ones, and all of them over the base."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain

from stance.actors import names
from stance.actors.base import Base, Person
from stance.actors.offices import Held, held
from stance.records import Actor, ActorKind, Correction, CorrectionKind, Office

_TOKENS = 65_536  # printed words whose spelling is remembered


@dataclass(slots=True)
class _Laid:
    """The parts of a base while corrections are laid over it."""

    actors: dict[str, Actor]
    aliases: dict[str, str]
    people: dict[tuple[str, ...], Person]
    links: dict[tuple[str, ...], tuple[Held, ...]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)


def corrected(base: Base, corrections: Iterable[Correction]) -> Base:
    """The base in which people's corrections, in order of time, win over what is shipped."""
    laid = _Laid(dict(base.actors), dict(base.user_aliases), dict(base.user_people), dict(base.links), dict(base.called), dict(base.merged))
    for one in corrections:
        if one.name is not None and not names.fold(one.name):
            continue  # no word is left of it
        if one.what is not CorrectionKind.WIKIDATA:
            laid.actors.setdefault(one.actor.id, one.actor)
        _LAY[one.what](laid, one)
    merged = {old: _last(laid.merged, old) for old in laid.merged}
    return replace(
        base,
        actors=laid.actors,
        user_aliases=laid.aliases,
        user_people=laid.people,
        links=laid.links,
        called=laid.called,
        merged=merged,
        _people={},
        _holders={},
    )


def _actor(laid: _Laid, one: Correction) -> None:
    """There is such an actor; a person's name alone does not decide whom his words commit."""
    laid.actors[one.actor.id] = one.actor
    if one.actor.kind is not ActorKind.PERSON:
        laid.aliases[names.fold(one.actor.name)] = one.actor.id


def _alias(laid: _Laid, one: Correction) -> None:
    """Another name of an actor, or of a person, whose offices still decide whom he commits."""
    alias = names.fold(one.name or "")
    if one.actor.kind is ActorKind.PERSON:
        laid.called[alias] = one.actor.name
    else:
        laid.aliases[alias] = one.actor.id


def _split(laid: _Laid, one: Correction) -> None:
    """A name that commits this actor alone, whatever it was linked with; the actor is itself again if it was merged into another."""
    alias = names.fold(one.name or "")
    laid.links.pop(names.key(one.name or ""), None)
    laid.aliases[alias] = one.actor.id
    laid.called.pop(alias, None)
    laid.merged.pop(one.actor.id, None)


def _merge(laid: _Laid, one: Correction) -> None:
    """Two actors are one; two people share one name from now on."""
    if one.other is None:
        return
    laid.merged.pop(one.actor.id, None)
    laid.merged[one.other.id] = one.actor.id
    alias = names.fold(one.other.name)
    if one.other.kind is one.actor.kind is ActorKind.PERSON:
        laid.called[alias] = one.actor.name
    elif one.other.id not in laid.actors:
        laid.aliases[alias] = one.actor.id


def _office(laid: _Laid, one: Correction) -> None:
    """A person's office; a link is one that wins over the words of the article."""
    office = held(Office(one.name or "", one.role or "", one.actor.id, one.start, one.end))
    key = names.key(office.person)
    known = laid.people.get(key)
    offices = (*(known.offices if known is not None else ()), office)
    laid.people[key] = Person(office.person, (), True, key[-1] if key else "", offices)
    if one.what is CorrectionKind.LINK:
        laid.links[key] = (*laid.links.get(key, ()), office)


def _wikidata(laid: _Laid, one: Correction) -> None:
    """The Wikidata id of an actor."""
    laid.actors[one.actor.id] = replace(laid.actors.get(one.actor.id, one.actor), wikidata=one.actor.wikidata)


_LAY: dict[CorrectionKind, Callable[[_Laid, Correction], None]] = {
    CorrectionKind.ACTOR: _actor,
    CorrectionKind.ALIAS: _alias,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.MERGE: _merge,
    CorrectionKind.LINK: _office,
    CorrectionKind.OFFICE: _office,
    CorrectionKind.WIKIDATA: _wikidata,
}


def _last(merged: dict[str, str], actor_id: str) -> str:
    """The actor that one is in the end, however often the one it was merged into was merged again."""
    seen: list[str] = []
    while actor_id in merged and actor_id not in seen:
        seen.append(actor_id)
        actor_id = merged[actor_id]
    return actor_id


def concerned(corrections: Iterable[Correction]) -> "Concern":
    """Which statements some corrections can change: by the actors whom they commit, and by the words that name their source."""
    ids: set[str] = set()
    words: list[frozenset[str]] = []
    for one in corrections:
        merged = one.other if one.what is CorrectionKind.MERGE else None
        ids |= {merged.id} if merged is not None else {one.actor.id} if one.what is CorrectionKind.SPLIT else set()
        told = (one.name, merged.name if merged is not None else None, one.actor.name if one.what is CorrectionKind.ACTOR else None)
        for name in told:
            key = names.key(name or "")
            person = one.what in (CorrectionKind.LINK, CorrectionKind.OFFICE) or (merged is not None and merged.kind is ActorKind.PERSON)
            if key:
                words.append(frozenset(key[-1:] if person else key))
    return Concern(frozenset(ids), tuple(words))


@dataclass(frozen=True, slots=True)
class Concern:
    """The actors that corrections are about, and the words of each name that they are about."""

    ids: frozenset[str]
    names: tuple[frozenset[str], ...]

    def by(self, ids: Iterable[str | None], words: frozenset[str]) -> bool:
        """Can a statement of these actors, with these words for its source, be concerned?"""
        return any(i in self.ids for i in ids) or any(name <= words for name in self.names)


def words_of(source: str) -> frozenset[str]:
    """The words that name a source, in the spelling in which names are compared."""
    return frozenset(chain.from_iterable(map(_spelt, source.replace("-", " ").split())))


@lru_cache(maxsize=_TOKENS)
def _spelt(token: str) -> tuple[str, ...]:
    """The compared words of a printed one."""
    return tuple(names.spelling(word) for word in names.fold(token).split())
