import asyncio

import pytest

from bot.slack import endpoint
from bot.slack.endpoint import RefusedError, read_body, read_request

FORM = {"content-type": "application/x-www-form-urlencoded"}


class Request:
    """A body that arrives in pieces."""

    def __init__(self, *messages):
        self._messages = list(messages)

    async def receive(self):
        if not self._messages:
            raise TimeoutError
        return self._messages.pop(0)


def a_piece(body, *, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


async def test_a_body_in_pieces_is_put_together():
    assert await read_body(Request(a_piece(b"a=", more=True), a_piece(b"1"))) == b"a=1"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request(a_piece(b"a=", more=True), {"type": "http.disconnect"}), 400),
        (Request(a_piece(b"a=", more=True)), 408),
        (Request(a_piece(b"x" * 600_000, more=True), a_piece(b"x" * 600_000)), 413),
    ],
    ids=["broken-off", "too-slow", "too-large"],
)
async def test_a_body_that_does_not_arrive_whole_is_refused(request_, status):
    with pytest.raises(RefusedError) as caught:
        await read_body(request_)
    assert caught.value.status == status


async def test_a_body_that_never_ends_is_not_waited_for(monkeypatch):
    class Endless:
        async def receive(self):
            await asyncio.Event().wait()

    monkeypatch.setattr(endpoint, "BODY_TIMEOUT", 0.01)
    with pytest.raises(RefusedError) as caught:
        await read_body(Endless())
    assert caught.value.status == 408


@pytest.mark.parametrize("text", ["payload", "the+payload+clause", "x%26payload%3D1"])
def test_a_command_that_says_payload_is_read_as_typed(text):
    request = read_request(f"command=%2Fbelarus&user_id=U01&text={text}", "", FORM)
    assert request.body["command"] == "/belarus"
    assert request.context["user_id"] == "U01"
    assert request.mode == "http"


def test_an_interaction_is_still_read_as_one():
    assert read_request("payload=%7B%22type%22%3A%22block_actions%22%7D", "", FORM).body == {
        "type": "block_actions"
    }
