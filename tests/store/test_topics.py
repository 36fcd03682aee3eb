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


def test_a_topic_is_found_by_its_other_names(store: Store) -> None:
    aid = Topic("Aid", "Aid should be sent.", also=("relief", "Help"))
    save_topic(store.db, aid)
    save_topic(store.db, Topic("Help", "Somebody should help."))
    assert topic(store.db, "RELIEF") == aid
    help_itself = topic(store.db, "help")
    assert help_itself is not None
    assert help_itself.name == "Help", "a topic's own name comes first"
