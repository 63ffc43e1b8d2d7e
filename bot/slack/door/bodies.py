"""Collecting a body in bounded time and room, and proving that Slack wrote it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from bot.slack.door.envelopes import MOST_BYTES, Envelope
from bot.slack.door.refusals import RefusedError

# Slack gives up after 3 s; a body that takes longer than this is not Slack's.
BODY_TIMEOUT: Final = 5.0

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


async def read_body(receive: Receive) -> bytes:
    """Collect the whole body; RefusedError when it is too large, too slow or broken off."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_TIMEOUT):
            while True:
                chunk = await receive()
                if chunk["type"] != "http.request":
                    raise RefusedError(400, "broken off")
                body.extend(chunk.get("body", b""))
                if len(body) > MOST_BYTES:
                    raise RefusedError(413, "too large")
                if not chunk.get("more_body", False):
                    return bytes(body)
    except TimeoutError as error:
        raise RefusedError(408, "too slow") from error


class Verifier:
    """Holds the signing secret, and tells whether a body was signed with it."""

    def __init__(self, secret: str) -> None:
        if not secret:
            raise ValueError("without a signing secret no request could be told from a forged one")
        self._secret = secret.encode()

    def check(self, envelope: Envelope, body: bytes) -> None:
        """RefusedError unless exactly these bytes were signed, at that time; compared in constant time."""
        signed = b"v0:" + envelope.stamp + b":" + body
        wanted = b"v0=" + hmac.new(self._secret, signed, hashlib.sha256).hexdigest().encode()
        if not hmac.compare_digest(wanted, envelope.signature):
            raise RefusedError(401, "not signed with our secret")
