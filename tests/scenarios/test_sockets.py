"""What else happens in Socket Mode: new connections, and closing."""

import asyncio

from bot.slack.serving import serve_socket_mode
from tests.loopback.doors import SocketDoor, over_socket
from tests.loopback.payloads import a_command, a_mention
from tests.loopback.slack import Failure


async def test_a_requested_refresh_connects_anew_and_goes_on(access, app, slack):
    async with over_socket(access, app, slack):
        await slack.socket.refresh()
        door = SocketDoor(slack, app)
        assert (await door.command(a_command("who-released")))["text"] == "belarus: who-released"


async def test_an_event_again_on_the_new_connection_is_answered_once(access, app, slack):
    body = a_mention()
    async with over_socket(access, app, slack):
        door = SocketDoor(slack, app)
        await door.deliver(body)
        await slack.socket.refresh()
        await door.deliver(body, retry=1)
    assert len(slack.messages) == 1


async def test_garbage_on_the_socket_does_no_harm(access, app, slack):
    async with over_socket(access, app, slack):
        for text in ("not json", "{", "{}", '{"type": "unheard-of", "envelope_id": "e", "payload": null}'):
            await slack.socket.connections[-1].send_str(text)
        door = SocketDoor(slack, app)
        assert (await door.command(a_command("who-released")))["text"]


async def test_a_refused_connection_is_tried_again_with_a_new_address(access, app, slack):
    slack.socket.refusals = 2
    async with over_socket(access, app, slack, interval=0.05):
        assert (await SocketDoor(slack, app).command(a_command("who-released")))["text"]
    assert len(slack.called("apps.connections.open")) >= 3


async def test_closing_finishes_what_has_begun(access, app, slack):
    stop = asyncio.Event()
    serving = asyncio.create_task(serve_socket_mode(access, app, stop))
    await slack.changes.until(lambda: slack.socket.connections)
    slack.hold("chat.postMessage")
    number = await slack.socket.send("events_api", a_mention())
    await slack.changes.until(lambda: slack.called("chat.postMessage"))
    stop.set()
    slack.release()
    await serving
    assert number in slack.socket.acknowledgements
    assert len(slack.messages) == 1


async def test_slack_out_of_reach_at_first_is_only_noted(access, app, slack, caplog):
    slack.fail("auth.test", Failure(status=503))
    async with over_socket(access, app, slack):
        assert (await SocketDoor(slack, app).command(a_command("x")))["text"]
    assert "could not be checked" in caplog.text
