"""Every request of Slack's, whichever way it came: given an id, timed, counted, and let in within limits."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse

from bot.operations.limits import Limits
from bot.operations.metrics import Metrics
from bot.operations.reporting import Reporter, Silent
from bot.operations.requests import in_hand
from bot.slack.mentions import DIRECT

# The surfaces by the type of the body; what is no event and stands not here is `other`.
_INTERACTIONS: Final = {
    "block_actions": "button",
    "view_submission": "window",
    "view_closed": "window",
    "message_action": "shortcut",
    "shortcut": "shortcut",
}
_EVENTS: Final = {"app_mention": "mention", "app_home_opened": "home"}
_ERROR: Final = 500
_UNKNOWN: Final = 404


class Reception(AsyncApp):
    """Bolt's app, with a look at what comes in and what goes out."""

    def __init__(self, *, metrics: Metrics, reporter: Reporter | None = None, **settings: Any) -> None:  # noqa: ANN401 - Bolt's own
        super().__init__(**settings)
        self._metrics = metrics
        self._reporter = reporter or Silent()

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Answer one request."""
        surface, began = surface_of(req.body), time.perf_counter()
        with in_hand(surface) as request, self._reporter.request(surface):
            outcome = "failed"
            try:
                response = await super().async_dispatch(req)
                outcome = _outcome(response.status, request.outcome)
            finally:
                self._metrics.request(surface, outcome, time.perf_counter() - began)
        return response


def surface_of(body: Mapping[str, Any]) -> str:
    """Name the surface that a request comes from."""
    if "command" in body:
        return "command"
    event = body.get("event")
    if isinstance(event, dict):
        if event.get("type") == "message" and event.get("channel_type") == DIRECT:
            return "direct"
        return _EVENTS.get(str(event.get("type")), "event")
    return _INTERACTIONS.get(str(body.get("type")), "other")


def _outcome(status: int, said: str) -> str:
    if status >= _ERROR:
        return "again"
    return "unknown" if status == _UNKNOWN else said


def asker_of(body: Mapping[str, Any]) -> tuple[str, str]:
    """Give the workspace, else the organisation, and the person of a command or a press; else nothing."""
    workspace = body.get("team_id") or _id(body.get("team")) or _id(body.get("enterprise"))
    return str(workspace), str(body.get("user_id") or _id(body.get("user")))


def _id(about: object) -> str:
    return str(about.get("id") or "") if isinstance(about, dict) else ""


class Limiting(AsyncMiddleware):
    """What commands, presses and windows pass before they are answered.

    Messages are let in where they are claimed: Slack delivers one several times, and it counts once.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's own
    ) -> BoltResponse:
        """Let a request on; LimitedError when it is one too many."""
        del resp
        if "event" not in req.body:
            self._limits.admit(*asker_of(req.body))
        return await next()
