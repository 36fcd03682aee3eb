"""`topics`: those whose meaning, name or place a person has fixed, and those that the record speaks of; renamed, pinned and merged."""

from dataclasses import replace
from typing import TYPE_CHECKING

from stance import discovery, store
from stance.errors import UsageError
from stance.identify import filter_for, who
from stance.records import StatementFilter, Topic
from stance.retrieve import Record, topic_of
from stance.text import slug

if TYPE_CHECKING:
    from sqlite_utils import Database

FOUND = 30


def topics(record: Record, *, actor: str | None = None, limit: int | None = None) -> list[Topic]:
    """Kept topics first, pinned ones before others, then found ones with their numbers of utterances; of one actor, what he spoke of."""
    wanted = StatementFilter()
    if actor is not None:
        asked = who(record.db, record.base, actor)
        if asked.actor is None and asked.speaker is None:
            return []
        wanted = filter_for(asked, wanted)
    found = discovery.topics(record.db, record.base, wanted, limit=limit or FOUND)
    if actor is not None:
        return found[:limit]
    counted = {topic.name: topic for topic in found}
    kept = [counted.pop(topic.name, topic) for topic in store.topics(record.db)]
    return [*kept, *counted.values()][:limit]


def add(db: "Database", name: str, meaning: str, *, by: str) -> Topic:
    """Fix what a topic means, and pin it: every command reads it as this sentence from now on. Raises UsageError if one of them is empty."""
    known = store.topic(db, name)
    topic = Topic(_plain(name), _plain(meaning), pinned=True, also=known.also if known is not None else ())
    if not topic.name or not topic.proposition:
        raise UsageError("a topic needs a name and a sentence; write `stance topics add NAME --proposition SENTENCE`")
    return _keep(db, topic, known, by=by, what="add topic")


def rename(db: "Database", name: str, new: str, *, by: str) -> Topic:
    """Call a topic, kept or found, by another name; the old name goes on to mean it, and so does its proposition."""
    known, called = _kept(db, name), _plain(new)
    if not called:
        raise UsageError(f"{new!r} is no name for a topic")
    other = store.topic(db, called)
    if other is not None and other.name != known.name:
        raise UsageError(f"{called!r} is another topic; `stance topics merge` joins the two")
    also = tuple(dict.fromkeys(one for one in (known.name, *known.also) if slug(one) != slug(called)))
    return _keep(db, replace(known, name=called, also=also), known, by=by, what="rename topic")


def pin(db: "Database", name: str, *, pinned: bool = True, by: str) -> Topic:
    """Let a topic, kept or found, be in every report (or no longer)."""
    known = _kept(db, name)
    return _keep(db, replace(known, pinned=pinned), known, by=by, what="pin topic" if pinned else "unpin topic")


def merge(db: "Database", name: str, into: str, *, by: str) -> Topic:
    """Let two topics be one, under the second's name and proposition. Raises UsageError if they are one already."""
    old, known = _kept(db, name), _kept(db, into)
    if slug(old.name) == slug(known.name):
        raise UsageError(f"{name!r} and {into!r} are one topic already, {known.name}")
    also = tuple(dict.fromkeys([*known.also, old.name, *old.also]))
    topic = replace(known, pinned=known.pinned or old.pinned, also=also)
    with store.transaction(db):
        store.remove_topic(db, old.name)
        return _keep(db, topic, known, by=by, what="merge topics")


def forget(db: "Database", name: str, *, by: str) -> Topic:
    """Take back what people said of a topic; a found one is found again. Raises UsageError if nobody named it."""
    known = store.topic(db, name)
    if known is None:
        raise UsageError(f"nobody fixed a topic {name!r}; `stance topics` lists them")
    with store.transaction(db):
        store.remove_topic(db, known.name)
        store.log_edit(db, "forget topic", known.name, {"proposition": known.proposition}, by=by)
    return known


def _kept(db: "Database", name: str) -> Topic:
    """The topic that people keep under a name, else a new one that means what its words say."""
    known = store.topic(db, name)
    if known is not None:
        return known
    if not _plain(name):
        raise UsageError(f"{name!r} is no topic; `stance topics` lists them")
    return Topic(_plain(name), topic_of(db, name).text)


def _keep(db: "Database", topic: Topic, before: Topic | None, *, by: str, what: str) -> Topic:
    """Store a topic in place of what it was, and write down who changed it."""
    with store.transaction(db):
        if before is not None and before.name != topic.name:
            store.remove_topic(db, before.name)
        store.save_topic(db, topic)
        store.log_edit(db, what, topic.name, {"proposition": topic.proposition, "also": topic.also, "pinned": topic.pinned}, by=by)
    return topic


def _plain(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())
