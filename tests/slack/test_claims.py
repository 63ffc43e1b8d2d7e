import asyncio

import aiohttp
import pytest

from bot.slack.claims import Claims


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


async def claim(claims, *keys):
    async with claims.once(*keys) as is_mine:
        return is_mine


async def fail(claims, error, *keys):
    with pytest.raises(type(error)):
        async with claims.once(*keys):
            raise error


async def test_the_first_may_answer():
    assert await claim(Claims(), "a")


async def test_the_second_may_not():
    claims = Claims()
    await claim(claims, "a")
    assert not await claim(claims, "a")


async def test_one_shared_key_is_enough():
    claims = Claims()
    await claim(claims, "event 1", "message 1")
    assert not await claim(claims, "event 2", "message 1")


async def test_other_keys_are_free():
    claims = Claims()
    await claim(claims, "a")
    assert await claim(claims, "b")


async def test_a_claim_is_forgotten_after_its_lifetime():
    clock = Clock()
    claims = Claims(lifetime=60, clock=clock)
    await claim(claims, "a")
    clock.now = 60.0
    assert await claim(claims, "a")


async def test_expired_claims_take_no_room():
    clock = Clock()
    claims = Claims(lifetime=60, clock=clock)
    for number in range(10):
        await claim(claims, str(number))
    clock.now = 60.0
    await claim(claims, "new")
    assert len(claims) == 1


async def test_the_memory_is_bounded_and_the_oldest_goes_first():
    claims = Claims(most=3)
    for key in "abcd":
        await claim(claims, key)
    assert len(claims) == 3
    assert not await claim(claims, "d")
    assert await claim(claims, "a")


async def test_a_failure_that_passes_gives_every_key_free():
    claims = Claims()
    await fail(claims, aiohttp.ClientConnectorError(None, OSError()), "a", "b")
    assert len(claims) == 0


@pytest.mark.parametrize("error", [RuntimeError(), TimeoutError()])
async def test_any_other_failure_keeps_the_claim(error):
    claims = Claims()
    await fail(claims, error, "a")
    assert not await claim(claims, "a")


async def test_a_cancelled_answer_gives_its_keys_free():
    claims = Claims()
    await fail(claims, asyncio.CancelledError(), "a")
    assert await claim(claims, "a")


async def test_a_second_delivery_waits_for_the_first():
    claims, go_on = Claims(), asyncio.Event()

    async def answer():
        async with claims.once("a"):
            await go_on.wait()

    first = asyncio.create_task(answer())
    await asyncio.sleep(0)
    second = asyncio.create_task(claim(claims, "a"))
    await asyncio.sleep(0)
    assert not second.done()
    go_on.set()
    assert not await second
    await first
