"""JSON and JSON lines: what programs read; characters outside ASCII are kept, lone surrogates are escaped."""

import json
from collections.abc import Iterable

from stance.formats.shapes import Shape


def dumps(value: Shape | list[Shape], *, indent: int | None = 2) -> str:
    """One JSON document, safe to encode as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def lines(values: Iterable[Shape]) -> str:
    """One JSON object a line, each ended by a line break."""
    return "".join(dumps(value, indent=None) + "\n" for value in values)
