import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import Refused
from stance.records import Article, DateOrigin, Precision, ReadOptions
from stance.sources import jsonl

TEXT = " The minister said on Monday that the talks with her neighbours would go on.\r\n\tShe gave no date. "


def items(data: bytes | str, options: ReadOptions | None = None) -> list[Article | Refused]:
    return list(jsonl.read(data.encode() if isinstance(data, str) else data, "f.jsonl", options or ReadOptions()))


def one(row: Any, options: ReadOptions | None = None) -> Article:
    (item,) = items(json.dumps(row), options)
    assert isinstance(item, Article), item
    return item


def test_every_field() -> None:
    row = {
        "text": TEXT, "title": "Talks", "date": "2022-03-14", "source": "Daily", "url": "https://x.example/1", "id": "a7", "author": "Ann Bell",
        "speaker": "Eva Marr", "role": "minister", "actor": "Varland",
    }  # fmt: skip
    article = one(row)
    assert article.text == TEXT
    assert (article.title, article.source, article.url, article.author) == ("Talks", "Daily", "https://x.example/1", "Ann Bell")
    assert (article.published, article.published_precision, article.published_origin) == (date(2022, 3, 14), Precision.DAY, DateOrigin.OPTION)
    assert (article.given_id, article.speaker, article.role, article.actor) == ("a7", "Eva Marr", "minister", "Varland")


def test_options_win() -> None:
    assert one({"text": TEXT, "source": "Row", "date": "2020"}, ReadOptions(source="Given", published=date(2022, 1, 2))).source == "Given"


@pytest.mark.parametrize(
    ("fields", "day", "precision"),
    [
        ({"date": "2022-03-14"}, date(2022, 3, 14), "day"),
        ({"published": "2022-03-14T23:10:00+02:00"}, date(2022, 3, 14), "day"),
        ({"date": None, "published": "2022-03"}, date(2022, 3, 1), "month"),
        ({"date": "2022"}, date(2022, 1, 1), "year"),
        ({"date": 2022}, date(2022, 1, 1), "year"),
        ({"date": "2022-03-17", "date_precision": "month"}, date(2022, 3, 1), "month"),
        ({"date": "2022-03-17", "date_precision": "week"}, date(2022, 3, 14), "week"),
        ({"date": "2022", "date_precision": "day"}, date(2022, 1, 1), "year"),
        ({"date": "2022-03-17", "date_precision": "about"}, date(2022, 3, 17), "day"),
        ({"date": "some day"}, None, None),
        ({"date": "03/04/2022"}, None, None),
        ({"date": ""}, None, None),
        ({}, None, None),
    ],
)
def test_dates(fields: dict[str, Any], day: date | None, precision: str | None) -> None:
    article = one({"text": TEXT, **fields})
    assert (article.published, article.published_precision) == (day, precision)
    assert article.published_origin is (DateOrigin.UNKNOWN if day is None else DateOrigin.OPTION)


def test_a_number_or_a_list_where_it_makes_sense() -> None:
    article = one({"text": TEXT, "id": 7, "author": ["Ann Bell", "Bo Carr"]})
    assert (article.given_id, article.author) == ("7", "Ann Bell, Bo Carr")


def test_broken_rows_are_refused_and_the_rest_goes_on() -> None:
    good = json.dumps({"text": TEXT})
    lines = [good, "", '{"text": "half', "[1]", '{"title": "x"}', '{"text": 5}', '{"text": ""}', json.dumps({"text": TEXT, "title": []}), "  ", good]
    found = items("\n".join(lines))
    assert [type(item) for item in found] == [Article, *[Refused] * 6, Article]
    refusals = [item for item in found if isinstance(item, Refused)]
    assert [item.where for item in refusals] == [f"f.jsonl:{number}" for number in (3, 4, 5, 6, 7, 8)]
    assert refusals[0].what.startswith("not valid JSON (")
    assert refusals[0].remedy == "mend or remove the line"
    assert "“title” is a list" in str(refusals[-1])


@pytest.mark.parametrize(
    "row",
    [
        '{"text": "half a pair \\ud800 here"}', '{"text": "nul \\u0000 here"}', '{"text": "fine text here", "title": "\\udfff"}',
        '{"text": {"a": 1}}', '{"text": true}', "null", "7", '"text"', "NaN", "{" * 5000, "[" * 100_000, '{"text": "x", "id": ' + "9" * 5000 + "}",
        '{"text": "fine text here", "id": 1e400}', '{"text": "fine text here", "date": [2022]}', '{"text": "fine text here", "author": [1]}',
    ],
)  # fmt: skip
def test_hostile_rows_are_refused(row: str) -> None:
    found = items(f"{json.dumps({'text': TEXT})}\n{row}\n")
    assert isinstance(found[0], Article)
    assert [type(item) for item in found[1:]] == [Refused]
    assert "\n" not in str(found[1])


@pytest.mark.parametrize("first", ["[1", "{", "[]", "[1]", '{"text": "ha', "words", "{}"])
def test_a_broken_first_line_is_one_refusal_at_most(first: str) -> None:
    good = json.dumps({"text": TEXT})
    found = items(f"{first}\n{good}\n{good}\n")
    assert [type(item) for item in found] == [Refused, Article, Article]


def test_bytes_that_are_not_utf8_are_refused_by_line() -> None:
    found = items(b'{"text": "caf\xe9 talks"}\n' + json.dumps({"text": TEXT}).encode())
    assert "not UTF-8" in str(found[0])
    assert isinstance(found[1], Article)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(encoding: str) -> None:
    row = json.dumps({"text": "“Talks” — she said — would go on."}, ensure_ascii=False)
    assert [item.text for item in items(f"{row}\r\n{row}".encode(encoding)) if isinstance(item, Article)] == ["“Talks” — she said — would go on."] * 2


@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_and_objects(indent: int | None) -> None:
    rows = [{"text": TEXT}, {"title": "no text"}, {"text": TEXT + "More was said."}]
    found = items(json.dumps(rows, indent=indent))
    assert [type(item) for item in found] == [Article, Refused, Article]
    assert str(found[1]).startswith("f.jsonl:item 2: ")
    assert [type(item) for item in items(json.dumps(rows[0], indent=indent))] == [Article]
    (broken,) = items(json.dumps(rows, indent=2)[:-9])
    assert "not valid JSON" in str(broken)
    assert items("[]") == items("") == items("\n\n") == []


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 400)
    good = json.dumps({"text": TEXT})
    found = items(f"{good}\n{json.dumps({'text': TEXT * 50})}\n{good}")
    assert [type(item) for item in found] == [Article, Refused, Article]
    assert str(found[1]).startswith("f.jsonl:2: a line of more than")


def test_rows_are_streamed() -> None:
    class Endless(io.BytesIO):
        """A file whose end must never be asked for."""

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert 0 <= size < 10
            return super().read(size)

    good = json.dumps({"text": TEXT}).encode() + b"\n"
    rows = jsonl.read_stream(Endless(good * 1000), "f", ReadOptions())
    assert isinstance(next(rows), Article)


FIELDS = st.sampled_from(["text", "id", "date"])
VALUES = st.recursive(st.none() | st.text() | st.floats(), lambda inner: st.lists(inner) | st.dictionaries(FIELDS, inner))


@given(st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_no_input_raises(data: bytes) -> None:
    assert all(isinstance(item, (Article, Refused)) for item in items(data))
