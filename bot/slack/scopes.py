"""Which permissions the code needs, and for what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.slack.mentions import EVENT

# https://docs.slack.dev/reference/scopes; what needs none (auth.test), or belongs to the app-level token
# (apps.connections.open: connections:write), asks nothing of the bot token.
NEEDED_FOR: Final = {
    "slash commands": "commands",
    EVENT: "app_mentions:read",
    "chat.postMessage": "chat:write",
}
WITHOUT_BOT_SCOPE: Final = frozenset({"auth.test", "apps.connections.open"})


def missing(granted: Iterable[str]) -> list[str]:
    """List the scopes that a token lacks, in the order above."""
    have = set(granted)
    return [scope for scope in NEEDED_FOR.values() if scope not in have]
