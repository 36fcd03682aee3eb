"""What an HTML page says of itself: title, author, outlet, address, and the publication date with its origin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

from stance.records import Dated, DateOrigin, Precision
from stance.sources.days import plausible, read_day
from stance.sources.jsonld import article_node, names, string
from stance.sources.urls import OUTLETS, is_day, url_date

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "rnews:datepublished", "datepublished", "article.published",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "sailthru.date", "bt:pubdate", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "publication_date", "publicationdate", "date_published", "originalpublicationdate",
    "article_date_original", "article:publicationdate", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "datecreated", "dcterms.date", "dc.date", "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate",
    "displaydate", "pdate", "ptime", "iso-8601-publish-date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "twitter:title", "headline")
_AUTHOR_NAMES = ("author", "parsely-author", "article:author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author")
_SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_SEPARATOR = re.compile(r"\s+(?:[|•·»–—-]|--)\s+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_PUBLISHED_CLASS = re.compile(r"publi|posted|entry-date|article-date|dateline|timestamp", re.IGNORECASE)
_UPDATED_CLASS = re.compile(r"updat|modif|comment|related|sidebar|footer", re.IGNORECASE)
_LONGEST = 400  # characters of a title or name


@dataclass(frozen=True, slots=True)
class Page:
    """What the head of a page holds: its meta elements by lower-case name (first value) and its article's JSON-LD node."""

    tree: Any
    metas: dict[str, str]
    node: dict[str, Any]


def open_page(tree: Any) -> Page:
    """The page of an lxml tree."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    blocks = [element.text_content() for element in tree.iter("script") if "ld+json" in (element.get("type") or "").lower()]
    return Page(tree, metas, article_node(blocks))


def address(page: Page) -> str | None:
    """The page's own address: link rel=canonical, else og:url; only if it is a full web address."""
    links = (element.get("href") or "" for element in page.tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split())
    for url in (*links, page.metas.get("og:url", "")):
        if url.strip().lower().startswith(("http://", "https://")):
            return url.strip()
    return None


def title(page: Page) -> str | None:
    """The headline without the outlet's name behind it: of JSON-LD or og:title the one that is also an h1, else the first that there is.

    The head often has a version for search engines, and an h1 may be a section's name; what both say was printed.
    """
    headings = [text for element in page.tree.iter("h1") if (text := _line(element.text_content()))]
    own = next((text for element in page.tree.iter("title") if (text := _line(element.text_content()))), None)
    metas = [_line(page.metas.get(name, "")) for name in _TITLE_NAMES]
    best = [text for text in (_line(string(page.node, "headline") or ""), metas[0]) if text is not None]
    said = best or [text for text in (*metas, own) if text is not None]
    if not said:
        return headings[0] if headings else None
    titles = [_without_outlet(text, site(page), headings) for text in said]
    printed = {_key(text): text for text in reversed(headings)}
    return next((printed[_key(text)] for text in titles if _key(text) in printed), titles[0])


def author(page: Page) -> str | None:
    """The authors' names, joined with a comma; addresses of author pages are no names."""
    found = names(page.node.get("author")) or next((names(page.metas[name]) for name in _AUTHOR_NAMES if names(page.metas.get(name))), [])
    clean = [text for name in found if (text := _line(re.sub(r"^by\s+", "", name, flags=re.IGNORECASE))) is not None]
    return ", ".join(dict.fromkeys(clean)) or None


def site(page: Page) -> str | None:
    """The page's name for its outlet: a meta element's, else the publisher of JSON-LD."""
    found = next((page.metas[name] for name in _SITE_NAMES if page.metas.get(name)), None)
    published_by = names(page.node.get("publisher"))
    name = found or (published_by[0] if published_by else "")
    return _line(name.lstrip("@"))


