"""From a location to open bytes: a file, a folder (recursive, sorted, links held inside), an http(s) URL, or "-" for standard input."""

import gzip
import http.client
import io
import os
import re
import stat
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from stance.errors import Refused

STDIN = "-"
SECONDS = 20.0  # to wait for a server's next bytes
DEADLINE = 60.0  # seconds for a whole page
MAX_PAGE = 25_000_000  # bytes of a page from the web
MAX_REDIRECTS = 5
_IN_MEMORY = 32_000_000  # bytes of a pipe that are held in memory; the rest goes to a temporary file
_MAX_PIPE = 8_000_000_000
_CHUNK = 64_000
_SAVE = "check the address, or save the page and add the file"
_AGENT = "Mozilla/5.0 (compatible; stance; reads single pages on request)"
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]+)://")


@dataclass(frozen=True, slots=True)
class Located:
    """One input: its name for people, a function that opens its seekable bytes, and the URL and encoding that came with it."""

    where: str
    open: Callable[[], BinaryIO]
    url: str | None = None
    charset: str | None = None


def inputs_at(location: str) -> Iterator[Located | Refused]:
    """The inputs at a location, or why there are none; a folder gives its files in sorted order. Never raises for a bad location."""
    scheme = _SCHEME.match(location)
    try:
        if not location:
            yield Refused("“”", "an empty location", "name a file, a folder, a URL or -")
        elif location == STDIN:
            yield _pipe(sys.stdin.buffer, "standard input")
        elif scheme is not None and scheme[1].lower() in ("http", "https"):
            yield _page(location)
        elif scheme is not None:
            yield Refused(shown(location), f"an address of the kind {scheme[1]}://", "only http:// and https:// are fetched")
        else:
            yield from _path(Path(location))
    except (OSError, ValueError) as error:  # ValueError: a NUL in a path
        yield unreadable(location, error)


def unreadable(location: str, error: Exception) -> Refused:
    """The refusal for an input that the system would not give."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return Refused(shown(location), f"cannot be read ({reason})", "check the path and its permissions")


def shown(path: str | Path) -> str:
    """A path as it can be printed anywhere: bytes that are no characters are escaped."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def unzipped(stream: BinaryIO) -> BinaryIO:
    """The stream, or what is in it if it is compressed with gzip; the position is the beginning."""
    compressed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if compressed else stream


def _path(path: Path) -> Iterator[Located | Refused]:
    """The input at a path that the user named; links are followed because he named them."""
    if not path.exists():
        yield Refused(shown(path), "no such file or folder", "check the path")
    elif path.is_dir():
        yield from _folder(path)
    elif path.is_fifo():
        with path.open("rb") as pipe:
            yield _pipe(pipe, shown(path))
    elif path.is_file():
        yield Located(shown(path), partial(_open, path))
    else:
        yield Refused(shown(path), "a device, not a file", "add a file, a folder, a URL or -")


def _folder(root: Path) -> Iterator[Located | Refused]:
    """The files below a folder in sorted order; hidden ones are passed over, links that lead out of it refused."""
    inside = root.resolve()
    problems: list[OSError] = []
    any_file = False
    for folder, names, files in os.walk(root, onerror=problems.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                any_file = True
                yield from _entry(Path(folder) / name, inside)
        yield from (unreadable(str(problem.filename), problem) for problem in problems)
        problems.clear()
    yield from (unreadable(str(problem.filename), problem) for problem in problems)
    if not any_file and not problems:
        yield Refused(shown(root), "a folder without files", "check the path")


def _entry(path: Path, inside: Path) -> Iterator[Located | Refused]:
    """One entry of a folder: a file, or a link to a file of the same folder; nothing for a link to a folder that is read anyway."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            target = path.resolve()
            if not target.exists():
                yield Refused(shown(path), "a link to nothing", "remove it or mend its target")
            elif not target.is_relative_to(inside):
                yield Refused(shown(path), "a link that leads out of the folder", "add its target by name")
            elif target.is_file():
                yield Located(shown(path), partial(_open, path))
        elif stat.S_ISREG(mode):
            yield Located(shown(path), partial(_open, path))
        else:
            yield Refused(shown(path), "not a regular file", "add files")
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        yield unreadable(str(path), error)


def _open(path: Path) -> BinaryIO:
    """The bytes of a file."""
    return path.open("rb")


def _pipe(pipe: IO[bytes], where: str) -> Located | Refused:
    """A pipe's bytes, held in memory or, when large, in a temporary file that closes with the stream."""
    held = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the reader closes it)
    while held.tell() < _MAX_PIPE and (chunk := pipe.read(_CHUNK)):
        held.write(chunk)
    if held.tell() >= _MAX_PIPE:
        held.close()
        return Refused(where, f"more than {_MAX_PIPE:,} bytes", "add it in parts")
    held.seek(0)
    return Located(where, lambda: cast(BinaryIO, held))


def _page(url: str) -> Located | Refused:
    """The bytes of a web page; refused if the server does not give them in time, in size, or at all."""
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"})  # noqa: S310
        with _opener().open(request, timeout=SECONDS) as response:
            data = _within_limits(response)
            charset = response.headers.get_content_charset()
    except urllib.error.HTTPError as error:
        error.close()
        return Refused(
            shown(url), f"the server answered {error.code} {_one_line(error.reason)}", "check the address, or save the page and add the file"
        )
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error or type(error).__name__
        return Refused(shown(url), f"cannot be fetched ({_one_line(reason)})", _SAVE)
    return Located(shown(url), lambda: io.BytesIO(data), url=url, charset=charset)


def _one_line(reason: object) -> str:
    """A reason in one line of reasonable length: servers and libraries write several."""
    return " ".join(str(reason).split())[:200]


def _within_limits(response: Any) -> bytes:
    """The body of a response. Raises ValueError beyond the size limit and TimeoutError beyond the deadline."""
    began, held = time.monotonic(), io.BytesIO()
    while chunk := response.read1(_CHUNK):
        held.write(chunk)
        if held.tell() > MAX_PAGE:
            raise ValueError(f"more than {MAX_PAGE:,} bytes")
        if time.monotonic() - began > DEADLINE:
            raise TimeoutError(f"not done after {DEADLINE:.0f} seconds")
    return held.getvalue()


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to http and https only."""

    max_redirections = MAX_REDIRECTS

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> urllib.request.Request | None:
        """The request for the new address. Raises ValueError if it is not a web address."""
        if not newurl.lower().startswith(("http://", "https://")):
            raise ValueError(f"redirected to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """An opener that speaks http and https and nothing else."""
    opener = urllib.request.OpenerDirector()
    handlers = (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    )
    for handler in handlers:
        opener.add_handler(handler)
    return opener
