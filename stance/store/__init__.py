"""Rows <-> records: the SQLite database is the truth, and this package alone speaks SQL to it.

`db = open_store(home)` comes first; then `save_article(db, article)`, `save_statements(db, article, statements, actors)` and
`tellings(db, StatementFilter(actor_id="russia", limit=20))`.
"""

from stance.store.actors import actor, actors_named, list_actors, mend_actors, save_actors, titles_of
from stance.store.articles import (
    article,
    article_known,
    coverage,
    edit_article,
    list_articles,
    log_edit,
    pending_articles,
    remove_article,
    save_article,
    versions,
)
from stance.store.corrections import corrections, save_corrections, undo_corrections
from stance.store.doctor import check
from stance.store.dump import MARK, dump, restore
from stance.store.filters import matching_speakers
from stance.store.links import links, relations, save_links, save_relations, save_stances, stances
from stance.store.open import data_version, open_store, path_of, transaction
from stance.store.reviews import reviewed_articles, reviews, save_reviews, undo_review
from stance.store.search import STOP_WORDS, allowed_rows, full_text, fuse, labelled_rows, rows_beside
from stance.store.settling import mentions, settle, stored
from stance.store.statements import (
    activity,
    count_statements,
    names_like,
    row_numbers,
    save_statements,
    set_groups,
    shared_groups,
    speakers,
    telling,
    tellings,
    tellings_by_groups,
    tellings_by_rows,
    ungroup,
    ungrouped,
    update_statements,
    utterances,
)
from stance.store.topics import remove_topic, save_topic, topic, topics
from stance.store.vectors import pending_vectors, save_vectors, vector_model, vector_rows, vector_stamp, vectors

__all__ = [
    "MARK",
    "STOP_WORDS",
    "activity",
    "actor",
    "actors_named",
    "allowed_rows",
    "article",
    "article_known",
    "check",
    "corrections",
    "count_statements",
    "coverage",
    "data_version",
    "dump",
    "edit_article",
    "full_text",
    "fuse",
    "labelled_rows",
    "links",
    "list_actors",
    "list_articles",
    "log_edit",
    "matching_speakers",
    "mend_actors",
    "mentions",
    "names_like",
    "open_store",
    "path_of",
    "pending_articles",
    "pending_vectors",
    "relations",
    "remove_article",
    "remove_topic",
    "restore",
    "reviewed_articles",
    "reviews",
    "row_numbers",
    "rows_beside",
    "save_actors",
    "save_article",
    "save_corrections",
    "save_links",
    "save_relations",
    "save_reviews",
    "save_stances",
    "save_statements",
    "save_topic",
    "save_vectors",
    "set_groups",
    "settle",
    "shared_groups",
    "speakers",
    "stances",
    "stored",
    "telling",
    "tellings",
    "tellings_by_groups",
    "tellings_by_rows",
    "titles_of",
    "topic",
    "topics",
    "transaction",
    "undo_corrections",
    "undo_review",
    "ungroup",
    "ungrouped",
    "update_statements",
    "utterances",
    "vector_model",
    "vector_rows",
    "vector_stamp",
    "vectors",
    "versions",
]
