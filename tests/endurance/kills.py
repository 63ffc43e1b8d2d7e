"""Kills at random moments under load: `python -m tests.endurance.kills [KILLS] [sqlite] [blind]`.

Three processes (one on SQLite) answer mentions all the while; now and then one is killed (SIGKILL) and
started again. Slack delivers again what nobody acknowledged, twenty times as fast as it really does. Prints
how many of the events that were acknowledged have no answer or two. With `blind` the bot may not read the
channel, as the manifest has it.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass

from bot.slack.claims import LEASE
from tests.endurance.deliveries import HURRY, Deliveries, a_database, answers, events, running, until_up
from tests.loopback.slack import Slack
from tests.loopback.webapi import HISTORY

PACE = 0.05  # seconds between two new events
AT_ONCE = 40  # events under way: a machine that is too slow for more is not asked for more
SEED = 20261126


@dataclass(frozen=True)
class Outcome:
    """What became of the events."""

    events: int
    acknowledged: int
    given_up: int
    lost: int
    doubled: int
    told_privately: int
    looked_up: int
    told: Counter[str]
    seconds: float


async def kill_under_load(url: str, kills: int, *, processes: int, is_blind: bool = False) -> Outcome:
    """Kill so many times while events come in."""
    choose = random.Random(SEED)
    async with running(url, processes, LEASE / HURRY) as (slack, deliveries):
        slack.latency = lambda: choose.uniform(0, 0.03)
        if not is_blind:
            slack.workspace.scopes.add(HISTORY)
        began = time.monotonic()
        killing = asyncio.create_task(_kill(deliveries, kills, choose))
        under_way = []
        for body in events():
            if killing.done():
                break
            under_way.append(asyncio.create_task(deliveries.until_acknowledged(body, choose)))
            await asyncio.sleep(PACE)
            waiting = [event for event in under_way if not event.done()]
            if len(waiting) >= AT_ONCE:
                await asyncio.wait([*waiting, killing], return_when=asyncio.FIRST_COMPLETED)
        await killing
        await asyncio.gather(*under_way)
        return _outcome(slack, deliveries, time.monotonic() - began)


async def _kill(deliveries: Deliveries, kills: int, choose: random.Random) -> None:
    for _ in range(kills):
        worker = choose.choice(deliveries.workers)
        await until_up(deliveries.session, worker)
        await asyncio.sleep(choose.uniform(0.1, 0.5))
        worker.kill()
        worker.start()


def _outcome(slack: Slack, deliveries: Deliveries, seconds: float) -> Outcome:
    found = answers(slack)
    told = Counter(str(message["thread_ts"]) for message in slack.workspace.ephemerals)
    return Outcome(
        events=len(deliveries.acknowledged) + len(deliveries.given_up),
        acknowledged=len(deliveries.acknowledged),
        given_up=len(deliveries.given_up),
        lost=sum(not found[thread] and not told[thread] for thread in deliveries.acknowledged),
        doubled=sum(number > 1 for number in found.values()),
        told_privately=sum(not found[thread] for thread in told),
        looked_up=len({call.arguments["ts"] for call in slack.called("conversations.replies")}),
        told=deliveries.outcomes,
        seconds=seconds,
    )


def main(kills: int = 100, kind: str = "postgres", *, is_blind: bool = False) -> None:
    processes = 3 if kind == "postgres" else 1
    with a_database(kind) as url:
        outcome = asyncio.run(kill_under_load(url, kills, processes=processes, is_blind=is_blind))
    events = f"{outcome.events} events in {outcome.seconds:.0f} s"
    print(f"{kind}, {processes} processes, {kills} kills, {events}")
    print(f"  acknowledged: {outcome.acknowledged}, given up after four deliveries: {outcome.given_up}")
    print(f"  acknowledged without an answer: {outcome.lost}, answered twice: {outcome.doubled}")
    print(f"  looked up: {outcome.looked_up}, asker told to ask again: {outcome.told_privately}")
    print(f"  deliveries were told: {dict(outcome.told)}")


if __name__ == "__main__":
    words = sys.argv[1:]
    main(
        next((int(word) for word in words if word.isdecimal()), 100),
        "sqlite" if "sqlite" in words else "postgres",
        is_blind="blind" in words,
    )
