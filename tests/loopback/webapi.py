"""The Web API of the loopback Slack: one function a method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.loopback import limits
from tests.loopback.payloads import BOT_ID, BOT_USER, CHANNEL, FOREIGN_CHANNEL, PERSON, TEAM

BOT_TOKEN = "xoxb-1111111111-2222222222-loopbackloopback"
APP_TOKEN = "xapp-1-A0CROSSCHK-3333333333-loopbackloopback"

Arguments = Mapping[str, Any]
Answer = dict[str, Any]
Method = Callable[["Workspace", Arguments], Answer]


class MethodError(Exception):
    """Slack's `ok: false`."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.answer: Answer = {"ok": False, "error": code, **more}


@dataclass
class Workspace:
    """What Slack knows: who may speak where, and what was said."""

    scopes: set[str] = field(default_factory=lambda: {"commands", "app_mentions:read", "chat:write"})
    members_of: set[str] = field(default_factory=lambda: {CHANNEL})
    foreign: set[str] = field(default_factory=lambda: {FOREIGN_CHANNEL})
    people: set[str] = field(default_factory=lambda: {PERSON})
    messages: list[Answer] = field(default_factory=list)
    ephemerals: list[Answer] = field(default_factory=list)
    views: list[Answer] = field(default_factory=list)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def call(self, method: str, token: str, arguments: Arguments) -> Answer:
        """Answer one call as Slack would. MethodError for its refusals."""
        known = METHODS.get(method)
        if known is None:
            raise MethodError("unknown_method", req_method=method)
        _check_token(known, token)
        if known.scope and known.scope not in self.scopes:
            raise MethodError("missing_scope", needed=known.scope, provided=",".join(sorted(self.scopes)))
        return {"ok": True, **known.answer(self, arguments)}

    def place(self, arguments: Arguments) -> str:
        """The channel or person addressed. MethodError when the bot cannot speak there."""
        channel = str(arguments.get("channel", ""))
        if channel in self.foreign:
            raise MethodError("not_in_channel")
        if channel not in self.members_of | self.people:
            raise MethodError("channel_not_found")
        return channel


@dataclass(frozen=True)
class Known:
    """A method with what it asks of its caller."""

    answer: Method
    scope: str = ""
    token: str = BOT_TOKEN


def _check_token(known: Known, token: str) -> None:
    if not token:
        raise MethodError("not_authed")
    if token == known.token:
        return
    if token in {BOT_TOKEN, APP_TOKEN}:
        raise MethodError("not_allowed_token_type")
    raise MethodError("invalid_auth")


def _auth_test(_workspace: Workspace, _arguments: Arguments) -> Answer:
    return {
        "url": "https://loopback.slack.com/",
        "team": "Loopback",
        "user": "crosscheck",
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def _post_message(workspace: Workspace, arguments: Arguments) -> Answer:
    channel = workspace.place(arguments)
    refuse(limits.problems(arguments))
    ts = f"1800000000.{next(workspace.numbers):06}"
    workspace.messages.append({**arguments, "ts": ts})
    message = {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "ts": ts, "text": arguments["text"]}
    return {"channel": channel, "ts": ts, "message": message}


def _post_ephemeral(workspace: Workspace, arguments: Arguments) -> Answer:
    workspace.place(arguments)
    if arguments.get("user") not in workspace.people:
        raise MethodError("user_not_in_channel")
    refuse(limits.problems(arguments))
    workspace.ephemerals.append(dict(arguments))
    return {"message_ts": f"1800000000.{next(workspace.numbers):06}"}


def _open_view(workspace: Workspace, arguments: Arguments) -> Answer:
    view = arguments.get("view")
    if not arguments.get("trigger_id"):
        raise MethodError("invalid_trigger_id")
    if not isinstance(view, dict):
        raise MethodError("invalid_arguments")
    refuse(limits.block_problems(view.get("blocks"), most=100))
    workspace.views.append(view)
    return {"view": {"id": f"V{next(workspace.numbers):08}", **view}}


def refuse(problems: Iterable[limits.Problem]) -> None:
    """MethodError with everything that is wrong, as Slack lists it."""
    found = list(problems)
    if found:
        said = [str(problem) for problem in found]
        raise MethodError(found[0].code, errors=said, response_metadata={"messages": said})


METHODS: dict[str, Known] = {
    "auth.test": Known(_auth_test),
    "apps.connections.open": Known(lambda _workspace, _arguments: {}, token=APP_TOKEN),
    "chat.postMessage": Known(_post_message, scope="chat:write"),
    "chat.postEphemeral": Known(_post_ephemeral, scope="chat:write"),
    "views.open": Known(_open_view),
}
