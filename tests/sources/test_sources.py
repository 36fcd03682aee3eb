"""Conformance of the readers, and `read` as a whole."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stance.errors import Refused
from stance.records import Article, ReadOptions
from stance.sources import READERS, read

TITLE = "Embassy in Porto Vela stays open"
PARAGRAPHS = (
    "The foreign minister of Varland said on Monday that her country would keep its embassy in Porto Vela open.",
    "“We will not be the first to leave the table,” she told reporters after the talks with her neighbours.",
    "Her counterpart, who arrived late in the evening, called the meeting useful but said that much was left to do.",
)
TEXT = "\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEAD = f"<title>{TITLE}</title><meta property='article:published_time' content='2022-03-14T08:00:00Z'>"

# the same article in the format of each reader; a plain text has its title in its text and its date from the user
AS: dict[str, Callable[[], str]] = {
    "plain": lambda: f"{TITLE}\n{TEXT}",
    "html": lambda: f"<!doctype html><html><head>{HEAD}</head><body><h1>{TITLE}</h1><article>{MARKUP}</article></body></html>",
    "jsonl": lambda: json.dumps({"text": TEXT, "title": TITLE, "date": "2022-03-14"}),
}
HOSTILE = {
    "empty": b"",
    "white space": b" \r\n\t\x0c",
    "NULs": b"\x00" * 100,
    "NUL in text": b"The talks\x00 go on",
    "half UTF-16": b"\xff\xfeT\x00h",
    "broken UTF-8": b"\xef\xbb\xbf\xff\xfe\xfd",
    "every byte": bytes(range(256)) * 4,
    "no break": b"x" * 3_000_000,
    "unbalanced": "“‘\"« " .encode() * 20_000,
    "deep JSON": b'{"text":' * 50_000,
    "deep HTML": b"<div>" * 50_000,
    "escaped surrogate": b'{"text": "The talks go on \\ud83d today"}',
    "bidirectional marks": "The talks \u202e\u2066 go on today, the minister said.".encode(),
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_gives_the_same_article(reader: str) -> None:
    options = ReadOptions(published=date(2022, 3, 14)) if reader == "plain" else ReadOptions()
    (article,) = READERS[reader](AS[reader]().encode(), "where", options)
    assert isinstance(article, Article)
    assert (article.title, article.published, article.language) == (TITLE, date(2022, 3, 14), "en")
    body = article.text.removeprefix(TITLE).strip()
    assert body == TEXT


@pytest.mark.parametrize("reader", READERS)
def test_options_win_in_every_reader(reader: str) -> None:
    options = ReadOptions("Daily", date(2020, 1, 2), "Other", "https://x.example/1", "Eva Marr", "minister", "Varland")
    (article,) = READERS[reader](AS[reader]().encode(), "where", options)
    assert isinstance(article, Article)
    given = article.source, article.published, article.title, article.url, article.speaker, article.role, article.actor
    assert given == ("Daily", date(2020, 1, 2), "Other", "https://x.example/1", "Eva Marr", "minister", "Varland")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_reader_raises(reader: str, hostile: str) -> None:
    for item in READERS[reader](HOSTILE[hostile], "where", ReadOptions()):
        if isinstance(item, Article):
            item.text.encode("utf-8")
            assert "\x00" not in item.text
        else:
            assert "\n" not in str(item)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("compressed", [False, True])
def test_read_chooses_the_reader_by_content(tmp_path: Path, reader: str, compressed: bool) -> None:
    data = AS[reader]().encode()
    path = tmp_path / "unnamed"
    path.write_bytes(gzip.compress(data) if compressed else data)
    (article,) = read(str(path), ReadOptions(published=date(2022, 3, 14)))
    assert isinstance(article, Article)
    assert article.text.endswith(TEXT)


def test_a_folder_gives_articles_and_refusals(tmp_path: Path) -> None:
    for name, data in {"1.txt": AS["plain"](), "2.html": AS["html"](), "3.jsonl": AS["jsonl"]() + "\n{\n", "5.css": "p {}", ".hidden": "x"}.items():
        (tmp_path / name).write_text(data, "utf-8")
    (tmp_path / "4.pdf").write_bytes(HOSTILE["PDF"])
    found = list(read(str(tmp_path)))
    assert [type(item) for item in found] == [Article, Article, Article, Refused, Refused, Refused]
    assert [str(item).split(": ", 1)[1] for item in found[4:]] == [
        "a PDF document; save its text and add that",
        "a stylesheet (.css); add articles",
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_read_never_raises(tmp_path: Path, hostile: str) -> None:
    (tmp_path / "a").write_bytes(HOSTILE[hostile])
    assert all(isinstance(item, (Article, Refused)) for item in read(str(tmp_path / "a")))


def test_a_damaged_gzip_file_gives_its_readable_rows_and_a_refusal(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": f"{number} {TEXT}"}) for number in range(2_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode())[:-2_000])
    found = list(read(str(tmp_path / "a.jsonl.gz")))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], Refused)
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8b\x08garbage")
    assert [type(item) for item in read(str(tmp_path / "b.gz"))] == [Refused]


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x" * 60_000_000, 1))
    (refusal,) = read(str(tmp_path / "a.txt.gz"))
    assert "too long for one article" in str(refusal)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    assert "no such file" in str(next(read(str(tmp_path / "missing"))))
