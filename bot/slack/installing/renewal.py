"""Tokens that expire, renewed in time by one process for all."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import aiohttp
from slack_sdk.errors import SlackClientError

from bot.slack.failures import TokenPendingError, code
from bot.slack.installing.exchange import Exchange, OddAnswerError
from bot.slack.installing.ports import Installations
from bot.slack.journal import describe, logger
from bot.story.errors import DatabaseUnavailableError
from bot.story.installations import Installation

# Tokens last twelve hours; two hours leave many tries while the old one is still good.
EARLY: Final = 2 * 3600.0
# Longer than the call to Slack may take; whoever dies meanwhile blocks the others no longer than this.
LEASE: Final = 20.0
# A token that is about to expire is not one to begin an answer with.
MARGIN: Final = 60.0
# Slack waits three seconds for an answer.
PATIENCE: Final = 2.0
_TRIES: Final = 4


@dataclass(frozen=True)
class Renewal:
    """Keeps the tokens of installations good."""

    installations: Installations
    exchange: Exchange
    clock: Callable[[], float] = time.time
    _owner: str = field(default_factory=lambda: secrets.token_hex(8))

    async def fresh(self, installation: Installation) -> Installation:
        """Give the installation with a token that is good; TokenPendingError when there is none just now."""
        if not installation.refresh_token or not self._expires_within(installation, EARLY):
            return installation
        if not await self.installations.claim_renewal(installation, self._owner, LEASE):
            return await self._others(installation)
        try:
            renewed = await self.exchange.renew(installation)
        except (SlackClientError, OddAnswerError, aiohttp.ClientError, TimeoutError) as error:
            logger.error("tokens could not be renewed: %s %s", describe(error), code(error))
            return self._old(installation)  # the lease stays, so that not every request asks Slack again
        await self._keep(renewed)
        return renewed

    async def _keep(self, renewed: Installation) -> None:
        """Keep what Slack gives once only; so a database that falters is tried again."""
        for attempt in range(_TRIES):
            try:
                await self.installations.renew(renewed, self._owner)
            except DatabaseUnavailableError:
                await asyncio.sleep(0.1 * 2**attempt)
            else:
                return
        logger.error("renewed tokens could not be stored; they work until this process ends")

    async def _others(self, installation: Installation) -> Installation:
        """Take the old token while it is good; else wait for whoever renews it."""
        if not self._expires_within(installation, MARGIN):
            return installation
        until = self.clock() + PATIENCE
        while self.clock() < until:
            found = await self.installations.find(installation.workspace, is_org=installation.is_org)
            if found is not None and found.version > installation.version:
                return found
            await asyncio.sleep(0.1)
        raise TokenPendingError

    def _old(self, installation: Installation) -> Installation:
        if self._expires_within(installation, MARGIN):
            raise TokenPendingError
        return installation

    def _expires_within(self, installation: Installation, seconds: float) -> bool:
        return installation.expires is not None and installation.expires - self.clock() < seconds
