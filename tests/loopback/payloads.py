"""What Slack sends, with plausible defaults: name in a test only what matters to it."""

from __future__ import annotations

from itertools import count
from typing import Any

BOT_USER = "UCROSSCHK"
BOT_ID = "BCROSSCHK"
TEAM = "T0LOOPBACK"
CHANNEL = "C0GENERAL"
FOREIGN_CHANNEL = "C0FOREIGN"
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
