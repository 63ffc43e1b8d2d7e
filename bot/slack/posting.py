"""Posting a reply where it was asked for: at Slack's pace, in order, again where safe, never twice."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.operations.metrics import Metrics
from bot.operations.pacing import FullError, Pace, Turn
from bot.slack.claims import Claim
from bot.slack.failures import LAYOUT_REFUSED, Outcome, UndeliveredError, code, outcome_of, retry_after
from bot.slack.journal import logger
from bot.slack.lookup import is_posted, marked
from bot.slack.ports import Reply

# An outage this long is waited out with the request in hand; after it, Slack's next delivery tries again.
PATIENCE: Final = 100.0
# Seconds before a call that failed is made again: doubled each time, up to the last.
FIRST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 8.0
# Seconds after a lost answer before Slack is asked what became of the message.
SETTLING: Final = 1.0
# How it ended when nobody can tell whether the message is there.
_UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class _Message:
    """One message on its way; by its mark it can be found again."""

    client: AsyncWebClient
    reply: Reply
    channel: str
    thread: str | None
    mark: str
    claim: Claim | None


class Posting:
    """Everything the bot posts goes through here."""

    def __init__(
        self, pace: Pace | None = None, metrics: Metrics | None = None, *, patience: float = PATIENCE
    ) -> None:
        self._metrics = metrics or Metrics()
        self._pace = pace or Pace(on_change=self._metrics.waiting)
        self._patience = patience

    async def reply(
        self,
        client: AsyncWebClient,
        reply: Reply,
        *,
        channel: str,
        thread: str | None = None,
        claim: Claim | None = None,
        patience: float | None = None,
    ) -> bool:
        """Post into the thread, or into the channel itself; whether the message is surely there.

        A `claim` tells the message from any other, and that a process which is gone may have posted it.
        A layout that Slack refuses is left off: the text is the whole answer. Where Slack's answer was lost,
        and what became of the message cannot be found out, it counts as posted. Raises what the SDK raises
        where Slack refuses, UndeliveredError after so many seconds, FullError when too many messages wait,
        TakenError when the claim was lost.
        """
        mark = claim.mark if claim is not None else secrets.token_hex(8)
        message = _Message(client, reply, channel, thread, mark, claim)
        try:
            async with self._pace.turn(_account(client), channel) as turn:
                allowed = self._patience if patience is None else patience
                until = self._pace.clock() + allowed + turn.before * self._pace.gap
                outcome = await self._deliver(turn, message, until)
        except FullError:
            self._metrics.posted("full")
            raise
        except UndeliveredError:
            self._metrics.posted("given-up")
            raise
        except (SlackApiError, aiohttp.ClientError):
            self._metrics.posted("refused")
            raise
        self._metrics.posted(outcome)
        return outcome != _UNKNOWN

    async def _deliver(self, turn: Turn, message: _Message, until: float) -> str:
        if message.claim is not None and message.claim.is_doubtful:
            posted = await self._look(message, until)
            if posted is not False:
                return _settled(posted=bool(posted))
        try:
            return await self._send(turn, message, until)
        except SlackApiError as error:
            if not message.reply.blocks or code(error) not in LAYOUT_REFUSED:
                raise
            logger.error("Slack refused the layout of a reply (%s); posting its text alone", code(error))
        return await self._send(turn, replace(message, reply=Reply(message.reply.text)), until)

    async def _send(self, turn: Turn, message: _Message, until: float) -> str:
        """Try until Slack has taken the message or refused it, or time is up; how that ended."""
        wait = FIRST_WAIT
        while True:
            try:
                async with turn.attempt():
                    if message.claim is not None:
                        await message.claim.announce()
                    await _post(message)
            except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                outcome, after = outcome_of(error), retry_after(error)
                if outcome is Outcome.REFUSED:
                    raise
                if outcome is not Outcome.UNSENT:
                    posted = await self._look(message, until)
                    if posted or (posted is None and outcome is Outcome.UNKNOWN):
                        return _settled(posted=bool(posted))
                if self._pace.clock() + (after or wait) > until:
                    raise UndeliveredError from error
                self._metrics.retried(_reason(error, after))
                if after is not None:
                    self._pace.pause(turn.account, after)
                else:
                    await self._pace.sleep(wait)
                    wait = min(wait * 2, LONGEST_WAIT)
            else:
                return "sent"

    async def _look(self, message: _Message, until: float) -> bool | None:
        """Find out whether a message was posted whose answer was lost; None when that cannot be known."""
        wait = SETTLING
        while True:
            await self._pace.sleep(wait)
            try:
                return await is_posted(message.client, message.channel, message.thread, message.mark)
            except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                if outcome_of(error) is Outcome.REFUSED or self._pace.clock() > until:
                    logger.warning("what became of a message cannot be looked up: %s", code(error))
                    return None
                wait = retry_after(error) or min(wait * 2, LONGEST_WAIT)


def _settled(*, posted: bool) -> str:
    if posted:
        return "found"
    logger.error("Slack's answer to a message was lost; it is not sent again, for it may be there")
    return _UNKNOWN


def _reason(error: BaseException, after: float | None) -> str:
    if after is not None:
        return "rate"
    return "server" if isinstance(error, SlackApiError) else "connection"


def _account(client: AsyncWebClient) -> str:
    """Tell workspaces apart by what each call is made with, without keeping that."""
    return str(hash(client.token))


async def _post(message: _Message) -> Any:  # noqa: ANN401 - the SDK's own answer
    return await message.client.chat_postMessage(
        channel=message.channel,
        thread_ts=message.thread,
        text=message.reply.text,
        blocks=message.reply.blocks or None,
        metadata=marked(message.mark),
        unfurl_links=False,
        unfurl_media=False,
    )
