"""Looking for a message of ours by its mark, when Slack's answer to it was lost."""

from __future__ import annotations

import time
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

# What goes along with a message, for apps alone to see: https://docs.slack.dev/messaging/message-metadata/
EVENT_TYPE: Final = "crosscheck_reply"
# Seconds back that are looked through: what was lost is minutes old at most, and clocks differ.
BACK: Final = 900
PAGE: Final = 100
MOST_PAGES: Final = 5


def marked(mark: str) -> dict[str, Any]:
    """Write a mark as a message's metadata."""
    return {"event_type": EVENT_TYPE, "event_payload": {"mark": mark}}


async def is_posted(client: AsyncWebClient, channel: str, thread: str | None, mark: str) -> bool:
    """Whether a message with that mark stands in the thread, or in the channel.

    Raises what the SDK raises: in a channel this needs a permission that the app does not ask for
    (`channels:history`, `groups:history`); in a direct message `im:history` will do.
    """
    oldest, cursor = f"{time.time() - BACK:.6f}", None
    for _ in range(MOST_PAGES):
        asked: dict[str, Any] = {
            "channel": channel,
            "oldest": oldest,
            "limit": PAGE,
            "cursor": cursor,
            "include_all_metadata": True,
        }
        if thread is None:
            page = await client.conversations_history(**asked)
        else:
            page = await client.conversations_replies(ts=thread, **asked)
        if any(_mark(message) == mark for message in page.get("messages") or ()):
            return True
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return False
    return False


def _mark(message: dict[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return str(payload.get("mark") or "") if metadata.get("event_type") == EVENT_TYPE else ""
