"""The Socket Mode of the loopback Slack: envelopes out, acknowledgements in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from tests.loopback.watching import Changes

HELLO = {
    "type": "hello",
    "num_connections": 1,
    "debug_info": {"host": "loopback", "build_number": 1, "approximate_connection_time": 3600},
    "connection_info": {"app_id": "A0CROSSCHK"},
}


@dataclass
class SocketSide:
    """All WebSocket connections of the app, the tickets that open them, and what was acknowledged."""

    changes: Changes
    tickets: set[str] = field(default_factory=set)
    opened: int = 0
    refusals: int = 0
    connections: list[web.WebSocketResponse] = field(default_factory=list)
    acknowledgements: dict[str, dict[str, Any]] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def issue_ticket(self) -> str:
        """A ticket for one connection."""
        ticket = f"secretticket{next(self._numbers):06}"
        self.tickets.add(ticket)
        return ticket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it closes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=403)
        self.tickets.discard(ticket)
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=403)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(HELLO)
        self.connections.append(socket)
        self.opened += 1
        self.changes.announce()
        await self._listen(socket)
        return socket

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                acknowledgement = json.loads(message.data)
                self.acknowledgements[acknowledgement["envelope_id"]] = acknowledgement.get("payload", {})
                self.changes.announce()
        self.connections.remove(socket)
        self.changes.announce()

    async def send(self, kind: str, payload: dict[str, Any], *, retry: int = 0) -> str:
        """Send an envelope over the newest connection; its id."""
        await self.changes.until(lambda: self.connections)
        number = f"envelope-{next(self._numbers):06}"
        envelope = {
            "type": kind,
            "envelope_id": number,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        await self.connections[-1].send_json(envelope)
        return number

    async def acknowledged(self, number: str) -> dict[str, Any]:
        """The payload of an acknowledgement, waited for; empty when there was none in it."""
        await self.changes.until(lambda: number in self.acknowledgements)
        return self.acknowledgements[number]

    async def refresh(self) -> None:
        """Ask the app to connect anew, and wait until it has."""
        before, old = self.opened, self.connections[-1]
        await old.send_json({"type": "disconnect", "reason": "refresh_requested"})
        await self.changes.until(lambda: self.opened > before and old not in self.connections)

    async def close(self) -> None:
        """End every connection."""
        for socket in list(self.connections):
            await socket.close()
