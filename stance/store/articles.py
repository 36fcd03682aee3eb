"""Articles in the store: saved first as pending, done when their statements are in, replaced by a later version of the page."""

import json
from datetime import date
from urllib.parse import urlsplit

from sqlite_utils import Database

from stance.errors import UsageError
from stance.records import Article, Coverage, DateOrigin, Precision, ReadOptions, StatementFilter
from stance.store.open import transaction
from stance.store.rows import ARTICLE_COLUMNS, article_values, day, iso, now, storable
from stance.store.rows import article as article_from

_SELECT = f"SELECT {ARTICLE_COLUMNS}, text FROM articles"


def save_article(db: Database, article: Article, *, canonical_url: str | None = None) -> bool:
    """Store an article as pending; True if it still wants its statements (it is new, or an earlier `add` was cut off).

    `canonical_url` names the page, so that a later version replaces this one; without it the URL as given does.
    """
    values = article_values(article) | {"canonical_url": storable(canonical_url or article.url), "added_at": now()}
    names = ", ".join(values)
    with transaction(db):
        db.execute(f"INSERT INTO articles ({names}) VALUES ({', '.join(f':{name}' for name in values)}) ON CONFLICT DO NOTHING", values)
    return not article_known(db, article.id)


def article_known(db: Database, article_id: str) -> bool:
    """Whether the article is stored with all its statements."""
    return db.execute("SELECT 1 FROM articles WHERE id = ? AND state = 'done'", [storable(article_id)]).fetchone() is not None


def pending_articles(db: Database) -> list[Article]:
    """Articles that an `add` which was cut off left without statements, oldest first."""
    return [article_from(row) for row in db.execute(f"{_SELECT} WHERE state = 'pending' ORDER BY n")]


def article(db: Database, id_or_prefix: str) -> Article | None:
    """The article with this id, given id, or unique beginning of an id; None if there is none, UsageError if there are several."""
    wanted = storable(id_or_prefix)
    if not wanted:
        return None
    row = db.execute(f"{_SELECT} WHERE id = ?", [wanted]).fetchone()
    if row is not None:
        return article_from(row)
    rows = db.execute(f"{_SELECT} WHERE given_id = ? ORDER BY n LIMIT 2", [wanted]).fetchall()
    rows = rows or db.execute(f"{_SELECT} WHERE id > :it AND id < :it || 'z' ORDER BY id LIMIT 2", {"it": wanted}).fetchall()
    if len(rows) > 1:
        raise UsageError(f"{id_or_prefix!r} is the id of several articles ({rows[0][0]}, {rows[1][0]}, …); give more of it")
    return article_from(rows[0]) if rows else None


def list_articles(db: Database, wanted: StatementFilter, *, replaced: bool = False) -> list[tuple[Article, int]]:
    """Articles, newest first, each with its number of statements; their texts are left out ("").

    Of the filter `source`, `article_id`, `since`, `until`, `as_of` (publication) and `limit` are used. With `replaced`
    the older versions of edited pages are listed too.
    """
    days = (("a.published >= ?", wanted.since), ("a.published <= ?", wanted.until), ("a.published <= ?", wanted.as_of))
    texts = (("a.source = ? COLLATE NOCASE", wanted.source), ("a.id = ?", wanted.article_id))
    given = [(sql, iso(value)) for sql, value in days if value is not None] + [(sql, storable(value)) for sql, value in texts if value is not None]
    where = " AND ".join(["a.state = 'done'", *(() if replaced else ("a.replaced_by IS NULL",)), *(sql for sql, _ in given)])
    columns = ", ".join(f"a.{name}" for name in ARTICLE_COLUMNS.split(", "))
    sql = (
        f"SELECT {columns}, '', (SELECT count(*) FROM statements s WHERE s.article_id = a.id) FROM articles a WHERE {where} "
        "ORDER BY a.published DESC, a.n LIMIT ?"
    )
    rows = db.execute(sql, [*(value for _, value in given), -1 if wanted.limit is None else wanted.limit])
    return [(article_from(row), row[14]) for row in rows]


def remove_article(db: Database, article_id: str, *, by: str = "user") -> list[int]:
    """Take an article out with its statements, vectors, links and words; returns the row numbers that left, for the index.

    An older version of the page comes back into answers.
    """
    with transaction(db):
        page = db.execute("SELECT canonical_url, title, url FROM articles WHERE id = ?", [article_id]).fetchone()
        if page is None:
            return []
        rows = [row[0] for row in db.execute("SELECT n FROM statements WHERE article_id = ? ORDER BY n", [article_id])]
        db.execute("DELETE FROM articles WHERE id = ?", [article_id])
        refresh_versions(db, page[0])
        log_edit(db, "remove article", article_id, {"title": page[1], "url": page[2], "statements": len(rows)}, by=by)
    return rows


