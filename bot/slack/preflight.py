"""What is asked of Slack before serving: whether the keys open anything."""

from __future__ import annotations

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.slack import scopes
from bot.slack.failures import TOKEN_REFUSED, code
from bot.slack.journal import describe, logger
from bot.slack.ports import Access
from bot.story.errors import SettingsError

_APPS = "https://api.slack.com/apps"


async def check_bot_token(app: AsyncApp, access: Access) -> None:
    """Ask Slack who we are. SettingsError when it refuses the bot token; being out of reach is only noted.

    With a token for each workspace there is nobody to be yet.
    """
    if access.bot_token is None:
        return
    try:
        identity = await app.client.auth_test(token=access.bot_token)
    except SlackApiError as error:
        if code(error) in TOKEN_REFUSED:
            raise SettingsError(
                f"Slack does not accept SLACK_BOT_TOKEN ({code(error)}): copy it again from {_APPS}, "
                "your app, OAuth & Permissions, Bot User OAuth Token; install the app first if there is none"
            ) from None
        logger.warning("the bot token could not be checked: %s %s", describe(error), code(error))
    except (aiohttp.ClientError, TimeoutError) as error:
        logger.warning("the bot token could not be checked: %s", describe(error))
    else:
        logger.info("speaking as %s in %s", identity.get("user"), identity.get("team"))
        _check_scopes(identity.headers.get("x-oauth-scopes", ""))


async def open_socket_address(app: AsyncApp, access: Access) -> str | None:
    """Get a WebSocket address; None when Slack is out of reach, SettingsError when it refuses the token."""
    try:
        opened = await app.client.apps_connections_open(app_token=access.app_token or "")
    except SlackApiError as error:
        if code(error) in TOKEN_REFUSED | {"missing_scope"}:
            raise SettingsError(
                f"Slack does not accept SLACK_APP_TOKEN ({code(error)}): make one with the scope "
                f"connections:write under {_APPS}, your app, Basic Information, App-Level Tokens"
            ) from None
        logger.warning("Socket Mode could not be opened yet: %s %s", describe(error), code(error))
    except (aiohttp.ClientError, TimeoutError) as error:
        logger.warning("Socket Mode could not be opened yet: %s", describe(error))
    else:
        return str(opened["url"])
    return None


def _check_scopes(granted: str) -> None:
    lacking = scopes.missing(scope.strip() for scope in granted.split(","))
    if granted and lacking:
        logger.warning(
            "the app lacks %s: update it from config/manifest.json and reinstall it", ", ".join(lacking)
        )
