"""From a text and what was found beside it to an Article: options win, and what cannot be stored or read is refused."""

from dataclasses import dataclass
from datetime import date

from stance.errors import Refused
from stance.records import Article, Dated, DateOrigin, Precision, ReadOptions
from stance.sources.language import language, unsupported
from stance.sources.urls import canonical_url, domain, outlet
from stance.text import digest

MAX_CHARACTERS = 2_000_000  # of one article: a long book; more is a mistake


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found beside the text; None is not found. `site` is the page's own name for its outlet."""

    url: str | None = None
    source: str | None = None
    site: str | None = None
    title: str | None = None
    author: str | None = None
    published: Dated | None = None
    origin: DateOrigin = DateOrigin.UNKNOWN
    given_id: str | None = None
    speaker: str | None = None
    role: str | None = None
    actor: str | None = None


def make_article(text: str, *, where: str = "text", found: Found | None = None, options: ReadOptions | None = None) -> Article:
    """An article with the text unchanged and id = digest(canonical URL or "", text); `options` win over what was `found`.

    Raises Refused if the text is empty, too long, holds what cannot be stored, or is not in a language that is read.
    """
    found, options = found or Found(), options or ReadOptions()
    _check_text(text, where)
    url = options.url or found.url or None
    published, precision, origin = _published(found, options.published)
    article = Article(
        id=digest("" if url is None else canonical_url(url), text),
        text=text,
        url=url,
        source=options.source or found.source or outlet(url) or found.site or domain(url),
        title=options.title or found.title or None,
        author=found.author or None,
        published=published,
        published_precision=precision,
        published_origin=origin,
        language="en",
        given_id=found.given_id or None,
        speaker=options.speaker or found.speaker or None,
        role=options.role or found.role or None,
        actor=options.actor or found.actor or None,
    )
    _check_fields(article, where)
    code = language(text)
    name = unsupported(code)
    if name is not None:
        raise Refused(where, f"written in {name}", "only English is read: add an English version of it")
    return article


def _published(found: Found, given: date | None) -> tuple[date | None, Precision | None, DateOrigin]:
    """Day, precision and origin of the publication date: the user's, else what was found."""
    if given is not None:
        return given, Precision.DAY, DateOrigin.OPTION
    if found.published is None:
        return None, None, DateOrigin.UNKNOWN
    return found.published.day, found.published.precision, found.origin


def _check_text(text: str, where: str) -> None:
    """Refuse a text that has no letter or digit, is too long or is not storable."""
    if not any(map(str.isalnum, text)):
        raise Refused(where, "no text in it", "add a file or row that has the article's text")
    if len(text) > MAX_CHARACTERS:
        raise Refused(where, f"{len(text):,} characters, more than the {MAX_CHARACTERS:,} of one article", "split it into its articles")
    if "\x00" in text:
        raise Refused(where, "binary data (NUL characters), not text", "save it as text in UTF-8 and add that")
    if not _storable(text):
        raise Refused(where, "half of a surrogate pair in the text, which is no character", "write the character itself, or take it out")


def _check_fields(article: Article, where: str) -> None:
    """Refuse what is said about an article if SQLite cannot store it."""
    for name in ("url", "source", "title", "author", "given_id", "speaker", "role", "actor"):
        value = getattr(article, name)
        if value is not None and ("\x00" in value or not _storable(value)):
            raise Refused(where, f"a character in “{name}” that cannot be stored", "write the character itself, or take it out")


def _storable(text: str) -> bool:
    """Whether every character is one that UTF-8 can hold."""
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
