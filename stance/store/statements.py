"""Statements in the store: saved with their article in one transaction, listed as tellings, newest first."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlite_utils import Database

from stance.errors import UsageError
from stance.records import Actor, Article, Statement, StatementFilter, Telling
from stance.store import rows as convert
from stance.store.actors import save_actors
from stance.store.articles import refresh_versions
from stance.store.filters import Parameters, where
from stance.store.open import transaction
from stance.store.rows import TELLING_COLUMNS, iso, statement_values, storable

# A statement that is not yet grouped stands alone; a null group never equals another.
_OUTLETS = (
    "(SELECT json_group_array(DISTINCT b.source) FROM statements t JOIN articles b ON b.id = t.article_id "
    "WHERE (t.n = s.n OR (t.group_id = s.group_id AND t.current = 1)) AND b.source IS NOT NULL{as_of})"
)
_FROM = "FROM {first} JOIN articles a ON a.id = s.article_id LEFT JOIN actors c ON c.id = s.actor_id"
_NEWEST_FIRST = "ORDER BY s.day DESC, s.article_id, s.n"


def save_statements(db: Database, article: Article, statements: Sequence[Statement], actors: Iterable[Actor]) -> list[int]:
    """Store an article's statements and the actors they name, and mark the article done: all or nothing.

    Idempotent: a statement that is stored already keeps its row. Returns the row number of each statement, in order.
    """
    with transaction(db):
        save_actors(db, actors)
        for statement in sorted(statements, key=lambda one: one.spans):
            _insert(db, statement, article)
        numbers = row_numbers(db, [statement.id for statement in statements])
        db.execute("UPDATE articles SET state = 'done' WHERE id = ? AND state <> 'done'", [article.id])
        page = db.execute("SELECT canonical_url FROM articles WHERE id = ?", [article.id]).fetchone()
        refresh_versions(db, page[0] if page is not None else None)
    return [numbers[statement.id] for statement in statements]


def update_statements(db: Database, article: Article, statements: Sequence[Statement], actors: Iterable[Actor]) -> list[int]:
    """Write an article's statements anew as the machine finds them now, after an edit; people's word is to be laid over them again.

    Statements that are not stored are added; rows, groups and vectors stay. Returns the row number of each statement, in order.
    """
    with transaction(db):
        numbers = save_statements(db, article, statements, actors)
        for row, statement in zip(numbers, statements, strict=True):
            values = {name: value for name, value in statement_values(statement).items() if name not in {"id", "article_id"}}
            values |= {"published": iso(article.published), "machine": None, "decision": None, "reviewed": None}
            sql = f"UPDATE statements SET {', '.join(f'{name} = :{name}' for name in values)} WHERE n = :n"
            db.execute(sql, values | {"n": row})
            db.execute("UPDATE statements SET day = coalesce(said_on, published) WHERE n = ?", [row])
            db.execute("DELETE FROM co_actors WHERE n = ?", [row])
            save_co_actors(db, row, statement)
        sql = "UPDATE statements SET current = (SELECT replaced_by IS NULL FROM articles WHERE id = article_id) WHERE article_id = ?"
        db.execute(sql, [article.id])
    return numbers


def tellings(db: Database, wanted: StatementFilter) -> list[Telling]:
    """The statements that a filter lets through, newest first, in reading order within an article."""
    condition, values = where(db, wanted)
    limit: Parameters = {"limit": -1 if wanted.limit is None else wanted.limit}
    sql = f"{_select(wanted, 'statements s')} WHERE {condition} {_NEWEST_FIRST} LIMIT :limit"
    return [convert.telling(row) for row in db.execute(sql, values | limit)]


def tellings_by_rows(db: Database, rows: Iterable[int]) -> list[Telling]:
    """The statements with these row numbers, in the order given; numbers that are not there are passed over."""
    sql = f"{_select(StatementFilter(), 'json_each(:rows) j CROSS JOIN statements s ON s.n = j.value')} ORDER BY j.key"
    return [convert.telling(row) for row in db.execute(sql, {"rows": json.dumps([int(row) for row in rows])})]


def utterances(db: Database, wanted: StatementFilter, *, limit: int) -> list[tuple[int, str]]:
    """Row number and content of one telling of each utterance; of more than `limit`, those that stay the same when others are added."""
    condition, values = where(db, wanted)
    # ids are hashes, so their order is a fixed shuffle; words that stand twice are one utterance, linked or not
    sql = f"SELECT min(s.n), s.content, min(coalesce(s.group_id, s.id)) AS one FROM statements s WHERE {condition} GROUP BY s.content ORDER BY one, 1"
    found: dict[str, tuple[int, str]] = {}
    for row, content, group in db.execute(sql, values):
        if len(found) == limit:
            break
        found.setdefault(group, (row, content))
    return list(found.values())


def shared_groups(db: Database, groups: Iterable[str]) -> list[str]:
    """Those of the groups that have more than one current telling."""
    sql = (
        "SELECT s.group_id FROM json_each(?) j CROSS JOIN statements s ON s.group_id = j.value "
        "WHERE +s.current = 1 GROUP BY s.group_id HAVING count(*) > 1"
    )
    return [row[0] for row in db.execute(sql, [json.dumps(list(dict.fromkeys(storable(group) for group in groups)))])]


def tellings_by_groups(db: Database, groups: Iterable[str]) -> dict[str, list[Telling]]:
    """All current tellings of each group, newest first: what carries the same utterance elsewhere."""
    wanted = list(dict.fromkeys(storable(group) for group in groups))
    grouped = "SELECT t.n FROM json_each(:groups) j CROSS JOIN statements t ON t.group_id = j.value"
    alone = "SELECT t.n FROM json_each(:groups) j CROSS JOIN statements t ON t.id = j.value WHERE t.group_id IS NULL"
    sql = f"{_select(StatementFilter(), 'statements s')} WHERE s.n IN ({grouped} UNION ALL {alone}) AND s.current = 1 {_NEWEST_FIRST}"
    found: dict[str, list[Telling]] = {}
    for row in db.execute(sql, {"groups": json.dumps(wanted)}):
        one = convert.telling(row)
        found.setdefault(one.group, []).append(one)
    return found


def telling(db: Database, id_or_prefix: str) -> Telling | None:
    """The statement with this id or unique beginning of an id; None if there is none, UsageError if there are several."""
    wanted = storable(id_or_prefix)
    if not wanted:
        return None
    sql = "SELECT n, id FROM statements WHERE id = :it OR (id > :it AND id < :it || 'z') ORDER BY id LIMIT 2"
    rows = db.execute(sql, {"it": wanted}).fetchall()
    if len(rows) > 1 and rows[0][1] != wanted:
        raise UsageError(f"{id_or_prefix!r} is the beginning of several ids ({rows[0][1]}, {rows[1][1]}, …); give more of it")
    return tellings_by_rows(db, [rows[0][0]])[0] if rows else None


def row_numbers(db: Database, ids: Sequence[str]) -> dict[str, int]:
    """The row number of each statement id that is stored."""
    sql = "SELECT s.id, s.n FROM json_each(?) j CROSS JOIN statements s ON s.id = j.value"
    return dict(db.execute(sql, [json.dumps(list(ids))]).fetchall())


def count_statements(db: Database, wanted: StatementFilter) -> int:
    """How many statements a filter lets through; its limit is not used."""
    condition, values = where(db, wanted)
    return int(db.execute(f"SELECT count(*) FROM statements s WHERE {condition}", values).fetchone()[0])


def activity(db: Database, wanted: StatementFilter) -> tuple[int, date | None, date | None]:
    """How many statements a filter lets through, the day of the first and of the last; its limit is not used."""
    condition, values = where(db, wanted)
    row = db.execute(f"SELECT count(*), min(s.day), max(s.day) FROM statements s WHERE {condition}", values).fetchone()
    return int(row[0]), convert.day(row[1]), convert.day(row[2])


def names_like(db: Database, start: str, *, limit: int) -> list[str]:
    """Actors and speakers with a word that begins so, the most quoted first."""
    given = "% " + "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in (storable(start) or "").strip()) + "%"
    sql = """
        SELECT name FROM (
          SELECT c.name AS name, count(*) AS many FROM statements s JOIN actors c ON c.id = s.actor_id
          WHERE s.actor_id IN (SELECT id FROM actors WHERE ' ' || name LIKE :given ESCAPE '\\') AND +s.current = 1 GROUP BY s.actor_id
          UNION ALL
          SELECT s.speaker, count(*) FROM statements s
          WHERE s.speaker IN (SELECT DISTINCT speaker FROM statements WHERE ' ' || speaker LIKE :given ESCAPE '\\') AND s.current = 1
          GROUP BY s.speaker
        ) GROUP BY name ORDER BY max(many) DESC, name LIMIT :limit
    """
    return [row[0] for row in db.execute(sql, {"given": given, "limit": limit})]


def speakers(db: Database, *, actor_id: str | None = None) -> list[tuple[str, int]]:
    """Named speakers (of one actor) with their numbers of statements, the most frequent first."""
    condition, values = where(db, StatementFilter(actor_id=actor_id))
    sql = f"SELECT s.speaker, count(*) AS many FROM statements s WHERE {condition} AND s.speaker IS NOT NULL"
    return [(row[0], row[1]) for row in db.execute(f"{sql} GROUP BY s.speaker ORDER BY many DESC, s.speaker", values)]


def set_groups(db: Database, groups: Mapping[int, str]) -> None:
    """Give statements (row number) their group; a statement without any is one that nobody has linked yet."""
    with transaction(db):
        db.conn.executemany("UPDATE statements SET group_id = ? WHERE n = ?", [(group, int(row)) for row, group in groups.items()])


def ungroup(db: Database, rows: Iterable[int]) -> list[int]:
    """Dissolve the groups of these statements, so that all who were in them can be linked anew: their row numbers."""
    numbers = json.dumps([int(row) for row in rows])
    sql = "SELECT DISTINCT t.n FROM json_each(?) j JOIN statements s ON s.n = j.value JOIN statements t ON t.group_id = s.group_id ORDER BY t.n"
    with transaction(db):
        members = [row[0] for row in db.execute(sql, [numbers])]
        db.conn.executemany("UPDATE statements SET group_id = NULL WHERE n = ?", [(row,) for row in members])
    return members


def ungrouped(db: Database) -> list[int]:
    """Row numbers of statements that are not yet linked, oldest first: where an `add` that was cut off goes on."""
    return [row[0] for row in db.execute("SELECT n FROM statements WHERE group_id IS NULL ORDER BY n")]


def _select(wanted: StatementFilter, first: str) -> str:
    """The head of a query for tellings; outlets that published after `as_of` are not among the sources."""
    as_of = "" if wanted.as_of is None else " AND (b.published <= :f_as_of OR t.n = s.n)"
    return f"SELECT {TELLING_COLUMNS}, {_OUTLETS.format(as_of=as_of)} {_FROM.format(first=first)}"


def _insert(db: Database, statement: Statement, article: Article) -> None:
    """Insert one statement unless it is there."""
    published = iso(article.published)
    values = statement_values(statement) | {"published": published, "day": iso(statement.said_on) or published}
    names = ", ".join(values)
    sql = f"INSERT INTO statements ({names}) VALUES ({', '.join(f':{name}' for name in values)}) ON CONFLICT (id) DO NOTHING"
    cursor = db.conn.execute(sql, values)
    if cursor.rowcount and cursor.lastrowid is not None:
        save_co_actors(db, cursor.lastrowid, statement)


def save_co_actors(db: Database, row: int, statement: Statement) -> None:
    """Store the further actors that a statement commits."""
    also = [(storable(actor), row) for actor in statement.actors_also if actor != statement.actor_id]
    db.conn.executemany("INSERT OR IGNORE INTO co_actors (actor_id, n) VALUES (?, ?)", also)
