"""Connections that take their time: the head of a request has to come at once, or nobody waits for it."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

# Slack sends a head in one piece. Whoever drips it, or connects and is silent, holds a connection in vain.
HEAD_SECONDS: Final = 10.0


class Impatient(H11Protocol):
    """uvicorn's protocol, which by itself waits for the head of a request for ever."""

    _giving_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - uvicorn's own signature
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on waiting while a head has begun and is not whole; else the body is waited for, or the next."""
        super().data_received(data)
        is_between = self.cycle is None or self.cycle.response_complete
        if not (is_between and self.conn.trailing_data[0]):
            self._stop_waiting()
        elif self._giving_up is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._giving_up = asyncio.get_running_loop().call_later(HEAD_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None
