"""The app as it runs, between a loopback Slack and a responder; a test file may replace `responder`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from slack_bolt.async_app import AsyncApp

from bot.settings import SlackAccess
from bot.slack.app import create_app
from bot.slack.ports import Phrases, Reply, Responder
from tests.loopback.doors import Door, HttpDoor, SocketDoor, over_http, over_socket
from tests.loopback.signed import SignedClient
from tests.loopback.slack import SIGNING_SECRET, Slack, running_slack
from tests.loopback.webapi import APP_TOKEN, BOT_TOKEN


@dataclass
class FakeResponder:
    """Says back which story was asked what; `error` and `reply` replace that."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    error: Exception | None = None
    reply: Reply | None = None

    def answer(self, story: str, text: str, *, previous: str | None = None) -> Reply:
        del previous
        self.asked.append((story, text))
        if self.error is not None:
            raise self.error
        said = f"{story}: {text or 'menu'}"
        section = {"type": "section", "text": {"type": "plain_text", "text": said}}
        return self.reply or Reply(said, [section])


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
    return FakeResponder()


@pytest.fixture
def phrases() -> Phrases:
    return Phrases(
        trouble="that went wrong, reference {reference}",
        unknown_command="no such command, there are {commands}",
        not_in_channel="invite me to <#{channel}>",
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
def app(responder: Responder, commands: dict[str, str], access: SlackAccess, phrases: Phrases) -> AsyncApp:
    return create_app(responder, commands, access, phrases)


@pytest.fixture
async def http(access: SlackAccess, app: AsyncApp) -> AsyncIterator[SignedClient]:
    async with over_http(access, app) as client:
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
