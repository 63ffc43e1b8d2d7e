"""Bringing the tables up to date: by one process at a time, however many start at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from bot.storage.addresses import is_sqlite
from bot.storage.database import Database
from bot.story.errors import SettingsError

# Seconds that a process waits for others to be done; SQLite's own waiting is set to it for the while.
PATIENCE: Final = 60.0
# Any number that is ours alone among the advisory locks of a database.
LOCK: Final = 0x63726F7373
_SCRIPTS: Final = Path(__file__).parent / "migrations"


async def migrate(database: Database) -> str:
    """Bring the tables up to date, in one transaction that all others wait for; gives the revision.

    DatabaseUnavailableError when the database cannot be used; SettingsError when it is from a newer version.
    """
    # Most starts find nothing to do, and then take no lock.
    async with database.reading() as connection:
        if await connection.run_sync(_revision) == head():
            return head()
    async with _patient(database), database.writing(PATIENCE) as connection:
        if not is_sqlite(database.url):
            await connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        await connection.run_sync(_upgrade)
    return head()


@asynccontextmanager
async def _patient(database: Database) -> AsyncIterator[None]:
    """Let SQLite wait longer for others' locks for the while; PostgreSQL waits until it is told otherwise."""
    await _set_waiting(database, PATIENCE)
    yield
    await _set_waiting(database, database.patience)


async def _set_waiting(database: Database, seconds: float) -> None:
    if is_sqlite(database.url):
        async with database.reading() as connection:
            await connection.execute(text(f"pragma busy_timeout = {seconds * 1000:.0f}"))


def migrate_at(written: str | None) -> str:
    """Bring the tables at a DATABASE_URL up to date, outside of any event loop; gives their revision."""

    async def run() -> str:
        database = Database.at(written)
        try:
            return await migrate(database)
        finally:
            await database.close()

    return asyncio.run(run())


def head() -> str:
    """Give the newest revision that this program knows."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> None:
    config = _config()
    attributes: dict[str, Any] = config.attributes
    attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise SettingsError(
            "the database was made by a newer version of the program: run that version, or name another "
            "database in DATABASE_URL"
        ) from None
