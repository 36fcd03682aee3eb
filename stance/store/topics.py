"""Topics that people named, each with the proposition that it stands for."""

from sqlite_utils import Database

from stance.records import Topic
from stance.store.open import transaction
from stance.store.rows import storable


def save_topic(db: Database, topic: Topic) -> None:
    """Add a topic, or give a known one another proposition or pin."""
    with transaction(db):
        values = [storable(topic.name), storable(topic.proposition), int(topic.pinned)]
        db.execute("INSERT OR REPLACE INTO topics (name, proposition, pinned) VALUES (?, ?, ?)", values)


def topic(db: Database, name: str) -> Topic | None:
    """The topic of this name, in any case; None if nobody named one so."""
    row = db.execute("SELECT name, proposition, pinned FROM topics WHERE name = ? COLLATE NOCASE ORDER BY name LIMIT 1", [storable(name)]).fetchone()
    return None if row is None else Topic(row[0], row[1], bool(row[2]))


def topics(db: Database) -> list[Topic]:
    """All topics, pinned ones first, then by name."""
    return [Topic(row[0], row[1], bool(row[2])) for row in db.execute("SELECT name, proposition, pinned FROM topics ORDER BY pinned DESC, name")]


def remove_topic(db: Database, name: str) -> bool:
    """Forget a topic; False if there is none of this name."""
    with transaction(db):
        return bool(db.conn.execute("DELETE FROM topics WHERE name = ?", [storable(name)]).rowcount)
