"""What a page's JSON-LD says of its article: headline, date, authors, publisher."""

import json
import re
from collections.abc import Iterator
from typing import Any

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Transcript|PressRelease|Column)$|^(?:Article|NewsArticle)", re.IGNORECASE)
_PAGE = re.compile(r"WebPage$|^CreativeWork$", re.IGNORECASE)
_LISTS = frozenset({"itemlistelement", "relatedlink", "ispartof", "haspart", "mentions", "citation", "comment", "publisher", "author", "video"})
_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")
_OPENINGS = ("//", "/*", "<!--", "<![CDATA[", "*/")
_CLOSINGS = (";", "*/", "-->", "]]>", "//", "/*")
_MAX_NODES = 2_000
_MAX_BLOCK = 2_000_000  # characters


def article_node(blocks: list[str]) -> dict[str, Any]:
    """The node of a page's JSON-LD blocks that describes its article: the first of an article type, else a web page; {} if none.

    Of a broken block only its `datePublished` is kept.
    """
    values = [_parse(block) for block in blocks]
    found = [node for value in values for node in _nodes(value)]
    for wanted in (_ARTICLE, _PAGE):
        typed = [node for node in found if any(wanted.search(name) for name in _types(node))]
        dated = [node for node in typed if isinstance(node.get("datePublished"), str)]
        if typed:
            return (dated or typed)[0]
    broken = (_DATE.search(block[:_MAX_BLOCK]) for block, value in zip(blocks, values, strict=True) if value is None)
    return next(({"datePublished": match[1]} for match in broken if match is not None), {})


def string(node: dict[str, Any], key: str) -> str | None:
    """A non-empty string of a node, else None."""
    value = node.get(key)
    return value.strip() or None if isinstance(value, str) else None


def names(value: Any) -> list[str]:
    """The names in an author or publisher value: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() and not value.lower().startswith("http") else []
    if isinstance(value, dict):
        return names(value.get("name")) if not isinstance(value.get("name"), dict) else []
    if isinstance(value, list):
        return list(dict.fromkeys(name for item in value[:50] if not isinstance(item, list) for name in names(item)))
    return []


def _parse(block: str) -> Any:
    """The value of a block, comment marks and trailing commas forgiven; None if it cannot be read."""
    text = block.strip() if len(block) <= _MAX_BLOCK else ""
    for mark in _OPENINGS:
        text = text.removeprefix(mark).lstrip()
    for mark in _CLOSINGS:
        text = text.removesuffix(mark).rstrip()
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a value, outermost first, without those in lists of other pages; no recursion, and a limited number."""
    queue, seen = [value], 0
    while queue and seen < _MAX_NODES:
        current = queue.pop(0)
        seen += 1
        if isinstance(current, list):
            queue += current[:_MAX_NODES]
        elif isinstance(current, dict):
            yield current
            queue += [item for key, item in current.items() if key.lower() not in _LISTS and isinstance(item, (dict, list))]


def _types(node: dict[str, Any]) -> list[str]:
    """The type names of a node."""
    value = node.get("@type")
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]
