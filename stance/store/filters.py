"""A StatementFilter as a WHERE clause over `statements s`; every query of statements uses it."""

import json

from sqlite_utils import Database

from stance.records import ReviewState, StatementFilter
from stance.store.rows import iso, storable
from stance.text import words

Parameters = dict[str, str | int | None]


_REVIEWED = {
    ReviewState.STANDING: "s.decision IS NOT 'rejected'",
    ReviewState.REJECTED: "s.decision = 'rejected'",
    ReviewState.ACCEPTED: "s.decision = 'accepted'",
    ReviewState.REVIEWED: "s.reviewed IS NOT NULL",
    ReviewState.UNREVIEWED: "s.reviewed IS NULL",
    ReviewState.ALL: "TRUE",
}
# `current` is 1 for what stands in the latest version of its page, so the usual list needs no other column.
_LATEST = "(s.current = 1 OR (s.decision = 'rejected' AND s.article_id IN (SELECT id FROM articles WHERE replaced_by IS NULL)))"
_STANDING = {state: f"{_LATEST} AND {condition}" for state, condition in _REVIEWED.items()} | {
    ReviewState.STANDING: "s.current = 1",
    ReviewState.UNREVIEWED: "s.current = 1 AND s.reviewed IS NULL",
}


def where(db: Database, wanted: StatementFilter) -> tuple[str, Parameters]:
    """The condition and its named parameters (prefixed `f_`). `limit` is left to the caller.

    Statements of a page's older versions are hidden, unless one article is asked for, and rejected ones, unless they are asked for.
    Statements without any date are outside every range of days; with `as_of`, what is not known to have been published by
    then is hidden.
    """
    parts: list[str] = [_STANDING[wanted.review]] if wanted.article_id is None else ["s.article_id = :f_article", _REVIEWED[wanted.review]]
    values: Parameters = {
        "f_article": storable(wanted.article_id),
        "f_actor": storable(wanted.actor_id),
        "f_source": storable(wanted.source),
        "f_kind": wanted.kind,
        "f_since": iso(wanted.since),
        "f_until": iso(wanted.until),
        "f_as_of": iso(wanted.as_of),
    }
    if wanted.actor_id is not None:
        parts.append("s.n IN (SELECT n FROM statements WHERE actor_id = :f_actor UNION ALL SELECT n FROM co_actors WHERE actor_id = :f_actor)")
    if wanted.source is not None:
        parts.append("s.article_id IN (SELECT id FROM articles WHERE source = :f_source COLLATE NOCASE)")
    if wanted.speaker is not None:
        values["f_speakers"] = json.dumps(matching_speakers(db, wanted.speaker))
        parts.append("s.speaker IN (SELECT value FROM json_each(:f_speakers))")
    for name, condition in (
        ("f_kind", "s.kind = :f_kind"),
        ("f_since", "s.day >= :f_since"),
        ("f_until", "s.day <= :f_until"),
        ("f_as_of", "coalesce(s.published, s.said_on) <= :f_as_of"),
    ):
        if values[name] is not None:
            parts.append(condition)
    return " AND ".join(parts), {name: value for name, value in values.items() if value is not None}


def matching_speakers(db: Database, name: str) -> list[str]:
    """Stored speakers that a name means: the same words in any case, else those that have all of its words ("lavrov")."""
    asked = words(name)
    if not asked:
        return []
    known = [(row[0], words(row[0])) for row in db.execute("SELECT DISTINCT speaker FROM statements WHERE speaker IS NOT NULL")]
    exact = [speaker for speaker, of_speaker in known if of_speaker == asked]
    return exact or [speaker for speaker, of_speaker in known if set(asked) <= set(of_speaker)]
