import asyncio

import pytest

from bot.operations import pacing
from bot.operations.pacing import FullError, Pace
from tests.loopback.timeline import Timeline


@pytest.fixture
def timeline():
    return Timeline()


@pytest.fixture
def pace(timeline):
    return Pace(gap=1.0, clock=timeline.clock, sleep=timeline.sleep)


@pytest.fixture
def went():
    return []


@pytest.fixture
def send(pace, timeline, went):
    async def send(account, lane, name, *, attempts=1, takes=0.0):
        async with pace.turn(account, lane) as turn:
            for _ in range(attempts):
                async with turn.attempt():
                    if takes:
                        await timeline.sleep(takes)
            went.append((name, timeline.now))

    return send


async def test_the_first_goes_at_once(timeline, send, went):
    await timeline.run(send("T1", "C1", "a"))
    assert went == [("a", 0.0)]


async def test_a_lane_keeps_its_order_and_its_pace(timeline, send, went):
    await timeline.run(*(send("T1", "C1", name) for name in "abcd"))
    assert went == [("a", 0), ("b", 1), ("c", 2), ("d", 3)]


async def test_lanes_do_not_wait_for_each_other(timeline, send, went):
    await timeline.run(send("T1", "C1", "a"), send("T1", "C2", "b"), send("T2", "C1", "c"))
    assert went == [("a", 0), ("b", 0), ("c", 0)]


async def test_attempts_keep_the_pace_too_and_hold_the_lane(timeline, send, went):
    await timeline.run(send("T1", "C1", "a", attempts=3), send("T1", "C1", "b"))
    assert went == [("a", 2), ("b", 3)]


async def test_the_gap_begins_when_an_attempt_has_ended(timeline, send, went):
    await timeline.run(send("T1", "C1", "a", takes=5), send("T1", "C1", "b"))
    assert went == [("a", 5), ("b", 6)]


async def test_a_pause_holds_every_lane_of_an_account_and_no_other(timeline, pace, send, went):
    pace.pause("T1", 30)
    await timeline.run(send("T1", "C1", "a"), send("T1", "C2", "b"), send("T2", "C1", "c"))
    assert went == [("c", 0), ("a", 30), ("b", 30)]


async def test_a_pause_that_comes_while_waiting_is_kept_too(timeline, pace, send, went):
    async def pause():
        await timeline.sleep(0.5)
        pace.pause("T1", 10)

    await timeline.run(send("T1", "C1", "a"), send("T1", "C1", "b"), pause())
    assert went == [("a", 0), ("b", 10.5)]


async def test_a_shorter_pause_does_not_end_a_longer_one(timeline, pace, send, went):
    pace.pause("T1", 30)
    pace.pause("T1", 5)
    await timeline.run(send("T1", "C1", "a"))
    assert went == [("a", 30)]


async def test_more_than_may_wait_is_refused_and_told(timeline):
    told = []
    pace = Pace(most=2, clock=timeline.clock, sleep=timeline.sleep, on_change=told.append)

    async def send():
        async with pace.turn("T1", "C1") as turn, turn.attempt():
            pass

    pace.pause("T1", 5)
    outcomes = await timeline.run(send(), send(), send())
    assert [type(outcome) for outcome in outcomes] == [type(None), type(None), FullError]
    assert (max(told), told[-1]) == (2, 0)


async def test_whoever_is_cancelled_leaves_the_lane_to_the_next(timeline, send, went):
    async def cancel():
        waiting = asyncio.create_task(send("T1", "C1", "b"))
        await asyncio.sleep(0)
        waiting.cancel()

    await timeline.run(send("T1", "C1", "a"), cancel(), send("T1", "C1", "c"))
    assert went == [("a", 0), ("c", 1)]


async def test_idle_lanes_are_forgotten(timeline, pace, send, monkeypatch):
    monkeypatch.setattr(pacing, "LANES", 10)
    for number in range(100):
        await timeline.run(send("T1", f"C{number}", "a"))
        timeline.now += 2
    assert len(pace._lanes) <= 11
