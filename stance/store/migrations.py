"""The schema of `stance.db` as a numbered list of migrations; `PRAGMA user_version` is how many have run."""

from collections.abc import Callable

from sqlite_utils import Database

from stance.records import Speaker
from stance.store.rows import mention_json, span

ARTICLES = """
CREATE TABLE articles (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  given_id TEXT,
  url TEXT,
  canonical_url TEXT,
  source TEXT,
  title TEXT,
  author TEXT,
  published TEXT,
  published_precision TEXT,
  published_origin TEXT NOT NULL,
  language TEXT NOT NULL,
  speaker TEXT,
  role TEXT,
  actor TEXT,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done')),
  replaced_by TEXT,
  added_at TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT
"""  # the text comes last, so that a scan of the other columns does not read it

ACTORS = "CREATE TABLE actors (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, wikidata TEXT) STRICT"

# AUTOINCREMENT, because `n` is the id in the vector index: a number that was removed must never mean another statement.
STATEMENTS = """
CREATE TABLE statements (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  spans TEXT NOT NULL,
  content TEXT NOT NULL,
  kind TEXT NOT NULL,
  act TEXT NOT NULL,
  cue TEXT,
  cue_span TEXT,
  source_span TEXT,
  speaker TEXT,
  role TEXT,
  actor_id TEXT REFERENCES actors (id),
  said_on TEXT,
  said_on_precision TEXT,
  confidence REAL NOT NULL,
  extractor TEXT NOT NULL,
  negated INTEGER NOT NULL,
  why TEXT NOT NULL,
  actors_also TEXT NOT NULL DEFAULT '[]',
  group_id TEXT,
  published TEXT,
  day TEXT,
  current INTEGER NOT NULL DEFAULT 1
) STRICT
"""

CO_ACTORS = """
CREATE TABLE co_actors (
  actor_id TEXT NOT NULL REFERENCES actors (id),
  n INTEGER NOT NULL REFERENCES statements (n) ON DELETE CASCADE,
  PRIMARY KEY (actor_id, n)
) STRICT, WITHOUT ROWID
"""

VECTORS = """
CREATE TABLE vectors (
  n INTEGER NOT NULL REFERENCES statements (n) ON DELETE CASCADE,
  model TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (n, model)
) STRICT
"""

LINKS = """
CREATE TABLE links (
  left_id TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  right_id TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  judged_by TEXT NOT NULL,
  judged_at TEXT NOT NULL,
  PRIMARY KEY (left_id, right_id, kind, judged_by)
) STRICT, WITHOUT ROWID
"""

JUDGEMENTS = """
CREATE TABLE judgements (
  statement_id TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  proposition TEXT NOT NULL,
  model TEXT NOT NULL,
  label TEXT NOT NULL,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  condition_span TEXT,
  PRIMARY KEY (statement_id, proposition, model)
) STRICT, WITHOUT ROWID
"""

TOPICS = "CREATE TABLE topics (name TEXT PRIMARY KEY, proposition TEXT NOT NULL, pinned INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID"

CORRECTIONS = (
    """
    CREATE TABLE aliases (
      alias TEXT NOT NULL,
      actor_id TEXT NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (alias, actor_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE offices (
      n INTEGER PRIMARY KEY,
      person TEXT NOT NULL,
      role TEXT NOT NULL,
      actor_id TEXT NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
      start_on TEXT,
      end_on TEXT,
      rank INTEGER NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE corrections (
      n INTEGER PRIMARY KEY,
      statement_id TEXT NOT NULL,
      field TEXT NOT NULL,
      value TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE edits (
      n INTEGER PRIMARY KEY,
      what TEXT NOT NULL,
      target TEXT NOT NULL,
      detail TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT
    """,
)

# A vector stands for the content that it was made of; other content wants another one.
VECTORS_FOLLOW = """
CREATE TRIGGER vectors_follow AFTER UPDATE OF content ON statements WHEN old.content <> new.content BEGIN
  DELETE FROM vectors WHERE n = new.n;
END
"""

INDEXES = (
    "CREATE INDEX articles_coverage ON articles (state, replaced_by, published, source)",
    "CREATE INDEX articles_page ON articles (canonical_url)",
    "CREATE INDEX articles_given ON articles (given_id)",
    "CREATE INDEX statements_day ON statements (current, day)",
    "CREATE INDEX statements_actor ON statements (actor_id, current, day)",
    "CREATE INDEX statements_article ON statements (article_id, current)",
    "CREATE INDEX statements_group ON statements (group_id)",
    "CREATE INDEX statements_speaker ON statements (speaker, current)",
    "CREATE INDEX co_actors_n ON co_actors (n)",
    "CREATE INDEX links_right ON links (right_id)",
    "CREATE INDEX corrections_statement ON corrections (statement_id)",
)

