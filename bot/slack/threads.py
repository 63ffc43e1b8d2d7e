"""What was asked last in each thread, so that a follow-up is understood; forgotten after a working day."""

from __future__ import annotations

import time
from collections.abc import Callable


class Threads:
    """A bounded memory of topics by conversation and story; the oldest conversation is forgotten first.

    A topic is what a follow-up is understood by. An empty thread stands for the channel itself.
    """

    def __init__(
        self,
        *,
        lifetime: float = 8 * 3600.0,
        most: int = 5_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._lifetime = lifetime
        self._most = most
        self._clock = clock
        self._topics: dict[tuple[str, str], dict[str, str]] = {}
        self._until: dict[tuple[str, str], float] = {}

    def __len__(self) -> int:
        return len(self._topics)

    def remember(self, channel: str, thread: str, story: str, topic: str) -> None:
        """Keep what was asked last about a story there."""
        self._forget_old()
        key = (channel, thread)
        known = self._topics.pop(key, {})
        known.pop(story, None)
        self._topics[key] = {**known, story: topic}
        self._until[key] = self._clock() + self._lifetime
        for oldest in list(self._topics)[: max(0, len(self._topics) - self._most)]:
            del self._topics[oldest], self._until[oldest]

    def story(self, channel: str, thread: str) -> str | None:
        """Give the story last asked about there."""
        self._forget_old()
        return next(reversed(self._topics.get((channel, thread), {})), None)

    def topic(self, channel: str, thread: str, story: str) -> str | None:
        """Give what was asked last about the story there, unless that is too long ago."""
        self._forget_old()
        return self._topics.get((channel, thread), {}).get(story)

    def _forget_old(self) -> None:
        now = self._clock()
        for key in [key for key, until in self._until.items() if until <= now]:
            del self._topics[key], self._until[key]
