"""Which reader an input needs, by its content first and its name second; kinds that are not read are refused by name."""

import re

from stance.errors import Refused
from stance.sources.encoding import byte_order_mark

HEAD = 4096  # bytes that are looked at

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "save its text and add that"),
    (b"{\\rtf", "a rich-text (RTF) document", "save it as plain text and add that"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document", "save it as plain text and add that"),
    (b"BZh", "a bzip2 archive", "unpack it and add what is in it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it and add what is in it"),
    (b"(\xb5/\xfd", "a zstandard archive", "unpack it and add what is in it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and add what is in it"),
    (b"Rar!", "a RAR archive", "unpack it and add what is in it"),
    (b"\x1f\x8b", "a gzip archive inside a gzip archive", "unpack it once and add what is in it"),
    (b"\x89PNG", "a PNG image", "add the article's text, not a picture of it"),
    (b"\xff\xd8\xff", "a JPEG image", "add the article's text, not a picture of it"),
    (b"GIF8", "a GIF image", "add the article's text, not a picture of it"),
    (b"II*\x00", "a TIFF image", "add the article's text, not a picture of it"),
    (b"ID3", "an audio file", "add its transcript"),
    (b"OggS", "an audio or video file", "add its transcript"),
    (b"\x1aE\xdf\xa3", "a video file", "add its transcript"),
    (b"SQLite format 3\x00", "an SQLite database", "export its articles as JSONL and add that"),
    (b"PAR1", "a Parquet table", "export it as JSONL and add that"),
    (b"\x7fELF", "a program", "add articles"),
    (b"WARC/", "a web archive (WARC)", "save its pages as HTML and add those"),
    (b"<?xpacket", "image metadata", "add the article's text"),
)
_NAMES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("css", "scss"), ("a stylesheet", "add articles")),
    **dict.fromkeys(("js", "mjs", "ts", "py", "java", "c", "h", "cpp", "rs", "go", "sh", "php", "ipynb"), ("program code", "add articles")),
    **dict.fromkeys(("csv", "tsv"), ("a table", "convert it to JSONL with a “text” in each row")),
    **dict.fromkeys(("yaml", "yml", "toml", "ini", "cfg", "lock"), ("a settings file", "add articles")),
    **dict.fromkeys(("svg",), ("an SVG image", "add the article's text, not a picture of it")),
    **dict.fromkeys(("eml", "mbox"), ("an e-mail", "save its text and add that")),
    **dict.fromkeys(("mhtml", "mht"), ("a web page archive (MHTML)", "save the page as HTML and add that")),
    **dict.fromkeys(("srt", "vtt"), ("subtitles", "save the transcript as plain text and add that")),
    **dict.fromkeys(("tex", "bib"), ("a LaTeX source", "save its text and add that")),
}
_ZIPPED = {"docx": "a Word document", "odt": "an OpenDocument text", "xlsx": "an Excel table", "pptx": "a slide show", "epub": "an e-book"}
_JSON_NAMES = frozenset({"jsonl", "ndjson", "json"})
_HTML_NAMES = frozenset({"html", "htm", "xhtml"})
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{)')
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ELEMENT = re.compile(r"\s*<(?:article|main|section|div|p|h1|meta|title|script|table|span)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z!/][^<>]*>")


def kind(head: bytes, name: str) -> str:
    """The name of the reader ("plain", "html" or "jsonl") for an input that begins with `head` and is called `name`.

    Raises Refused naming the kind of what cannot be read.
    """
    extension = _extension(name)
    _refuse_magic(head, name, extension)
    text = _text(head)
    if text.isspace() or not text:
        raise Refused(name, "an empty file", "add a file that has text in it")
    if extension in _JSON_NAMES or _JSON.match(text) is not None:
        return "jsonl"
    if _FEED.match(text) is not None:
        raise Refused(name, "a news feed (RSS or Atom)", "add the URLs of its articles")
    start = _PAGE.search(text)
    if start is not None and (extension in _HTML_NAMES or not text[: start.start()].strip() or text.lstrip().startswith("<")):
        return "html"
    if _XML.match(text) is not None:
        raise Refused(name, "an XML document", "save its text and add that")
    if _ELEMENT.match(text) is not None or (extension in _HTML_NAMES and _TAG.search(text) is not None):
        return "html"
    if extension in _NAMES:
        what, remedy = _NAMES[extension]
        raise Refused(name, f"{what} (.{extension})", remedy)
    return "plain"


def _refuse_magic(head: bytes, name: str, extension: str) -> None:
    """Refuse a binary format that its first bytes tell."""
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic):
            raise Refused(name, what, remedy)
    if head.startswith(b"PK\x03\x04"):
        if extension in _ZIPPED:
            raise Refused(name, _ZIPPED[extension], "save it as plain text and add that")
        raise Refused(name, "a zip archive", "unpack it and add what is in it")
    if head.startswith(b"RIFF"):
        image = head[8:12] == b"WEBP"
        raise Refused(name, "a WebP image" if image else "an audio or video file", "add the article's text")
    if head[4:8] == b"ftyp":
        raise Refused(name, "a video, audio or picture file", "add its transcript")
    if b"\x00" in head and byte_order_mark(head) is None:
        raise Refused(name, "binary data, not text", "save it as text in UTF-8 and add that")


def _text(head: bytes) -> str:
    """The head as text, good enough to see marks in it."""
    encoding = byte_order_mark(head)
    return head.decode(encoding or "latin-1", errors="ignore").removeprefix("\ufeff")


def _extension(name: str) -> str:
    """The lower-case extension without dot, and without ".gz" before it; empty if there is none. A URL's query is no part of it."""
    last = re.split(r"[?#]", name)[0] if "://" in name else name
    last = last.replace("\\", "/").rsplit("/", 1)[-1].lower().removesuffix(".gz")
    return last.rsplit(".", 1)[-1] if "." in last.lstrip(".") else ""
