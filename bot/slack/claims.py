"""Who answers a message: each is answered once, however often and to whatever process Slack delivers it."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Literal, Protocol

from bot.slack.failures import TakenError, is_passing
from bot.slack.journal import logger
from bot.story.errors import DatabaseUnavailableError
from bot.story.workspaces import Workspace

# Seconds until a process that says nothing more counts as gone. Slack delivers again at once, after a minute
# and after five (https://docs.slack.dev/apis/events-api/#retries): the second of these finds it gone.
LEASE: Final = 30.0
# Seconds that a delivery waits for how another of the same message ends; Slack waits three.
PATIENCE: Final = 2.0
_LOOK: Final = 0.05

Standing = Literal["mine", "doubtful", "taken", "done"]


class Ledger(Protocol):
    """What all processes know of who answers what; `owner` is whoever answers, named anew each time.

    Every method raises DatabaseUnavailableError when it cannot be told or done.
    """

    async def claim(self, whose: Workspace, key: str, owner: str, seconds: float) -> Standing:
        """Try to become the one who answers. `doubtful`: an owner who is gone may have posted."""

    async def renew(self, whose: Workspace, key: str, owner: str, seconds: float) -> bool:
        """Keep it for so many seconds more; whether it is still the owner's."""

    async def announce(self, whose: Workspace, key: str, owner: str) -> bool:
        """Note that the answer is about to be posted; whether it is still the owner's to post."""

    async def settle(self, whose: Workspace, key: str, owner: str) -> None:
        """Mark it done."""

    async def leave(self, whose: Workspace, key: str, owner: str) -> None:
        """Leave it to whoever comes next, with the doubt whether an answer was posted, if there is one."""

    async def forget(self, whose: Workspace, key: str, owner: str) -> None:
        """Take it back: surely nothing was posted."""


@dataclass(frozen=True)
class Claim:
    """One's own message to answer; `is_doubtful` when somebody who is gone may have posted the answer."""

    ledger: Ledger
    whose: Workspace
    key: str
    is_doubtful: bool = False
    owner: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def mark(self) -> str:
        """What the answer is found again by; the same in every process."""
        return sha256(f"{self.whose.team} {self.key}".encode()).hexdigest()[:32]

    async def announce(self) -> None:
        """Note that the answer is about to be posted; TakenError when it is somebody else's by now."""
        if not await self.ledger.announce(self.whose, self.key, self.owner):
            raise TakenError


class Claims:
    """Gives each message to one of those who want to answer it."""

    def __init__(self, ledger: Ledger, *, lease: float = LEASE, patience: float = PATIENCE) -> None:
        self._ledger = ledger
        self._lease = lease
        self._patience = patience

    @asynccontextmanager
    async def once(self, whose: Workspace, key: str) -> AsyncIterator[Claim | None]:
        """Give the caller the claim to answer; None when it is answered already.

        While another is at it this waits for how that ends: told at once that all is well, Slack would not
        deliver again even if it then failed. TakenError when that takes too long. An error that will pass
        leaves the message to the next; after any other it counts as answered.
        """
        claim = await self._take(whose, key)
        if claim is None:
            yield None
            return
        renewing = asyncio.create_task(self._renew(claim))
        try:
            yield claim
        except BaseException as error:
            await self._end(claim, error)
            raise
        else:
            await claim.ledger.settle(claim.whose, claim.key, claim.owner)
        finally:
            renewing.cancel()

    async def _take(self, whose: Workspace, key: str) -> Claim | None:
        until = time.monotonic() + self._patience
        claim = Claim(self._ledger, whose, key)
        while True:
            standing = await self._ledger.claim(whose, key, claim.owner, self._lease)
            match standing:
                case "mine":
                    return claim
                case "doubtful":
                    return Claim(self._ledger, whose, key, is_doubtful=True, owner=claim.owner)
                case "done":
                    return None
            if time.monotonic() >= until:
                raise TakenError
            await asyncio.sleep(_LOOK)

    async def _renew(self, claim: Claim) -> None:
        """Keep it for as long as answering takes; whoever lost it is told when about to post."""
        while True:
            await asyncio.sleep(self._lease / 3)
            with suppress(DatabaseUnavailableError):
                await self._ledger.renew(claim.whose, claim.key, claim.owner, self._lease)

    async def _end(self, claim: Claim, error: BaseException) -> None:
        """Give it up as the error says; where the database is gone, it runs out by itself."""
        if isinstance(error, Exception) and not is_passing(error):
            ending = claim.ledger.settle
        elif isinstance(error, Exception) and not claim.is_doubtful:
            ending = claim.ledger.forget
        else:  # a doubt stays one, and so it does when the process is ending
            ending = claim.ledger.leave
        try:
            await ending(claim.whose, claim.key, claim.owner)
        except DatabaseUnavailableError:
            logger.warning("a message stays claimed until its time is over")
