"""Posting a reply where it was asked for."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import LAYOUT_REFUSED, code
from bot.slack.journal import logger
from bot.slack.ports import Reply


async def post_reply(
    client: AsyncWebClient, reply: Reply, *, channel: str, thread: str | None = None
) -> None:
    """Post into the thread, or into the channel itself.

    A layout that Slack refuses is left off: the text is the whole answer. Raises what the SDK raises.
    """
    try:
        await _post(client, reply, channel=channel, thread=thread)
    except SlackApiError as error:
        if not reply.blocks or code(error) not in LAYOUT_REFUSED:
            raise
        logger.error("Slack refused the layout of a reply (%s); posting its text alone", code(error))
        await _post(client, Reply(reply.text), channel=channel, thread=thread)


async def _post(client: AsyncWebClient, reply: Reply, *, channel: str, thread: str | None) -> None:
    await client.chat_postMessage(
        channel=channel,
        thread_ts=thread,
        text=reply.text,
        blocks=reply.blocks or None,
        unfurl_links=False,
        unfurl_media=False,
    )
