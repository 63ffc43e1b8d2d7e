"""Requests that are turned away: with a status and nothing else, and without filling the log."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Final

from bot.slack.journal import logger

# Seconds between two lines of the log, however many requests are refused in between.
QUIET: Final = 60.0


class RefusedError(Exception):
    """A request that is answered with a status alone; `reason` is for the log, and quotes nothing."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason


class Refusals:
    """Logs the first refusal at once, and then what gathered, once a minute at most."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._gathered: Counter[str] = Counter()
        self._next = float("-inf")

    def note(self, refusal: RefusedError) -> None:
        """Count a refusal; log all that were counted when the last line is long enough ago."""
        self._gathered[str(refusal)] += 1
        if self._clock() < self._next:
            return
        self._next = self._clock() + QUIET
        told = ", ".join(f"{said} ({count})" for said, count in sorted(self._gathered.items()))
        logger.warning("refused requests: %s", told)
        self._gathered.clear()
