"""Waiting for something to become true, woken by every change instead of by a clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

# Only a failing test ever waits as long.
PATIENCE = 30.0

T = TypeVar("T")


class Changes:
    """Everything that happens in the loopback announces itself here."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def announce(self) -> None:
        """Wake whoever waits."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, seen: Callable[[], T], patience: float = PATIENCE) -> T:
        """The first true value of `seen`; TimeoutError when there is none in time."""
        async with asyncio.timeout(patience):
            while not (value := seen()):
                await self._changed.wait()
            return value
