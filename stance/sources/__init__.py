"""Sources: from a location to articles. `for item in read("news/", ReadOptions())` gives Articles and, for what is none, Refused."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from stance.errors import Refused
from stance.records import Article, ReadOptions
from stance.sources import html, jsonl, plain
from stance.sources.article import MAX_CHARACTERS, Found, make_article
from stance.sources.locate import Located, inputs_at, unreadable, unzipped
from stance.sources.sniff import HEAD, kind
from stance.sources.urls import canonical_url

__all__ = ["MAX_CHARACTERS", "READERS", "Found", "Reader", "canonical_url", "make_article", "read"]

Reader = Callable[[bytes, str, ReadOptions], Iterator[Article | Refused]]
READERS: dict[str, Reader] = {"plain": plain.read, "html": html.read, "jsonl": jsonl.read}

_MAX_BYTES = 25_000_000  # of an input that is one article: the longest text in UTF-32 with room to spare


def read(location: str, options: ReadOptions | None = None) -> Iterator[Article | Refused]:
    """The articles at a file, folder, http(s) URL or "-" (standard input); a Refused for each input that is none. Never raises for bad input.

    The reader is chosen by content; gzip is unpacked; JSONL is streamed.
    """
    for item in inputs_at(location):
        if isinstance(item, Refused):
            yield item
        else:
            yield from _read(item, options or ReadOptions())


def _read(item: Located, options: ReadOptions) -> Iterator[Article | Refused]:
    """The articles of one input."""
    if item.url is not None and options.url is None:
        options = replace(options, url=item.url)
    try:
        with item.open() as opened:
            stream = unzipped(opened)
            head = stream.read(HEAD)
            stream.seek(0)
            reader = kind(head, item.where)
            if reader == "jsonl":
                yield from jsonl.read_stream(stream, item.where, options)
                return
            data = stream.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise Refused(item.where, f"more than {_MAX_BYTES:,} bytes, too long for one article", "split it into its articles")
        if reader == "html":
            yield from html.read(data, item.where, options, charset=item.charset)
        else:
            yield from READERS[reader](data, item.where, options)
    except Refused as refusal:
        yield refusal
    except (OSError, EOFError, zlib.error) as error:  # a file that vanished, or a damaged gzip archive
        yield unreadable(item.where, error)
