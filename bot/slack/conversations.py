"""One question in a conversation: understood by what came before it, answered in its thread."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import code
from bot.slack.journal import logger
from bot.slack.mentions import Mention
from bot.slack.ports import Phrases, Reply, Responder
from bot.slack.posting import Posting
from bot.slack.stories import Stories
from bot.slack.threads import Threads

TITLE: Final = 100  # our own: a thread's title stands in a narrow list


@dataclass(frozen=True)
class Conversations:
    """Answers questions in threads and direct messages."""

    responder: Responder
    stories: Stories
    phrases: Phrases
    threads: Threads
    posting: Posting

    async def answer(self, mention: Mention, client: AsyncWebClient) -> None:
        """Answer in the thread; in a direct message say so while it is being done, and name the thread."""
        story, text = self.stories.pick(mention.text, default=self._story(mention))
        if mention.is_direct:
            async with optional("status"):
                await client.assistant_threads_setStatus(
                    channel_id=mention.channel, thread_ts=mention.thread, status=self.phrases.status
                )
        reply = self.responder.answer(story, text, previous=self._topic(mention, story))
        await self.posting.reply(client, reply, channel=mention.channel, thread=mention.thread)
        self.remember(mention.channel, mention.thread, story, reply, is_direct=mention.is_direct)
        if mention.is_direct and mention.is_first and reply.title:
            async with optional("title"):
                await client.assistant_threads_setTitle(
                    channel_id=mention.channel, thread_ts=mention.thread, title=reply.title[:TITLE]
                )

    def remember(
        self, channel: str, thread: str, story: str, reply: Reply, *, is_direct: bool = False
    ) -> None:
        """Keep what a follow-up there is understood by."""
        self.threads.remember(channel, thread, story, reply.topic)
        if is_direct:
            self.threads.remember(channel, "", story, reply.topic)

    def _story(self, mention: Mention) -> str | None:
        found = self.threads.story(mention.channel, mention.thread)
        return found or (self.threads.story(mention.channel, "") if mention.is_direct else None)

    def _topic(self, mention: Mention, story: str) -> str | None:
        """Find what was asked before; where a person just writes on, in the direct message itself."""
        found = self.threads.topic(mention.channel, mention.thread, story)
        if found is None and mention.is_direct and mention.is_first:
            return self.threads.topic(mention.channel, "", story)
        return found


@asynccontextmanager
async def optional(what: str) -> AsyncIterator[None]:
    """Go on without what Slack refuses: not every workspace has it, and no answer hangs on it."""
    try:
        yield
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
        logger.info("went on without %s: %s", what, code(error) or type(error).__name__)
