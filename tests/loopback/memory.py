"""What is kept between requests, in memory: a ledger and topics by hand, which can be told to fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.slack.claims import Standing
from bot.story.errors import DatabaseUnavailableError
from bot.story.workspaces import Workspace


@dataclass
class Entry:
    """How a message stands: claimed, posting or done."""

    owner: str
    until: float
    stage: str = "claimed"


@dataclass
class MemoryLedger:
    """Who answers what, for one process."""

    clock: Callable[[], float] = lambda: 0.0
    entries: dict[tuple[Workspace, str], Entry] = field(default_factory=dict)
    is_down: bool = False

    async def claim(self, whose: Workspace, key: str, owner: str, seconds: float) -> Standing:
        self._reach()
        entry = self.entries.get((whose, key))
        if entry is None:
            self.entries[whose, key] = Entry(owner, self.clock() + seconds)
            return "mine"
        if entry.stage == "done":
            return "done"
        if entry.until > self.clock():
            return "taken"
        entry.owner, entry.until = owner, self.clock() + seconds
        return "doubtful" if entry.stage == "posting" else "mine"

    async def renew(self, whose: Workspace, key: str, owner: str, seconds: float) -> bool:
        return self._change(whose, key, owner, until=self.clock() + seconds)

    async def announce(self, whose: Workspace, key: str, owner: str) -> bool:
        return self._change(whose, key, owner, stage="posting")

    async def settle(self, whose: Workspace, key: str, owner: str) -> None:
        self._change(whose, key, owner, stage="done")

    async def leave(self, whose: Workspace, key: str, owner: str) -> None:
        self._change(whose, key, owner, until=0.0)

    async def forget(self, whose: Workspace, key: str, owner: str) -> None:
        if self._change(whose, key, owner):
            del self.entries[whose, key]

    def _change(self, whose: Workspace, key: str, owner: str, **values: object) -> bool:
        self._reach()
        entry = self.entries.get((whose, key))
        if entry is None or entry.owner != owner or entry.stage == "done":
            return False
        for name, value in values.items():
            setattr(entry, name, value)
        return True

    def _reach(self) -> None:
        if self.is_down:
            raise DatabaseUnavailableError("down")


@dataclass
class MemoryTopics:
    """What was asked last, for one process."""

    topics: dict[tuple[Workspace, str, str], dict[str, str]] = field(default_factory=dict)
    is_down: bool = False

    async def recall(self, whose: Workspace, channel: str, thread: str) -> dict[str, str]:
        self._reach()
        return dict(self.topics.get((whose, channel, thread), {}))

    async def remember(self, whose: Workspace, channel: str, thread: str, story: str, topic: str) -> None:
        self._reach()
        known = self.topics.setdefault((whose, channel, thread), {})
        known.pop(story, None)
        known[story] = topic

    def _reach(self) -> None:
        if self.is_down:
            raise DatabaseUnavailableError("down")
