"""Buttons below an answer: the next question, sharing, and windows with the passages or the whole."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.claims import Claims
from bot.slack.failures import ResponseError
from bot.slack.interactions import (
    Interaction,
    open_window,
    read_interaction,
    remove,
    respond,
    turn_window,
)
from bot.slack.journal import logger
from bot.slack.ports import Responder
from bot.slack.posting import Posting
from bot.slack.threads import Threads
from bot.slack.workspaces import workspace_of

ASK: Final = re.compile("^ask:")
TURN: Final = re.compile("^page:")
WINDOWS: Final = ("passages", "whole", "export")


def register(
    app: AsyncApp, *, responder: Responder, threads: Threads, claims: Claims, posting: Posting
) -> None:
    """Answer every button below an answer."""

    async def ask(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await ack()
        pressed = read_interaction(body)
        if pressed.view is not None:
            await _ask_in_window(client, pressed, responder)
        elif pressed.is_private:
            await _ask_in_place(client, pressed, responder)
        else:
            reply = responder.again(pressed.value)
            await posting.reply(client, reply, channel=pressed.channel, thread=pressed.thread)
            story = responder.story_of(pressed.value)
            await threads.remember(workspace_of(context), pressed.channel, pressed.thread, story, reply.topic)

    async def share(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await ack()
        pressed = read_interaction(body)
        key = _digest(f"share {pressed.channel} {pressed.message} {pressed.value}")
        async with claims.once(workspace_of(context), key) as claim:
            if claim is not None:
                reply = responder.again(pressed.value, shared_by=pressed.person)
                await posting.reply(client, reply, channel=pressed.channel, thread=pressed.thread or None)
                await _tidy(client, pressed)

    async def show(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        pressed = read_interaction(body)
        kind = body["actions"][0]["action_id"]
        await open_window(client, pressed, responder.window(kind, pressed.value))

    async def turn(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        pressed = read_interaction(body)
        page = int(pressed.value) if pressed.value.isdecimal() else 0
        await turn_window(client, pressed, responder.window(pressed.kind, pressed.asked, page))

    app.action(ASK)(ask)
    app.action("share")(share)
    app.action(TURN)(turn)
    for kind in WINDOWS:
        app.action(kind)(show)


async def _ask_in_window(client: AsyncWebClient, pressed: Interaction, responder: Responder) -> None:
    view = responder.window("answer", pressed.value)
    if pressed.view is not None and pressed.view.get("type") == "modal":
        await turn_window(client, pressed, view)
    else:
        await open_window(client, pressed, view)


async def _ask_in_place(client: AsyncWebClient, pressed: Interaction, responder: Responder) -> None:
    """Put the answer where the question was; in a window once the message's own address has expired."""
    try:
        await respond(client, pressed, responder.again(pressed.value, private=True), replace=True)
    except ResponseError as error:
        logger.info("answering in a window: %s", error)
        await open_window(client, pressed, responder.window("answer", pressed.value))


def _digest(key: str) -> str:
    """What a button carries may hold a person's words, and keys are kept as they are."""
    return sha256(key.encode()).hexdigest()


async def _tidy(client: AsyncWebClient, pressed: Interaction) -> None:
    """Take away the private answer that everybody has now; where that fails, it may stay."""
    try:
        await remove(client, pressed)
    except ResponseError as error:
        logger.info("a shared answer stays with its asker too: %s", error)
