"""Who belongs to a workspace, as Slack says; remembered for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import NotNowError, code, is_passing
from bot.slack.journal import describe, logger
from bot.story.workspaces import Workspace

# Seconds; as long may pass until a member who is made a guest is taken for one.
LIFETIME: Final = 600.0
MOST: Final = 20_000
# Of the three seconds that Slack waits for an answer.
PATIENCE: Final = 1.5
_UNKNOWN: Final = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


class People:
    """Asks Slack about persons, each once in a while: no payload says whether somebody is a guest."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[tuple[Workspace, str], tuple[float, bool]] = {}

    async def is_member(self, client: AsyncWebClient, person: str, team: str, workspace: Workspace) -> bool:
        """Whether a person is a full member of a workspace, or of its organisation.

        NotNowError when Slack cannot be asked; SlackApiError when it may not be (`missing_scope`).
        """
        if team and not workspace.enterprise and workspace.team and team != workspace.team:
            return False  # somebody else's, without asking
        key = (workspace, person)
        seen, known = self._known.get(key, (float("-inf"), False))
        if self._clock() - seen < LIFETIME:
            return known
        found = await _ask(client, person)
        is_member = found is not None and _is_member(found, workspace)
        self._known.pop(key, None)
        while len(self._known) >= MOST:
            del self._known[next(iter(self._known))]
        self._known[key] = (self._clock(), is_member)
        return is_member


async def _ask(client: AsyncWebClient, person: str) -> Mapping[str, Any] | None:
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await client.users_info(user=person)
    except SlackApiError as error:
        if code(error) in _UNKNOWN:
            return None
        if is_passing(error):
            raise NotNowError("Slack could not be asked about a person") from error
        raise
    except (aiohttp.ClientError, TimeoutError) as error:
        logger.warning("Slack could not be asked about a person: %s", describe(error))
        raise NotNowError("Slack could not be asked about a person") from error
    found = answer.get("user")
    return found if isinstance(found, Mapping) else None


def _is_member(found: Mapping[str, Any], workspace: Workspace) -> bool:
    """Guests are restricted, outsiders of another team (https://docs.slack.dev/reference/objects/user-object)."""
    if any(found.get(name) for name in ("is_restricted", "is_ultra_restricted", "is_stranger", "deleted")):
        return False
    organisation = (found.get("enterprise_user") or {}).get("enterprise_id")
    if workspace.enterprise and workspace.enterprise in (organisation, found.get("team_id")):
        return True
    return found.get("team_id") in (None, workspace.team)
