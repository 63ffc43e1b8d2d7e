"""How much a person and a workspace may ask: buckets that fill again with time."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MOST_BUCKETS: Final = 10_000
"""Buckets remembered; the one longest unused is forgotten first, and is full when it comes again."""

MINUTE: Final = 60.0


class LimitedError(Exception):
    """More was asked than may be. `is_first` tells that this was not said yet since it was less."""

    def __init__(self, whose: str, seconds: int, *, is_first: bool) -> None:
        super().__init__(f"limit of the {whose}: again in {seconds} s")
        self.whose = whose
        self.seconds = seconds
        self.is_first = is_first


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    is_told: bool = False


class Buckets:
    """One bucket a name: so many requests at once, and as many a minute. 0 sets no limit."""

    def __init__(self, a_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = a_minute
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, name: str, whose: str) -> None:
        """Take one; LimitedError when the bucket is empty, with the seconds until it is not."""
        if not self._most or not name:
            return
        bucket = self._filled(name)
        if bucket.left < 1:
            is_first, bucket.is_told = not bucket.is_told, True
            seconds = math.ceil((1 - bucket.left) * MINUTE / self._most)
            raise LimitedError(whose, seconds, is_first=is_first)
        bucket.left -= 1
        bucket.is_told = False

    def _filled(self, name: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.setdefault(name, _Bucket(self._most, now))
        bucket.left = min(self._most, bucket.left + (now - bucket.at) * self._most / MINUTE)
        bucket.at = now
        self._buckets.move_to_end(name)
        while len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket


class Limits:
    """The limits of one process; several processes allow as many times as much."""

    def __init__(
        self, per_user: int = 0, per_workspace: int = 0, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._users = Buckets(per_user, clock=clock)
        self._workspaces = Buckets(per_workspace, clock=clock)

    def admit(self, workspace: str, person: str) -> None:
        """Let a request in; LimitedError when it is one too many of the person, or of the workspace."""
        self._users.take(f"{workspace} {person}" if person else "", "user")
        self._workspaces.take(workspace, "workspace")
