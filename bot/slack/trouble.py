"""What happens when answering fails: the asker is told, the log says where, what passes is tried again."""

from __future__ import annotations

import secrets
from typing import Any, Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.operations.pacing import FullError
from bot.slack.failures import OUT_OF_REACH, ResponseError, UndeliveredError, code, is_passing, sentence_for
from bot.slack.interactions import Interaction, open_window, read_interaction, respond
from bot.slack.journal import describe, logger
from bot.slack.mentions import Mention, read_mention
from bot.slack.ports import Phrases, Reply, Responder
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


def register(app: AsyncApp, *, responder: Responder, phrases: Phrases, posting: Posting) -> None:
    """Handle every error that a listener raises."""

    async def handle_error(error: Exception, body: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        mention = read_mention(body) if isinstance(body.get("event"), dict) else None
        if mention is not None and is_passing(error):
            logger.warning("a mention could not be answered now: %s %s", describe(error), code(error))
            return BoltResponse(status=DELIVER_AGAIN)
        reference = secrets.token_hex(4)
        logger.error("error %s: %s %s", reference, describe(error), code(error))
        if "command" in body:
            sentence = sentence_for(error, phrases, channel="", reference=reference)
            return BoltResponse(status=200, body={"text": sentence, "response_type": "ephemeral"})
        if mention is not None:
            sentence = sentence_for(error, phrases, channel=mention.channel, reference=reference)
            await _tell_asker(posting, client, mention, sentence, is_there=code(error) not in OUT_OF_REACH)
            return BoltResponse(status=200)
        if "event" in body or "user" not in body:
            return BoltResponse(status=DELIVER_AGAIN if is_passing(error) else 200)
        pressed = read_interaction(body)
        sentence = sentence_for(error, phrases, channel=pressed.channel, reference=reference)
        if body.get("type") == "view_submission":
            view = responder.notice(sentence)
            return BoltResponse(status=200, body={"response_action": "update", "view": view})
        await _tell_presser(client, pressed, sentence, responder)
        return BoltResponse(status=200)

    app.error(handle_error)


async def _tell_asker(
    posting: Posting, client: AsyncWebClient, mention: Mention, sentence: str, *, is_there: bool
) -> None:
    """Say it in the thread, or to the asker directly: a person's id as channel reaches them."""
    place, thread = (mention.channel, mention.thread) if is_there else (mention.asker, None)
    try:
        await posting.reply(client, Reply(sentence), channel=place, thread=thread)
    except _REFUSALS as error:
        logger.error("the asker could not be told either: %s %s", describe(error), code(error))


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
