"""What every call to Slack goes through: refusals are counted, and what was never sent is sent again."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.operations.metrics import Metrics

# Seconds until a call that did not reach Slack is made once more; Slack waits 3 s for an acknowledgement.
RETRY_AFTER: Final = 0.2
_OK: Final = 200


class Unsent(AsyncRetryHandler):
    """Makes a call again whose connection could not be opened.

    The SDK's own would repeat calls whose answer was lost as well, which Slack may have carried out.
    """

    def __init__(self) -> None:
        super().__init__(
            max_retry_count=1, interval_calculator=FixedValueRetryIntervalCalculator(RETRY_AFTER)
        )

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        del state, request, response
        return isinstance(error, aiohttp.ClientConnectorError)


class Counting(AsyncRetryHandler):
    """Counts what failed, by method and code, and never makes a call again."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(max_retry_count=1)
        self._metrics = metrics

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        del state
        said = _code(response, error)
        if said:
            method = urlsplit(request.url).path.rpartition("/")[2]
            self._metrics.slack_refused(method, said)
        return False


def _code(response: HttpResponse | None, error: Exception | None) -> str:
    """Slack's own name of an error, else the status, else the kind of failure; empty when it went well."""
    if error is not None:
        return "timeout" if isinstance(error, TimeoutError) else "connection"
    if response is None:
        return ""
    body = response.body if isinstance(response.body, dict) else {}
    if response.status_code == _OK and body.get("ok", True):
        return ""
    return str(body.get("error") or response.status_code)
