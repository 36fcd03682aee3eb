"""The event list parses as DNA writes it, and a `.dna` file answers the questions that DNA asks of it, with every statement at its place."""

import base64
import csv
import hashlib
import io
import sqlite3
from collections.abc import Iterator

import pytest

from stance.formats import dna
from stance.records import Selection

# What DNA 3 asks when it lists the statements of a project (Sql.getStatements), for one variable of each type.
STATEMENTS = """
SELECT s.ID, s.Start, s.Stop, d.Date, d.Title, SUBSTR(d.Text, s.Start + 1, s.Stop - s.Start), p.Value, o.Value, c.Value, b.Value
FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId
JOIN DATASHORTTEXT x ON x.StatementId = s.ID AND x.VariableId = 1 JOIN ENTITIES p ON p.ID = x.Entity AND p.VariableId = 1
JOIN DATASHORTTEXT y ON y.StatementId = s.ID AND y.VariableId = 2 JOIN ENTITIES o ON o.ID = y.Entity AND o.VariableId = 2
JOIN DATASHORTTEXT z ON z.StatementId = s.ID AND z.VariableId = 3 JOIN ENTITIES c ON c.ID = z.Entity AND c.VariableId = 3
JOIN DATABOOLEAN b ON b.StatementId = s.ID AND b.VariableId = 4
ORDER BY s.ID
"""


@pytest.fixture
def project(selection: Selection) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.deserialize(dna.project(selection))
    yield db
    db.close()


def test_event_list(selection: Selection) -> None:
    rows = list(csv.DictReader(io.StringIO(dna.events(selection).decode()), delimiter=";"))
    assert list(rows[0]) == [
        *("statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text"),
        *("person", "organization", "concept", "agreement"),
    ]
    assert [(r["person"], r["organization"], r["concept"], r["agreement"]) for r in rows] == [
        ("Liv Berg", "Norway", "the treaty", "1"),
        ("", "Denmark", "the treaty (on a condition)", "1"),
    ]
    assert [r["time"] for r in rows] == ["2026-03-02 00:00:00", "2026-03-03 00:00:00"]
    assert not any(mark in value for row in rows for value in row.values() for mark in ';"\n')


def test_project_holds_statements_at_their_places(project: sqlite3.Connection, selection: Selection) -> None:
    rows = project.execute(STATEMENTS).fetchall()
    assert [row[6:] for row in rows] == [("Liv Berg", "Norway", "the treaty", 1), ("", "Denmark", "the treaty (on a condition)", 1)]
    for row, telling in zip(rows, selection.tellings, strict=True):
        spans = telling.statement.spans
        assert (row[1], row[2]) == (spans[0].start, spans[-1].end)
    assert rows[0][5].startswith("We will sign \ufffd")
    assert rows[0][5].endswith("Soon; very soon.")
    assert rows[0][3] == 1772496000  # 2026-03-03 in seconds


def test_offsets_hold_in_utf_16(project: sqlite3.Connection) -> None:
    text, start, stop = project.execute("SELECT d.Text, s.Start, s.Stop FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId").fetchone()
    assert "\r" not in text
    units = text.encode("utf-16-le")
    assert units[2 * start : 2 * stop].decode("utf-16-le") == text[start:stop]


def test_project_is_whole(project: sqlite3.Connection) -> None:
    assert project.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert project.execute("PRAGMA foreign_key_check").fetchall() == []
    assert project.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()[0].startswith("3.0")
    without = "SELECT count(*) FROM ENTITIES e WHERE 3 <> (SELECT count(*) FROM ATTRIBUTEVALUES v WHERE v.EntityId = e.ID)"
    assert project.execute(without).fetchone() == (0,)
    longest = project.execute("SELECT max(length(Title)), max(length(Source)) FROM DOCUMENTS").fetchone()
    assert max(longest) < 191


def test_the_password_opens_it(project: sqlite3.Connection) -> None:
    kept = base64.b64decode(project.execute("SELECT Password FROM CODERS WHERE ID = 1").fetchone()[0])
    found = kept[:16] + dna.PASSWORD.encode()
    for _ in range(100_000):
        found = hashlib.sha256(found).digest()
    assert found == kept[16:]


def test_nothing_is_a_project_without_documents(nothing: Selection) -> None:
    assert dna.events(nothing).count(b"\n") == 1
    assert dna.project(nothing).startswith(b"SQLite format 3")
