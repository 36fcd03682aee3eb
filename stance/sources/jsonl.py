"""JSON: one article a line (JSONL), or an array or a single object; broken rows are refused one by one and the rest goes on."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from stance.errors import Refused
from stance.records import Article, Dated, DateOrigin, Precision, ReadOptions
from stance.sources.article import MAX_CHARACTERS, Found, make_article
from stance.sources.days import coarsen, read_day
from stance.sources.encoding import byte_order_mark, decode

MAX_LINE = 6 * MAX_CHARACTERS + 100_000  # bytes: every character may be written as \uXXXX
MAX_DOCUMENT = 100_000_000  # bytes of an array or of UTF-16, which must be read whole
_TEXT_FIELDS = ("url", "source", "title", "author", "speaker", "role", "actor")


def read(data: bytes, where: str, options: ReadOptions) -> Iterator[Article | Refused]:
    """The articles of JSONL, a JSON array or a JSON object held in memory."""
    return read_stream(io.BytesIO(data), where, options)


def read_stream(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Article | Refused]:
    """The articles of a seekable JSON stream, read line by line so that a large file takes little memory."""
    try:
        stream = _as_utf8(stream, where)
        whole = _document(stream, where)
        stream.seek(0)
        rows = _lines(stream, where) if whole is None else _items(whole, where)
        for place, row in rows:
            yield row if isinstance(row, Refused) else _attempt(row, place, options)
    except Refused as refusal:
        yield refusal


def _as_utf8(stream: BinaryIO, where: str) -> BinaryIO:
    """The stream, recoded to UTF-8 if a mark says that it is UTF-16 or UTF-32."""
    mark = byte_order_mark(stream.read(4))
    stream.seek(0)
    if mark in (None, "utf-8"):
        return stream
    data = stream.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise Refused(where, f"more than {MAX_DOCUMENT:,} bytes of {mark}", "convert it to UTF-8")
    return io.BytesIO(decode(data, where).encode("utf-8", "surrogatepass"))


def _document(stream: BinaryIO, where: str) -> Any:
    """The value of a stream that is one JSON array or one object over several lines; None if it must be read by lines."""
    first = stream.readline(MAX_LINE).removeprefix(b"\xef\xbb\xbf").strip()
    while first == b"" and stream.tell() < MAX_LINE and (line := stream.readline(MAX_LINE)):
        first = line.strip()
    alone = _parse(first) if first.startswith((b"[", b"{")) else None
    if alone is None or isinstance(alone, dict):
        return None
    stream.seek(0)
    data = stream.read(MAX_DOCUMENT + 1)
    value = ValueError(f"more than {MAX_DOCUMENT:,} bytes") if len(data) > MAX_DOCUMENT else _parse(data)
    stream.seek(0)
    rows = any(isinstance(_parse(stream.readline(MAX_LINE)), dict) for _ in range(3))  # a row after a broken first line
    if first.startswith(b"[") and isinstance(alone, Exception) and isinstance(value, Exception) and not rows:
        raise Refused(where, f"not valid JSON ({value})", "mend it, or write one article a line")
    return value if isinstance(value, (list, dict)) else None


def _lines(stream: BinaryIO, where: str) -> Iterator[tuple[str, Any]]:
    """Place and value of each non-empty line; a Refused for a line that is too long or no JSON."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        place = f"{where}:{number}"
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield place, Refused(place, f"a line of more than {MAX_LINE:,} bytes", "split it into its articles")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            value = _parse(line)
            yield place, Refused(place, f"not valid JSON ({value})", "mend or remove the line") if isinstance(value, Exception) else value


def _items(whole: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Place and value of each element of an array, or of the one object."""
    if isinstance(whole, dict):
        yield where, whole
        return
    for number, item in enumerate(whole, 1):
        yield f"{where}:item {number}", item


def _parse(data: bytes) -> Any:
    """The JSON value of bytes in UTF-8, or the error that stopped it."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return ValueError(f"not UTF-8 at byte {error.start}")
    except (ValueError, RecursionError) as error:  # broken, a number of thousands of digits, or nested without end
        return error


def _attempt(row: Any, where: str, options: ReadOptions) -> Article | Refused:
    """The article of one row, or why it is none."""
    try:
        return _article(row, where, options)
    except Refused as refusal:
        return refusal


def _article(row: Any, where: str, options: ReadOptions) -> Article:
    """The article of one row, its text unchanged. Raises Refused."""
    if not isinstance(row, dict):
        raise Refused(where, f"a JSON {_named(row)}, not an object", "write a row as {“text”: …}")
    text = row.get("text")
    if text is None or text == "":
        raise Refused(where, "a row without “text”", "give each row the article's text")
    if not isinstance(text, str):
        raise Refused(where, f"“text” is a {_named(text)}, not a string", "write the text as one string")
    fields = {name: _string(row.get(name), name, where) for name in _TEXT_FIELDS}
    published = _published(row, where)
    origin = DateOrigin.UNKNOWN if published is None else DateOrigin.OPTION
    found = Found(**fields, published=published, origin=origin, given_id=_string(row.get("id"), "id", where))
    return make_article(text, where=where, found=found, options=options)


def _published(row: dict[str, Any], where: str) -> Dated | None:
    """The row's date, at its own precision or the coarser one of “date_precision”; None if there is none or it cannot be read."""
    value = _string(row.get("date"), "date", where) or _string(row.get("published"), "published", where)
    precision = _string(row.get("date_precision"), "date_precision", where)
    dated = None if value is None else read_day(value)
    if dated is None or precision not in set(Precision):
        return dated
    return coarsen(dated, Precision(precision))


def _string(value: Any, name: str, where: str) -> str | None:
    """A field's string; a whole number is written out, a list of strings (authors) joined; raises Refused for anything else."""
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    if isinstance(value, list) and name == "author" and all(isinstance(item, str) for item in value):
        return ", ".join(value) or None
    raise Refused(where, f"“{name}” is a {_named(value)}, not a string", f"write “{name}” as a string, or leave it out")


def _named(value: Any) -> str:
    """The JSON name of a value's type."""
    return {dict: "object", list: "list", str: "string", bool: "true or false", type(None): "null"}.get(type(value), "number")
