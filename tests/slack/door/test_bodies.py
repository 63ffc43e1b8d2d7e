import asyncio

import pytest

from bot.slack.door import bodies
from bot.slack.door.bodies import Verifier, read_body
from bot.slack.door.refusals import RefusedError


def arriving(*messages):
    """A body that arrives in pieces, and then not on."""
    left = list(messages)

    async def receive():
        if not left:
            await asyncio.Event().wait()
        return left.pop(0)

    return receive


def a_piece(body, *, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


async def test_a_body_in_pieces_is_put_together():
    assert await read_body(arriving(a_piece(b"a=", more=True), a_piece(b"1"))) == b"a=1"


@pytest.mark.parametrize(
    ("receive", "status"),
    [
        (arriving(a_piece(b"a=", more=True), {"type": "http.disconnect"}), 400),
        (arriving(a_piece(b"a=", more=True)), 408),
        (arriving(a_piece(b"x" * 600_000, more=True), a_piece(b"x" * 600_000)), 413),
    ],
    ids=["broken-off", "too-slow", "too-large"],
)
async def test_a_body_that_does_not_arrive_whole_is_refused(monkeypatch, receive, status):
    monkeypatch.setattr(bodies, "BODY_TIMEOUT", 0.01)
    with pytest.raises(RefusedError) as caught:
        await read_body(receive)
    assert caught.value.status == status


async def test_a_body_is_given_up_however_steadily_it_drips(monkeypatch):
    async def drip():
        await asyncio.sleep(0.004)
        return a_piece(b"x", more=True)

    monkeypatch.setattr(bodies, "BODY_TIMEOUT", 0.05)
    with pytest.raises(RefusedError, match="408"):
        await read_body(drip)


def test_without_a_secret_there_is_no_door():
    with pytest.raises(ValueError, match="signing secret"):
        Verifier("")
