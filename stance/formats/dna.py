"""Discourse Network Analyzer: the event list (CSV) and a whole project (`.dna`), with the documents and coded statements of each topic.

A statement is coded with person, organization, concept and agreement, which DNA has as yes or no: supports is 1, opposes is 0, and what is
said under a condition is agreement with a concept of its own, "TOPIC (on a condition)". Undecided statements take no side and are left out.
"""

import hashlib
import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from stance.formats import dna_schema as schema
from stance.records import Article, Judged, Label, Selection, Telling
from stance.text import one_unit, shown

CODER, PASSWORD = "Admin", "stance"  # DNA asks for them when it opens a file
_LONGEST = 190
_ROUNDS = 100_000
_AGREEMENT = {Label.SUPPORTS: 1, Label.OPPOSES: 0, Label.CONDITIONAL: 1}
_HEADER = ("statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text", *schema.VARIABLES)


@dataclass(frozen=True, slots=True)
class Coded:
    """An utterance with its codes."""

    telling: Telling
    texts: tuple[str, str, str]  # person, organization, concept
    agreement: int


def coded(selection: Selection) -> Iterator[Coded]:
    """Every utterance that takes a side, topic by topic, oldest first."""
    for debate in selection.debates:
        for item in sorted(debate.judged, key=lambda j: (j.telling.when or date.min, j.telling.statement.id)):
            if item.stance.label in _AGREEMENT:
                yield _coded(item, debate.topic)


def _coded(item: Judged, topic: str) -> Coded:
    """The codes of one utterance."""
    concept = f"{topic} (on a condition)" if item.stance.label is Label.CONDITIONAL else topic
    actor = item.telling.actor
    texts = (_short(item.telling.statement.speaker), _short(None if actor is None else actor.name), _short(concept))
    return Coded(item.telling, texts, _AGREEMENT[item.stance.label])


def _short(text: str | None) -> str:
    """Text for a field of DNA: in one line, no longer than the field holds."""
    return one_unit(shown(text or ""))[:_LONGEST]


def events(selection: Selection) -> bytes:
    """The event list as DNA writes it: semicolons between the fields, texts in quotation marks, neither mark inside a text."""
    numbers = _numbers(selection)
    lines = [";".join(f'"{name}"' for name in _HEADER)]
    for number, row in enumerate(coded(selection), 1):
        article = selection.articles[row.telling.article.id]
        when = "" if row.telling.when is None else f"{row.telling.when.isoformat()} 00:00:00"
        meta = [_field(text) for text in (article.title, article.author, article.source, "", "", row.telling.statement.content)]
        lines.append(";".join([str(number), when, str(numbers[article.id]), *meta, *map(_field, row.texts), str(row.agreement)]))
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _field(text: str | None) -> str:
    """A quoted text; DNA itself takes semicolons and quotation marks out in this way."""
    return '"' + shown(text or "").replace(";", ",").replace('"', "'") + '"'


def _numbers(selection: Selection) -> dict[str, int]:
    """The number of each document, by publication."""
    ordered = sorted(selection.articles.values(), key=lambda a: (a.published or date.min, a.id))
    return {article.id: number for number, article in enumerate(ordered, 1)}


def project(selection: Selection) -> bytes:
    """A project file of DNA 3.0, an SQLite database: all selected articles as documents, with the coded statements in place.

    Offsets hold in DNA's own counting because `one_unit` makes every character one unit wide. Open it as coder "Admin", password "stance".
    """
    db = sqlite3.connect(":memory:")
    try:
        db.execute("PRAGMA foreign_keys = ON")
        for table in schema.TABLES:
            db.execute(table)
        _settings(db)
        numbers = _numbers(selection)
        _documents(db, selection.articles.values(), numbers)
        _statements(db, list(coded(selection)), numbers)
        db.commit()
        return db.serialize()
    finally:
        db.close()


def _settings(db: sqlite3.Connection) -> None:
    """What every project has: version, one coder, and the statement type with its variables."""
    db.executemany("INSERT INTO SETTINGS VALUES (?, ?)", schema.SETTINGS)
    db.execute("INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (1, ?, 255, 255, 0, ?)", [CODER, password_hash(PASSWORD)])
    db.execute("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", schema.STATEMENT_TYPE)
    kinds = [(n, name, "boolean" if name == "agreement" else "short text", 1) for n, name in enumerate(schema.VARIABLES, 1)]
    db.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", kinds)
    attributes = [(variable, name) for name in schema.ATTRIBUTES for variable in (1, 2, 3)]
    db.executemany("INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)", attributes)


def password_hash(password: str) -> str:
    """What DNA compares with (jasypt's StrongPasswordEncryptor): salt and 100,000 rounds of SHA-256, in Base64."""
    salt = hashlib.sha256(b"stance").digest()[:16]
    found = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        found = hashlib.sha256(found).digest()
    return b64encode(salt + found).decode()


def _documents(db: sqlite3.Connection, articles: Iterable[Article], numbers: dict[str, int]) -> None:
    """The articles with their texts; one without a date stands at 1970-01-01, and its notes say so."""
    for article in articles:
        day = datetime.combine(article.published or date(1970, 1, 1), time(), UTC)
        notes = "; ".join(part for part in (article.url, f"article {article.id}", None if article.published else "date unknown") if part)
        texts = (one_unit(article.text), _short(article.author), _short(article.source), one_unit(shown(notes)))
        values = (numbers[article.id], _short(article.title or article.id), *texts, int(day.timestamp()))
        db.execute("INSERT INTO DOCUMENTS (ID, Title, Coder, Text, Author, Source, Notes, Date) VALUES (?, ?, 1, ?, ?, ?, ?, ?)", values)


def _statements(db: sqlite3.Connection, rows: list[Coded], numbers: dict[str, int]) -> None:
    """The coded statements, from the first character of an utterance to its last, and the entities that they name."""
    texts = {(variable, text) for row in rows for variable, text in enumerate(row.texts, 1)} | {(1, ""), (2, ""), (3, "")}
    entities = {key: number for number, key in enumerate(sorted(texts), 1)}
    db.executemany("INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (?, ?, ?)", [(n, *key) for key, n in entities.items()])
    db.execute(
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId) "
        "SELECT e.ID, a.ID FROM ENTITIES e JOIN ATTRIBUTEVARIABLES a ON a.VariableId = e.VariableId"
    )
    for number, row in enumerate(rows, 1):
        spans = row.telling.statement.spans
        place = (number, numbers[row.telling.article.id], min(s.start for s in spans), max(s.end for s in spans))
        db.execute("INSERT INTO STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, 1, ?, ?, ?, 1)", place)
        codes = [(number, variable, entities[variable, text]) for variable, text in enumerate(row.texts, 1)]
        db.executemany("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", codes)
        db.execute("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)", [number, row.agreement])
