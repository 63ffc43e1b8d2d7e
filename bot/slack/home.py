"""The bot's own page and its direct messages when a person opens them."""

from __future__ import annotations

from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.conversations import optional
from bot.slack.owners import for_viewer
from bot.slack.ports import Phrases, Reply, Responder
from bot.slack.posting import Posting
from bot.slack.stories import Stories
from bot.slack.workspaces import workspace_of

OPENED: Final = "app_home_opened"
# Of the surface before `agent_view`, which apps set up earlier may still have.
STARTED: Final = "assistant_thread_started"
MOVED: Final = "assistant_thread_context_changed"


def register(
    app: AsyncApp, *, responder: Responder, stories: Stories, phrases: Phrases, posting: Posting
) -> None:
    """Show the page, greet, and offer questions to begin with."""

    async def open_app(event: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        if event.get("tab") == "messages":
            if await responder.is_new(workspace_of(context), event["user"]):
                await posting.reply(
                    client, Reply(responder.greeting(stories.default)), channel=event["channel"]
                )
            await _offer(client, event["channel"], None)
        else:
            await client.views_publish(user_id=event["user"], view=for_viewer(responder.home()))

    async def start_thread(event: dict[str, Any], client: AsyncWebClient) -> None:
        thread = event["assistant_thread"]
        channel, ts = thread["channel_id"], thread["thread_ts"]
        await posting.reply(client, Reply(responder.greeting(stories.default)), channel=channel, thread=ts)
        await _offer(client, channel, ts)

    async def leave_alone() -> None:
        """Where a person looks meanwhile does not matter to what the articles say."""

    async def _offer(client: AsyncWebClient, channel: str, thread: str | None) -> None:
        """Offer questions; with `agent_view` a thread must not be named."""
        prompts = [
            {"title": prompt.title, "message": prompt.message}
            for prompt in responder.prompts(stories.default)
        ]
        if prompts:
            async with optional("suggested prompts"):
                await client.assistant_threads_setSuggestedPrompts(
                    channel_id=channel, thread_ts=thread, title=phrases.prompts_title, prompts=prompts
                )

    app.event(OPENED)(open_app)
    app.event(STARTED)(start_thread)
    app.event(MOVED)(leave_alone)
