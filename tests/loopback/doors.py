"""The two ways in which Slack reaches the app, behind one face, so that one scenario covers both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any, Protocol

import aiohttp
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from uvicorn.server import ServerState

from bot.operations.running import Operations
from bot.slack.ports import Access
from bot.slack.serving import Outside, serve_socket_mode, server_config, site
from bot.slack.sockets import PING_SECONDS
from tests.loopback.signed import SignedClient
from tests.loopback.slack import Slack


class Door(Protocol):
    """How Slack reaches the app."""

    async def command(self, form: dict[str, str]) -> dict[str, Any]:
        """Deliver a slash command; the payload of its acknowledgement."""

    async def interact(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Deliver a press, a shortcut or a sent window; the payload of its acknowledgement."""

    async def deliver(self, body: dict[str, Any], *, retry: int = 0) -> bool:
        """Deliver an event; whether it was acknowledged."""


class HttpDoor:
    """Signed HTTP."""

    def __init__(self, client: SignedClient) -> None:
        self.client = client

    async def command(self, form: dict[str, str]) -> dict[str, Any]:
        response = await self.client.command(form)
        assert response.status == 200, response
        return response.payload

    async def interact(self, payload: dict[str, Any]) -> dict[str, Any]:
        response = await self.client.interaction(payload)
        assert response.status == 200, response
        return response.payload

    async def deliver(self, body: dict[str, Any], *, retry: int = 0) -> bool:
        return (await self.client.event(body, retry=retry)).status == 200


class SocketDoor:
    """Socket Mode. What is never acknowledged cannot be waited for, so the app's outcome is watched."""

    def __init__(self, slack: Slack, app: AsyncApp) -> None:
        self._slack = slack
        self._outcomes: dict[str, int] = {}
        self._numbers = count(1)
        self._dispatch = app.async_dispatch
        app.async_dispatch = self._watched  # type: ignore[method-assign]

    async def _watched(self, request: AsyncBoltRequest) -> BoltResponse:
        response = await self._dispatch(request)
        self._outcomes[str(request.body.get("event_context"))] = response.status
        self._slack.changes.announce()
        return response

    async def command(self, form: dict[str, str]) -> dict[str, Any]:
        number = await self._slack.socket.send("slash_commands", dict(form))
        return await self._slack.socket.acknowledged(number)

    async def interact(self, payload: dict[str, Any]) -> dict[str, Any]:
        """An acknowledgement comes before the work is done, so the app's outcome is waited for too."""
        delivery = f"delivery-{next(self._numbers)}"
        number = await self._slack.socket.send("interactive", {**payload, "event_context": delivery})
        await self._slack.changes.until(lambda: delivery in self._outcomes)
        return await self._slack.socket.acknowledged(number)

    async def deliver(self, body: dict[str, Any], *, retry: int = 0) -> bool:
        delivery = f"delivery-{next(self._numbers)}"
        number = await self._slack.socket.send("events_api", {**body, "event_context": delivery}, retry=retry)
        await self._slack.changes.until(lambda: delivery in self._outcomes)
        if self._outcomes[delivery] != 200:
            return False
        await self._slack.socket.acknowledged(number)
        return True


@asynccontextmanager
async def over_http(
    access: Access, app: AsyncApp, operations: Operations | None = None, outside: Outside | None = None
) -> AsyncIterator[SignedClient]:
    """The app behind HTTP on a free port of this machine.

    This is uvicorn's protocol with the app's own configuration, without the loop around it: that one looks
    every tenth of a second whether it shall stop.
    """
    config = server_config(site(access, app, operations or Operations(), outside))
    config.load()
    state = ServerState()
    state.default_headers = config.encoded_headers
    server = await asyncio.get_running_loop().create_server(
        lambda: config.http_protocol_class(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with aiohttp.ClientSession() as session:
        yield SignedClient(session, address)
    server.close()
    for connection in list(state.connections):
        connection.shutdown()


@asynccontextmanager
async def over_socket(
    access: Access, app: AsyncApp, slack: Slack, *, interval: float = PING_SECONDS
) -> AsyncIterator[None]:
    """The app connected to the loopback Slack."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve_socket_mode(access, app, stop, interval=interval))
    try:
        await slack.changes.until(lambda: slack.socket.connections)
        yield
    finally:
        stop.set()
        await serving
