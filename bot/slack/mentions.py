"""Questions as messages: mentions of the bot and direct messages to it, each answered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.operations.limits import Limits
from bot.slack.claims import Claim, Claims
from bot.slack.texts import plain_text, without_mention
from bot.slack.workspaces import workspace_of

# What the manifest subscribes to. Of `message` only direct ones (`message.im`); a workspace may add those of
# channels, and a mention then arrives twice.
EVENT: Final = "app_mention"
ALSO_ARRIVES_AS: Final = "message"
DIRECT: Final = "im"

# A person's own words come without a subtype, with a file, or shown in the channel from a thread; every other
# subtype is an edit, a deletion, a bot or a notice. https://docs.slack.dev/reference/events/message/#subtypes
_OWN_WORDS: Final = frozenset({None, "file_share", "thread_broadcast"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's message to the bot: where it stands, who asks what, and what it is known by.

    `is_first` tells that it opens its thread.
    """

    channel: str
    thread: str
    asker: str
    text: str
    key: str
    is_direct: bool = False
    is_first: bool = True


class Answering(Protocol):
    """Whoever answers a mention."""

    async def answer(self, mention: Mention, client: AsyncWebClient, claim: Claim) -> None:
        """Answer in the thread."""


def register(app: AsyncApp, *, answering: Answering, claims: Claims, limits: Limits) -> None:
    """Answer questions in their thread; everything else that is delivered is acknowledged and left alone."""

    async def answer_mention(body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        mention = read_mention(body)
        if mention is None:
            return
        whose = workspace_of(context)
        async with claims.once(whose, mention.key) as claim:
            if claim is not None:
                limits.admit(whose.team, mention.asker)
                await answering.answer(mention, client, claim)

    app.event(EVENT)(answer_mention)
    app.event(ALSO_ARRIVES_AS)(answer_mention)


def read_mention(body: Mapping[str, Any]) -> Mention | None:
    """Read the mention that an event holds; None when it holds none, or one that is not to be answered."""
    event, bot = body["event"], _bot_user(body)
    text = event.get("text") or ""
    if not _is_asked(event, text, bot):
        return None
    channel, ts = event["channel"], event["ts"]
    return Mention(
        channel=channel,
        thread=event.get("thread_ts") or ts,
        asker=event["user"],
        text=plain_text(without_mention(text, bot)),
        is_direct=event.get("channel_type") == DIRECT,
        is_first=not event.get("thread_ts") or event["thread_ts"] == ts,
        key=f"message {channel} {ts}",
    )


def _is_asked(event: Mapping[str, Any], text: str, bot: str | None) -> bool:
    """Whether a person asks with this message, for the first time."""
    if event.get("bot_id") or event.get("bot_profile") or not event.get("user") or event["user"] == bot:
        return False
    if event.get("subtype") not in _OWN_WORDS or event.get("hidden") or event.get("edited"):
        return False
    if not event.get("channel") or not event.get("ts"):
        return False
    is_meant = event.get("type") == EVENT or event.get("channel_type") == DIRECT
    return is_meant or (bot is not None and f"<@{bot}>" in text)


def _bot_user(body: Mapping[str, Any]) -> str | None:
    """Find the bot's own user id, which Slack sends along with every event."""
    installed = body.get("authorizations") or ()
    return next(
        (item["user_id"] for item in installed if item.get("is_bot", True) and item.get("user_id")), None
    )
