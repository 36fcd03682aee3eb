"""Plain text: one article, its title in the first line, its text unchanged."""

import re
from collections.abc import Iterator

from stance.errors import Refused
from stance.records import Article, ReadOptions
from stance.sources.article import Found, make_article
from stance.sources.encoding import decode

_TITLE_LENGTH = 200
_TITLE_WORDS = 12  # a longer line that ends in a full stop is a sentence
_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_ENDS = re.compile(r"[.;:,][\"'”’)\]]*$")
_HEAD = 1500  # characters in which a dateline stands
_CREDIT = re.compile(r"^[A-Z][A-Z .,'’/-]{2,40}[^.!?()\n]{0,40}\(([A-Z][^()\n]{1,40})\)\s*[-–—]", re.MULTILINE)
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/-]{2,40}[^.!?]{0,40}(?:\([^()]{2,30}\)\s*[-–—]|\s[-–—]{1,2}\s)")


def read(data: bytes, where: str, options: ReadOptions) -> Iterator[Article | Refused]:
    """The one article of a plain text, its text the decoded bytes, line ends kept; its date is left to the text's dateline."""
    try:
        text = decode(data, where)
        yield make_article(text, where=where, found=Found(title=first_line_title(text), source=dateline_source(text)), options=options)
    except Refused as refusal:
        yield refusal


def dateline_source(text: str) -> str | None:
    """The agency or outlet that a dateline near the top names in brackets: "OSLO, March 2, 2026 (Reuters) — ..."."""
    found = _CREDIT.search(text[:_HEAD])
    return None if found is None else found[1].strip()


def first_line_title(text: str) -> str | None:
    """The first line if it looks like a title: under 200 characters, no dateline or sentence, and followed by other text."""
    first = _LINE.search(text)
    if first is None or len(first[0]) > _TITLE_LENGTH + 100 or not text[first.end() :].strip():
        return None
    line = first[0].strip()
    sentence = _ENDS.search(line) is not None and len(line.split()) > _TITLE_WORDS
    return None if len(line) >= _TITLE_LENGTH or sentence or _DATELINE.match(line) else line
