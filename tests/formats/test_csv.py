"""CSV is flat, reads back, and runs nothing in a spreadsheet."""

import csv
import io

import pytest

from stance.formats import csv as formats_csv


def test_nested_objects_become_columns_and_reads_back() -> None:
    text = formats_csv.dumps([{"id": 1, "actor": {"name": "Norway, Kingdom of"}, "spans": [[1, 2]]}, {"id": 2, "actor": None, "more": "a\nb"}])
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0] == {"id": "1", "actor_name": "Norway, Kingdom of", "spans": "[[1, 2]]", "actor": "", "more": ""}
    assert rows[1]["more"] == "a\nb"


@pytest.mark.parametrize("value", ["=cmd()", "+1", "-1+1", "@SUM(A1)", "\t=1"])
def test_formulas_are_defused(value: str) -> None:
    assert formats_csv.cell(value) == "'" + value


def test_no_rows_is_an_empty_document() -> None:
    assert formats_csv.dumps([]) == ""
