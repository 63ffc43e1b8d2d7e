"""Signatures that were answered already, so that a request sent again does nothing again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from bot.slack.door.envelopes import Envelope

# Of some 200 bytes each. A process that is sent more within ten minutes forgets the oldest.
MOST: Final = 100_000


class Ledger(Protocol):
    """What all processes have seen."""

    async def is_first(self, key: str) -> bool:
        """Whether nobody has claimed the key before; from then on somebody has."""


@dataclass(slots=True)
class Answer:
    """How a request is answered; no status while it is not, or when it was turned away or failed."""

    status: int = 0


class Replays:
    """A bounded memory of signatures for as long as they are valid."""

    def __init__(self, *, most: int = MOST, clock: Callable[[], float] = time.time) -> None:
        self._most = most
        self._clock = clock
        self._answered: dict[bytes, tuple[int, int]] = {}  # until when, and with which status
        self._pending: dict[bytes, asyncio.Event] = {}

    def __len__(self) -> int:
        return len(self._answered)

    @asynccontextmanager
    async def once(self, envelope: Envelope) -> AsyncIterator[Answer]:
        """Give an answer that has a status already, or one for the caller to give a status.

        A second request waits for the first. One that did nothing, and so has no status, may come again.
        """
        key = bytes.fromhex(envelope.signature[3:].decode("ascii"))
        while (pending := self._pending.get(key)) is not None:
            await pending.wait()
        if key in self._answered:
            yield Answer(self._answered[key][1])
            return
        pending = self._pending[key] = asyncio.Event()
        answer = Answer()
        try:
            yield answer
        finally:
            if answer.status:
                self._keep(key, envelope.expiry, answer.status)
            del self._pending[key]
            pending.set()

    def _keep(self, key: bytes, expiry: int, status: int) -> None:
        now = self._clock()
        # Oldest first, which is nearly the order of expiry: each is looked at once, and no sweep is needed.
        while self._answered and (len(self._answered) >= self._most or self._oldest_expiry() < now):
            del self._answered[next(iter(self._answered))]
        self._answered[key] = (expiry, status)

    def _oldest_expiry(self) -> int:
        return next(iter(self._answered.values()))[0]
