"""One question in a conversation: understood by what came before it, answered in its thread."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.claims import Claim
from bot.slack.failures import code
from bot.slack.journal import logger
from bot.slack.mentions import Mention
from bot.slack.ports import Phrases, Responder
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

    async def answer(self, mention: Mention, client: AsyncWebClient, claim: Claim) -> None:
        """Answer in the thread; in a direct message say so while it is being done, and name the thread."""
        past = await self.threads.before(claim.whose, mention)
        story, text = self.stories.pick(mention.text, default=past.story)
        if mention.is_direct:
            async with optional("status"):
                await client.assistant_threads_setStatus(
                    channel_id=mention.channel, thread_ts=mention.thread, status=self.phrases.status
                )
        reply = self.responder.answer(story, text, previous=past.topics.get(story))
        is_there = await self.posting.reply(
            client, reply, channel=mention.channel, thread=mention.thread, claim=claim
        )
        if not is_there:
            await self._tell_doubt(mention, client)
        await self.threads.remember(
            claim.whose, mention.channel, mention.thread, story, reply.topic, is_direct=mention.is_direct
        )
        if mention.is_direct and mention.is_first and reply.title:
            async with optional("title"):
                await client.assistant_threads_setTitle(
                    channel_id=mention.channel, thread_ts=mention.thread, title=reply.title[:TITLE]
                )

    async def _tell_doubt(self, mention: Mention, client: AsyncWebClient) -> None:
        """Tell the asker alone that the answer may be missing: to post it again might be to say it twice."""
        async with optional("a word on a doubtful answer"):
            await client.chat_postEphemeral(
                channel=mention.channel,
                thread_ts=mention.thread,
                user=mention.asker,
                text=self.phrases.doubtful,
            )


@asynccontextmanager
async def optional(what: str) -> AsyncIterator[None]:
    """Go on without what Slack refuses: not every workspace has it, and no answer hangs on it."""
    try:
        yield
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
        logger.info("went on without %s: %s", what, code(error) or type(error).__name__)
