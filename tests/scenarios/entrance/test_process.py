"""The program itself, started by settings for many workspaces."""

import signal

import aiohttp
import pytest

from bot.storage.sealing import new_key
from tests.loopback.browsing import Browser
from tests.loopback.oauth import CLIENT_ID, CLIENT_SECRET, Grant
from tests.loopback.payloads import a_command
from tests.loopback.processes import a_process, the_address
from tests.loopback.signed import SignedClient
from tests.loopback.slack import SIGNING_SECRET
from tests.loopback.webapi import BOT_TOKEN

PROGRAM = ("bot", "serve")


@pytest.fixture
def settings(address):
    return {
        "SLACK_BOT_TOKEN": "",
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "CROSSCHECK_ENCRYPTION_KEYS": new_key(),
        "DATABASE_URL": address,
        "HOST": "127.0.0.1",
        "PORT": "0",
    }


async def refusal(slack, **settings):
    """The exit status and what is said of a start that fails."""
    async with a_process(slack, PROGRAM, **settings) as process:
        said = (await process.stderr.read()).decode()
        return await process.wait(), said


async def test_it_installs_answers_and_remembers_over_a_restart_with_another_key(slack, settings):
    async with a_process(slack, PROGRAM, **settings) as process, aiohttp.ClientSession() as session:
        client = SignedClient(session, await the_address(process))
        assert (await Browser(client).install(slack, Grant())).status == 200
        assert "How many" in (await client.command(a_command("how-many"))).payload["text"]
        process.send_signal(signal.SIGTERM)
        said = (await process.stderr.read()).decode()
        assert (await process.wait(), "Traceback" in said) == (0, False)
    status, said = await refusal(slack, **{**settings, "CROSSCHECK_ENCRYPTION_KEYS": new_key()})
    assert status == 2
    assert "CROSSCHECK_ENCRYPTION_KEYS lacks the key" in said
    both = f"{new_key()},{settings['CROSSCHECK_ENCRYPTION_KEYS']}"
    async with (
        a_process(slack, PROGRAM, **{**settings, "CROSSCHECK_ENCRYPTION_KEYS": both}) as process,
        aiohttp.ClientSession() as session,
    ):
        client = SignedClient(session, await the_address(process))
        assert "How many" in (await client.command(a_command("how-many"))).payload["text"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SLACK_SIGNING_SECRET": ""}, "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set"),
        ({"SLACK_CLIENT_SECRET": ""}, "SLACK_CLIENT_SECRET is not set"),
        ({"CROSSCHECK_ENCRYPTION_KEYS": ""}, "CROSSCHECK_ENCRYPTION_KEYS is not set"),
        ({"CROSSCHECK_ENCRYPTION_KEYS": "made-up"}, "number 1 is not a key"),
        ({"SLACK_BOT_TOKEN": BOT_TOKEN}, "Take one or the other away"),
    ],
)
async def test_a_missing_secret_stops_the_start(slack, settings, changed, said):
    status, told = await refusal(slack, **{**settings, **changed})
    assert status == 2
    assert said in told
    assert "Traceback" not in told
