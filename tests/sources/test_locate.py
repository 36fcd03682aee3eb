import gzip
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from stance.errors import Refused
from stance.records import Article
from stance.sources import canonical_url, read
from stance.sources import locate as module
from stance.sources.locate import Located, inputs_at, unzipped
from stance.text import digest


def located(location: str | Path) -> list[str]:
    """Contents of what was found, and refusals as text with the folder left out."""
    out = []
    for item in inputs_at(str(location)):
        if isinstance(item, Refused):
            out.append("refused: " + item.what)
            continue
        with item.open() as stream:
            out.append(stream.read().decode())
    return out


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a b ü.txt"
    path.write_text("one")
    assert located(path) == ["one"]


def test_a_folder_is_read_recursively_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt", ".hidden", ".git/e.txt", "sub/.f"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert located(tmp_path) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_links_stay_inside_the_folder(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    (root / "sub").mkdir(parents=True)
    (outside / "secret.txt").write_text("secret")
    (root / "sub" / "a.txt").write_text("a")
    (root / "1_inner").symlink_to(root / "sub" / "a.txt")
    (root / "2_secret").symlink_to(outside / "secret.txt")
    (root / "3_outside").symlink_to(outside)
    (root / "4_nothing").symlink_to(root / "nothing")
    (root / "5_loop").symlink_to(root)
    (root / "6_self").symlink_to(root / "6_self")
    out = "refused: a link that leads out of the folder"
    assert located(root)[:4] == ["a", out, out, "refused: a link to nothing"]
    assert located(root)[4].startswith("refused: ")
    assert located(root)[5:] == ["a"]


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "a.txt").write_text("a")
    (tmp_path / "link").symlink_to(tmp_path / "root")
    assert located(tmp_path / "link") == ["a"]


def test_special_files_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert located(tmp_path) == ["refused: not a regular file"]
    assert located("/dev/null") == ["refused: a device, not a file"]


def test_a_pipe_that_the_user_names_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["/bin/sh", "-c", f"echo one > '{tmp_path}/pipe'"]):
        assert located(tmp_path / "pipe") == ["one\n"]


@pytest.mark.parametrize(
    "location", ["", "no/such/file", "a\x00b", "x" * 5000, "ftp://x.example/a", "file:///etc/hosts", "http://", "http://[", "https://x y/"]
)
def test_bad_locations_are_refused(location: str) -> None:
    (refusal,) = inputs_at(location)
    assert isinstance(refusal, Refused)
    assert refusal.what
    assert refusal.remedy


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert located(tmp_path) == ["refused: a folder without files"]


def test_names_that_are_no_characters_can_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text("a")
    (item,) = inputs_at(str(tmp_path))
    assert isinstance(item, Located)
    item.where.encode("utf-8")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one")))
    assert located("-") == ["one"]


def test_gzip_is_unpacked() -> None:
    assert unzipped(io.BytesIO(gzip.compress(b"one"))).read() == b"one"
    assert unzipped(io.BytesIO(b"one")).read() == b"one"
    assert unzipped(io.BytesIO(b"")).read() == b""


PARAGRAPH = "“The talks go on,” the minister said on Monday after she met her neighbours at the café."
ARTICLE = f"<html><body><article><p>{PARAGRAPH}</p></article>".encode("cp1252")


class Pages(BaseHTTPRequestHandler):
    """A small web site with the faults that real ones have."""

    def do_GET(self) -> None:
        """Answer by path: /loop redirects to itself, /file to a file address, /NNN with that status."""
        name = self.path.strip("/").split("?")[0]
        target = {"loop": "/loop", "file": "file:///etc/hosts", "moved": "/page"}.get(name)
        self.send_response(302 if target else int(name) if name.isdigit() else 200)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Type", "text/html; charset=windows-1252")
        self.end_headers()
        self.wfile.write({"big": b"x" * 5000, "article": ARTICLE}.get(name, b"caf\xe9"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_keeps_the_url_that_was_given(site: str, path: str) -> None:
    (item,) = inputs_at(site + path)
    assert isinstance(item, Located)
    assert (item.url, item.charset) == (site + path, "windows-1252")
    with item.open() as stream:
        assert stream.read() == b"caf\xe9"


def test_reading_a_page_keeps_its_url_and_its_encoding(site: str) -> None:
    url = site + "/article?utm_source=x"
    (article,) = read(url)
    assert isinstance(article, Article)
    assert article.text == PARAGRAPH
    assert (article.url, article.source) == (url, "127.0.0.1")
    assert article.id == digest(canonical_url(site + "/article"), article.text)


@pytest.mark.parametrize(("path", "what"), [("/404", "404"), ("/500", "500"), ("/loop", "302"), ("/file", "cannot be fetched|302")])
def test_pages_that_cannot_be_had(site: str, path: str, what: str) -> None:
    (refusal,) = inputs_at(site + path)
    assert isinstance(refusal, Refused)
    assert any(part in str(refusal) for part in what.split("|"))
    assert "\n" not in str(refusal)


def test_a_page_that_is_too_large(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAGE", 1000)
    (refusal,) = inputs_at(site + "/big")
    assert "more than 1,000 bytes" in str(refusal)


def test_a_slow_page(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DEADLINE", -1.0)
    (refusal,) = inputs_at(site + "/page")
    assert "not done after" in str(refusal)


def test_a_server_that_is_not_there() -> None:
    (refusal,) = inputs_at("http://127.0.0.1:1/x")
    assert "cannot be fetched" in str(refusal)
