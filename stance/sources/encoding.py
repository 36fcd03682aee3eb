"""Bytes to text: byte order marks, UTF-8, a declared encoding, Windows-1252, then charset-normalizer; never a wrong guess in silence."""

import codecs
import unicodedata

from stance.errors import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WEB_NAMES = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}  # as browsers read them
_NEVER = frozenset({"utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "undefined"})
_SAMPLE = 200_000  # bytes shown to charset-normalizer
_FOREIGN_SHARE = 0.1  # English has fewer characters outside ASCII than this
_BROKEN_SHARE = 0.001  # of characters that a declared encoding may fail to give
_REMEDY = "convert to UTF-8 and add it again"


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark names, else None."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """The text of an input's bytes, without the byte order mark and otherwise unchanged; `declared` is what its page or server claims.

    Raises Refused for binary data and for bytes in no known encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, where)
    if b"\x00" in data:
        raise Refused(where, "binary data, not text", "save it as text in UTF-8 and add that")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = _as_declared(data, declared)
    if text is None:
        text = _windows(data)
    return _detected(data, where) if text is None else text


def _strict(data: bytes, name: str, where: str) -> str:
    """The text by the encoding that its mark names; refused if it is not that."""
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Refused(where, f"begins as {name} but is broken at byte {error.start}", _REMEDY) from error


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The text by the declared encoding, with a replacement character for the few bytes that do not belong to it."""
    if not declared or not declared.isascii() or len(declared) > 40:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
        name = _WEB_NAMES.get(name, name)
        text = None if name in _NEVER else data.decode(name, errors="replace")
    except (LookupError, ValueError):  # no such encoding, or one that is not for text
        return None
    return text if text is not None and text.count("\ufffd") <= len(text) * _BROKEN_SHARE + 1 else None


def _windows(data: bytes) -> str | None:
    """The text as Windows-1252 if that gives English with curly quotes, dashes and accents, else None."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [c for c in text if c > "\x7f"]
    fitting = all(unicodedata.category(c) != "Cc" for c in set(foreign))
    return text if fitting and len(foreign) <= len(text) * _FOREIGN_SHARE else None


def _detected(data: bytes, where: str) -> str:
    """The text by charset-normalizer's best guess; refused if it has none."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Refused(where, "text in an unknown encoding", _REMEDY)
    return _strict(data, best.encoding, where)
