"""`topics`: those whose meaning a person has fixed, then the key phrases of what the record speaks of."""

from typing import TYPE_CHECKING

from stance import store
from stance.errors import UsageError
from stance.identify import filter_for, who
from stance.phrases import key_phrases
from stance.records import StatementFilter, Topic
from stance.retrieve import Record, read_topic

if TYPE_CHECKING:
    from sqlite_utils import Database

FOUND = 30


def topics(record: Record, *, actor: str | None = None, limit: int | None = None) -> list[Topic]:
    """Fixed topics first, then found ones with the number of utterances that name them; those of one actor, if given."""
    kept = [] if actor is not None else store.topics(record.db)
    wanted, own = StatementFilter(), [] if actor is None else [actor]
    if actor is not None:
        asked = who(record.db, record.base, actor)
        if asked.actor is None and asked.speaker is None:
            return []
        wanted = filter_for(asked, wanted)
        own += [] if asked.actor is None else [asked.actor.name]
    contents = {telling.group: telling.statement.content for telling in store.tellings(record.db, wanted)}
    found = key_phrases(contents.values(), limit=FOUND if limit is None else limit, apart_from=own)
    known = {topic.name.casefold() for topic in kept}
    return [*kept, *(Topic(name, read_topic(record, name).text, statements=n) for name, n in found if name.casefold() not in known)][:limit]


def add(db: "Database", name: str, meaning: str) -> Topic:
    """Fix what a topic means: every command reads it as this sentence from now on. Raises UsageError if one of them is empty."""
    topic = Topic(" ".join(name.split()), " ".join(meaning.split()), pinned=True)
    if not topic.name or not topic.proposition:
        raise UsageError("a topic needs a name and a sentence; write `stance topics add NAME --proposition SENTENCE`")
    store.save_topic(db, topic)
    return topic
