"""What is said to Slack about installations: a code for tokens, tokens for newer ones, and leaving."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.installing.ports import OAuth
from bot.story.installations import Installation
from bot.story.workspaces import Workspace

_BOT_TOKENS: Final = ("xoxb-", "xoxe.xoxb-")


class OddAnswerError(Exception):
    """Slack answered well, but not with what a bot needs."""


@dataclass(frozen=True, slots=True)
class Granted:
    """A new installation, and what Slack calls the workspace."""

    installation: Installation
    name: str


@dataclass(frozen=True)
class Exchange:
    """Slack's OAuth methods for one app. Each raises what the SDK raises."""

    client: AsyncWebClient
    oauth: OAuth

    async def redeem(self, code: str) -> Granted:
        """Change a code for a token that works. OddAnswerError when there is none for a bot."""
        answer = await self.client.oauth_v2_access(
            client_id=self.oauth.client_id,
            client_secret=self.oauth.client_secret,
            code=code,
            redirect_uri=self.oauth.redirect_url,
        )
        granted = _granted(_data(answer))
        identity = await self.client.auth_test(token=granted.installation.token)
        bot = str(identity.get("bot_id") or "")
        return replace(granted, installation=replace(granted.installation, bot=bot))

    async def renew(self, installation: Installation) -> Installation:
        """Change the refresh token for new tokens, once: it is worth nothing afterwards."""
        answer = _data(
            await self.client.oauth_v2_access(
                client_id=self.oauth.client_id,
                client_secret=self.oauth.client_secret,
                grant_type="refresh_token",
                refresh_token=installation.refresh_token,
            )
        )
        tokens = _tokens(answer)
        return replace(installation, **tokens, version=installation.version + 1)

    async def uninstall(self, installation: Installation) -> None:
        """Take the app out of a workspace."""
        await self.client.apps_uninstall(
            token=installation.token,
            client_id=self.oauth.client_id,
            client_secret=self.oauth.client_secret,
        )


def _granted(answer: Mapping[str, Any]) -> Granted:
    """Read a grant. The token of whoever installed, if there is one too, is not asked for and not kept."""
    is_org = answer.get("is_enterprise_install") is True
    team, enterprise = answer.get("team") or {}, answer.get("enterprise") or {}
    workspace = Workspace(str(enterprise.get("id") or ""), "" if is_org else str(team.get("id") or ""))
    if not (workspace.team or (is_org and workspace.enterprise)):
        raise OddAnswerError("no workspace")
    installation = Installation(
        workspace=workspace,
        **_tokens(answer),
        app=str(answer.get("app_id") or ""),
        bot_user=str(answer.get("bot_user_id") or ""),
        installer=str((answer.get("authed_user") or {}).get("id") or ""),
        scopes=str(answer.get("scope") or ""),
        installed=time.time(),
    )
    return Granted(installation, str((enterprise if is_org else team).get("name") or ""))


def _tokens(answer: Mapping[str, Any]) -> dict[str, Any]:
    token, refresh = str(answer.get("access_token") or ""), str(answer.get("refresh_token") or "")
    if not token.startswith(_BOT_TOKENS):
        raise OddAnswerError("no token for a bot")
    seconds = answer.get("expires_in")
    expires = time.time() + float(seconds) if isinstance(seconds, int | float) else None
    return {"token": token, "refresh_token": refresh, "expires": expires}


def _data(answer: Any) -> Mapping[str, Any]:  # noqa: ANN401 - the SDK's answer
    return answer.data if isinstance(answer.data, dict) else {}
