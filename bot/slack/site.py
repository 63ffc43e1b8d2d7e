"""Everything that is served over HTTP, by path."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, Final

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Handler = Callable[..., Awaitable[None]]

EVENTS_PATH: Final = "/slack/events"
_READING: Final = ("GET", "HEAD")


class Site:
    """The ASGI application: Slack's requests, and two paths for whoever runs it."""

    def __init__(self, events: Handler, is_ready: Callable[[], bool]) -> None:
        self._is_ready = is_ready
        self._routes: Mapping[str, tuple[tuple[str, ...], Handler]] = {
            EVENTS_PATH: (("POST",), events),
            "/healthz": (_READING, self._health),
            "/readyz": (_READING, self._readiness),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request: 404 for an unknown path, 405 for a method that a path does not take."""
        if scope["type"] != "http":
            raise ValueError(f"cannot serve {scope['type']}")
        methods, handler = self._routes.get(scope["path"], ((), _missing))
        if methods and scope["method"] not in methods:
            await respond(send, 405, "method not allowed", allow=", ".join(methods))
            return
        await handler(scope, receive, send)

    async def _health(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await respond(send, 200, "ok")

    async def _readiness(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        if self._is_ready():
            await respond(send, 200, "ready")
        else:
            await respond(send, 503, "not ready")


async def _missing(_scope: Scope, _receive: Receive, send: Send) -> None:
    await respond(send, 404, "not found")


async def respond(send: Send, status: int, text: str, *, allow: str | None = None) -> None:
    """Send a short plain answer; the server itself drops the body of a HEAD."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(text))]
    if allow is not None:
        headers.append((b"allow", allow.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
