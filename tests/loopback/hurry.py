"""Time that runs faster than the clock, for what waits while it talks over a real network."""

from __future__ import annotations

import asyncio
import time

from bot.operations.metrics import Metrics
from bot.operations.pacing import Pace
from bot.slack.posting import Posting


def hurried_pace(factor: float = 1000.0, metrics: Metrics | None = None, **settings: float) -> Pace:
    """A pace whose seconds take so much less."""

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / factor)

    counts = metrics or Metrics()
    return Pace(clock=lambda: time.monotonic() * factor, sleep=sleep, on_change=counts.waiting, **settings)


def hurried_posting(factor: float = 1000.0, metrics: Metrics | None = None) -> Posting:
    """Posting at such a pace; what a call takes is real, so patience is as much longer."""
    return Posting(hurried_pace(factor, metrics), metrics, patience=100.0 * factor)
