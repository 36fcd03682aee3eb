"""Content security policies: our own pages run the two scripts they are served with; Datasette's run also what stands in its templates."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Scope = dict[str, Any]
Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_COMMON = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
OWN = f"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; {_COMMON}"
HEADERS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@cache
def datasette() -> str:
    """The policy of Datasette's pages: inline scripts run only if they stand in its templates word for word, never what came with data."""
    found = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in sorted(set(_inline())))
    return f"default-src 'self'; script-src 'self' {found}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; {_COMMON}"


def _inline() -> Iterator[str]:
    """The inline scripts of Datasette's templates; the one with a variable in both its forms."""
    for template in (files("datasette") / "templates").iterdir():
        if template.name.endswith(".html"):
            for text in _SCRIPT.findall(template.read_text(encoding="utf-8")):
                for value in ("true", "false"):
                    filled = text.replace("{{ datasette_allow_facet }}", value)
                    if "{{" not in filled and "{%" not in filled:
                        yield filled


def guarded(app: App, local: Callable[[], bool]) -> App:
    """An application whose pages all carry a policy; while it is `local` it answers only requests made to this machine by its own name.

    The latter keeps a page of the web from reading the record through a name that it lets point to this machine.
    """

    async def call(scope: Scope, receive: Any, send: Send) -> None:
        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                given = {key.lower() for key, _ in headers}
                ours: Mapping[str, str] = {"content-security-policy": datasette()} | HEADERS
                headers += [(key.encode(), value.encode()) for key, value in ours.items() if key.encode() not in given]
                message = message | {"headers": headers}
            await send(message)

        if scope["type"] == "http" and local() and _host(scope) not in LOOPBACK:
            await _refuse(with_policy)
        else:
            await app(scope, receive, with_policy)

    return call


def _host(scope: Scope) -> str:
    """The name that a request was made to, without its port."""
    host = next((value.decode("latin-1") for key, value in scope["headers"] if key == b"host"), "")
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


async def _refuse(send: Send) -> None:
    """Say that this address is not answered here."""
    await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await send(
        {"type": "http.response.body", "body": b"This record is served on this machine alone: open it as http://127.0.0.1 or http://localhost."}
    )
