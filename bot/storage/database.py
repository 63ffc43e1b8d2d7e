"""The database: transactions on SQLite or PostgreSQL, and what is said when it cannot be used."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoneFreeError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.addresses import database_url, is_sqlite
from bot.storage.engines import IMMEDIATE, make_engine
from bot.story.errors import DatabaseUnavailableError

# Seconds for one transaction, waiting for a connection and for others' locks included; Slack waits three.
PATIENCE: Final = 2.5
# Seconds until the database counts as dead for whoever asks whether we are ready.
PULSE: Final = 1.0

_OUR_MISTAKES: Final = (IntegrityError, ProgrammingError, DataError)


@dataclass(frozen=True)
class Database:
    """One pool of connections for one process and event loop; nothing is opened before it is used."""

    url: URL
    engine: AsyncEngine
    patience: float = PATIENCE

    @classmethod
    def at(cls, written: str | None, *, patience: float = PATIENCE) -> Database:
        """Take the database of a DATABASE_URL; SettingsError when that cannot be one."""
        url = database_url(written)
        return cls(url, make_engine(url, patience), patience)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Read within one transaction. DatabaseUnavailableError when that cannot be done now."""
        async with _translating(self.patience), self.engine.connect() as connection, connection.begin():
            yield connection

    @asynccontextmanager
    async def writing(self, patience: float | None = None) -> AsyncIterator[AsyncConnection]:
        """Write within one transaction, kept when the block ends well.

        DatabaseUnavailableError when that cannot be done now; whether what was written is kept is then
        not known.
        """
        async with _translating(patience or self.patience), self.engine.connect() as connection:
            await connection.execution_options(**{IMMEDIATE: True})
            async with connection.begin():
                yield connection

    async def is_alive(self) -> bool:
        """Whether the database answers, within a second."""
        try:
            async with _translating(PULSE), self.engine.connect() as connection:
                await connection.execute(text("select 1"))
        except DatabaseUnavailableError:
            return False
        return True

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()

    def insert(self, table: Table) -> Any:  # noqa: ANN401 - two classes of one form
        """Begin an insert that may say what happens on a conflict, which is each dialect's own."""
        return sqlite.insert(table) if is_sqlite(self.url) else postgresql.insert(table)


@asynccontextmanager
async def _translating(patience: float) -> AsyncIterator[None]:
    """Tell apart what is wrong with the database from what is wrong with us, which stays as it is."""
    try:
        async with asyncio.timeout(patience):
            yield
    except _OUR_MISTAKES:
        raise
    except (DBAPIError, NoneFreeError, OSError) as error:
        raise DatabaseUnavailableError(f"the database cannot be used now: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """Say it by kind alone: a driver's own words may hold addresses and values."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return type(error.orig).__name__
    return type(error).__name__
