"""CSV for spreadsheets: one flat row a result; nested objects become columns with an underscore, lists become JSON."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from stance.formats.shapes import Shape

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def flat(value: Shape, prefix: str = "") -> dict[str, Any]:
    """A nested shape as one level, lists as they are: {"actor": {"name": "Russia"}} -> {"actor_name": "Russia"}."""
    row: dict[str, Any] = {}
    for key, item in value.items():
        if isinstance(item, dict):
            row |= flat(item, f"{prefix}{key}_")
        else:
            row[prefix + key] = item
    return row


def cell(value: object) -> object:
    """A list as JSON; text that a spreadsheet would run as a formula gets an apostrophe in front: it is from articles, so it is hostile."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def dumps(values: Iterable[Shape]) -> str:
    """A CSV document (RFC 4180) with a header of all columns that occur."""
    rows = [flat(value) for value in values]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.writer(out)
    if columns:
        writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()
