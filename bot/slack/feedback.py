"""Whether an answer helped, and why not: kept once for each person and answer."""

from __future__ import annotations

from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.interactions import chosen, open_window, read_interaction, respond
from bot.slack.ports import Phrases, Reply, Responder
from bot.slack.workspaces import workspace_of

HELPFUL: Final = "+"


def register(app: AsyncApp, *, responder: Responder, phrases: Phrases) -> None:
    """Keep ratings, and ask for the reason of a bad one."""

    async def rate(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await ack()
        pressed = read_interaction(body)
        sign, asked = pressed.value[:1], pressed.value[1:]
        await responder.rate(workspace_of(context), pressed.person, asked, helpful=sign == HELPFUL)
        if sign == HELPFUL:
            await respond(client, pressed, Reply(phrases.thanks))
        else:
            await open_window(client, pressed, responder.window("reason", asked))

    async def explain(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        sent = read_interaction(body)
        reason, note = chosen(body, "reason"), chosen(body, "note")
        whose = workspace_of(context)
        await responder.rate(whose, sent.person, sent.asked, helpful=False, reason=reason, note=note)
        await ack(response_action="update", view=responder.notice(phrases.thanks))

    app.action("feedback")(rate)
    app.view("reason")(explain)
