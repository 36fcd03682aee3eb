"""`review`: a person accepts, rejects or corrects a statement; the machine's word is kept beside, and the review wins for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance import settlement, store
from stance.actors import Base
from stance.errors import UsageError
from stance.formats.labelstudio import Marked
from stance.identify import base_of, meant
from stance.records import ActorKind, Change, Decision, Field, Kind, Label, Review, Speaker, StatementFilter, Telling
from stance.retrieve import topic_of
from stance.text import period

if TYPE_CHECKING:
    from sqlite_utils import Database

STANCES = (Label.SUPPORTS, Label.OPPOSES, Label.CONDITIONAL, Label.NEUTRAL, Label.UNRELATED)


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What a person says of a statement (by id or its beginning); None leaves a field as it is, "" says that it has none."""

    statement: str
    by: str
    decision: Decision | None = None
    speaker: str | None = None
    role: str | None = None
    actor: str | None = None  # any name or alias
    said_on: str | None = None  # YYYY-MM-DD, YYYY-MM or YYYY
    kind: Kind | None = None
    stance: Label | None = None  # towards `topic`
    topic: str | None = None
    note: str | None = None


def review(db: "Database", base: Base, request: ReviewRequest) -> Telling:
    """Write a review down and let the statement follow. A corrected speaker, or day, decides the actor too, unless that is given.

    Returns the statement as it stands now. Raises UsageError if there is no such statement, or what is said of it makes no sense.
    """
    found = _statement(db, request.statement)
    changes = tuple(_changes(db, base, request))
    if request.speaker and request.actor is None:
        changes += _spoken_for(db, base, found, request)
    if not changes and not request.note:
        raise UsageError("nothing is said of the statement; accept, reject or correct it (`stance review --help`)")
    one = found.statement
    with store.transaction(db):
        store.save_reviews(db, [Review(one.id, one.article_id, one.spans, one.content, changes, request.by, "", request.note)])
        settlement.settle(db, base, [one.article_id])
    return _statement(db, one.id)


def load(db: "Database", base: Base, marked: Iterable[Marked]) -> tuple[list[Telling], list[str]]:
    """Take over what people marked in Label Studio, where it differs from what stands: the statements reviewed, and what could not be taken over."""
    done, refused = [], []
    for one in marked:
        try:
            request = _differing(_statement(db, one.statement), one)
            if request is not None:
                done.append(review(db, base, request))
        except UsageError as error:
            refused.append(f"{one.statement}: {error}")
    return done, refused


def _differing(found: Telling, marked: Marked) -> ReviewRequest | None:
    """What a person changed of a statement, or decided anew; None if nothing."""
    s, was = found.statement, found.reviewed
    now = {"speaker": s.speaker, "actor": None if found.actor is None else found.actor.name, "said_on": s.said_on and s.said_on.isoformat()}
    given = {name: getattr(marked, name) for name in now}
    changed = {name: value for name, value in given.items() if value is not None and value != (now[name] or "")}
    kind = Kind(marked.kind) if marked.kind in list(Kind) and marked.kind != s.kind else None
    decision = Decision(marked.decision) if marked.decision is not None and (was is None or was.decision != marked.decision) else None
    if not changed and kind is None and decision is None:
        return None
    return ReviewRequest(s.id, marked.by, decision, kind=kind, note="Label Studio", **changed)


def undo(db: "Database", review_id: str, *, by: str) -> Review:
    """Take a review back; earlier reviews, else the machine's word, stand again. Raises UsageError if there is none of this id."""
    with store.transaction(db):
        taken = store.undo_review(db, review_id, by=by)
        settlement.settle(db, base_of(db), [taken.article_id])
    return taken


def _statement(db: "Database", statement_id: str) -> Telling:
    """The statement, or a UsageError that says how to find it."""
    found = store.telling(db, statement_id)
    if found is None:
        raise UsageError(f"no statement has the id {statement_id!r}; `stance statements` lists them")
    return found


def _changes(db: "Database", base: Base, request: ReviewRequest) -> list[Change]:
    """What a request says, field by field, as it is kept."""
    out = []
    if request.decision is not None:
        out.append(Change(Field.DECISION, request.decision))
    if request.speaker is not None:
        speaker = " ".join(request.speaker.split())
        out.append(Change(Field.SPEAKER, (base.person(speaker) or base.name_of(speaker)) if speaker else None))
    if request.role is not None:
        out.append(Change(Field.ROLE, " ".join(request.role.split()) or None))
    if request.actor is not None:
        out.append(Change(Field.ACTOR, _actor(db, base, request.actor) if request.actor.strip() else None))
    if request.said_on is not None:
        out.append(Change(Field.SAID_ON, _day(request.said_on.strip())))
    if request.kind is not None:
        out.append(Change(Field.KIND, request.kind))
    if request.stance is not None:
        out.append(_stance(db, request.stance, request.topic))
    return out


def _actor(db: "Database", base: Base, name: str) -> str:
    """The id of the actor that a name means; it is stored, so that the statement can point to it."""
    actor = meant(db, base, name)
    store.save_actors(db, [actor])
    return actor.id


def _spoken_for(db: "Database", base: Base, found: Telling, request: ReviewRequest) -> tuple[Change, ...]:
    """The actor of a corrected speaker whom the base does not know: as elsewhere in the record, else as before."""
    speaker = " ".join((request.speaker or "").split())
    day = period(request.said_on)[0] if request.said_on else found.when
    known = base.resolve(Speaker(base.name_of(speaker)), day).actor
    if known is not None and known.kind is not ActorKind.PERSON:
        before = store.reviews(db, article_id=found.statement.article_id)
        told = any(c.field is Field.ACTOR for r in before if r.statement_id == found.statement.id for c in r.changes)
        return (Change(Field.ACTOR, known.id),) if told else ()  # an earlier review's actor was another speaker's
    elsewhere = {one.actor for one in store.tellings(db, StatementFilter(speaker=speaker)) if one.statement.id != found.statement.id}
    actor = elsewhere.pop() if len(elsewhere) == 1 else None if elsewhere else found.actor
    return () if actor is None or actor.kind is ActorKind.PERSON else (Change(Field.ACTOR, actor.id),)


def _day(value: str) -> str | None:
    """The day as it was given, if it is one."""
    try:
        return value if not value or period(value) else None
    except ValueError:
        raise UsageError(f"{value!r} is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY") from None


def _stance(db: "Database", label: Label, topic: str | None) -> Change:
    """A stance towards the proposition that a topic stands for."""
    if topic is None or not topic.strip():
        raise UsageError("a stance is towards something; give it with --topic")
    if label not in STANCES:
        raise UsageError(f"stance {label!r} is not one of {', '.join(STANCES)}")
    return Change(Field.STANCE, label, topic_of(db, topic).text)
