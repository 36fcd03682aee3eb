"""Topics that people named, each with the proposition that it stands for and the other names that mean it."""

import json
from typing import Any

from sqlite_utils import Database

from stance.records import Topic
from stance.store.open import transaction
from stance.store.rows import storable

_SELECT = "SELECT name, proposition, pinned, also FROM topics"


def save_topic(db: Database, topic: Topic) -> None:
    """Add a topic, or give a known one another proposition, pin or further names."""
    also = json.dumps([storable(name) for name in topic.also], ensure_ascii=False)
    with transaction(db):
        values = [storable(topic.name), storable(topic.proposition), int(topic.pinned), also]
        db.execute("INSERT OR REPLACE INTO topics (name, proposition, pinned, also) VALUES (?, ?, ?, ?)", values)


def topic(db: Database, name: str) -> Topic | None:
    """The topic of this name, in any case, or the one that has it as a further name; None if nobody named one so."""
    wanted = storable(name)
    also = "EXISTS (SELECT 1 FROM json_each(also) WHERE value = :name COLLATE NOCASE)"
    sql = f"{_SELECT} WHERE name = :name COLLATE NOCASE OR {also} ORDER BY name = :name COLLATE NOCASE DESC, name LIMIT 1"
    row = db.execute(sql, {"name": wanted}).fetchone()
    return None if row is None else _topic(row)


def topics(db: Database) -> list[Topic]:
    """All topics, pinned ones first, then by name."""
    return [_topic(row) for row in db.execute(f"{_SELECT} ORDER BY pinned DESC, name")]


def remove_topic(db: Database, name: str) -> bool:
    """Forget a topic; False if there is none of this name."""
    with transaction(db):
        return bool(db.conn.execute("DELETE FROM topics WHERE name = ?", [storable(name)]).rowcount)


def _topic(row: tuple[Any, ...]) -> Topic:
    """A topic from its row."""
    return Topic(row[0], row[1], bool(row[2]), also=tuple(json.loads(row[3])))
