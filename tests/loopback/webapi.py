"""The Web API of the loopback Slack: one function a method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.loopback import limits
from tests.loopback.payloads import BOT_ID, BOT_USER, CHANNEL, DIRECT_CHANNEL, FOREIGN_CHANNEL, PERSON, TEAM

BOT_TOKEN = "xoxb-1111111111-2222222222-loopbackloopback"
APP_TOKEN = "xapp-1-A0CROSSCHK-3333333333-loopbackloopback"
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "chat:write",
    "commands",
    "files:write",
    "im:history",
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
    trigger = str(arguments.get("trigger_id") or "")
    if not trigger:
        raise MethodError("invalid_trigger_id")
    if trigger in workspace.expired:
        raise MethodError("expired_trigger_id")
    workspace.expired.add(trigger)
    return _shown_view(workspace, arguments.get("view"))


def _update_view(workspace: Workspace, arguments: Arguments) -> Answer:
    if not any(view["id"] == arguments.get("view_id") for view in workspace.views):
        raise MethodError("not_found")
    return _shown_view(workspace, arguments.get("view"), str(arguments["view_id"]))


def _publish_view(workspace: Workspace, arguments: Arguments) -> Answer:
    if arguments.get("user_id") not in workspace.people:
        raise MethodError("user_not_found")
    answer = _shown_view(workspace, arguments.get("view"))
    workspace.homes[str(arguments["user_id"])] = answer["view"]
    return answer


def _shown_view(workspace: Workspace, view: object, number: str = "") -> Answer:
    if not isinstance(view, dict):
        raise MethodError("invalid_arguments")
    refuse(limits.view_problems(view))
    shown = {"id": number or f"V{next(workspace.numbers):08}", **view}
    workspace.views.append(shown)
    return {"view": shown}


def _set_status(workspace: Workspace, arguments: Arguments) -> Answer:
    workspace.statuses.append(dict(arguments))
    return {}


def _set_title(workspace: Workspace, arguments: Arguments) -> Answer:
    workspace.titles[str(arguments.get("thread_ts"))] = str(arguments.get("title"))
    return {}


def _set_prompts(workspace: Workspace, arguments: Arguments) -> Answer:
    prompts = arguments.get("prompts")
    if not isinstance(prompts, list) or not 0 < len(prompts) <= PROMPTS:
        raise MethodError("invalid_arguments")
    if not all(set(prompt) == {"title", "message"} for prompt in prompts):
        raise MethodError("invalid_arguments")
    workspace.prompts.append(dict(arguments))
    return {}


def _get_upload_url(workspace: Workspace, arguments: Arguments) -> Answer:
    if not arguments.get("filename") or int(arguments.get("length") or 0) <= 0:
        raise MethodError("invalid_arguments")
    number = f"F{next(workspace.numbers):08}"
    workspace.files[number] = {"name": arguments["filename"], "content": b""}
    return {"file_id": number}


def _complete_upload(workspace: Workspace, arguments: Arguments) -> Answer:
    place = workspace.place({"channel": arguments.get("channel_id")})
    files = arguments.get("files") or []
    for file in files:
        if not workspace.files.get(file["id"], {}).get("content"):
            raise MethodError("file_not_found")
        workspace.uploads.append(
            {**arguments, **workspace.files[file["id"]], "title": file["title"], "channel": place}
        )
    return {"files": [{"id": file["id"], "title": file["title"]} for file in files]}


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


METHODS: dict[str, Known] = {
    "auth.test": Known(_auth_test),
    "apps.connections.open": Known(lambda _workspace, _arguments: {}, token=APP_TOKEN),
    "chat.postMessage": Known(_post_message, scope="chat:write"),
    "chat.postEphemeral": Known(_post_ephemeral, scope="chat:write"),
    "views.open": Known(_open_view),
    "views.push": Known(_open_view),
    "views.update": Known(_update_view),
    "views.publish": Known(_publish_view),
    "assistant.threads.setStatus": Known(_set_status, scope="assistant:write"),
    "assistant.threads.setTitle": Known(_set_title, scope="assistant:write"),
    "assistant.threads.setSuggestedPrompts": Known(_set_prompts, scope="assistant:write"),
    "files.getUploadURLExternal": Known(_get_upload_url, scope="files:write"),
    "files.completeUploadExternal": Known(_complete_upload, scope="files:write"),
}
