"""What was asked before in a thread, so that a follow-up is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.slack.journal import logger
from bot.slack.mentions import Mention
from bot.story.errors import DatabaseUnavailableError
from bot.story.workspaces import Workspace


class Topics(Protocol):
    """What all processes know of conversations; forgotten after a while.

    Every method raises DatabaseUnavailableError when it cannot be told or done.
    """

    async def recall(self, whose: Workspace, channel: str, thread: str) -> dict[str, str]:
        """Give what was asked last there about each story, latest last; an empty thread is the channel."""

    async def remember(self, whose: Workspace, channel: str, thread: str, story: str, topic: str) -> None:
        """Keep what was asked last about a story there."""


@dataclass(frozen=True)
class Past:
    """What was asked before a message: the story last asked about, and the topic of each."""

    story: str | None = None
    topics: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Threads:
    """The past of messages. No answer hangs on it: without a database a question is understood alone."""

    topics: Topics

    async def before(self, whose: Workspace, mention: Mention) -> Past:
        """Give what was asked before in the thread.

        In a direct message a person may just write on: what opens a thread there follows what came before
        it, and within another thread at least the story is known.
        """
        try:
            return await self._before(whose, mention)
        except DatabaseUnavailableError as error:
            logger.warning("a question is understood without what came before it: %s", error)
            return Past()

    async def _before(self, whose: Workspace, mention: Mention) -> Past:
        if not mention.is_first:
            here = await self.topics.recall(whose, mention.channel, mention.thread)
            if here or not mention.is_direct:
                return Past(_last(here), here)
        if not mention.is_direct:
            return Past()
        around = await self.topics.recall(whose, mention.channel, "")
        return Past(_last(around), around if mention.is_first else {})

    async def remember(
        self, whose: Workspace, channel: str, thread: str, story: str, topic: str, *, is_direct: bool = False
    ) -> None:
        """Keep what a follow-up there is understood by."""
        try:
            await self.topics.remember(whose, channel, thread, story, topic)
            if is_direct:
                await self.topics.remember(whose, channel, "", story, topic)
        except DatabaseUnavailableError as error:
            logger.warning("a follow-up will be understood by itself: %s", error)


def _last(topics: Mapping[str, str]) -> str | None:
    return next(reversed(list(topics)), None)
