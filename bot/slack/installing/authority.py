"""Whose token answers a request: each workspace's own, remembered for a moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.failures import NotInstalledError
from bot.slack.installing.ports import Installations
from bot.slack.installing.renewal import Renewal
from bot.story.errors import DatabaseUnavailableError
from bot.story.installations import Installation
from bot.story.workspaces import Workspace

# Seconds that a process goes without looking; as long may pass until all have heard of an uninstallation.
LIFETIME: Final = 30.0
# While the database is away: Slack itself refuses the token of whoever has left meanwhile.
LIFETIME_WITHOUT: Final = 600.0
MOST: Final = 10_000

Key = tuple[Workspace, bool]


class OneToken(AsyncAuthorize):
    """One workspace, one token: no call to anybody stands between a question and its answer."""

    def __init__(self, token: str | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._token = token

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_actor: str | None,
    ) -> AuthorizeResult:
        """Give Bolt the token."""
        del context
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=self._token
        )


class Authority(AsyncAuthorize):
    """Finds the token for a workspace."""

    def __init__(
        self, installations: Installations, renewal: Renewal, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._installations = installations
        self._renewal = renewal
        self._clock = clock
        self._known: dict[Key, tuple[float, Installation]] = {}

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_actor: str | None,
    ) -> AuthorizeResult:
        """Give Bolt the token of the workspace that a request is from.

        NotInstalledError when there is none. DatabaseUnavailableError when that cannot be told, which is
        another thing.
        """
        workspace = Workspace(enterprise_id or "", team_id or "")
        found = await self.find(workspace, is_org=bool(context.is_enterprise_install))
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            bot_id=found.bot or None,
            bot_user_id=found.bot_user or None,
            bot_token=found.token,
        )

    async def find(self, workspace: Workspace, *, is_org: bool) -> Installation:
        """Find the installation with a token that is good; raises as above."""
        key = (workspace, is_org)
        seen, known = self._known.get(key, (float("-inf"), None))
        if known is None or self._clock() - seen >= LIFETIME:
            known = await self._look(key, known if self._clock() - seen < LIFETIME_WITHOUT else None)
        fresh = await self._renewal.fresh(known)
        if fresh is not known:
            self._remember(key, fresh)
        return fresh

    def forget(self, workspace: Workspace) -> None:
        """Forget whatever is known of a workspace, or of all of an organisation."""
        gone = [
            key
            for key in self._known
            if (workspace.team and key[0].team == workspace.team)
            or (not workspace.team and key[0].enterprise == workspace.enterprise)
        ]
        for key in gone:
            del self._known[key]

    async def _look(self, key: Key, last: Installation | None) -> Installation:
        try:
            found = await self._installations.find(key[0], is_org=key[1])
        except DatabaseUnavailableError:
            if last is None:
                raise
            return last
        if found is None:
            self._known.pop(key, None)
            raise NotInstalledError
        self._remember(key, found)
        return found

    def _remember(self, key: Key, found: Installation) -> None:
        known = self._known.pop(key, None)
        newest = known[1] if known is not None and known[1].version > found.version else found
        while len(self._known) >= MOST:
            del self._known[next(iter(self._known))]
        self._known[key] = (self._clock(), newest)