def published(page: Page, url: str | None) -> tuple[Dated | None, DateOrigin]:
    """The publication date by trust: JSON-LD, meta elements, the URL, a time element, a month in the URL, htmldate's guess."""
    in_url = url_date(url)
    sources: tuple[tuple[Iterable[Dated | None], DateOrigin], ...] = (
        (_in_metadata(page), DateOrigin.METADATA),
        ([in_url] if is_day(in_url) else [], DateOrigin.URL),
        (_in_times(page), DateOrigin.TIME),
        ([in_url], DateOrigin.URL),
        (_guessed(page, url), DateOrigin.GUESS),
    )
    today = datetime.now(UTC).date()
    for found, origin in sources:
        for dated in found:
            if dated is not None and plausible(dated, today):
                return dated, origin
    return None, DateOrigin.UNKNOWN


def _in_metadata(page: Page) -> Iterator[Dated | None]:
    """The dates of JSON-LD and meta elements that are known to the day, in order of trust; a numeric d/m/y is not among them."""
    values = (string(page.node, "datePublished"), *(page.metas.get(name) for name in _DATE_NAMES), string(page.node, "dateCreated"))
    for value in values:
        dated = None if value is None else read_day(value)
        if dated is not None and dated.precision is Precision.DAY:
            yield dated


def _in_times(page: Page) -> Iterator[Dated | None]:
    """The dates of time elements: those marked as published first, then those of the article or main element, then the first."""
    marked: list[Dated | None] = []
    inside: list[Dated | None] = []
    other: list[Dated | None] = []
    for element in page.tree.iter("time", "abbr"):
        dated = read_day(element.get("datetime") or (element.get("title") or "" if element.tag == "abbr" else element.text_content())[:80])
        if not is_day(dated):
            continue
        classes = " ".join(filter(None, (element.get("class"), element.get("itemprop"), *_classes(element))))
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            marked.insert(0, dated)
        elif _UPDATED_CLASS.search(classes) is not None:
            continue
        elif _PUBLISHED_CLASS.search(classes) is not None:
            marked.append(dated)
        else:
            (inside if any(parent.tag in ("article", "main", "header") for parent in element.iterancestors()) else other).append(dated)
    yield from [*marked, *inside, *other]


def _classes(element: Any) -> list[str]:
    """The classes of the two elements around an element."""
    out: list[str] = []
    for parent in element.iterancestors():
        out.append(parent.get("class") or "")
        if len(out) == 2:
            break
    return out


def _guessed(page: Page, url: str | None) -> Iterator[Dated | None]:
    """The date that htmldate finds anywhere in the page: doubtful."""
    from htmldate import find_date

    try:
        # a tree, never a string: htmldate would fetch a string that looks like an address
        found = find_date(page.tree, original_date=True, url=url)
    except Exception:  # whatever it raises on a broken page, the page has no date then
        found = None
    yield None if found is None else read_day(found)


def _line(text: str) -> str | None:
    """The text in one line without outer spaces; None if it is empty or too long to be a name or title."""
    line = _SPACES.sub(" ", unescape(text[: 4 * _LONGEST])).strip()  # JSON-LD is often escaped once too often
    return line if 0 < len(line) <= _LONGEST else None


def _without_outlet(text: str, name: str | None, headings: list[str]) -> str:
    """A title without " | Outlet" behind it: where a heading has it so, or where that part names the outlet."""
    parts = list(_SEPARATOR.finditer(text))
    for match in parts:
        if text[: match.start()] in headings:
            return text[: match.start()]
    if not parts:
        return text
    head, tail = text[: parts[-1].start()], text[parts[-1].end() :]
    known = {_key(outlet) for outlet in (*OUTLETS.values(), name or "")}
    named = _key(tail) in known or (name is not None and _key(name) in _key(tail) and len(tail.split()) <= 6)
    return head if named or _HOST.fullmatch(tail.strip()) is not None else text


def _key(name: str) -> str:
    """A name for comparison: letters and digits in lower case, without "the" and ".com"."""
    return "".join(c for c in name.casefold().removeprefix("the ").removesuffix(".com") if c.isalnum())
