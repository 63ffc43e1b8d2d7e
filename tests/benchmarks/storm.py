"""Messages through a storm and an outage: `python -m tests.benchmarks.storm [MESSAGES] [OUTAGE]`.

A loopback Slack answers four posts in ten with 429 (and for how long to wait), 500, 503, a connection that
breaks off, or one that breaks off after all was done. For a minute it is not there at all. It refuses whoever
posts more than once a second to a channel. What is printed is what stood in its channels at the end; the time
is real.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import defaultdict
from typing import Any

from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.operations.metrics import Metrics
from bot.operations.pacing import Pace
from bot.slack.calls import Counting, Unsent
from bot.slack.ports import Reply
from bot.slack.posting import Posting
from tests.loopback.slack import read_call

CHANNELS = 8
BEGIN = 5.0  # seconds until the outage
SLACK = 0.05  # seconds by which two posts may be closer: they travel


class Stormy:
    """A Slack that fails, and knows what stands in its channels."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.messages: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.last: dict[str, float] = {}
        self.told: dict[str, int] = defaultdict(int)
        self.closest = float("inf")
        self.paused = 0.0

    async def post(self, request: web.Request) -> web.StreamResponse:
        """Take a message, or not."""
        form = (await read_call(request)).arguments
        channel, now = str(form["channel"]), time.monotonic()
        gap, self.last[channel] = now - self.last.get(channel, 0.0), now
        self.closest = min(self.closest, gap)
        if gap < 1 - SLACK or now < self.paused:
            self.told["too fast" if gap < 1 - SLACK else "under way when a pause began"] += 1
            return web.json_response({"ok": False}, status=429, headers={"Retry-After": "1"})
        befalls = self.chance.choice(
            ["well"] * 12 + ["429", "429", "500", "503", "broken", "broken", "lost", "lost"]
        )
        self.told[befalls] += 1
        if befalls in {"well", "lost"}:
            self.messages[channel].append(form)
        if befalls in {"broken", "lost"}:
            assert request.transport is not None
            request.transport.close()
        if befalls == "429":
            seconds = self.chance.randint(1, 3)
            self.paused = max(self.paused, now + seconds)
            return web.json_response({"ok": False}, status=429, headers={"Retry-After": str(seconds)})
        if befalls in {"500", "503"}:
            return web.Response(status=int(befalls), text="<html>no</html>", content_type="text/html")
        return web.json_response({"ok": True})

    async def history(self, request: web.Request) -> web.StreamResponse:
        """Show a channel."""
        form = (await read_call(request)).arguments
        return web.json_response({"ok": True, "messages": self.messages[str(form["channel"])]})


async def standing(slack: Stormy, port: int) -> tuple[web.AppRunner, int]:
    """Let it stand on a port."""
    application = web.Application()
    application.router.add_post("/api/{method:chat.postMessage}", slack.post)
    application.router.add_route("*", "/api/{method:conversations.history}", slack.history)
    runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner, runner.addresses[0][1]


async def storm(messages: int, outage: float) -> dict[str, object]:
    """Send so many messages through it; what became of them."""
    slack, metrics = Stormy(random.Random(3)), Metrics()  # noqa: S311 - no secret
    runner, port = await standing(slack, 0)
    longest = 0

    def waiting(number: int) -> None:
        nonlocal longest
        longest = max(longest, number)

    posting = Posting(Pace(on_change=waiting), metrics)
    client = AsyncWebClient(
        token="xoxb-storm",
        base_url=f"http://127.0.0.1:{port}/api/",
        retry_handlers=[Counting(metrics), Unsent()],
    )

    async def send(number: int) -> None:
        await asyncio.sleep(number * 0.02)
        await posting.reply(client, Reply(f"{number:05}"), channel=f"C{number % CHANNELS}")

    async def fail() -> web.AppRunner:
        await asyncio.sleep(BEGIN)
        await runner.cleanup()
        await asyncio.sleep(outage)
        return (await standing(slack, port))[0]

    began = time.monotonic()
    failing = asyncio.create_task(fail())
    outcomes = await asyncio.gather(*map(send, range(messages)), return_exceptions=True)
    seconds = time.monotonic() - began
    await (await failing).cleanup()
    posted = [message["text"] for channel in slack.messages.values() for message in channel]
    in_order = all(
        [m["text"] for m in slack.messages[f"C{each}"]]
        == [f"{n:05}" for n in range(each, messages, CHANNELS)]
        for each in range(CHANNELS)
    )
    return {
        "messages": messages,
        "outage, s": outage,
        "seconds in all": round(seconds, 1),
        "posted": len(set(posted)),
        "posted twice": len(posted) - len(set(posted)),
        "in order": in_order,
        "raised": sum(outcome is not None for outcome in outcomes),
        "closest two in a channel, s": round(slack.closest, 3),
        "what befell them": dict(slack.told),
        "longest queue": longest,
    }


def main() -> None:
    """Print what was seen as JSON."""
    messages, outage = (int(word) for word in (*sys.argv[1:], "200", "60")[:2])
    print(json.dumps(asyncio.run(storm(messages, float(outage)))))


if __name__ == "__main__":
    main()
