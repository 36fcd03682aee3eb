"""Parquet for data frames: the columns of the CSV, with dates, numbers and lists as such."""

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from stance.formats import shapes
from stance.formats.csv import flat
from stance.formats.json import dumps
from stance.records import Selection

if TYPE_CHECKING:
    import pyarrow as pa

_DAYS = ("said_on", "published", "article_published")
_TEXTS = ("id", "article_id", "content", "kind", "act", "cue", "speaker", "role", "actor_id", "actor_name", "actor_kind", "said_on_precision")
_REST = ("article_id", "article_title", "article_source", "article_url", "group", "why")


def table(selection: Selection) -> "pa.Table":
    """One row a statement; what is not in the schema below is a column of text."""
    import pyarrow as pa

    schema: dict[str, pa.DataType] = dict.fromkeys((*_TEXTS, *_REST), pa.string()) | dict.fromkeys(_DAYS, pa.date32())
    schema |= {"confidence": pa.float64(), "negated": pa.bool_(), "spans": pa.list_(pa.list_(pa.int32()))}
    schema |= dict.fromkeys(("sources", "actors_also"), pa.list_(pa.string()))
    rows = [flat(shapes.statement(telling)) for telling in selection.tellings]
    schema |= {key: pa.string() for row in rows for key in row if key not in schema and key != "actor"}
    columns = {name: [_value(row.get(name), kind) for row in rows] for name, kind in schema.items()}
    return pa.table(columns, schema=pa.schema(list(schema.items())))


def dumps_table(selection: Selection) -> bytes:
    """The table as one Parquet file, compressed with Zstandard."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table(selection), out, compression="zstd")
    return out.getvalue()


def _value(value: Any, kind: "pa.DataType") -> Any:
    """A value of a shape as Arrow takes it."""
    import pyarrow as pa

    if value is None:
        return None
    if kind == pa.date32():
        return date.fromisoformat(value)
    if kind == pa.string():
        return (str(value) if isinstance(value, str) else dumps(value, indent=None)).encode("utf-8", "replace").decode("utf-8")
    return value
