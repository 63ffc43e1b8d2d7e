"""Every test that asks for `address` or `database` runs on SQLite and on a PostgreSQL of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.migrating import migrate
from tests.loopback.postgres import Cluster, require_postgres, running_postgres

TEMPLATE = "migrated"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL with one database whose tables are up to date, to be copied."""
    require_postgres()
    with running_postgres() as running:
        running.run(f"create database {TEMPLATE}")
        # In a thread: the first test to ask for it may be within an event loop already.
        with ThreadPoolExecutor(1) as beside:
            beside.submit(asyncio.run, _migrate(running.url(TEMPLATE))).result()
        yield running


async def _migrate(url: str) -> None:
    base = Database.at(url)
    await migrate(base)
    await base.close()


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which database."""
    return str(request.param)


@pytest.fixture
def empty_address(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The DATABASE_URL of a database without tables."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path}/base.sqlite3"
    return request.getfixturevalue("cluster").new_database()


@pytest.fixture
async def address(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The DATABASE_URL of a database whose tables are up to date."""
    if kind == "sqlite":
        url = f"sqlite:///{tmp_path}/base.sqlite3"
        await _migrate(url)
        return url
    return request.getfixturevalue("cluster").new_database(TEMPLATE)


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """A database whose tables are up to date."""
    base = Database.at(address)
    yield base
    await base.close()
