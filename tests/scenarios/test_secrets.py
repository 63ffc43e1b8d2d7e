"""No token, secret or address that is as good as one ever reaches the log, however much is logged."""

import logging
from dataclasses import replace

import pytest

from tests.loopback.doors import HttpDoor, SocketDoor, over_http, over_socket
from tests.loopback.payloads import RESPONSE_URL, VERIFICATION_TOKEN, a_command, a_mention
from tests.loopback.signed import FORM
from tests.loopback.slack import SIGNING_SECRET, Failure
from tests.loopback.webapi import APP_TOKEN, BOT_TOKEN

SECRETS = {
    "bot token": BOT_TOKEN,
    "app token": APP_TOKEN,
    "signing secret": SIGNING_SECRET,
    "verification token": VERIFICATION_TOKEN,
    "response address": RESPONSE_URL,
    "socket ticket": "secretticket",
}


@pytest.fixture
def access(access, caplog):
    caplog.set_level(logging.DEBUG)
    return replace(access, log_level="DEBUG")


@pytest.fixture
def assert_silent(caplog, capfd):
    """Something was logged, and none of it secret."""

    def look():
        written = caplog.text + "".join(capfd.readouterr())
        assert len(caplog.records) > 3
        assert [name for name, secret in SECRETS.items() if secret in written] == []

    return look


async def test_not_in_a_day_of_http(access, app, responder, assert_silent):
    async with over_http(access, app) as client:
        door = HttpDoor(client)
        await door.command(a_command("who-released"))
        await door.deliver(a_mention())
        await client.post(f"token={VERIFICATION_TOKEN}&command=%2Fbelarus".encode(), FORM, age=900)
        responder.error = RuntimeError(f"{BOT_TOKEN} {SIGNING_SECRET}")
        await door.command(a_command("who-released"))
        await door.deliver(a_mention())
    assert_silent()


async def test_not_in_a_day_of_socket_mode(access, app, slack, responder, assert_silent):
    async with over_socket(access, app, slack):
        door = SocketDoor(slack, app)
        await door.command(a_command("who-released"))
        await door.deliver(a_mention())
        await slack.socket.refresh()
        responder.error = RuntimeError(f"{BOT_TOKEN} {SIGNING_SECRET}")
        await door.deliver(a_mention())
    assert_silent()


@pytest.mark.parametrize(
    "failure", [Failure(error="invalid_auth"), Failure(status=500), Failure(is_dropped=True)]
)
async def test_not_when_posting_fails(door, slack, failure, assert_silent):
    slack.fail("chat.postMessage", failure, failure, failure)
    await door.deliver(a_mention())
    assert_silent()


async def test_not_when_the_socket_is_refused(access, app, slack, assert_silent):
    slack.socket.refusals = 1
    async with over_socket(access, app, slack, interval=0.05):
        assert (await SocketDoor(slack, app).command(a_command("x")))["text"]
    assert_silent()
