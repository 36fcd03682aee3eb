"""What the machine found beside what stands after people's word: read for a whole article, and written where it differs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from stance.records import Article, Decision, Reviewed, Statement, Stored
from stance.store import rows as convert
from stance.store.articles import article
from stance.store.rows import STATEMENT_COLUMNS, reviewed_json, statement_values
from stance.store.statements import save_co_actors

_NAMES = [name.strip().removeprefix("s.") for name in STATEMENT_COLUMNS.split(",")]
_CORRECTABLE = ("speaker", "role", "actor_id", "actors_also", "said_on", "said_on_precision", "kind", "why")
_SQL = f"SELECT {STATEMENT_COLUMNS}, s.n, s.mention, s.machine, s.reviewed FROM statements s WHERE s.article_id = ?"


def stored(db: Database, article_ids: Iterable[str]) -> Iterator[tuple[Article, list[Stored]]]:
    """Each article with its statements, as found and as they stand, in text order; ids that are not there are passed over."""
    for article_id in article_ids:
        found = article(db, article_id)
        if found is not None:
            yield found, sorted((_stored(row) for row in db.execute(_SQL, [found.id])), key=lambda one: one.machine.spans)


def settle(db: Database, one: Stored, standing: Statement, reviewed: Reviewed | None) -> None:
    """Write what stands of a statement, with the machine's values of all that differs; the caller holds the transaction.

    Actors must be stored. What was judged of the statement before is forgotten.
    """
    found, wanted = statement_values(one.machine), statement_values(standing)
    values = {name: wanted[name] for name in _CORRECTABLE}
    machine = {name: found[name] for name in _CORRECTABLE if wanted[name] != found[name]}
    decision = None if reviewed is None else reviewed.decision
    settled = {"machine": json.dumps(machine, ensure_ascii=False) if machine else None, "decision": decision, "reviewed": reviewed_json(reviewed)}
    sql = f"""
        UPDATE statements SET {", ".join(f"{name} = :{name}" for name in values | settled)}, day = coalesce(:said_on, published),
        current = :stands AND (SELECT replaced_by IS NULL FROM articles WHERE id = article_id) WHERE n = :n
    """
    db.conn.execute(sql, values | settled | {"n": one.row, "stands": int(decision is not Decision.REJECTED)})
    if standing != one.standing:
        db.conn.execute("DELETE FROM judgements WHERE statement_id = ?", [standing.id])
        db.conn.execute("DELETE FROM co_actors WHERE n = ?", [one.row])
        save_co_actors(db, one.row, standing)


def mentions(db: Database) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """For every statement: article id, ids of the actors whom it commits or committed by the machine, and the words that name its source."""
    sql = "SELECT article_id, actor_id, machine, actors_also, speaker, mention FROM statements"
    for article_id, actor_id, machine, also, speaker, mention in db.execute(sql):
        ids = [actor_id] if also == "[]" else [actor_id, *json.loads(also)]
        if machine is not None:
            ids.append(json.loads(machine).get("actor_id"))
        yield article_id, tuple(ids), f"{speaker or ''} {mention or ''}"


def _stored(row: tuple[Any, ...]) -> Stored:
    """A statement's row as found and as it stands."""
    *columns, number, mention, machine, reviewed = row
    standing = found = convert.statement(tuple(columns))
    if machine is not None:
        before = json.loads(machine)
        found = convert.statement(tuple(before.get(name, value) for name, value in zip(_NAMES, columns, strict=True)))
    return Stored(number, replace(found, mention=convert.mention(mention)), standing, convert.reviewed(reviewed))
