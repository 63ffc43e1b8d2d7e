import asyncio

import pytest

from bot.slack.door.envelopes import FORM, Envelope
from bot.slack.door.replays import Replays


def an_envelope(number, stamp=1000):
    return Envelope(b"%d" % stamp, b"v0=%064x" % number, FORM)


async def answered(replays, envelope, status=200):
    """The status that was there before, and the one that is there now."""
    async with replays.once(envelope) as answer:
        before = answer.status
        answer.status = before or status
        return before, answer.status


async def test_the_second_is_told_the_status_of_the_first():
    replays = Replays(clock=lambda: 1000)
    assert await answered(replays, an_envelope(1), 404) == (0, 404)
    assert await answered(replays, an_envelope(1)) == (404, 404)
    assert await answered(replays, an_envelope(2)) == (0, 200)


async def test_many_at_once_are_answered_once():
    replays = Replays(clock=lambda: 1000)
    gate = asyncio.Event()
    firsts = []

    async def slowly():
        async with replays.once(an_envelope(1)) as answer:
            if not answer.status:
                firsts.append(answer)
                await gate.wait()
                answer.status = 200
            return answer.status

    running = [asyncio.create_task(slowly()) for _ in range(20)]
    await asyncio.sleep(0)
    gate.set()
    assert await asyncio.gather(*running) == [200] * 20
    assert len(firsts) == 1


async def test_what_failed_may_come_again_and_whoever_waited_takes_over():
    replays = Replays(clock=lambda: 1000)
    gate = asyncio.Event()

    async def failing():
        async with replays.once(an_envelope(1)):
            await gate.wait()
            raise OSError("gone")

    first = asyncio.create_task(failing())
    await asyncio.sleep(0)
    second = asyncio.create_task(answered(replays, an_envelope(1)))
    await asyncio.sleep(0)
    gate.set()
    assert await second == (0, 200)
    with pytest.raises(OSError, match="gone"):
        await first


async def test_a_signature_is_kept_as_long_as_it_is_valid_and_then_forgotten():
    now = 1000
    replays = Replays(clock=lambda: now)
    await answered(replays, an_envelope(1, stamp=1300))
    now = 1600
    await answered(replays, an_envelope(2, stamp=1600))
    assert (await answered(replays, an_envelope(1, stamp=1300)))[0] == 200
    now = 1601
    await answered(replays, an_envelope(3, stamp=1601))
    assert len(replays) == 2


async def test_no_more_are_kept_than_there_is_room_for():
    replays = Replays(most=10, clock=lambda: 1000)
    for number in range(100):
        await answered(replays, an_envelope(number))
    assert len(replays) == 10
