"""The app with everything that stands before it, over a database, for many workspaces or for one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.operations.metrics import Metrics
from bot.service.gate import Entrance, entrance
from bot.service.storing import Storage
from bot.settings import Admittance, OAuthAccess, SlackAccess
from bot.slack.app import create_app
from bot.storage.database import Database
from bot.storage.installations import Installations
from bot.storage.migrating import migrate
from bot.storage.retention import Limits
from bot.storage.sealing import Keyring, new_key
from bot.story.installations import Installation
from bot.story.workspaces import Workspace
from tests.loopback.doors import over_http
from tests.loopback.oauth import CLIENT_ID, CLIENT_SECRET
from tests.loopback.payloads import TEAM
from tests.loopback.signed import SignedClient

EVERYBODY = Admittance(guests_everywhere=True)
Serve = Callable[..., AbstractAsyncContextManager[SignedClient]]


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A DATABASE_URL."""
    return f"sqlite:///{tmp_path}/base.sqlite3"


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    base = Database.at(address)
    await migrate(base)
    yield base
    await base.close()


@pytest.fixture
def access(slack) -> SlackAccess:
    """Access for many workspaces."""
    oauth = OAuthAccess(CLIENT_ID, CLIENT_SECRET, new_key(), "https://host/slack/oauth_redirect")
    return SlackAccess(
        bot_token=None,
        app_token=None,
        signing_secret="0123456789abcdef0123456789abcdef",
        api_url=slack.api_url,
        host="127.0.0.1",
        port=0,
        log_level="INFO",
        oauth=oauth,
    )


@pytest.fixture
def serving(responder, commands, phrases, posting, database) -> Serve:
    """The app behind HTTP, with an entrance before it."""

    store = Storage(database, Limits()).store

    @asynccontextmanager
    async def serve(access: SlackAccess, way_in: Entrance) -> AsyncIterator[SignedClient]:
        app = create_app(responder, commands, access, phrases, posting=posting, gate=way_in.gate, store=store)
        async with over_http(access, app, outside=way_in.outside) as client:
            yield client

    return serve


@pytest.fixture
def way_in(access: SlackAccess, database: Database) -> Entrance:
    return entrance(access, EVERYBODY, database, Metrics())


@pytest.fixture
async def many(access: SlackAccess, way_in: Entrance, serving: Serve) -> AsyncIterator[SignedClient]:
    """The app for many workspaces."""
    async with serving(access, way_in) as client:
        yield client


@pytest.fixture
async def narrow(access: SlackAccess, database: Database, serving: Serve) -> AsyncIterator[SignedClient]:
    """The app for one workspace of many."""
    admittance = replace(EVERYBODY, workspaces=frozenset({TEAM}))
    async with serving(access, entrance(access, admittance, database, Metrics())) as client:
        yield client


@pytest.fixture
def stored_installation(access: SlackAccess, address: str) -> None:
    """An installation in the database, sealed with the key of the settings."""

    async def store() -> None:
        base = Database.at(address)
        await migrate(base)
        keyring = Keyring.of(access.oauth.encryption_keys)
        kept = Installation(Workspace("", TEAM), "xoxb-made-up", installed=time.time())
        await Installations(base, keyring).keep(kept)
        await base.close()

    asyncio.run(store())
