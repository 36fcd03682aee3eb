"""The table is read back by pyarrow with dates, lists and numbers as such."""

import io
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq

from stance.formats import parquet
from stance.records import Selection


def test_pyarrow_reads_it_back(selection: Selection) -> None:
    table = pq.read_table(io.BytesIO(parquet.dumps_table(selection)))
    first, second = table.to_pylist()
    assert first["spans"] == [[s.start, s.end] for s in selection.tellings[0].statement.spans]
    assert (first["said_on"], second["said_on"], first["published"]) == (date(2026, 3, 2), None, date(2026, 3, 3))
    assert (first["actor_id"], first["sources"], first["confidence"]) == ("norway", ["Fjord Wire"], 0.91)
    assert first["content"] == selection.tellings[0].statement.content


def test_nothing_has_the_same_columns(selection: Selection, nothing: Selection) -> None:
    empty, full = parquet.table(nothing), parquet.table(selection)
    assert empty.num_rows == 0
    assert set(empty.column_names) <= set(full.column_names)
    assert empty.schema.field("said_on").type == pa.date32()
