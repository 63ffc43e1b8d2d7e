"""Installing in a browser: to Slack with a state that is good once, and back with a code."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode, urljoin

import aiohttp
from slack_sdk.errors import SlackClientError

from bot.slack.failures import code, is_passing
from bot.slack.installing.authority import Authority
from bot.slack.installing.browsers import browser_of, is_token, read_query, redirect, show
from bot.slack.installing.exchange import Exchange, Granted, OddAnswerError
from bot.slack.installing.ports import Installations, Outcome, Pages, States
from bot.slack.journal import describe, logger
from bot.slack.scopes import NEEDED_FOR
from bot.slack.site import Receive, Scope, Send
from bot.story.errors import DatabaseUnavailableError
from bot.story.workspaces import Workspace

# Seconds from the first page to the last: time to choose a workspace and read what is asked for.
LIFETIME: Final = 600
_CODE: Final = re.compile(r"[A-Za-z0-9._-]{1,512}")
_STATUS: Final = {
    Outcome.NOT_ADMITTED: 403,
    Outcome.UNREACHABLE: 503,
    Outcome.UNAVAILABLE: 503,
}


@dataclass(frozen=True)
class Installing:
    """The two addresses that a browser sees."""

    installations: Installations
    states: States
    exchange: Exchange
    authority: Authority
    pages: Pages
    is_admitted: Callable[[Workspace], bool] = lambda _workspace: True

    async def begin(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Send the browser to Slack, which asks whether to install."""
        browser, state = browser_of(scope) or secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        try:
            await self.states.issue(state, browser, LIFETIME)
        except DatabaseUnavailableError:
            await self._fail(send, Outcome.UNAVAILABLE)
            return
        await redirect(send, self._address(state), browser, LIFETIME)

    async def finish(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Take the browser back from Slack, and keep what it brings."""
        try:
            outcome = await self._finish(scope)
        except DatabaseUnavailableError:
            outcome = Outcome.UNAVAILABLE
        if isinstance(outcome, Outcome):
            logger.info("an installation ended: %s", outcome.value)
            await self._fail(send, outcome)
        else:
            await show(send, 200, self.pages.installed(outcome.name, _place(outcome)), is_over=True)

    async def _finish(self, scope: Scope) -> Granted | Outcome:
        asked, browser = read_query(scope), browser_of(scope)
        state = asked.get("state", "")
        if browser is None or not is_token(state) or not await self.states.redeem(state, browser):
            return Outcome.EXPIRED
        if "error" in asked:
            return Outcome.CANCELLED
        if not _CODE.fullmatch(asked.get("code", "")):
            return Outcome.EXPIRED
        granted = await self._redeem(asked["code"])
        if isinstance(granted, Outcome):
            return granted
        if not self.is_admitted(granted.installation.workspace):
            await self._take_back(granted)
            return Outcome.NOT_ADMITTED
        await self.installations.keep(granted.installation)
        self.authority.forget(granted.installation.workspace)
        return granted

    async def _redeem(self, given: str) -> Granted | Outcome:
        try:
            return await self.exchange.redeem(given)
        except (SlackClientError, OddAnswerError) as error:
            logger.warning("Slack refused an installation: %s %s", describe(error), code(error))
            return Outcome.UNREACHABLE if is_passing(error) else Outcome.REFUSED
        except (aiohttp.ClientError, TimeoutError) as error:
            logger.warning("Slack could not be asked about an installation: %s", describe(error))
            return Outcome.UNREACHABLE

    async def _take_back(self, granted: Granted) -> None:
        try:
            await self.exchange.uninstall(granted.installation)
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            logger.warning("an installation could not be taken back: %s %s", describe(error), code(error))

    def _address(self, state: str) -> str:
        asked = {
            "client_id": self.exchange.oauth.client_id,
            "scope": ",".join(sorted(set(NEEDED_FOR.values()))),
            "state": state,
        }
        if self.exchange.oauth.redirect_url:
            asked["redirect_uri"] = self.exchange.oauth.redirect_url
        # Beside the Web API: https://slack.com/oauth/v2/authorize
        return f"{urljoin(self.exchange.client.base_url, '../oauth/v2/authorize')}?{urlencode(asked)}"

    async def _fail(self, send: Send, outcome: Outcome) -> None:
        await show(send, _STATUS.get(outcome, 400), self.pages.failed(outcome))


def _place(granted: Granted) -> str:
    """Where Slack opens the app (https://docs.slack.dev/interactivity/deep-linking)."""
    found = granted.installation
    team = f"&team={found.workspace.team}" if found.workspace.team else ""
    return f"https://slack.com/app_redirect?app={found.app}{team}"
