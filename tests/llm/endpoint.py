"""A model service on this machine that answers as it is told, badly too."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]


@dataclass
class Endpoint:
    """Where it is, how it behaves, and what it was asked."""

    url: str
    behave: Behaviour = field(default=lambda handler: handler.say({}))
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def chooses(self, **choice: Any) -> None:
        """Answer with a choice, as a model does."""
        self.behave = lambda handler: handler.say(completion(json.dumps(choice)))

    def shown(self) -> dict[str, Any]:
        """What the last request showed, by what it is."""
        return json.loads(self.bodies[-1]["messages"][-1]["content"])


def completion(content: Any) -> dict[str, Any]:
    """The part of a chat completion that matters."""
    return {"choices": [{"message": {"role": "assistant", "content": content}}]}


class Handler(BaseHTTPRequestHandler):
    """Notes the request and behaves."""

    protocol_version = "HTTP/1.1"
    endpoint: Endpoint

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.endpoint.headers.append(dict(self.headers))
        self.endpoint.bodies.append(json.loads(self.rfile.read(length)))
        self.endpoint.behave(self)

    do_GET = do_POST  # noqa: N815 - how a followed redirect would arrive

    def say(self, payload: Any, *, status: int = 200, **headers: str) -> None:
        """Send a whole response; bytes go as they are."""
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """A caller that has left is what is tested."""


@contextmanager
def an_endpoint() -> Iterator[Endpoint]:
    """Serve on a free port of this machine."""
    handler = type("_Handler", (Handler,), {})
    with _Server(("127.0.0.1", 0), handler) as server:
        endpoint = handler.endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1")
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield endpoint
        finally:
            endpoint.stopped.set()
            server.shutdown()
