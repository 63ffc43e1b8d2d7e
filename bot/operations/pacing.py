"""The pace of outgoing messages: in each lane one at a time, in order, and so far apart."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

GAP: Final = 1.0
"""Seconds between two messages to a channel: https://docs.slack.dev/apis/web-api/rate-limits/."""

MOST: Final = 1_000
"""Messages that may wait in one process: each holds a few kilobytes, and a request that waits for it."""

LANES: Final = 1_000
"""Lanes remembered before those that lie idle are forgotten."""

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[object]]


class FullError(Exception):
    """More messages wait than may."""


@dataclass(slots=True)
class _Lane:
    """What goes one after the other: `free` is the moment from which the next may go."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free: float = 0.0
    waiting: int = 0


class Pace:
    """Gives out turns; an account (a workspace) can be paused with all its lanes (channels)."""

    def __init__(
        self,
        *,
        gap: float = GAP,
        most: int = MOST,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        on_change: Callable[[int], None] = lambda _: None,
    ) -> None:
        """`on_change` is told how many wait, whenever that changes."""
        self.gap = gap
        self.clock = clock
        self.sleep = sleep
        self._most = most
        self._on_change = on_change
        self._waiting = 0
        self._lanes: dict[tuple[str, str], _Lane] = {}
        self._paused: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, account: str, lane: str) -> AsyncIterator[Turn]:
        """Wait for those before in the lane, then hold it in the block; FullError when too many wait."""
        if self._waiting >= self._most:
            raise FullError(f"{self._waiting} messages wait already")
        held = self._lanes.setdefault((account, lane), _Lane())
        before, held.waiting = held.waiting, held.waiting + 1
        self._count(1)
        try:
            async with held.lock:
                yield Turn(self, account, held, before)
        finally:
            held.waiting -= 1
            self._count(-1)
            self._forget_idle()

    def pause(self, account: str, seconds: float) -> None:
        """Let nothing more go to an account for so long."""
        self._paused[account] = max(self._paused.get(account, 0.0), self.clock() + seconds)

    def until(self, account: str) -> float:
        """Give the moment from which something may go to an account."""
        return self._paused.get(account, 0.0)

    def _count(self, change: int) -> None:
        self._waiting += change
        self._on_change(self._waiting)

    def _forget_idle(self) -> None:
        if len(self._lanes) > LANES:
            now = self.clock()
            idle = [key for key, lane in self._lanes.items() if not lane.waiting and lane.free <= now]
            for key in idle:
                del self._lanes[key]
            self._paused = {account: until for account, until in self._paused.items() if until > now}


@dataclass(frozen=True, slots=True)
class Turn:
    """One message's turn; `before` is how many waited before it when it came."""

    pace: Pace
    account: str
    lane: _Lane
    before: int

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """Wait for the moment at which an attempt may be made, and make it in the block.

        The next may follow a second after this one ended: when it arrived in between nobody knows.
        """
        while (wait := max(self.lane.free, self.pace.until(self.account)) - self.pace.clock()) > 0:
            await self.pace.sleep(wait)
        try:
            yield
        finally:
            self.lane.free = self.pace.clock() + self.pace.gap
