"""The export window: what was chosen in it goes to the conversation as a file."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.interactions import chosen, read_interaction
from bot.slack.ports import Phrases, Responder


def register(app: AsyncApp, *, responder: Responder, phrases: Phrases) -> None:
    """Upload what the window asks for."""

    async def export(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        sent = read_interaction(body)
        file = responder.file(
            sent.asked, chosen(body, "what") or "answer", chosen(body, "format") or "csv", sent.person
        )
        await client.files_upload_v2(
            channel=sent.channel,
            thread_ts=sent.thread or None,
            filename=file.name,
            title=file.title,
            content=file.text,
            initial_comment=file.comment,
        )
        await ack(response_action="update", view=responder.notice(phrases.uploaded))

    app.view("export")(export)
