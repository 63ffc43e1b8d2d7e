"""Engines as we want them: SQLite in WAL mode with whole transactions, PostgreSQL with a checked pool."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.storage.addresses import file_of, is_sqlite, prepare_file
from bot.story.errors import SettingsError

IMMEDIATE: Final = "crosscheck_immediate"
"""Execution option: the transaction writes, and takes SQLite's lock when it begins."""

# One process answers from a handful of connections; PostgreSQL allows a hundred in all by default.
POOL: Final = 5
OVERFLOW: Final = 5
# A request on a dead connection fails; the pool looks first, for the price of one round trip.
_POSTGRES: Final[dict[str, Any]] = {
    "pool_size": POOL,
    "max_overflow": OVERFLOW,
    "pool_pre_ping": True,
    "pool_recycle": 1800,
}
_ATTEMPTS: Final = 50


def make_engine(url: URL, patience: float) -> AsyncEngine:
    """Make the engine; SettingsError when the address cannot be used as it stands.

    Values never show in errors or logs (`hide_parameters`).
    """
    try:
        return _sqlite(url, patience) if is_sqlite(url) else _postgres(url, patience)
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise SettingsError("DATABASE_URL: the driver of this database cannot be loaded") from None


def _postgres(url: URL, patience: float) -> AsyncEngine:
    # No prepared statements: poolers between us and the server hand a connection on after each transaction.
    connecting = {
        "connect_timeout": max(2, round(patience)),
        "prepare_threshold": None,
        "application_name": "crosscheck",
    }
    return create_async_engine(
        url, hide_parameters=True, pool_timeout=patience, connect_args=connecting, **_POSTGRES
    )


def _sqlite(url: URL, patience: float) -> AsyncEngine:
    """One connection: SQLite lets one write at a time, and a queue of our own is fairer than its waiting."""
    path = file_of(url)
    if path is not None:
        prepare_file(path)
        _set_wal(path)
    engine = create_async_engine(
        url,
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=patience,
        connect_args={"timeout": patience},
    )
    event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(engine.sync_engine, "begin", _on_begin)
    return engine


def _set_wal(path: Path) -> None:
    """Turn on write-ahead logging, which stays on in the file; whoever starts at the same time is waited for.

    SQLite does not wait by itself for this one statement (https://www.sqlite.org/wal.html).
    """
    for attempt in range(_ATTEMPTS):
        try:
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == _ATTEMPTS - 1:
                raise SettingsError(f"DATABASE_URL: {path} cannot be used now ({error})") from None
            time.sleep(0.02)
        except sqlite3.DatabaseError as error:
            raise SettingsError(f"DATABASE_URL: {path} is not an SQLite database ({error})") from None
        else:
            return


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's connection
    connection.isolation_level = None  # the driver begins no transactions of its own: `_on_begin` does
    cursor = connection.cursor()
    cursor.execute("pragma foreign_keys = on")
    cursor.execute("pragma synchronous = full")  # a claim that a power cut takes back would be answered twice
    cursor.execute("pragma secure_delete = on")  # what is erased is overwritten
    cursor.close()


def _on_begin(connection: Connection) -> None:
    """Take the write lock at the start: a transaction that reads first and then writes may be refused."""
    is_writing = connection.get_execution_options().get(IMMEDIATE, False)
    connection.exec_driver_sql("begin immediate" if is_writing else "begin")