def edit_article(db: Database, article_id: str, changes: ReadOptions, *, canonical_url: str | None = None, by: str = "user") -> Article | None:
    """Mend date, source, title, URL or the primary source's speaker; None in `changes` leaves a field as it is.

    The id stays. The days of its statements follow the date; what was said "on Tuesday" is not resolved again.
    Returns the article as it is now; None if there is none with this id.
    """
    fields = {name: storable(getattr(changes, name)) for name in ("source", "title", "url", "speaker", "role", "actor")}
    values: dict[str, str | None] = {name: value for name, value in fields.items() if value is not None}
    if changes.published is not None:
        values |= {"published": iso(changes.published), "published_precision": Precision.DAY, "published_origin": DateOrigin.OPTION}
    if changes.url is not None or canonical_url is not None:
        values["canonical_url"] = storable(canonical_url or changes.url)
    if not values:
        return article(db, article_id)
    with transaction(db):
        names = list(values)
        before = db.execute(f"SELECT canonical_url, {', '.join(names)} FROM articles WHERE id = ?", [article_id]).fetchone()
        if before is None:
            return None
        db.execute(f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in names)} WHERE id = :id", values | {"id": article_id})
        if "published" in values:
            sql = "UPDATE statements SET published = :day, day = coalesce(said_on, :day) WHERE article_id = :id"
            db.execute(sql, {"day": values["published"], "id": article_id})
        if "canonical_url" in values:
            db.execute("UPDATE articles SET replaced_by = NULL WHERE id = ?", [article_id])
            db.execute("UPDATE statements SET current = decision IS NOT 'rejected' WHERE article_id = ?", [article_id])
            refresh_versions(db, before[0])
            refresh_versions(db, values["canonical_url"])
        changed = {name: [old, values[name]] for name, old in zip(names, before[1:], strict=True)}
        log_edit(db, "edit article", article_id, changed, by=by)
    return article(db, article_id)


def versions(db: Database, article_id: str) -> list[str]:
    """Ids of the other stored versions of an article's page, oldest first."""
    page = db.execute("SELECT canonical_url FROM articles WHERE id = ?", [article_id]).fetchone()
    if page is None or not _names_a_page(page[0]):
        return []
    return [row[0] for row in db.execute("SELECT id FROM articles WHERE canonical_url = ? AND id <> ? ORDER BY n", [page[0], article_id])]


def refresh_versions(db: Database, canonical_url: str | None) -> None:
    """Let the version of a page that was added last be the current one; statements of the others leave the listings, as rejected ones do.

    Rows under one address that differ in given id and in title are documents of one collection, and no versions of each other.
    """
    if not _names_a_page(canonical_url):
        return
    sql = "SELECT id, given_id, title, replaced_by FROM articles WHERE canonical_url = ? AND state = 'done' ORDER BY n DESC"
    documents: list[tuple[str, str | None, str | None]] = []
    for article_id, given_id, title, replaced_by in db.execute(sql, [canonical_url]).fetchall():
        latest = next((one[0] for one in documents if not (_differ(one[1], given_id) and _differ(one[2], title))), None)
        if latest is None:
            documents.append((article_id, given_id, title))
            if replaced_by is None:
                continue
        db.execute("UPDATE articles SET replaced_by = ? WHERE id = ? AND replaced_by IS NOT ?", [latest, article_id, latest])
        values = {"id": article_id, "latest": int(latest is None)}
        stands = ":latest AND decision IS NOT 'rejected'"
        db.execute(f"UPDATE statements SET current = ({stands}) WHERE article_id = :id AND current <> ({stands})", values)


def _differ(one: str | None, other: str | None) -> bool:
    """Are both given, and not the same?"""
    return one is not None and other is not None and one != other


def _names_a_page(url: str | None) -> bool:
    """Whether the URL names one page; a bare site, given for all its articles, does not."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def coverage(db: Database, as_of: date | None = None) -> Coverage:
    """How many articles and outlets the record holds, with the first and last publication date; by `as_of`, if given."""
    sql = "SELECT count(*), count(DISTINCT source), min(published), max(published) FROM articles WHERE state = 'done' AND replaced_by IS NULL"
    row = db.execute(f"{sql} AND (:day IS NULL OR published <= :day)", {"day": iso(as_of)}).fetchone()
    return Coverage(row[0], row[1], day(row[2]), day(row[3]))


def log_edit(db: Database, what: str, target: str, detail: object, *, by: str) -> None:
    """Write down what a person changed; the caller holds the transaction."""
    values = [what, target, json.dumps(detail, ensure_ascii=False), storable(by), now()]
    db.execute("INSERT INTO edits (what, target, detail, author, at) VALUES (?, ?, ?, ?, ?)", values)
