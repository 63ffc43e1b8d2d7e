"""Which permissions the code needs, and for what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.slack.home import OPENED
from bot.slack.installing.departures import REVOKED, TAKEN_OUT, UNINSTALLED
from bot.slack.mentions import EVENT

# https://docs.slack.dev/reference/scopes; by what needs it: an event, a method, or a surface.
NEEDED_FOR: Final = {
    EVENT: "app_mentions:read",
    "assistant.threads.setStatus": "assistant:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "assistant.threads.setTitle": "assistant:write",
    # Whether a message of ours is there whose answer was lost. In a channel that takes a permission to read
    # channels, which is not asked for: there such a message counts as posted.
    "conversations.history": "im:history",
    "conversations.replies": "im:history",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "slash commands": "commands",
    "message shortcuts": "commands",
    "files.uploadV2": "files:write",
    # Direct messages to the bot itself, and no others: Slack has no narrower scope to receive them.
    "message.im": "im:history",
    # Whether somebody is a guest: no payload says so.
    "users.info": "users:read",
}
# What needs none, belongs to the app-level token (apps.connections.open: connections:write), or to the app's
# own id and secret.
WITHOUT_BOT_SCOPE: Final = frozenset(
    {
        "auth.test",
        "apps.uninstall",
        "oauth.v2.access",
        "apps.connections.open",
        "views.open",
        "views.publish",
        "views.push",
        "views.update",
        OPENED,
        REVOKED,
        TAKEN_OUT,
        UNINSTALLED,
    }
)


def missing(granted: Iterable[str]) -> list[str]:
    """List the scopes that a token lacks, each once, in the order above."""
    have = set(granted)
    return [scope for scope in dict.fromkeys(NEEDED_FOR.values()) if scope not in have]
