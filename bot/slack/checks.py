"""The message shortcut that checks what a message says against the articles."""

from __future__ import annotations

from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.interactions import open_window, read_interaction
from bot.slack.ports import Phrases, Responder
from bot.slack.posting import Posting
from bot.slack.texts import plain_text

SHORTCUT: Final = "check-message"
# Seconds: the window waits three for its acknowledgement, which tells whether the verdict was posted.
ACK: Final = 2.0


def register(app: AsyncApp, *, responder: Responder, phrases: Phrases, posting: Posting) -> None:
    """Show a verdict in a window, and post it to the thread when that is sent."""

    async def check(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        asked = responder.statement(plain_text(body["message"].get("text") or ""))
        view = responder.window("check", asked) if asked else responder.notice(phrases.nothing_to_check)
        await open_window(client, read_interaction(body), view)

    async def post(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        sent = read_interaction(body)
        reply = responder.verdict(sent.asked, sent.person)
        await posting.reply(client, reply, channel=sent.channel, thread=sent.thread, patience=ACK)
        await ack(response_action="update", view=responder.notice(phrases.posted))

    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(check)
    app.view("check")(post)
