"""The app as it runs, between a loopback Slack and a responder; a test file may replace `responder`."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncApp

from bot.bootstrap import PROJECT, Desk, House
from bot.operations.running import Operations
from bot.service import Answering
from bot.service.originals import Originals
from bot.service.storing import Storage
from bot.settings import SlackAccess
from bot.slack.app import create_app
from bot.slack.ports import Phrases, Responder
from bot.slack.posting import Posting
from bot.storage.database import Database
from bot.storage.migrating import migrate_at
from bot.storage.retention import Limits
from tests.loopback.doors import Door, HttpDoor, SocketDoor, over_http, over_socket
from tests.loopback.echoing import Echoing
from tests.loopback.hurry import hurried_posting
from tests.loopback.signed import SignedClient
from tests.loopback.slack import SIGNING_SECRET, Slack, running_slack
from tests.loopback.webapi import APP_TOKEN, BOT_TOKEN


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The stories as they are."""
    return Desk(House(PROJECT / "config", PROJECT / "seeds"))


@pytest.fixture
def answering(desk: Desk, tmp_path: Path, storage: Storage) -> Answering:
    """What really answers, with no original at hand and nobody known; for scenarios of the surfaces."""
    return Answering(desk, Originals(tmp_path), storage.ratings)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose tables are made, to be copied."""
    path = tmp_path_factory.mktemp("tables") / "base.sqlite3"
    with ThreadPoolExecutor(1) as beside:  # the first test to ask may be within an event loop already
        beside.submit(migrate_at, f"sqlite:///{path}").result()
    return path


@pytest.fixture
async def storage(tables: Path, tmp_path: Path) -> AsyncIterator[Storage]:
    """A database of this test's own."""
    database = Database.at(f"sqlite:///{shutil.copy(tables, tmp_path)}")
    yield Storage(database, Limits())
    await database.close()


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch):
    """aiohttp and the SDK would send loopback traffic through a proxy of the environment."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with running_slack() as running:
        yield running


@pytest.fixture
def responder() -> Responder:
    return Echoing()


@pytest.fixture
def phrases() -> Phrases:
    return Phrases(
        trouble="that went wrong, reference {reference}",
        unknown_command="no such command, there are {commands}",
        not_in_channel="invite me to <#{channel}>",
        missing_scope="lacking {scope}",
        not_allowed="not allowed: {code}",
        busy="busy now",
        limited="again in {seconds} s",
    )


@pytest.fixture
def commands() -> dict[str, str]:
    return {"/belarus": "belarus", "/strait": "strait"}


@pytest.fixture
def access(slack: Slack) -> SlackAccess:
    return SlackAccess(
        bot_token=BOT_TOKEN,
        app_token=APP_TOKEN,
        signing_secret=SIGNING_SECRET,
        api_url=slack.api_url,
        host="127.0.0.1",
        port=0,
        log_level="INFO",
    )


@pytest.fixture
def operations() -> Operations:
    return Operations()


@pytest.fixture
def posting() -> Posting:
    """As it is, in time that runs a thousand times as fast, and with as much more patience."""
    return hurried_posting()


@pytest.fixture
def app(
    responder: Responder,
    commands: dict[str, str],
    access: SlackAccess,
    phrases: Phrases,
    posting: Posting,
    operations: Operations,
    storage: Storage,
) -> AsyncApp:
    store = storage.store
    return create_app(
        responder, commands, access, phrases, posting=posting, operations=operations, store=store
    )


@pytest.fixture
async def http(access: SlackAccess, app: AsyncApp, operations: Operations) -> AsyncIterator[SignedClient]:
    async with over_http(access, app, operations) as client:
        yield client


@pytest.fixture(params=["http", "socket"])
async def door(
    request: pytest.FixtureRequest, access: SlackAccess, app: AsyncApp, slack: Slack
) -> AsyncIterator[Door]:
    """Every scenario that asks for a door is played at both."""
    if request.param == "http":
        async with over_http(access, app) as client:
            yield HttpDoor(client)
    else:
        async with over_socket(access, app, slack):
            yield SocketDoor(slack, app)
