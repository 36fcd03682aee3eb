"""A saved web page: its article's text by trafilatura, and what the page says of itself."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from stance.errors import Refused
from stance.records import Article, DateOrigin, ReadOptions
from stance.sources import meta
from stance.sources.article import Found, make_article
from stance.sources.encoding import decode

MAX_BYTES = 25_000_000
_MAX_DEPTH = 400  # of nested elements; real pages stay below 50, and the extraction recurses
_MAX_ELEMENTS = 30_000  # of a page; a long article has 3,000, and the extraction takes seconds for more
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_BARRIER = re.compile(
    r"(?:enable|turn on|requires?) (?:javascript|cookies)|javascript is (?:disabled|required|not)|are you (?:a robot|human)"
    r"|verify(?:ing)? (?:that )?you are|access denied|checking your browser"
    r"|page (?:you (?:requested|are looking for) )?(?:was |is |could )?not (?:be )?found",
    re.IGNORECASE,
)
_BARRIER_LENGTH = 400  # characters; a page with more text than that has an article
_REMEDY = "save the page's text and add that"


def read(data: bytes, where: str, options: ReadOptions, *, charset: str | None = None) -> Iterator[Article | Refused]:
    """The one article of a page; `charset` is what the server said."""
    try:
        yield _article(data, where, options, charset)
    except Refused as refusal:
        yield refusal


def _article(data: bytes, where: str, options: ReadOptions, charset: str | None) -> Article:
    """The article of a page. Raises Refused."""
    if len(data) > MAX_BYTES:
        raise Refused(where, f"a page of {len(data):,} bytes, more than {MAX_BYTES:,}", _REMEDY)
    head = data[:4096]
    inner = _CHARSET.search(head) or _XML_CHARSET.search(head)
    markup = decode(data, where, declared=charset or (None if inner is None else inner[1].decode("ascii")))
    tree = _guarded(_tree, markup, where)
    if tree is None:
        raise Refused(where, "no article text found", _REMEDY)
    if not _reasonable(tree):
        raise Refused(where, f"a page nested deeper than {_MAX_DEPTH} or with more than {_MAX_ELEMENTS:,} elements", _REMEDY)
    page = meta.open_page(tree)
    url = options.url or meta.address(page)
    dated, origin = (None, DateOrigin.UNKNOWN) if options.published is not None else meta.published(page, url)
    found = Found(
        url=url, site=meta.site(page), title=meta.title(page), author=meta.author(page), published=dated, origin=origin,
    )  # fmt: skip
    text = _guarded(_text, tree, where)
    if text is None or (len(text) < _BARRIER_LENGTH and _BARRIER.search(text) is not None):
        raise Refused(where, "no article text found", _REMEDY)
    return make_article(text, where=where, found=found, options=options)


def _guarded(call: Callable[[Any], Any], value: Any, where: str) -> Any:
    """The result of a call into a library; whatever it raises on a broken page becomes the page's refusal."""
    try:
        return call(value)
    except Exception as error:
        raise Refused(where, f"a page that cannot be parsed ({type(error).__name__})", _REMEDY) from error


def _tree(markup: str) -> Any:
    """The lxml tree of a page; None if there is nothing in it."""
    from lxml import html
    from lxml.etree import ParserError

    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
        return html.document_fromstring(_DECLARATION.sub("", markup, count=1), parser=parser)
    except ParserError:  # an empty document
        return None


def _reasonable(tree: Any) -> bool:
    """Whether depth and number of a tree's elements are within the limits; stops at the first that is not."""
    from lxml.etree import iterwalk

    depth = elements = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _MAX_DEPTH or elements > _MAX_ELEMENTS:
            return False
    return True


def _text(tree: Any) -> str | None:
    """The article's text, a paragraph a line; None if there is none."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = getattr(document, "text", None)
    return text.strip() or None if isinstance(text, str) else None
