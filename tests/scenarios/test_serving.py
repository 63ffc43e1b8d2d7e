"""The process as a platform runs it: started by settings, stopped by a signal."""

import asyncio
import signal
import socket

import aiohttp
import pytest

from bot.slack.serving import listen
from bot.story.errors import SettingsError
from tests.loopback.payloads import a_command, a_mention
from tests.loopback.processes import PATIENCE, a_process, the_address
from tests.loopback.signed import SignedClient
from tests.loopback.slack import SIGNING_SECRET
from tests.loopback.webapi import APP_TOKEN, BOT_TOKEN


async def ended(process):
    """The exit status and what was logged."""
    async with asyncio.timeout(PATIENCE):
        log = (await process.stderr.read()).decode()
        return await process.wait(), log


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_http_is_served_until_a_signal(slack, number):
    async with a_process(slack, SLACK_SIGNING_SECRET=SIGNING_SECRET, PORT="0", HOST="127.0.0.1") as process:
        async with aiohttp.ClientSession() as session:
            client = SignedClient(session, await the_address(process))
            answer = await client.command(a_command("who-released"))
            health = await client.get("/healthz")
        process.send_signal(number)
        status, log = await ended(process)
    assert answer.payload["text"] == "belarus: who-released"
    assert health.status == 200
    assert (status, "Traceback" in log) == (0, False)


async def test_a_request_under_way_is_finished_after_the_signal(slack):
    async with a_process(slack, SLACK_SIGNING_SECRET=SIGNING_SECRET, PORT="0", HOST="127.0.0.1") as process:
        async with aiohttp.ClientSession() as session:
            client = SignedClient(session, await the_address(process))
            slack.hold("chat.postMessage")
            asking = asyncio.create_task(client.event(a_mention()))
            await slack.changes.until(lambda: slack.called("chat.postMessage"))
            process.send_signal(signal.SIGTERM)
            slack.release()
            assert (await asking).status == 200
        assert (await ended(process))[0] == 0
    assert len(slack.messages) == 1


async def test_socket_mode_is_served_until_a_signal(slack):
    async with a_process(slack, SLACK_APP_TOKEN=APP_TOKEN) as process:
        await slack.changes.until(lambda: slack.socket.connections, PATIENCE)
        number = await slack.socket.send("slash_commands", a_command("who-released"))
        answer = await slack.socket.acknowledged(number)
        process.send_signal(signal.SIGTERM)
        status, log = await ended(process)
        await slack.changes.until(lambda: not slack.socket.connections)
    assert answer["text"] == "belarus: who-released"
    assert (status, "Traceback" in log) == (0, False)


async def test_a_refused_token_stops_the_start_and_is_not_shown(slack):
    wrong = BOT_TOKEN + "-old"
    async with a_process(slack, SLACK_BOT_TOKEN=wrong, SLACK_APP_TOKEN=APP_TOKEN) as process:
        status, log = await ended(process)
    assert status == 1
    assert "SettingsError: Slack does not accept SLACK_BOT_TOKEN (invalid_auth)" in log
    assert wrong not in log


def test_a_taken_port_is_named():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"127.0.0.1, port {port} .*PORT"):
            listen("127.0.0.1", port)


def test_what_is_accepted_does_not_wait_for_acknowledgements():
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
