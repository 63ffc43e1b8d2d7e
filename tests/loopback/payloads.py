"""What Slack sends, with plausible defaults: name in a test only what matters to it."""

from __future__ import annotations

from itertools import count
from typing import Any

BOT_USER = "UCROSSCHK"
BOT_ID = "BCROSSCHK"
TEAM = "T0LOOPBACK"
CHANNEL = "C0GENERAL"
FOREIGN_CHANNEL = "C0FOREIGN"
DIRECT_CHANNEL = "D0ANNA"
PERSON = "U0ANNA"
RESPONSE_URL = "https://hooks.slack.com/commands/T0LOOPBACK/1/secretsecretsecret"
VERIFICATION_TOKEN = "gIkuvaNzQIHg97ATvDxqgjtO"  # a form Slack still sends along; nobody should ever see it

_numbers = count(1)


def a_command(text: str = "", *, command: str = "/belarus", **fields: str) -> dict[str, str]:
    """The form of a slash command."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM,
        "team_domain": "loopback",
        "channel_id": CHANNEL,
        "channel_name": "general",
        "user_id": PERSON,
        "user_name": "anna",
        "command": command,
        "text": text,
        "api_app_id": "A0CROSSCHK",
        "is_enterprise_install": "false",
        "response_url": RESPONSE_URL,
        "trigger_id": f"{next(_numbers)}.2.3",
        **fields,
    }


def a_mention(text: str = f"<@{BOT_USER}> who-released", **fields: Any) -> dict[str, Any]:
    """An `app_mention` event as delivered."""
    return an_event({"type": "app_mention", **_words(text), **fields})


def a_message(text: str = f"<@{BOT_USER}> who-released", **fields: Any) -> dict[str, Any]:
    """A `message` event in a channel as delivered."""
    return an_event({"type": "message", "channel_type": "channel", **_words(text), **fields})


def an_event(event: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The body around any event."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM,
        "api_app_id": "A0CROSSCHK",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{next(_numbers):08}",
        "event_time": 1_700_000_000,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-loopback",
        **fields,
    }


def _words(text: str) -> dict[str, Any]:
    ts = f"1700000000.{next(_numbers):06}"
    return {"user": PERSON, "text": text, "ts": ts, "event_ts": ts, "channel": CHANNEL, "team": TEAM}


def a_direct_message(text: str = "who-released", **fields: Any) -> dict[str, Any]:
    """A `message.im` event as delivered."""
    return a_message(text, **{"channel": DIRECT_CHANNEL, "channel_type": "im", **fields})


def an_opened_app(tab: str = "home", **fields: Any) -> dict[str, Any]:
    """An `app_home_opened` event as delivered."""
    return an_event(
        {"type": "app_home_opened", "user": PERSON, "channel": DIRECT_CHANNEL, "tab": tab, **fields}
    )


def a_press(
    action: str,
    value: str,
    *,
    response_url: str = "",
    channel: str = CHANNEL,
    is_private: bool = False,
    thread: str = "",
    view: dict[str, Any] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """The payload of a pressed button: of a private message, of a posted one, or of a view."""
    pressed = {"type": "button", "action_id": action, "block_id": "b1", "value": value, **fields}
    body = {"type": "block_actions", "actions": [pressed], **_who()}
    if view is not None:
        return {**body, "container": {"type": "view", "view_id": view["id"]}, "view": view}
    ts = f"1700000000.{next(_numbers):06}"
    container = {
        "type": "message",
        "message_ts": ts,
        "channel_id": channel,
        "is_ephemeral": is_private,
        **({"thread_ts": thread} if thread else {}),
    }
    message = {} if is_private else {"message": {"ts": ts, "user": BOT_USER, "bot_id": BOT_ID, "text": "…"}}
    if thread and not is_private:
        message["message"]["thread_ts"] = thread
    place = {"channel": {"id": channel, "name": "general"}, "response_url": response_url}
    return {**body, "container": container, **place, **message}


def a_shortcut(text: str, *, channel: str = CHANNEL, response_url: str = "", **fields: Any) -> dict[str, Any]:
    """The payload of a message shortcut."""
    ts = f"1700000000.{next(_numbers):06}"
    return {
        "type": "message_action",
        "callback_id": "check-message",
        "channel": {"id": channel, "name": "general"},
        "message": {"type": "message", "user": "U0EVE", "ts": ts, "text": text, **fields},
        "message_ts": ts,
        "response_url": response_url,
        **_who(),
    }


def a_submission(view: dict[str, Any], **chosen: str) -> dict[str, Any]:
    """The payload of a sent window; choices by the name of their block."""
    values = {
        name: {name: {"type": "radio_buttons", "selected_option": {"value": value}, "value": value}}
        for name, value in chosen.items()
    }
    return {"type": "view_submission", "view": {**view, "state": {"values": values}}, **_who()}


def _who() -> dict[str, Any]:
    return {
        "token": VERIFICATION_TOKEN,
        "api_app_id": "A0CROSSCHK",
        "team": {"id": TEAM, "domain": "loopback"},
        "user": {"id": PERSON, "username": "anna", "team_id": TEAM},
        "trigger_id": f"{next(_numbers)}.2.3",
    }
