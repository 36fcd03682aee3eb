"""Opening a home for questions: database, actors, embedder, index and judge."""

from typing import TYPE_CHECKING

from stance.cli.common import Filters, Settings, note, parse_day

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.desk import Place
    from stance.identify import Who
    from stance.records import StatementFilter
    from stance.retrieve import Record


def place_of(given: Settings) -> "Place":
    """The home of a call, with its embedder and judge."""
    from stance.desk import Place

    return Place(given.home, given.cache, given.embedder, given.judge, given.judge_key)


def open_record(given: Settings) -> "Record":
    """Everything an answer is made from, opened for reading."""
    from stance import desk

    return desk.open_record(place_of(given), note)


def read_filter(db: "Database", given: Filters) -> "tuple[StatementFilter | None, str]":
    """The filter that the options mean, and how the actor was read; no filter for an actor whom nobody knows."""
    from stance.errors import UsageError
    from stance.records import Kind, StatementFilter

    if given.kind is not None and given.kind not in list(Kind):
        raise UsageError(f"--kind {given.kind!r} is not one of {', '.join(Kind)}")
    who = None if given.actor is None else _who(db, given.actor)
    if who is not None and who.actor is None and who.speaker is None:
        return None, who.why
    wanted = StatementFilter(
        actor_id=None if who is None or who.speaker or who.actor is None else who.actor.id,
        speaker=given.speaker or (None if who is None else who.speaker),
        source=given.source,
        article_id=given.article,
        kind=None if given.kind is None else Kind(given.kind),
        since=parse_day(given.since, "--since"),
        until=parse_day(given.until, "--until"),
        as_of=parse_day(given.as_of, "--as-of"),
        limit=given.limit,
        review=given.review,
    )
    return wanted, "" if who is None else who.why


def _who(db: "Database", name: str) -> "Who":
    """Whom --actor means; the base of actors is loaded only where the record does not know the name."""
    from stance.identify import base_of, by_own_name, who

    return by_own_name(db, name) or who(db, base_of(db), name)
