import contextlib
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import Refused
from stance.sources.sniff import kind

PAGE = b"<!doctype html><html><body><p>Talks go on.</p></body></html>"


@pytest.mark.parametrize(
    ("head", "name", "reader"),
    [
        (b"Talks go on\nThe minister said so.", "a.txt", "plain"),
        (b"Talks go on", "noextension", "plain"),
        (b"Talks < war > peace", "a.html", "plain"),
        (b"[UPDATE] Talks go on", "a.txt", "plain"),
        (b"{curly} opening", "-", "plain"),
        (PAGE, "a.html", "html"),
        (PAGE, "a.txt", "html"),
        (b"\xef\xbb\xbf\n" + PAGE, "-", "html"),
        (PAGE.decode().encode("utf-16"), "a.html", "html"),
        (b"<!-- saved --><html><p>x", "-", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>', "-", "html"),
        (b"<p>Talks go on.</p>", "a.txt", "html"),
        (b"Talks <b>go</b> on", "a.htm", "html"),
        (b"Write <html> to begin a page, the book says.", "a.txt", "plain"),
        (PAGE, "https://example.com/story?x=1.pdf", "html"),
        (b'{"text": "x"}', "a.txt", "jsonl"),
        (b' \n[ {"text": "x"}]', "-", "jsonl"),
        (b"broken", "a.jsonl", "jsonl"),
        (b"broken", "a.JSONL.gz", "jsonl"),
        ('{"text": "x"}'.encode("utf-16"), "-", "jsonl"),
    ],
)
def test_reader_by_content(head: bytes, name: str, reader: str) -> None:
    assert kind(head, name) == reader


@pytest.mark.parametrize(
    ("head", "name", "what"),
    [
        (b"%PDF-1.7", "a.txt", "PDF"),
        (b"PK\x03\x04..", "a.docx", "Word"),
        (b"PK\x03\x04..", "a.zip", "zip"),
        (b"\x89PNG\r\n", "a", "PNG"),
        (b"\xff\xd8\xff\xe0", "a.html", "JPEG"),
        (b"RIFF....WEBPVP8", "a", "WebP"),
        (b"....ftypmp42", "a", "video"),
        (b"{\\rtf1", "a.txt", "RTF"),
        (b"\xd0\xcf\x11\xe0", "a.doc", "Word"),
        (b"WARC/1.0\r\n", "a.warc", "WARC"),
        (gzip.compress(b"x"), "a.gz", "gzip"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "a.xml", "feed"),
        (b"<feed xmlns='x'>", "-", "feed"),
        (b"<?xml version='1.0'?><doc/>", "a.xml", "XML"),
        (b"a,b\n1,2", "a.csv", "table"),
        (b"body {}", "a.css", "stylesheet"),
        (b"var a = 1", "page_files/a.js", "code"),
        (b"ab\x00\x01", "a.txt", "binary"),
        (b"", "a.txt", "empty"),
        (b" \n ", "a.jsonl", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
    ],
)
def test_refusals_name_the_kind(head: bytes, name: str, what: str) -> None:
    with pytest.raises(Refused, match=what):
        kind(head, name)


@given(st.binary(max_size=100), st.text(max_size=10))
def test_any_head_has_a_reader_or_a_refusal(head: bytes, name: str) -> None:
    with contextlib.suppress(Refused):
        assert kind(head, name) in ("plain", "html", "jsonl")
