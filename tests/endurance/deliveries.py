"""Slack's side of events: delivered to any process, and again while nobody has acknowledged them."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp

from bot.slack.claims import LEASE
from tests.endurance.worker import Worker
from tests.loopback.payloads import a_mention
from tests.loopback.postgres import running_postgres
from tests.loopback.signed import SignedClient
from tests.loopback.slack import Slack, running_slack

# Slack delivers again after a minute, when a claim of 30 s has run out; with kills all goes so much faster.
HURRY = 20
# Seconds after which Slack delivers again: https://docs.slack.dev/apis/events-api/#retries
SCHEDULE = (0.0, 0.0, 60.0 / HURRY, 300.0 / HURRY)
TIMEOUT = aiohttp.ClientTimeout(total=3.0)
OK = 200


@dataclass
class Deliveries:
    """What was sent, and what became of it."""

    session: aiohttp.ClientSession
    workers: Sequence[Worker]
    acknowledged: set[str] = field(default_factory=set)
    given_up: set[str] = field(default_factory=set)
    outcomes: Counter[str] = field(default_factory=Counter)

    async def deliver(self, body: dict[str, Any], worker: Worker, retry: int = 0) -> bool:
        """Deliver once; whether it was acknowledged."""
        client = SignedClient(self.session, worker.address)
        try:
            status = (await client.event(body, retry=retry)).status
        except (aiohttp.ClientError, TimeoutError) as error:
            self.outcomes[type(error).__name__] += 1
            return False
        self.outcomes[str(status)] += 1
        return status == OK

    async def until_acknowledged(self, body: dict[str, Any], choose: random.Random) -> None:
        """Deliver as Slack does: four times at most, each time to any of the processes."""
        thread = body["event"]["ts"]
        for retry, wait in enumerate(SCHEDULE):
            await asyncio.sleep(wait)
            if await self.deliver(body, choose.choice(self.workers), retry):
                self.acknowledged.add(thread)
                return
        self.given_up.add(thread)


@asynccontextmanager
async def running(url: str, processes: int, lease: float = LEASE) -> AsyncIterator[tuple[Slack, Deliveries]]:
    """A loopback Slack and so many processes on one database, all of which start at once."""
    async with running_slack() as slack, aiohttp.ClientSession(timeout=TIMEOUT) as session:
        workers = [Worker(url, slack.api_url, lease) for _ in range(processes)]
        for worker in workers:
            worker.start()
        try:
            await asyncio.gather(*(until_up(session, worker) for worker in workers))
            yield slack, Deliveries(session, workers)
        finally:
            for worker in workers:
                worker.kill()


async def until_up(session: aiohttp.ClientSession, worker: Worker) -> None:
    """Wait until a process listens."""
    for _ in range(600):
        try:
            async with session.get(f"{worker.address}/healthz"):
                return
        except (aiohttp.ClientError, TimeoutError):
            await asyncio.sleep(0.1)
    raise RuntimeError("a process does not listen")


@contextmanager
def a_database(kind: str):
    """The DATABASE_URL of a new database, SQLite or PostgreSQL."""
    with ExitStack() as stack:
        if kind == "postgres":
            yield stack.enter_context(running_postgres()).new_database()
        else:
            folder = Path(stack.enter_context(TemporaryDirectory()))
            yield f"sqlite:///{folder}/base.sqlite3"


def events() -> Iterator[dict[str, Any]]:
    """Mentions without end, each a thread of its own."""
    for number in count():
        yield a_mention(ts=f"1700{number:06}.000100")


def answers(slack: Slack) -> Counter[str]:
    """How many answers stand in each thread."""
    return Counter(str(message["thread_ts"]) for message in slack.messages)
