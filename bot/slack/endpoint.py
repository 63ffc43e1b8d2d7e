"""Slack's signed HTTP requests: nothing is parsed before it is proven, and nothing else reaches Bolt."""

from __future__ import annotations

import time
from typing import Any, Final

from slack_bolt.adapter.asgi.http_response import AsgiHttpResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.door.bodies import Receive, Verifier, read_body
from bot.slack.door.envelopes import Envelope, read_envelope
from bot.slack.door.parsing import parse_body
from bot.slack.door.refusals import Refusals, RefusedError
from bot.slack.door.replays import Ledger, Replays
from bot.slack.door.shapes import is_of_slacks_form
from bot.slack.journal import logger
from bot.slack.site import Scope, Send
from bot.story.errors import DatabaseUnavailableError

# What a person does on a surface, by the type of the body. Sent to another process again, a press would post
# again; a command does nothing but answer, and events are claimed by their id where they are answered.
SERVER_ERROR: Final = 500
INTERACTIONS: Final = frozenset({"block_actions", "message_action", "view_submission"})


class Endpoint:
    """The ASGI side of the app: refuses what is not Slack's, and hands Bolt the rest, once."""

    def __init__(self, app: AsyncApp, *, signing_secret: str, ledger: Ledger | None = None) -> None:
        """`ledger` is what other processes have seen; ValueError without a secret."""
        self.app = app
        self._verifier = Verifier(signing_secret)
        self._replays = Replays()
        self._refusals = Refusals()
        self._ledger = ledger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one POST: as Bolt does, or with the status of a refusal."""
        try:
            answer = await self._answer(scope, receive)
        except RefusedError as refusal:
            self._refusals.note(refusal)
            answer = BoltResponse(status=refusal.status)
        response = AsgiHttpResponse(answer.status, answer.headers, answer.body)
        await send(response.get_response_start())
        await send(response.get_response_body())

    async def _answer(self, scope: Scope, receive: Receive) -> BoltResponse:
        envelope = read_envelope(scope["headers"], time.time())
        raw = await read_body(receive)
        self._verifier.check(envelope, raw)
        async with self._replays.once(envelope) as first:
            if first.status:
                return BoltResponse(status=first.status)
            answer = await self._dispatch(envelope, raw)
            if answer.status < SERVER_ERROR:  # else it did nothing, and may come again
                first.status = answer.status
            return answer

    async def _dispatch(self, envelope: Envelope, raw: bytes) -> BoltResponse:
        """Hand a proven body to Bolt; Slack's look at the certificate is answered here."""
        body = parse_body(envelope, raw)
        if body.get("ssl_check") == "1":
            return BoltResponse(status=200)
        if not is_of_slacks_form(body):
            raise RefusedError(400, "not of Slack's form")
        if self._ledger is not None and body.get("type") in INTERACTIONS:
            key = f"signature {envelope.signature.decode('ascii')}"
            try:
                if not await self._ledger.is_first(key):
                    return BoltResponse(status=200)
            except DatabaseUnavailableError as error:
                # Not known whether it is the first: then it is not carried out.
                logger.error("a press could not be told from one sent again: %s", error)
                return BoltResponse(status=503)
        return await self.app.async_dispatch(bolt_request(envelope, raw, body))


def bolt_request(envelope: Envelope, raw: bytes, body: dict[str, Any]) -> AsyncBoltRequest:
    """Make a request of what is parsed already, with no header or query that Slack did not sign.

    Bolt would parse anew, and otherwise: it takes any form that merely says "payload" somewhere for an
    interaction. It accepts a parsed body in its other mode only; afterwards this is an HTTP request as any.
    """
    request = AsyncBoltRequest(body=body, headers=dict(envelope.headers), mode="socket_mode")
    request.mode, request.raw_body = "http", raw.decode("utf-8")
    return request
