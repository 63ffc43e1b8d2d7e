"""Slack's side of HTTP: requests signed with the app's secret."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from tests.loopback.slack import SIGNING_SECRET

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Response:
    """What the app answered."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def payload(self) -> dict[str, Any]:
        """The body as JSON; empty when there is none."""
        return json.loads(self.text) if self.text else {}


@dataclass
class SignedClient:
    """Sends to the app what Slack would, or what somebody else would."""

    session: aiohttp.ClientSession
    address: str
    path: str = "/slack/events"

    async def command(self, form: dict[str, str]) -> Response:
        """A slash command."""
        return await self.post(urlencode(form, errors="replace").encode(), FORM)

    async def interaction(self, payload: dict[str, Any]) -> Response:
        """A press, a shortcut or a sent window."""
        return await self.post(urlencode({"payload": json.dumps(payload)}).encode(), FORM)

    async def event(self, body: dict[str, Any], *, retry: int = 0) -> Response:
        """An event, delivered for the first time or again."""
        again = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        return await self.post(json.dumps(body).encode(), "application/json", **again)

    async def post(
        self, body: bytes, content_type: str = "application/json", *, age: int = 0, **headers: str
    ) -> Response:
        """A body, signed as it is `age` seconds ago; headers given replace Slack's."""
        stamp = str(int(time.time()) - age)
        signature = SignatureVerifier(SIGNING_SECRET).generate_signature(
            timestamp=stamp, body=body.decode("utf-8", "replace")
        )
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or ""}
        return await self.send("POST", self.path, body, {"Content-Type": content_type, **signed, **headers})

    async def get(self, path: str) -> Response:
        """A plain look at a path."""
        return await self.send("GET", path, b"", {})

    async def send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Response:
        """Anything at all."""
        async with self.session.request(method, self.address + path, data=body, headers=headers) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return Response(answer.status, await answer.text(), headers)
