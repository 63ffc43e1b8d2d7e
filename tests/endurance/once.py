"""Each event four times at once to several processes: `python -m tests.endurance.once [EVENTS] [sqlite]`.

Two processes share a PostgreSQL of their own, or an SQLite file. Prints how many answers there are of each
event.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from tests.endurance.deliveries import Deliveries, a_database, answers, events, running

PROCESSES = 2
AT_ONCE = 10  # events under way
MOST_RETRIES = 60


@dataclass(frozen=True)
class Outcome:
    """How often each event was answered, and what its deliveries were told."""

    answers: Counter[int]
    told: Counter[str]
    seconds: float


async def deliver_fourfold(url: str, count: int) -> Outcome:
    """Deliver so many events, each four times at the same moment."""
    async with running(url, PROCESSES) as (slack, deliveries):
        began, gate = time.monotonic(), asyncio.Semaphore(AT_ONCE)

        async def one(body):
            async with gate:
                await _fourfold(deliveries, body)

        bodies = list(islice(events(), count))
        await asyncio.gather(*(one(body) for body in bodies))
        found = answers(slack)
        counted = Counter(found[body["event"]["ts"]] for body in bodies)
        return Outcome(counted, deliveries.outcomes, time.monotonic() - began)


async def _fourfold(deliveries: Deliveries, body) -> None:
    """Deliver four times at once, then again while nobody has acknowledged: slow machines need longer."""
    acknowledged = await asyncio.gather(
        *(deliveries.deliver(body, deliveries.workers[retry % PROCESSES], retry) for retry in range(4))
    )
    for retry in range(MOST_RETRIES):
        if any(acknowledged):
            break
        await asyncio.sleep(1)
        acknowledged = [await deliveries.deliver(body, deliveries.workers[retry % PROCESSES], retry)]


def main(count: int = 1000, kind: str = "postgres") -> None:
    with a_database(kind) as url:
        outcome = asyncio.run(deliver_fourfold(url, count))
    print(f"{kind}, {PROCESSES} processes, {count} events, each delivered 4 times at once")
    for number, of in sorted(outcome.answers.items()):
        print(f"  answered {number} times: {of}")
    print(f"  deliveries were told: {dict(outcome.told)}")
    print(f"  in {outcome.seconds:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, *sys.argv[2:3])
