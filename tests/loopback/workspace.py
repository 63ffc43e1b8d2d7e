"""What the loopback Slack knows: who may do what where, and what was said and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.loopback import limits
from tests.loopback.oauth import Grant, Grants
from tests.loopback.payloads import CHANNEL, DIRECT_CHANNEL, FOREIGN_CHANNEL, PERSON

BOT_TOKEN = "xoxb-1111111111-2222222222-loopbackloopback"
APP_TOKEN = "xapp-1-A0CROSSCHK-3333333333-loopbackloopback"
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "chat:write",
    "commands",
    "files:write",
    "im:history",
    "users:read",
)
PROMPTS = 4
RESPONSES = 5  # https://docs.slack.dev/interactivity/handling-user-interaction#message_responses

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

    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    members_of: set[str] = field(default_factory=lambda: {CHANNEL, DIRECT_CHANNEL})
    foreign: set[str] = field(default_factory=lambda: {FOREIGN_CHANNEL})
    people: set[str] = field(default_factory=lambda: {PERSON})
    messages: list[Answer] = field(default_factory=list)
    ephemerals: list[Answer] = field(default_factory=list)
    views: list[Answer] = field(default_factory=list)
    homes: dict[str, Answer] = field(default_factory=dict)
    statuses: list[Answer] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    prompts: list[Answer] = field(default_factory=list)
    files: dict[str, Answer] = field(default_factory=dict)
    uploads: list[Answer] = field(default_factory=list)
    responses: list[Answer] = field(default_factory=list)
    response_uses: dict[str, int] = field(default_factory=dict)
    expired: set[str] = field(default_factory=set)
    grants: Grants = field(default_factory=Grants)
    speaker: Grant | None = None
    users: dict[str, Answer] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def call(self, method: str, token: str, arguments: Arguments) -> Answer:
        """Answer one call as Slack would. MethodError for its refusals."""
        known = METHODS.get(method)
        if known is None:
            raise MethodError("unknown_method", req_method=method)
        _check_token(known, token, self.grants)
        self.speaker = self.grants.live.get(token)
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
    is_open: bool = False  # asks for the app's own id and secret instead


def _check_token(known: Known, token: str, grants: Grants) -> None:
    if known.is_open:
        return
    if not token:
        raise MethodError("not_authed")
    if token == known.token:
        return
    if token in {BOT_TOKEN, APP_TOKEN}:
        raise MethodError("not_allowed_token_type")
    if refusal := grants.refusal(token):
        raise MethodError(refusal)
    if known.token != BOT_TOKEN:
        raise MethodError("not_allowed_token_type")


METHODS: dict[str, Known] = {}


def respond(workspace: Workspace, number: str, body: Arguments) -> tuple[int, str]:
    """What a message's own address answers: it works five times, and not for ever."""
    if number in workspace.expired:
        return 404, "expired_url"
    workspace.response_uses[number] = workspace.response_uses.get(number, 0) + 1
    if workspace.response_uses[number] > RESPONSES:
        return 404, "used_url"
    if not body.get("delete_original") and (found := limits.problems(body)):
        return 400, found[0].code
    workspace.responses.append({**body, "number": number})
    return 200, "ok"


def refuse(problems: Iterable[limits.Problem]) -> None:
    """MethodError with everything that is wrong, as Slack lists it."""
    found = list(problems)
    if found:
        said = [str(problem) for problem in found]
        raise MethodError(found[0].code, errors=said, response_metadata={"messages": said})
