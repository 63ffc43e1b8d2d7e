"""Socket Mode: Slack's requests over a WebSocket that we open."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.slack.journal import logger

# Seconds between pings, and between attempts to connect; Bolt's own default.
PING_SECONDS: Final = 10.0
# Slack stops waiting for an acknowledgement after 3 s, so nothing is gained by staying much longer.
DRAIN_SECONDS: Final = 5.0


class SocketMode(AsyncSocketModeHandler):
    """Bolt's handler, which here finishes what it has begun before it closes."""

    def __init__(
        self, app: AsyncApp, app_token: str, address: str | None = None, *, interval: float = PING_SECONDS
    ) -> None:
        """`address` saves the first connection the call for one. Needs a running event loop."""
        super().__init__(app, app_token, logger=logger, ping_interval=interval)
        self._interval = interval
        self.client.proxy = app.client.proxy
        self.client.wss_uri = address
        self._running: set[asyncio.Task[Any]] = set()
        self._is_closing = False

    async def handle(self, client: Any, req: SocketModeRequest) -> None:  # noqa: ANN401 - Bolt's own signature
        """Answer one envelope; while closing, leave it unacknowledged for Slack to deliver elsewhere."""
        task = asyncio.current_task()
        if self._is_closing or task is None:
            return
        self._running.add(task)
        try:
            await super().handle(client, req)
        finally:
            self._running.discard(task)

    async def run_until(self, stop: asyncio.Event) -> None:
        """Stay connected until `stop` is set; the SDK reconnects by itself."""
        connecting = asyncio.create_task(self.connect_async())  # type: ignore[no-untyped-call]
        renewing = asyncio.create_task(self._renew_address())
        try:
            await stop.wait()
        finally:
            connecting.cancel()
            renewing.cancel()
            await self._drain()
            await self.close_async()  # type: ignore[no-untyped-call]

    async def _renew_address(self) -> None:
        """Take a used or expired address away: the SDK would try the same one for ever."""
        while True:
            await asyncio.sleep(self._interval)
            if not await self.client.is_connected():
                self.client.wss_uri = None

    async def _drain(self) -> None:
        self._is_closing = True
        if self._running:
            await asyncio.wait(self._running, timeout=DRAIN_SECONDS)
