"""What was asked last in each conversation, so that a follow-up is understood by any process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from bot.storage.database import Database
from bot.storage.schema import conversations, now
from bot.story.workspaces import Workspace

LIFETIME: Final = 8 * 3600.0  # seconds: a working day


@dataclass(frozen=True)
class Topics:
    """The topics of conversations: titles of questions, or a person's own words where they named none.

    They are not recalled after their lifetime, and are then swept away.
    """

    database: Database
    lifetime: float = LIFETIME

    async def recall(self, whose: Workspace, channel: str, thread: str) -> dict[str, str]:
        """Give what was asked last there about each story, latest last; an empty thread is the channel."""
        asked = select(conversations.c.story, conversations.c.topic).where(
            conversations.c.team == whose.team,
            conversations.c.channel == channel,
            conversations.c.thread == thread,
            conversations.c.asked > now() - self.lifetime,
        )
        async with self.database.reading() as connection:
            rows = await connection.execute(asked.order_by(conversations.c.asked))
            return {row.story: row.topic for row in rows}

    async def remember(self, whose: Workspace, channel: str, thread: str, story: str, topic: str) -> None:
        """Keep what was asked last about a story there."""
        fresh = self.database.insert(conversations).values(
            enterprise=whose.enterprise,
            team=whose.team,
            channel=channel,
            thread=thread,
            story=story,
            topic=topic,
            asked=now(),
        )
        place = [
            conversations.c.team,
            conversations.c.channel,
            conversations.c.thread,
            conversations.c.story,
        ]
        async with self.database.writing() as connection:
            await connection.execute(
                fresh.on_conflict_do_update(
                    index_elements=place,
                    set_={"topic": fresh.excluded.topic, "asked": fresh.excluded.asked},
                )
            )
