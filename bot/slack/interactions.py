"""Presses of buttons and sent windows: where they come from, and how whoever pressed is answered there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.calls import Unsent
from bot.slack.failures import ResponseError
from bot.slack.journal import logger
from bot.slack.owners import for_asker, for_viewer
from bot.slack.ports import Reply, View

TIMEOUT: Final = 5
OK: Final = 200
SEPARATOR: Final = " "
NOWHERE: Final = "-"


@dataclass(frozen=True, slots=True)
class Interaction:
    """One press: who, where, and the ways in which they can be answered. Absent things are empty.

    `value` is the button's, `asked` what the window is about that it was pressed in.
    """

    person: str
    channel: str = ""
    message: str = ""
    thread: str = ""
    is_private: bool = False
    response_url: str = ""
    trigger: str = ""
    value: str = ""
    asked: str = ""
    view: Mapping[str, Any] | None = None

    @property
    def kind(self) -> str:
        """What window it was pressed in; empty outside of one."""
        return str((self.view or {}).get("callback_id", ""))


def read_interaction(body: Mapping[str, Any]) -> Interaction:
    """Read a body of block_actions, message_action or view_submission."""
    container, view = body.get("container") or {}, body.get("view")
    message = body.get("message") or {}
    action = (body.get("actions") or [{}])[0]
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    ts = message.get("ts") or container.get("message_ts") or ""
    thread = message.get("thread_ts") or container.get("thread_ts") or ""
    is_private = bool(container.get("is_ephemeral"))
    place = Place.read(view) if view else Place(channel, thread or ("" if is_private else ts))
    return Interaction(
        person=(body.get("user") or {}).get("id", ""),
        channel=place.channel,
        message=ts,
        thread=place.thread,
        is_private=is_private,
        response_url=body.get("response_url") or "",
        trigger=body.get("trigger_id") or "",
        value=str(action.get("value") or ""),
        asked=place.asked,
        view=view,
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window was opened from, and what it is about: kept in the window itself."""

    channel: str = ""
    thread: str = ""
    asked: str = ""

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Place:
        """Read it back out of a window."""
        channel, _, rest = str(view.get("private_metadata") or "").partition(SEPARATOR)
        thread, _, asked = rest.partition(SEPARATOR)
        return cls(channel.removeprefix(NOWHERE), thread.removeprefix(NOWHERE), asked)

    def keep(self, view: View) -> View:
        """Put it into a window, before what the window is about."""
        asked = view.get("private_metadata", "")
        kept = SEPARATOR.join((self.channel or NOWHERE, self.thread or NOWHERE, asked))
        return {**view, "private_metadata": kept}


async def open_window(client: AsyncWebClient, pressed: Interaction, view: View) -> None:
    """Open a window; from within a window this is put over it."""
    kept = for_viewer(Place(pressed.channel, pressed.thread).keep(view))
    if pressed.view is not None and pressed.view.get("type") == "modal":
        await client.views_push(trigger_id=pressed.trigger, view=kept)
    else:
        await client.views_open(trigger_id=pressed.trigger, view=kept)


async def turn_window(client: AsyncWebClient, pressed: Interaction, view: View) -> None:
    """Show another page of the window that was pressed in."""
    shown = pressed.view or {}
    kept = for_viewer(Place(pressed.channel, pressed.thread).keep(view))
    await client.views_update(view_id=str(shown.get("id")), view=kept)


async def respond(
    client: AsyncWebClient,
    pressed: Interaction,
    reply: Reply,
    *,
    replace: bool = False,
) -> None:
    """Answer by the message's own address, for the presser alone; ResponseError when Slack refuses."""
    body = {
        "text": reply.text,
        "response_type": "ephemeral",
        "replace_original": replace,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    await _send(client, pressed, {**body, "blocks": for_asker(reply).blocks} if reply.blocks else body)


async def remove(client: AsyncWebClient, pressed: Interaction) -> None:
    """Take away the private message that was pressed in; ResponseError when Slack refuses."""
    await _send(client, pressed, {"delete_original": True})


async def _send(client: AsyncWebClient, pressed: Interaction, body: dict[str, Any]) -> None:
    webhook = AsyncWebhookClient(
        pressed.response_url, timeout=TIMEOUT, logger=logger, retry_handlers=[Unsent()]
    )
    webhook.proxy = client.proxy
    try:
        answer = await webhook.send_dict(body)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise ResponseError(0, "unreachable") from error
    if answer.status_code != OK or '"ok":false' in answer.body.replace(" ", ""):
        raise ResponseError(answer.status_code, answer.body)


def chosen(body: Mapping[str, Any], name: str) -> str:
    """Read what was chosen or written in a sent window; empty when nothing was."""
    state = (((body.get("view") or {}).get("state") or {}).get("values") or {}).get(name) or {}
    element = state.get(name) or {}
    option = element.get("selected_option") or {}
    return str(option.get("value") or element.get("value") or "")
