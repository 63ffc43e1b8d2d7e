"""What happens when answering fails: the asker is told, the log says where, what passes is tried again."""

from __future__ import annotations

import secrets
from typing import Any, Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import OUT_OF_REACH, code, is_passing
from bot.slack.journal import describe, logger
from bot.slack.mentions import read_mention
from bot.slack.ports import Phrases, Reply
from bot.slack.posting import post_reply

# Not a success, so that Slack delivers the event again: over HTTP by the status, in Socket Mode by the
# missing acknowledgement.
DELIVER_AGAIN: Final = 503


def register(app: AsyncApp, *, phrases: Phrases) -> None:
    """Handle every error that a listener raises."""

    async def handle_error(error: Exception, body: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        mention = read_mention(body) if isinstance(body.get("event"), dict) else None
        if mention is not None and is_passing(error):
            logger.warning("a mention could not be answered now: %s %s", describe(error), code(error))
            return BoltResponse(status=DELIVER_AGAIN)
        reference = secrets.token_hex(4)
        logger.error("error %s: %s %s", reference, describe(error), code(error))
        sentence = phrases.trouble.format(reference=reference)
        if "command" in body:
            return BoltResponse(status=200, body={"text": sentence, "response_type": "ephemeral"})
        if mention is None:
            return BoltResponse(status=500)
        if code(error) in OUT_OF_REACH:
            sentence = phrases.not_in_channel.format(channel=mention.channel)
            await _tell(client, sentence, channel=mention.asker)
        else:
            await _tell(client, sentence, channel=mention.channel, thread=mention.thread)
        return BoltResponse(status=200)

    app.error(handle_error)


async def _tell(client: AsyncWebClient, sentence: str, *, channel: str, thread: str | None = None) -> None:
    """Say it, and leave it at that when even this fails; a person's id as channel reaches them directly."""
    try:
        await post_reply(client, Reply(sentence), channel=channel, thread=thread)
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
        logger.error("the asker could not be told either: %s %s", describe(error), code(error))
