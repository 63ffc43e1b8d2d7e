"""What happens when answering fails: the asker is told, the log says where, what passes is tried again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.operations.limits import LimitedError
from bot.operations.pacing import FullError
from bot.operations.requests import went
from bot.operations.running import Operations
from bot.slack.conversations import optional
from bot.slack.failures import (
    OUT_OF_REACH,
    DeclinedError,
    ResponseError,
    UndeliveredError,
    code,
    is_passing,
    sentence_for,
)
from bot.slack.home import OPENED
from bot.slack.interactions import Interaction, open_window, read_interaction, respond
from bot.slack.journal import describe, logger
from bot.slack.mentions import Mention, read_mention
from bot.slack.ports import Declined, Phrases, Reply, Responder
from bot.slack.posting import Posting

# Not a success, so that Slack delivers the event again: over HTTP by the status, in Socket Mode by the
# missing acknowledgement.
DELIVER_AGAIN: Final = 503

_REFUSALS: Final = (
    SlackClientError,
    ResponseError,
    FullError,
    UndeliveredError,
    aiohttp.ClientError,
    TimeoutError,
)


def register(
    app: AsyncApp,
    *,
    responder: Responder,
    phrases: Phrases,
    posting: Posting,
    operations: Operations,
) -> None:
    """Handle every error that a listener raises."""
    app.error(Trouble(responder, phrases, posting, operations).handle)


@dataclass(frozen=True)
class Trouble:
    """Tells people what is in the way, and whoever runs the bot where it arose."""

    responder: Responder
    phrases: Phrases
    posting: Posting
    operations: Operations

    async def handle(self, error: Exception, body: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        """Answer a request in the place of the listener that raised this."""
        mention = read_mention(body) if isinstance(body.get("event"), dict) else None
        if isinstance(error, LimitedError):
            return await self._limited(error, body, client, mention)
        if isinstance(error, DeclinedError):
            return await self._declined(error, body, client, mention)
        if "event" in body and is_passing(error):
            logger.warning("an event could not be answered now: %s %s", describe(error), code(error))
            return BoltResponse(status=DELIVER_AGAIN)
        reference = self._noted(error)
        if mention is not None and client.token is not None:
            sentence = sentence_for(error, self.phrases, channel=mention.channel, reference=reference)
            await self._tell_asker(client, mention, sentence, is_there=code(error) not in OUT_OF_REACH)
            return BoltResponse(status=200)
        if "command" not in body and ("event" in body or "user" not in body):
            return BoltResponse(status=DELIVER_AGAIN if is_passing(error) else 200)
        channel = "" if "command" in body else read_interaction(body).channel
        sentence = sentence_for(error, self.phrases, channel=channel, reference=reference)
        return await self._answer(body, client, sentence)

    async def _limited(
        self, error: LimitedError, body: dict[str, Any], client: AsyncWebClient, mention: Mention | None
    ) -> BoltResponse:
        """Say politely that it was too much; of a message only the first time, and to the asker alone."""
        went("limited")
        self.operations.metrics.limited(error.whose)
        sentence = sentence_for(error, self.phrases)
        if mention is None:
            return await self._answer(body, client, sentence)
        if error.is_first:
            await _tell_alone(client, mention, sentence)
        return BoltResponse(status=200)

    async def _declined(
        self, error: DeclinedError, body: dict[str, Any], client: AsyncWebClient, mention: Mention | None
    ) -> BoltResponse:
        """Say no politely, to whoever asked alone; of an event nothing can be said without a token."""
        went("refused")
        logger.info("declined: %s", error.why.value)
        sentence = sentence_for(error, self.phrases)
        if "event" not in body:
            return await self._answer(body, client, sentence)
        if error.why is Declined.NOT_INSTALLED:
            return BoltResponse(status=200)
        if mention is not None and not mention.is_direct:
            await _tell_alone(client, mention, sentence)
        elif mention is not None:
            await self._tell_asker(client, mention, sentence, is_there=True)
        elif body["event"].get("type") == OPENED and body["event"].get("tab") == "home":
            page = {"type": "home", "blocks": self.responder.notice(sentence)["blocks"]}
            async with optional("telling of a no"):
                await client.views_publish(user_id=body["event"]["user"], view=page)
        return BoltResponse(status=200)

    async def _answer(self, body: dict[str, Any], client: AsyncWebClient, sentence: str) -> BoltResponse:
        """Say it in answer to a command, a window or a press."""
        if "command" in body:
            return BoltResponse(status=200, body={"text": sentence, "response_type": "ephemeral"})
        if body.get("type") == "view_submission":
            view = self.responder.notice(sentence)
            return BoltResponse(status=200, body={"response_action": "update", "view": view})
        await _tell_presser(client, read_interaction(body), sentence, self.responder)
        return BoltResponse(status=200)

    def _noted(self, error: Exception) -> str:
        """Log and report an error; the reference by which it is found there."""
        reference = secrets.token_hex(4)
        went("failed")
        logger.error("error %s: %s %s", reference, describe(error), code(error))
        if not isinstance(error, _REFUSALS):
            self.operations.reporter.error(error, reference)
        return reference

    async def _tell_asker(
        self, client: AsyncWebClient, mention: Mention, sentence: str, *, is_there: bool
    ) -> None:
        """Say it in the thread, or to the asker directly: a person's id as channel reaches them."""
        place, thread = (mention.channel, mention.thread) if is_there else (mention.asker, None)
        try:
            await self.posting.reply(client, Reply(sentence), channel=place, thread=thread)
        except _REFUSALS as error:
            logger.error("the asker could not be told either: %s %s", describe(error), code(error))


async def _tell_alone(client: AsyncWebClient, mention: Mention, sentence: str) -> None:
    """Say it to the asker alone: whoever asks too much is not to fill the channel with that."""
    thread = None if mention.is_first else mention.thread
    async with optional("telling the asker alone"):
        await client.chat_postEphemeral(
            channel=mention.channel, user=mention.asker, thread_ts=thread, text=sentence
        )


async def _tell_presser(
    client: AsyncWebClient, pressed: Interaction, sentence: str, responder: Responder
) -> None:
    """Say it beside the message that was pressed in, or in a window."""
    if pressed.response_url:
        try:
            await respond(client, pressed, Reply(sentence))
        except ResponseError as error:
            logger.info("telling it in a window: %s", error)
        else:
            return
    try:
        await open_window(client, pressed, responder.notice(sentence))
    except _REFUSALS as error:
        logger.error("the presser could not be told either: %s %s", describe(error), code(error))
