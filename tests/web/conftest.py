"""A home as pages: in this process for most tests, behind a port for those that open a browser."""

import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from datasette import __version__ as datasette_version

from stance.config import Home
from stance.desk import Place
from stance.web import serving
from stance.web.keeping import kept
from tests.apart import apart

TOKEN = "a-token-for-tests"
FIRST = datasette_version.startswith("0.")  # 1.0 has other addresses for SQL, and inline scripts that carry data, which our policy keeps from running


@contextmanager
def application(home: Path, cache: Path, **options: Any) -> Iterator[Any]:
    """The Datasette of a home; what goes wrong in it goes wrong here."""

    def say(line: str) -> None:
        raise AssertionError(line)

    made = serving.application(serving.Options(Place(Home(home), cache / "stance"), say, **options))
    try:
        yield made
    finally:
        here = kept(made)
        assert here is not None
        here.desk.close()


def pages(home: Path, cache: Path, run: Callable[[Any], Awaitable[None]], **options: Any) -> None:
    """Let a coroutine function use Datasette's own client on a home."""
    with application(home, cache, **options) as made:

        async def session() -> None:
            await made.invoke_startup()
            await run(made.client)

        apart(session)


@contextmanager
def served(home: Path, cache: Path, **options: Any) -> Iterator[str]:
    """The address of a home that is served on a free port."""
    import uvicorn

    with application(home, cache, **options) as made:
        server = uvicorn.Server(uvicorn.Config(made.app(), host="127.0.0.1", port=0, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            server.should_exit = server.force_exit = True
            thread.join()


@pytest.fixture
def topic() -> str:
    """What the examples are about."""
    return "the Polar Cable treaty"
