"""Which messages are answered already, so that each is answered once however often Slack delivers it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.slack.failures import is_passing


@dataclass(slots=True)
class _Claim:
    """A message being answered, or answered."""

    until: float
    settled: asyncio.Event = field(default_factory=asyncio.Event)


class Claims:
    """A bounded memory of the keys of deliveries; oldest forgotten first.

    Slack delivers an event up to four times within about six minutes
    (https://docs.slack.dev/apis/events-api/#retries); an hour and 10,000 keys are ample for one process.
    """

    def __init__(
        self, *, lifetime: float = 3600.0, most: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lifetime = lifetime
        self._most = most
        self._clock = clock
        self._claims: dict[str, _Claim] = {}

    def __len__(self) -> int:
        return len(self._claims)

    @asynccontextmanager
    async def once(self, *keys: str) -> AsyncIterator[bool]:
        """Tell whether the caller is the one to answer what goes by any of these keys.

        While another delivery is being answered this waits for how that ends: told at once that all is
        well, Slack would not deliver again even if it then failed. An error that will pass gives the keys
        free; any other keeps them.
        """
        while (held := self._find(keys)) is not None:
            if held.settled.is_set():
                yield False
                return
            await held.settled.wait()
        claim = self._hold(keys)
        try:
            yield True
        except BaseException as error:
            if is_passing(error) or isinstance(error, asyncio.CancelledError):
                self._forget(keys)
            raise
        finally:
            claim.settled.set()

    def _find(self, keys: Sequence[str]) -> _Claim | None:
        now = self._clock()
        held = (self._claims.get(key) for key in keys)
        return next((claim for claim in held if claim is not None and claim.until > now), None)

    def _hold(self, keys: Sequence[str]) -> _Claim:
        now = self._clock()
        claim = _Claim(until=now + self._lifetime)
        for key in keys:
            self._claims.pop(key, None)  # an expired one would keep its old place in the order
            self._claims[key] = claim
        for key in [key for key, old in self._claims.items() if old.until <= now]:
            del self._claims[key]
        for key in list(self._claims)[: max(0, len(self._claims) - self._most)]:
            del self._claims[key]
        return claim

    def _forget(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._claims.pop(key, None)
