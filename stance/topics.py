"""`topics`: the named topics of a home; a topic keeps the meaning that a person gave it, else the one that its words have."""

from dataclasses import replace
from typing import TYPE_CHECKING

from stance import store
from stance.errors import UsageError
from stance.judges import proposition
from stance.records import Topic

if TYPE_CHECKING:
    from sqlite_utils import Database


def listed(db: "Database") -> list[Topic]:
    """Every named topic."""
    return store.topics(db)


def add(db: "Database", name: str, *, meaning: str | None = None, pinned: bool | None = None) -> Topic:
    """Keep a topic; `meaning` fixes its proposition, without it the words of the name are read. Raises UsageError for an empty name."""
    plain = " ".join(name.split())
    if not plain:
        raise UsageError("a topic needs a name; write `stance topics add NAME`")
    known = store.topic(db, plain)
    text = meaning or (known.proposition if known is not None else proposition(plain).text)
    kept = Topic(plain, text, known.pinned if pinned is None and known is not None else bool(pinned))
    store.save_topic(db, kept)
    return kept


def rename(db: "Database", name: str, new: str) -> Topic:
    """Give a topic another name; its meaning stays. Raises UsageError if there is no such topic."""
    topic = _existing(db, name)
    renamed = replace(topic, name=" ".join(new.split()) or topic.name)
    if renamed.name != topic.name:
        store.remove_topic(db, topic.name)
    store.save_topic(db, renamed)
    return renamed


def merge(db: "Database", name: str, into: str) -> Topic:
    """Drop a topic in favour of another. Raises UsageError if either is missing."""
    kept = _existing(db, into)
    store.remove_topic(db, _existing(db, name).name)
    return kept


def _existing(db: "Database", name: str) -> Topic:
    """The topic of this name."""
    topic = store.topic(db, name)
    if topic is None:
        raise UsageError(f"no topic {name!r}; `stance topics` lists them")
    return topic
