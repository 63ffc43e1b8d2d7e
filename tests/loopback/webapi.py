"""The Web API of the loopback Slack: one function a method."""

from __future__ import annotations

from tests.loopback import limits
from tests.loopback.oauth import CLIENT_ID, CLIENT_SECRET
from tests.loopback.payloads import BOT_ID, BOT_USER, TEAM
from tests.loopback.workspace import (
    APP_TOKEN,
    BOT_TOKEN,
    METHODS,
    PROMPTS,
    Answer,
    Arguments,
    Known,
    MethodError,
    Workspace,
    refuse,
    respond,
)

# For channels; direct messages to the bot itself can be read with im:history.
HISTORY = "channels:history"
PAGE = 100

__all__ = ["APP_TOKEN", "BOT_TOKEN", "MethodError", "Workspace", "respond"]


def _auth_test(workspace: Workspace, _arguments: Arguments) -> Answer:
    speaker = workspace.speaker
    return {
        "url": "https://loopback.slack.com/",
        "team": speaker.name if speaker else "Loopback",
        "user": "crosscheck",
        "team_id": speaker.team if speaker else TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": bool(speaker and speaker.is_org),
    }


def _access(workspace: Workspace, arguments: Arguments) -> Answer:
    answer = workspace.grants.access(arguments)
    if isinstance(answer, str):
        raise MethodError(answer)
    return answer


def _uninstall(workspace: Workspace, arguments: Arguments) -> Answer:
    if (arguments.get("client_id"), arguments.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
        raise MethodError("bad_client_secret")
    if workspace.speaker is None:
        raise MethodError("not_allowed_token_type")
    workspace.grants.revoke(workspace.speaker.token)
    return {}


def _user(workspace: Workspace, arguments: Arguments) -> Answer:
    person = str(arguments.get("user"))
    if person not in workspace.people | set(workspace.users):
        raise MethodError("user_not_found")
    return {"user": {"id": person, "team_id": TEAM, **workspace.users.get(person, {})}}


def _post_message(workspace: Workspace, arguments: Arguments) -> Answer:
    channel = workspace.place(arguments)
    refuse(limits.problems(arguments))
    ts = f"1800000000.{next(workspace.numbers):06}"
    workspace.messages.append({**arguments, "ts": ts})
    message = {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "ts": ts, "text": arguments["text"]}
    return {"channel": channel, "ts": ts, "message": message}


def _replies(workspace: Workspace, arguments: Arguments) -> Answer:
    """The messages of a thread, or without `ts` those of a channel itself; a page of them."""
    channel, thread = workspace.place(arguments), arguments.get("ts")
    if not channel.startswith("D") and HISTORY not in workspace.scopes:
        raise MethodError("missing_scope", needed=HISTORY, provided=",".join(sorted(workspace.scopes)))
    found = [
        message
        for message in workspace.messages
        if message.get("channel") == channel and message.get("thread_ts") == thread
    ]
    begin, size = int(arguments.get("cursor") or 0), int(arguments.get("limit") or PAGE)
    shown = [dict(message) for message in found[begin : begin + size]]
    if not _is_true(arguments.get("include_all_metadata")):
        for message in shown:
            message.pop("metadata", None)
    more = str(begin + size) if begin + size < len(found) else ""
    return {"messages": shown, "has_more": bool(more), "response_metadata": {"next_cursor": more}}


def _is_true(value: object) -> bool:
    return str(value).lower() in {"1", "true"}


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


METHODS |= {
    "auth.test": Known(_auth_test),
    "apps.uninstall": Known(_uninstall),
    "oauth.v2.access": Known(_access, is_open=True),
    "users.info": Known(_user, scope="users:read"),
    "apps.connections.open": Known(lambda _workspace, _arguments: {}, token=APP_TOKEN),
    "chat.postMessage": Known(_post_message, scope="chat:write"),
    "chat.postEphemeral": Known(_post_ephemeral, scope="chat:write"),
    "conversations.replies": Known(_replies),
    "conversations.history": Known(_replies),
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
