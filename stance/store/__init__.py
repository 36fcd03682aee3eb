"""Rows <-> records: the SQLite database is the truth, and this package alone speaks SQL to it.

`db = open_store(home)` comes first; then `save_article(db, article)`, `save_statements(db, article, statements, actors)` and
`tellings(db, StatementFilter(actor_id="russia", limit=20))`.
"""

from stance.store.actors import (
    actor,
    add_alias,
    add_correction,
    add_office,
    aliases,
    corrections,
    list_actors,
    offices,
    save_actors,
)
from stance.store.articles import (
    article,
    article_known,
    coverage,
    edit_article,
    list_articles,
    pending_articles,
    remove_article,
    save_article,
    versions,
)
from stance.store.doctor import check
from stance.store.filters import matching_speakers
from stance.store.links import links, relations, save_links, save_relations, save_stances, stances
from stance.store.open import open_store, path_of, transaction
from stance.store.search import allowed_rows, full_text, fuse
from stance.store.statements import (
    count_statements,
    row_numbers,
    save_statements,
    set_groups,
    shared_groups,
    speakers,
    telling,
    tellings,
    tellings_by_groups,
    tellings_by_rows,
    ungrouped,
    update_statements,
)
from stance.store.topics import remove_topic, save_topic, topic, topics
from stance.store.vectors import pending_vectors, save_vectors, vector_rows, vector_stamp, vectors

__all__ = [
    "actor",
    "add_alias",
    "add_correction",
    "add_office",
    "aliases",
    "allowed_rows",
    "article",
    "article_known",
    "check",
    "corrections",
    "count_statements",
    "coverage",
    "edit_article",
    "full_text",
    "fuse",
    "links",
    "list_actors",
    "list_articles",
    "matching_speakers",
    "offices",
    "open_store",
    "path_of",
    "pending_articles",
    "pending_vectors",
    "relations",
    "remove_article",
    "remove_topic",
    "row_numbers",
    "save_actors",
    "save_article",
    "save_links",
    "save_relations",
    "save_stances",
    "save_statements",
    "save_topic",
    "save_vectors",
    "set_groups",
    "shared_groups",
    "speakers",
    "stances",
    "telling",
    "tellings",
    "tellings_by_groups",
    "tellings_by_rows",
    "topic",
    "topics",
    "transaction",
    "ungrouped",
    "update_statements",
    "vector_rows",
    "vector_stamp",
    "vectors",
    "versions",
]
