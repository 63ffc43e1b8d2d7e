"""Who may ask, and where: workspaces, channels and persons by settings, and nothing private for guests.

What is checked, by surface. *Listed* means the lists of the settings; *member* that the person belongs to the
workspace and is no guest of it.

- Slash commands, shortcuts, buttons, windows, direct messages, the app's own page: listed, and member. All of
  them answer where nobody else sees it.
- Mentions in a channel: listed. Everybody in the channel sees the answer, whoever asked.
- What no person does (the app thrown out, a token revoked): nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import DeclinedError
from bot.slack.interactions import read_interaction
from bot.slack.mentions import DIRECT, EVENT
from bot.slack.people import People
from bot.slack.ports import Declined
from bot.story.workspaces import Workspace

_MESSAGES: Final = frozenset({EVENT, "message"})


class Rules(Protocol):
    """Ids of those who are admitted; an empty list admits all. Among the channels `im` is direct messages."""

    @property
    def workspaces(self) -> frozenset[str]:
        """Workspaces and organisations."""

    @property
    def channels(self) -> frozenset[str]:
        """Channels."""

    @property
    def users(self) -> frozenset[str]:
        """Persons."""

    @property
    def guests_everywhere(self) -> bool:
        """Whether guests and outsiders are answered in private too."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody asking for something: who, where, and whether nobody else sees the answer.

    `team` is the person's own workspace, as far as Slack says.
    """

    person: str
    channel: str
    is_private: bool
    team: str = ""


@dataclass(frozen=True)
class Admission:
    """Decides who is answered."""

    rules: Rules
    people: People

    def admits(self, workspace: Workspace) -> bool:
        """Whether a workspace, or the organisation around it, may use the app."""
        listed = self.rules.workspaces
        return not listed or bool(listed & {workspace.team, workspace.enterprise})

    async def check(self, visit: Visit, workspace: Workspace, client: AsyncWebClient) -> None:
        """DeclinedError when the answer is no; NotNowError, or what Slack refuses, when it cannot be told."""
        if not self.admits(workspace) or _is_unlisted(visit.person, self.rules.users):
            raise DeclinedError(Declined.NOT_YOU)
        if _is_unlisted(_place(visit.channel), self.rules.channels):
            raise DeclinedError(Declined.NOT_HERE)
        if visit.is_private and not self.rules.guests_everywhere:
            is_member = await self.people.is_member(client, visit.person, visit.team, workspace)
            if not is_member:
                raise DeclinedError(Declined.NOT_GUESTS)


class Admitting(AsyncMiddleware):
    """Stands before every listener."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's own
    ) -> BoltResponse:
        """Let a request on; raises what `Admission.check` does."""
        del resp
        visit = read_visit(req.body)
        if visit is not None:
            context = req.context
            workspace = Workspace(context.enterprise_id or "", context.team_id or "")
            await self._admission.check(visit, workspace, context.client)
        return await next()


def read_visit(body: Mapping[str, Any]) -> Visit | None:
    """Read who asks for something, and where; None when no person does."""
    if "command" in body:
        return Visit(body["user_id"], body.get("channel_id") or "", is_private=True)
    event = body.get("event")
    if isinstance(event, Mapping):
        return _read_event(event)
    if "user" not in body:
        return None
    pressed = read_interaction(body)
    return Visit(
        pressed.person, pressed.channel, is_private=True, team=str((body["user"] or {}).get("team_id") or "")
    )


def _read_event(event: Mapping[str, Any]) -> Visit | None:
    thread = event.get("assistant_thread") or {}
    person = event.get("user") or thread.get("user_id")
    if not isinstance(person, str) or event.get("bot_id"):
        return None
    channel = event.get("channel") or thread.get("channel_id") or ""
    is_public = event.get("type") in _MESSAGES and event.get("channel_type") != DIRECT
    is_public = is_public and not str(channel).startswith("D")
    team = "" if is_public else str(event.get("user_team") or "")
    return Visit(person, channel if isinstance(channel, str) else "", is_private=not is_public, team=team)


def _place(channel: str) -> str:
    """A channel as the settings name it; a direct message, and what is in no channel, is `im`."""
    return "im" if not channel or channel.startswith("D") else channel


def _is_unlisted(name: str, listed: frozenset[str]) -> bool:
    return bool(listed) and name not in listed
