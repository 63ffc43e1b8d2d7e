"""Who answers a message: one, once, and another only when that one surely did nothing or is gone."""

import asyncio

import aiohttp
import pytest

from bot.slack.claims import Claims
from bot.slack.failures import TakenError, UndeliveredError
from bot.story.errors import DatabaseUnavailableError
from bot.story.workspaces import Workspace
from tests.loopback.memory import MemoryLedger

HERE = Workspace("", "T1")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def ledger():
    return MemoryLedger()


@pytest.fixture
def claims(ledger):
    return Claims(ledger, patience=0)


async def answer(claims, key="a"):
    """Whether it was one's own to answer."""
    async with claims.once(HERE, key) as claim:
        return claim is not None


async def fail(claims, error, *, is_posting=False):
    with pytest.raises(type(error)):
        await answer_badly(claims, error, is_posting=is_posting)


async def answer_badly(claims, error, *, is_posting=False, meanwhile=lambda: None):
    async with claims.once(HERE, "a") as claim:
        if is_posting:
            await claim.announce()
        meanwhile()
        raise error


async def test_the_first_answers_and_the_second_does_not(claims):
    assert [await answer(claims), await answer(claims)] == [True, False]


async def test_other_messages_are_free(claims):
    assert [await answer(claims, "a"), await answer(claims, "b")] == [True, True]


async def test_a_failure_that_passes_leaves_it_to_the_next_without_doubt(claims):
    await fail(claims, UndeliveredError(), is_posting=True)
    async with claims.once(HERE, "a") as claim:
        assert claim is not None
        assert not claim.is_doubtful


@pytest.mark.parametrize(
    "error", [RuntimeError(), TimeoutError(), aiohttp.ServerDisconnectedError()], ids=type
)
async def test_any_other_failure_counts_as_answered(claims, error):
    await fail(claims, error)
    assert not await answer(claims)


async def test_an_answer_that_was_cancelled_while_posting_leaves_a_doubt(claims):
    await fail(claims, asyncio.CancelledError(), is_posting=True)
    async with claims.once(HERE, "a") as claim:
        assert claim is not None
        assert claim.is_doubtful


async def test_a_doubt_stays_when_the_next_fails_too(claims):
    await fail(claims, asyncio.CancelledError(), is_posting=True)
    await fail(claims, UndeliveredError())
    async with claims.once(HERE, "a") as claim:
        assert claim is not None
        assert claim.is_doubtful


async def test_a_second_delivery_waits_for_the_first(ledger):
    claims, go_on = Claims(ledger), asyncio.Event()

    async def answer_slowly():
        async with claims.once(HERE, "a"):
            await go_on.wait()

    first = asyncio.create_task(answer_slowly())
    await asyncio.sleep(0)
    second = asyncio.create_task(answer(claims))
    await asyncio.sleep(0.01)
    assert not second.done()
    go_on.set()
    assert not await second
    await first


async def test_a_delivery_does_not_wait_for_ever(claims, ledger):
    await ledger.claim(HERE, "a", "another", 60)
    with pytest.raises(TakenError):
        await answer(claims)


async def test_a_process_that_is_gone_is_followed_by_another(ledger):
    ledger.clock = Clock()
    claims = Claims(ledger, lease=60, patience=0)
    await ledger.claim(HERE, "a", "gone", 60)
    ledger.clock.now = 60
    assert await answer(claims)


async def test_a_claim_is_kept_for_as_long_as_answering_takes(ledger):
    ledger.clock = asyncio.get_running_loop().time
    claims = Claims(ledger, lease=0.09, patience=0)
    async with claims.once(HERE, "a"):
        await asyncio.sleep(0.3)
        with pytest.raises(TakenError):
            await answer(claims)


async def test_whoever_lost_the_claim_may_not_post(claims, ledger):
    async with claims.once(HERE, "a") as claim:
        ledger.entries[HERE, "a"].owner = "another"
        with pytest.raises(TakenError):
            await claim.announce()
    assert ledger.entries[HERE, "a"].stage == "claimed"


async def test_the_mark_is_the_same_in_every_process_and_differs_by_message_and_workspace():
    marks = []
    for whose, key in ((HERE, "a"), (HERE, "a"), (HERE, "b"), (Workspace("", "T2"), "a")):
        async with Claims(MemoryLedger()).once(whose, key) as claim:
            marks.append(claim.mark)
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3


async def test_without_a_database_nothing_is_answered(claims, ledger):
    ledger.is_down = True
    with pytest.raises(DatabaseUnavailableError):
        await answer(claims)


async def test_a_failure_is_told_as_it_is_though_the_database_is_gone(claims, ledger):
    def go_down():
        ledger.is_down = True

    with pytest.raises(RuntimeError):
        await answer_badly(claims, RuntimeError(), meanwhile=go_down)
