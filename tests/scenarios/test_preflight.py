"""What Slack says of the keys before anything is served."""

from dataclasses import replace

import pytest

from bot.slack.preflight import check_bot_token, open_socket_address
from bot.story.errors import SettingsError
from tests.loopback.slack import Failure
from tests.loopback.webapi import APP_TOKEN


async def test_a_good_bot_token_is_said_to_speak_as_somebody(access, app, caplog):
    caplog.set_level("INFO")
    await check_bot_token(app, access)
    assert "speaking as crosscheck in Loopback" in caplog.text


@pytest.mark.parametrize("token", ["xoxb-0-0-wrong", APP_TOKEN])
async def test_a_bad_bot_token_is_an_error_that_says_where_to_get_one(access, app, token):
    with pytest.raises(SettingsError, match=r"SLACK_BOT_TOKEN.*OAuth & Permissions") as caught:
        await check_bot_token(app, replace(access, bot_token=token))
    assert token not in str(caught.value)


async def test_a_bad_app_token_is_an_error_that_says_where_to_get_one(access, app):
    with pytest.raises(SettingsError, match=r"SLACK_APP_TOKEN.*connections:write"):
        await open_socket_address(app, replace(access, app_token="xapp-0-wrong"))


async def test_a_good_app_token_opens_a_socket(access, app):
    assert (await open_socket_address(app, access)).startswith("ws://127.0.0.1")


async def test_missing_scopes_are_named(access, app, slack, caplog):
    slack.workspace.scopes.discard("chat:write")
    await check_bot_token(app, access)
    assert "the app lacks chat:write" in caplog.text


@pytest.mark.parametrize("failure", [Failure(status=503), Failure(error="internal_error")])
async def test_a_faltering_slack_stops_nothing(access, app, slack, failure):
    slack.fail("auth.test", failure)
    slack.fail("apps.connections.open", failure)
    await check_bot_token(app, access)
    assert await open_socket_address(app, access) is None


async def test_an_unreachable_slack_stops_nothing(access, app, caplog):
    app.client.base_url = "http://127.0.0.1:9/api/"
    await check_bot_token(app, access)
    assert await open_socket_address(app, access) is None
    assert "could not be checked" in caplog.text
