import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.records import Dated, Precision
from stance.sources.days import coarsen, plausible, read_day

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "days.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["value"])
def test_read_day(case: dict[str, str]) -> None:
    dated = read_day(case["value"])
    assert (None if dated is None else dated.day.isoformat()) == case["day"]
    assert (None if dated is None else dated.precision) == case.get("precision")


@given(st.dates(min_value=date(1400, 1, 1), max_value=date(2399, 12, 31)))
def test_every_iso_day_is_read(day: date) -> None:
    assert read_day(day.isoformat()) == read_day(day.strftime("%Y%m%d")) == Dated(day, Precision.DAY, "iso")


@given(st.text())
def test_no_string_raises(value: str) -> None:
    read_day(value)


@pytest.mark.parametrize(
    ("precision", "day"),
    [(Precision.DAY, "2022-03-17"), (Precision.WEEK, "2022-03-14"), (Precision.MONTH, "2022-03-01"), (Precision.YEAR, "2022-01-01")],
)
def test_a_coarser_date_is_the_first_day_of_its_period(precision: Precision, day: str) -> None:
    coarse = coarsen(Dated(date(2022, 3, 17)), precision)
    assert (coarse.day.isoformat(), coarse.precision) == (day, precision)


def test_coarsen_never_refines() -> None:
    year = Dated(date(2022, 1, 1), Precision.YEAR)
    assert coarsen(year, Precision.DAY) == year


def test_dates_that_no_page_can_have() -> None:
    today = date(2024, 5, 1)
    assert plausible(Dated(date(2024, 5, 2)), today)
    assert not plausible(Dated(date(2024, 5, 3)), today)
    assert not plausible(Dated(date(1970, 1, 1)), today)
