"""Slash commands: answered in the acknowledgement itself, for the asker alone."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from bot.slack.owners import command_text
from bot.slack.ports import Phrases, Reply, Responder
from bot.slack.stories import Stories
from bot.slack.texts import plain_text


def register(app: AsyncApp, *, responder: Responder, stories: Stories, phrases: Phrases) -> None:
    """Answer each story's command; say so of a command that belongs to none."""

    async def answer_command(ack: AsyncAck, command: dict[str, Any]) -> None:
        story = stories.commands[command["command"]]
        _reply(ack, responder.answer(story, plain_text(command.get("text", "")), private=True))

    async def answer_unknown_command(ack: AsyncAck) -> None:
        known = ", ".join(stories.commands)
        _reply(ack, Reply(phrases.unknown_command.format(commands=known)))

    for name in stories.commands:
        app.command(name)(answer_command)
    app.command(re.compile(""))(answer_unknown_command)


def _reply(ack: AsyncAck, reply: Reply) -> None:
    """Acknowledge with the reply as it is written already: Bolt would write it anew each time."""
    ack.response = BoltResponse(status=200, body=command_text(reply))
