import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.operations.pacing import FullError
from bot.slack.failures import UndeliveredError, code, is_passing


class Response:
    def __init__(self, status=200, data=None):
        self.status_code = status
        self.data = data


def refused(error, status=200):
    return SlackApiError("refused", Response(status, {"ok": False, "error": error}))


@pytest.mark.parametrize(
    "error",
    [
        refused("ratelimited", 429),
        refused("", 500),
        refused("", 503),
        refused("internal_error"),
        SlackApiError("html", Response(502, "<html>")),
        aiohttp.ClientConnectorError(None, OSError(111, "refused")),
        aiohttp.ConnectionTimeoutError(),
        FullError(),
        UndeliveredError(),
    ],
)
def test_these_will_pass(error):
    assert is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        refused("not_in_channel"),
        refused("invalid_blocks"),
        TimeoutError(),
        aiohttp.ServerTimeoutError(),
        aiohttp.ServerDisconnectedError(),
        aiohttp.ClientOSError(),
        RuntimeError(),
        SlackApiError("without a response", None),
    ],
)
def test_these_will_not(error):
    assert not is_passing(error)


def test_the_code_is_slacks_own():
    assert code(refused("is_archived")) == "is_archived"


@pytest.mark.parametrize(
    "error", [RuntimeError(), SlackApiError("", None), SlackApiError("", Response(502, "<html>"))]
)
def test_without_an_answer_there_is_no_code(error):
    assert code(error) == ""
