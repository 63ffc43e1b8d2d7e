"""The browser's side of an installation: its cookie, what it asks for, and the pages it gets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import parse_qsl

from bot.slack.installing.ports import Page
from bot.slack.site import Scope, Send

# A browser keeps a cookie of this prefix for this host alone, and sends it over TLS alone.
# https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
COOKIE: Final = "__Host-crosscheck-install"
_KEPT: Final = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age="
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_MOST_QUERY: Final = 4096

_HEADERS: Final = (
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


def is_token(word: str) -> bool:
    """Whether a word has the form of the states and cookies that are given out."""
    return _TOKEN.fullmatch(word) is not None


def browser_of(scope: Scope) -> str | None:
    """Read the browser's cookie; None when it has none, two, or an odd one."""
    found = [
        value.strip()
        for header, written in scope["headers"]
        if header == b"cookie"
        for name, _, value in (part.partition("=") for part in written.decode("latin-1").split(";"))
        if name.strip() == COOKIE
    ]
    return found[0] if len(found) == 1 and is_token(found[0]) else None


def read_query(scope: Scope) -> dict[str, str]:
    """Read what an address asks for; empty when it is too long, not UTF-8, or says one thing twice."""
    written: bytes = scope["query_string"]
    if len(written) > _MOST_QUERY:
        return {}
    try:
        pairs = parse_qsl(written.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=16)
    except ValueError:
        return {}
    found = dict(pairs)
    return found if len(found) == len(pairs) else {}


async def show(send: Send, status: int, page: Page, *, is_over: bool = False) -> None:
    """Send a page; when the installation `is_over`, the cookie goes."""
    gone = [(b"set-cookie", f"{COOKIE}={_KEPT}0".encode())] if is_over else []
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-security-policy", page.policy.encode()),
        *gone,
    ]
    await _send(send, status, headers, page.html.encode())


async def redirect(send: Send, address: str, browser: str, seconds: int) -> None:
    """Send the browser on, with a cookie that it brings back."""
    cookie = f"{COOKIE}={browser}{_KEPT}{seconds}"
    await _send(send, 302, [(b"location", address.encode()), (b"set-cookie", cookie.encode())], b"")


async def _send(send: Send, status: int, headers: Sequence[tuple[bytes, bytes]], body: bytes) -> None:
    every: list[Any] = [*headers, *_HEADERS, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": every})
    await send({"type": "http.response.body", "body": body})
