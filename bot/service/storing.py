"""The database that the bot works with: opened, brought up to date, swept, closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.settings import Settings
from bot.slack.app import Store
from bot.storage.addresses import database_url, file_of, is_sqlite
from bot.storage.database import Database
from bot.storage.events import Events
from bot.storage.migrating import migrate_at
from bot.storage.ratings import Ratings
from bot.storage.retention import DAY, Limits, sweep_for_ever
from bot.storage.topics import Topics
from bot.story.errors import SettingsError

HOUR: Final = 3600.0


def limits_of(settings: Settings) -> Limits:
    """Give how long things are kept."""
    return Limits(topics=settings.crosscheck_topic_hours * HOUR, feedback=settings.crosscheck_keep_days * DAY)


@dataclass(frozen=True)
class Storage:
    """Everything that outlives the process, by what it is for."""

    database: Database
    limits: Limits

    @classmethod
    def open(cls, written: str | None, limits: Limits) -> Storage:
        """Bring the tables at a DATABASE_URL up to date, and open it for the event loop that is to come.

        SettingsError when it cannot be used, DatabaseUnavailableError when it cannot be used now.
        """
        url = database_url(written)
        if is_sqlite(url) and file_of(url) is None:
            raise SettingsError("DATABASE_URL keeps everything in memory alone: name a file, sqlite:///file")
        migrate_at(written)
        return cls(Database.at(written), limits)

    @property
    def store(self) -> Store:
        """What Slack's surfaces keep."""
        return Store(Events(self.database), Topics(self.database, self.limits.topics))

    @property
    def ratings(self) -> Ratings:
        """What people say of answers."""
        return Ratings(self.database)

    async def keep(self) -> None:
        """Delete what is past its time, now and then, until cancelled; then close."""
        try:
            await sweep_for_ever(self.database, self.limits)
        finally:
            await self.database.close()
