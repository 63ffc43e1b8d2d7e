"""Everything that is served over HTTP, by path."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, Final

from bot.operations.metrics import CONTENT_TYPE
from bot.operations.running import Operations

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Handler = Callable[..., Awaitable[None]]

EVENTS_PATH: Final = "/slack/events"
INSTALL_PATH: Final = "/slack/install"
REDIRECT_PATH: Final = "/slack/oauth_redirect"
PLAIN: Final = "text/plain; charset=utf-8"
_READING: Final = ("GET", "HEAD")


class Site:
    """The ASGI application: Slack's requests, and three paths for whoever runs it.

    Without `events` it is the latter alone; the figures are there only with `shows_metrics`.
    """

    def __init__(
        self,
        events: Handler | None,
        operations: Operations,
        pages: Mapping[str, Handler] | None = None,
        *,
        shows_metrics: bool = True,
    ) -> None:
        """`pages` are what browsers may look at besides."""
        self._operations = operations
        routes: dict[str, tuple[tuple[str, ...], Handler]] = {
            "/healthz": (_READING, self._health),
            "/readyz": (_READING, self._readiness),
            **{path: (("GET",), page) for path, page in (pages or {}).items()},
        }
        if events is not None:
            routes[EVENTS_PATH] = (("POST",), events)
        if shows_metrics:
            routes["/metrics"] = (_READING, self._figures)
        self._routes: Mapping[str, tuple[tuple[str, ...], Handler]] = routes

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
        if await self._operations.is_ready():
            await respond(send, 200, "ready")
        else:
            await respond(send, 503, "not ready")

    async def _figures(self, scope: Scope, _receive: Receive, send: Send) -> None:
        if not _is_allowed(scope, self._operations.metrics_token):
            await respond(send, 401, "a bearer token is needed")
            return
        await self._operations.is_ready()
        await respond(send, 200, self._operations.metrics.shown().decode(), kind=CONTENT_TYPE)


def _is_allowed(scope: Scope, token: str | None) -> bool:
    """Whether a request brings the token, where there is one; compared in constant time."""
    given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    return token is None or hmac.compare_digest(given, b"Bearer " + token.encode())


async def _missing(_scope: Scope, _receive: Receive, send: Send) -> None:
    await respond(send, 404, "not found")


async def respond(send: Send, status: int, text: str, *, allow: str | None = None, kind: str = PLAIN) -> None:
    """Send an answer of text; the server itself drops the body of a HEAD."""
    body = text.encode()
    headers = [(b"content-type", kind.encode()), (b"content-length", b"%d" % len(body))]
    if allow is not None:
        headers.append((b"allow", allow.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
