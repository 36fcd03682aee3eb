"""Named topics."""

from stance.records import Topic
from stance.store import remove_topic, save_topic, topic, topics

from .conftest import Store


def test_topics_are_kept_mended_and_forgotten(store: Store) -> None:
    save_topic(store.db, Topic("Recognition", "The Taliban government should be recognised."))
    save_topic(store.db, Topic("Aid", "Aid should be sent.", pinned=True))
    assert [one.name for one in topics(store.db)] == ["Aid", "Recognition"]
    save_topic(store.db, Topic("Aid", "More aid should be sent."))
    assert topic(store.db, "aid") == Topic("Aid", "More aid should be sent.", pinned=False)
    assert topic(store.db, "none") is None
    assert remove_topic(store.db, "Aid")
    assert not remove_topic(store.db, "Aid")
