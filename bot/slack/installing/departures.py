"""A workspace that throws the app out, or takes its token away: everything of it is erased."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import TOKEN_REFUSED, code
from bot.slack.installing.authority import Authority
from bot.slack.installing.ports import Installations
from bot.slack.journal import logger
from bot.story.workspaces import Workspace

# https://docs.slack.dev/reference/events/app_uninstalled: they come in either order, or more than once.
UNINSTALLED: Final = "app_uninstalled"
REVOKED: Final = "tokens_revoked"
# https://docs.slack.dev/reference/events/team_access_revoked: an organisation takes the app out of some.
TAKEN_OUT: Final = "team_access_revoked"

Erase = Callable[[Workspace], Awaitable[object]]


@dataclass(frozen=True)
class Departures:
    """Erases what belongs to a workspace, unless it has come back since."""

    erase: Erase
    installations: Installations | None = None
    authority: Authority | None = None

    async def leave(self, client: AsyncWebClient, workspace: Workspace, *, is_org: bool, when: float) -> None:
        """Erase all of a workspace, or organisation, that left at a moment in seconds since 1970."""
        if await self._is_back(client, workspace, is_org=is_org, when=when):
            logger.info("an old word of leaving; the app was installed again since")
            return
        whole = Workspace(workspace.enterprise, "") if is_org else Workspace("", workspace.team)
        await self.erase(whole)
        if self.authority is not None:
            self.authority.forget(whole)
        logger.info("a workspace left; all that was stored of it is erased")

    async def _is_back(
        self, client: AsyncWebClient, workspace: Workspace, *, is_org: bool, when: float
    ) -> bool:
        """Whether what is stored is newer than the word, and Slack takes its token; in doubt it goes."""
        if self.installations is None:
            return False
        found = await self.installations.find(workspace, is_org=is_org)
        if found is None or found.is_org != is_org or found.installed <= when:
            return False
        try:
            await client.auth_test(token=found.token)
        except SlackApiError as error:
            return code(error) not in TOKEN_REFUSED
        except (aiohttp.ClientError, TimeoutError):
            return False
        return True


def register(app: AsyncApp, departures: Departures) -> None:
    """Listen for workspaces that leave."""

    async def leave(body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        workspace = Workspace(context.enterprise_id or "", context.team_id or "")
        is_org = bool(context.is_enterprise_install) or not workspace.team
        await departures.leave(client, workspace, is_org=is_org, when=_moment(body))

    async def lose_token(
        event: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Leave when the bot's token is gone; those of persons are none of ours."""
        if (event.get("tokens") or {}).get("bot"):
            await leave(body, context, client)

    async def take_out(event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:
        """Let those workspaces leave that an organisation's installation no longer reaches."""
        for team in event.get("team_ids") or ():
            await departures.leave(client, Workspace("", team), is_org=False, when=_moment(body))

    app.event(TAKEN_OUT)(take_out)
    app.event(UNINSTALLED)(leave)
    app.event(REVOKED)(lose_token)


def _moment(body: dict[str, Any]) -> float:
    """When an event happened, in seconds since 1970; never outdated where Slack does not say."""
    when = body.get("event_time")
    return float(when) if isinstance(when, int | float) else float("inf")