# The full-text table keeps its own copy of the words, so a delete never needs the old values; triggers also see cascades.
FULL_TEXT = (
    "CREATE VIRTUAL TABLE statements_fts USING fts5 (content, speaker, actor, title, tokenize = 'porter unicode61 remove_diacritics 2')",
    """
    CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
      INSERT INTO statements_fts (rowid, content, speaker, actor, title) VALUES (
        new.n, new.content, new.speaker,
        (SELECT name FROM actors WHERE id = new.actor_id), (SELECT title FROM articles WHERE id = new.article_id));
    END
    """,
    "CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN DELETE FROM statements_fts WHERE rowid = old.n; END",
    """
    CREATE TRIGGER statements_fts_update AFTER UPDATE OF content, speaker, actor_id ON statements BEGIN
      UPDATE statements_fts SET content = new.content, speaker = new.speaker,
        actor = (SELECT name FROM actors WHERE id = new.actor_id) WHERE rowid = new.n;
    END
    """,
    """
    CREATE TRIGGER articles_fts_update AFTER UPDATE OF title ON articles BEGIN
      UPDATE statements_fts SET title = new.title WHERE rowid IN (SELECT n FROM statements WHERE article_id = new.id);
    END
    """,
    """
    CREATE TRIGGER actors_fts_update AFTER UPDATE OF name ON actors BEGIN
      UPDATE statements_fts SET actor = new.name WHERE rowid IN (SELECT n FROM statements WHERE actor_id = new.id);
    END
    """,
)


def _first(db: Database) -> None:
    """Make every table, index and trigger of version 1."""
    for sql in (ARTICLES, ACTORS, STATEMENTS, CO_ACTORS, VECTORS, LINKS, JUDGEMENTS, TOPICS, *CORRECTIONS, VECTORS_FOLLOW, *INDEXES, *FULL_TEXT):
        db.conn.execute(sql)


# What people say of actors and of statements; nothing here is ever deleted, only marked as undone.
PEOPLE_SAY = (
    """
    CREATE TABLE actor_corrections (
      n INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      what TEXT NOT NULL,
      actor_id TEXT NOT NULL REFERENCES actors (id),
      name TEXT,
      other_id TEXT REFERENCES actors (id),
      role TEXT,
      start_on TEXT,
      end_on TEXT,
      kind TEXT,
      wikidata TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      batch TEXT,
      undone_by TEXT,
      undone_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE reviews (
      n INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      statement_id TEXT NOT NULL,
      article_id TEXT NOT NULL,
      spans TEXT NOT NULL,
      content TEXT NOT NULL,
      changes TEXT NOT NULL,
      note TEXT,
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      undone_by TEXT,
      undone_at TEXT
    ) STRICT
    """,
    "CREATE INDEX reviews_article ON reviews (article_id)",
    "CREATE INDEX reviews_statement ON reviews (statement_id)",
    "ALTER TABLE topics ADD COLUMN also TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE statements ADD COLUMN mention TEXT",  # who is behind it in the article's words: what resolution starts from
    "ALTER TABLE statements ADD COLUMN machine TEXT",  # the machine's values of the columns that people's word has changed
    "ALTER TABLE statements ADD COLUMN decision TEXT",
    "ALTER TABLE statements ADD COLUMN reviewed TEXT",
    "CREATE INDEX statements_reviewed ON statements (decision) WHERE reviewed IS NOT NULL",
    "CREATE INDEX statements_mended ON statements (n) WHERE machine IS NOT NULL",
)

# Version 1 had tables for corrections that no command wrote; what a program put there is kept.
OLD_CORRECTIONS = (
    """
    INSERT INTO actor_corrections (id, what, actor_id, name, author, at)
    SELECT 'alias-' || rowid, 'alias', actor_id, alias, author, at
    FROM (SELECT row_number() OVER (ORDER BY at, alias, actor_id) AS rowid, * FROM aliases) ORDER BY rowid
    """,
    """
    INSERT INTO actor_corrections (id, what, actor_id, name, role, start_on, end_on, author, at)
    SELECT 'office-' || n, 'office', actor_id, person, role, start_on, end_on, author, at FROM offices ORDER BY n
    """,
    "DROP TABLE aliases",
    "DROP TABLE offices",
    "DROP TABLE corrections",
)


def _people_correct(db: Database) -> None:
    """Make room for what people say beside what the machine found, and for whom the articles name."""
    for sql in (*PEOPLE_SAY, *OLD_CORRECTIONS):
        db.conn.execute(sql)
    sql = "SELECT n, speaker, role, source_span FROM statements WHERE article_id = ?"
    for article_id, text in db.conn.execute("SELECT id, text FROM articles"):
        mentions = [(_mention(speaker, role, source, text), n) for n, speaker, role, source in db.conn.execute(sql, [article_id])]
        db.conn.executemany("UPDATE statements SET mention = ? WHERE n = ?", mentions)


def _mention(speaker: str | None, role: str | None, source: str | None, text: str) -> str:
    """Whom an article names, as far as version 1 kept it: the speaker found, his role and the printed source."""
    at = span(source)
    printed = None if at is None else at.of(text)
    return mention_json(Speaker(speaker, role, printed if speaker is None else None, printed))


MIGRATIONS: list[Callable[[Database], None]] = [_first, _people_correct]


def version(db: Database) -> int:
    """How many migrations the database has seen."""
    return int(db.conn.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Database) -> None:
    """Run the migrations that the database lacks; the caller holds the write transaction, so all run or none."""
    for number, step in enumerate(MIGRATIONS[version(db) :], version(db) + 1):
        step(db)
        db.conn.execute(f"PRAGMA user_version = {number}")
