"""Slack's signed HTTP requests: nothing unsigned or oversized is ever parsed."""

from __future__ import annotations

import asyncio
from typing import Any, Final
from urllib.parse import parse_qsl

from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.adapter.asgi.http_request import AsgiHttpRequest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.slack.journal import describe, logger

# The largest message Slack carries has 40,000 characters and 50 blocks; this is several times as much.
MOST_BYTES: Final = 1024 * 1024
BODY_TIMEOUT: Final = 10.0

# Whatever a signed body that is not of Slack's form makes the parser or Bolt's reading of it raise.
_MALFORMED: Final = (ValueError, TypeError, AttributeError, KeyError, RecursionError)


class RefusedError(Exception):
    """A request that is answered with a status and nothing else."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Endpoint(AsyncSlackRequestHandler):
    """The ASGI side of the app: checks size and signature first, then hands the request to Bolt."""

    def __init__(self, app: AsyncApp, *, path: str, signing_secret: str) -> None:
        super().__init__(app, path)
        self._verifier = SignatureVerifier(signing_secret)

    async def dispatch(self, request: AsgiHttpRequest) -> BoltResponse:
        """Bolt's response, or the status of a refusal."""
        try:
            return await self._dispatch(request)
        except RefusedError as refusal:
            logger.warning("refused a request with %d", refusal.status)
            return BoltResponse(status=refusal.status)

    async def _dispatch(self, request: AsgiHttpRequest) -> BoltResponse:
        raw = await read_body(request)
        try:
            body, headers = raw.decode(), request.get_headers()
        except UnicodeDecodeError as error:
            raise RefusedError(400) from error
        if not self._is_signed(body, headers):
            if body.startswith("ssl_check=1&") or body == "ssl_check=1":
                return BoltResponse(status=200)  # Slack probing the certificate, without a signature
            raise RefusedError(401)
        try:
            parsed = read_request(body, request.query_string, headers)
        except _MALFORMED as error:
            logger.warning("a signed request could not be read: %s", describe(error))
            raise RefusedError(400) from error
        return await self.app.async_dispatch(parsed)

    def _is_signed(self, body: str, headers: dict[str, Any]) -> bool:
        timestamp = headers.get("x-slack-request-timestamp")
        signature = headers.get("x-slack-signature")
        try:
            return self._verifier.is_valid(body, timestamp, signature)
        except (ValueError, TypeError):  # a timestamp that is no number, a signature that is not ASCII
            return False


async def read_body(request: AsgiHttpRequest) -> bytes:
    """Collect the whole body; RefusedError when it is too large, too slow or broken off."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_TIMEOUT):
            while True:
                chunk = await request.receive()
                if chunk["type"] != "http.request":
                    raise RefusedError(400)
                body.extend(chunk.get("body", b""))
                if len(body) > MOST_BYTES:
                    raise RefusedError(413)
                if not chunk.get("more_body", False):
                    return bytes(body)
    except TimeoutError as error:
        raise RefusedError(408) from error


def read_request(body: str, query: str, headers: dict[str, Any]) -> AsyncBoltRequest:
    """Parse as Bolt does, and mend where Bolt misreads: a form that merely says "payload" somewhere.

    Bolt takes any such form for an interaction and finds it empty, so that `/belarus payload` would go
    unanswered.
    """
    request = AsyncBoltRequest(body=body, query=query, headers=headers)
    form = dict(parse_qsl(body, keep_blank_values=True))
    if request.body or not body or "command" not in form:
        return request
    # Bolt accepts a parsed body in its other mode only; afterwards it is an HTTP request like any other.
    mended = AsyncBoltRequest(body=form, query=query, headers=headers, mode="socket_mode")
    mended.mode, mended.raw_body = "http", body
    return mended
