"""A small local server that plays a chat-completions endpoint."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

GOOD = {
    "entailment": {"entailment": 0.7, "neutral": 0.2, "contradiction": 0.1},
    "position": {"supports": 0.6, "opposes": 0.1, "conditional": 0.1, "neutral": 0.1, "unrelated": 0.1},
}


def answer(content: str) -> dict[str, Any]:
    """A completion with this text."""
    return {"choices": [{"message": {"role": "assistant", "content": content}}], "usage": {"prompt_tokens": 300, "completion_tokens": 40}}


@contextmanager
def server(*replies: tuple[int, Any]) -> Iterator[tuple[str, list[tuple[dict[str, str], Any]]]]:
    """A server that gives these replies in order, the last one again and again; yields its address and what it was sent."""
    seen: list[tuple[dict[str, str], Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append((dict(self.headers), body))
            status, reply = replies[min(len(seen), len(replies)) - 1]
            payload = reply if isinstance(reply, bytes) else json.dumps(reply).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(payload)))
            if status == 429:
                self.send_header("Retry-After", "7")
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, *_: object) -> None:
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{made.server_address[1]}/v1", seen
    finally:
        made.shutdown()
        thread.join()
        made.server_close()
