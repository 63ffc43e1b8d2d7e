"""A cited answer over HTTP against a bare Bolt app: `python -m tests.benchmarks.load [REQUESTS] [HOW]`.

Both run on the same server with the same settings, each in a process of its own, and are asked in turns by
one sender, which signs every request as Slack does and keeps its connections. The bare app answers a command
with "hi". Ours answers a question from the committed digest, in full, with storage switched on. What counts
is the ratio within one run: other work on the machine slows both.

HOW is `ratio` (the default), `fresh` (no question is asked again while its answer is remembered), `growth`
(from 1 to 500 at once), or `memory` (resident memory over REQUESTS).
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from tests.benchmarks.bare import COMMAND as BARE_COMMAND
from tests.loopback.payloads import a_command
from tests.loopback.slack import SIGNING_SECRET, running_slack
from tests.loopback.webapi import BOT_TOKEN

ROOT = Path(__file__).parents[2]
ROUNDS = 5
AT_ONCE = 32
GROWTH = (1, 10, 50, 100, 200, 500)
QUESTION = "how many ppl did belarus free?"
# More wordings than answers are remembered, asked one after the other.
BEFORE = ("", "please: ", "hey, ", "hello, ", "tell me, ", "so, ", "and ", "well, ", "ok, ", "hm, ")
AFTER = ("", "?", " please", " thanks", " now", " then", " pls", " thx")
ASKED = (
    "how many were released",
    "who was released",
    "what did belarus get",
    "who negotiated",
    "who is still held",
)
FRESH = [f"{before}{asked}{after}" for asked in ASKED for before in BEFORE for after in AFTER]
_numbers = count()


@dataclass(frozen=True)
class Target:
    """A server under load, and the command that it is asked."""

    name: str
    process: subprocess.Popen[str]
    port: int
    command: str

    @property
    def resident(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


@dataclass(frozen=True)
class Run:
    """What a run of so many requests gave."""

    seconds: float
    latencies: list[float]

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.latencies) / self.seconds

    @property
    def p99(self) -> float:
        """Milliseconds within which 99 in 100 were answered."""
        return statistics.quantiles(self.latencies, n=100)[98] * 1000


@contextmanager
def serving(name: str, module: list[str], command: str, **settings: str) -> Iterator[Target]:
    """A server in a process of its own."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    process = subprocess.Popen(  # noqa: S603 - our own modules
        [sys.executable, "-m", *module],
        cwd=ROOT,
        env={**kept, "PORT": "0", "HOST": "127.0.0.1", "SLACK_SIGNING_SECRET": SIGNING_SECRET, **settings},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stderr:
            if found := re.search(r"listening on http://127.0.0.1:(\d+)", line):
                yield Target(name, process, int(found[1]), command)
                return
        raise RuntimeError(f"{name} did not start")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def request(target: Target, questions: list[str]) -> bytes:
    """A signed request for a slash command, as bytes; no two alike."""
    number = next(_numbers)
    text = questions[number % len(questions)]
    form = a_command(text, command=target.command, trigger_id=f"{number}.1.1")
    body, stamp = urlencode(form), str(int(time.time()))
    signature = SignatureVerifier(SIGNING_SECRET).generate_signature(timestamp=stamp, body=body)
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: {signature}\r\n\r\n"
    )
    return (head + body).encode()


async def ask(target: Target, requests: int, at_once: int, questions: list[str]) -> Run:
    """Send so many requests over so many connections, each after the answer to the one before."""
    waiting = [request(target, questions) for _ in range(requests)]
    latencies: list[float] = []

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
        while waiting:
            sent, began = waiting.pop(), time.perf_counter()
            writer.write(sent)
            await answer(reader)
            latencies.append(time.perf_counter() - began)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(connection() for _ in range(at_once)))
    return Run(time.perf_counter() - began, latencies)


async def answer(reader: asyncio.StreamReader) -> bytes:
    """Read one answer; RuntimeError when it is not 200."""
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode())
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    return await reader.readexactly(int(length[1]) if length else 0)


async def compare(
    targets: list[Target], requests: int, at_once: int, questions: list[str]
) -> dict[str, object]:
    """Ask each in turns; the medians over the rounds."""
    runs: dict[str, list[Run]] = {target.name: [] for target in targets}
    for target in targets:
        await ask(target, 300, at_once, questions)  # warm
    for turn in range(ROUNDS):
        for target in targets if turn % 2 else reversed(targets):
            runs[target.name].append(await ask(target, requests, at_once, questions))
    rates = {name: statistics.median(run.rate for run in found) for name, found in runs.items()}
    tails = {name: statistics.median(run.p99 for run in found) for name, found in runs.items()}
    ours, bare = (target.name for target in targets)
    pairs = list(zip(runs[ours], runs[bare], strict=True))
    return {
        "at once": at_once,
        "requests a second": {name: round(rate) for name, rate in rates.items()},
        "p99, ms": {name: round(tail, 1) for name, tail in tails.items()},
        "ratio of rates": round(statistics.median(one.rate / other.rate for one, other in pairs), 2),
        "ratio of p99": round(statistics.median(one.p99 / other.p99 for one, other in pairs), 2),
    }


async def remember(target: Target, requests: int) -> None:
    """Print the resident memory as requests go by."""
    for done in range(0, requests + 1, requests // 10):
        print(json.dumps({"requests": done, "resident, MiB": round(target.resident, 1)}), flush=True)
        if done < requests:
            await ask(target, requests // 10, AT_ONCE, [QUESTION])


async def main() -> None:
    """Print what was measured as JSON, one object a line."""
    requests, how = int((*sys.argv[1:2], "2000")[0]), (*sys.argv[2:3], "ratio")[0]
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "DATABASE_URL": f"sqlite:///{folder}/base.sqlite3",
            "CROSSCHECK_USER_LIMIT": "0",
            "CROSSCHECK_WORKSPACE_LIMIT": "0",
        }
        async with running_slack() as slack:
            settings["SLACK_API_URL"] = slack.api_url
            subprocess.run(  # noqa: ASYNC221 - before anything is measured
                [sys.executable, "-m", "bot", "migrate"],
                cwd=ROOT,
                env={**os.environ, **settings},
                check=True,
                stdout=subprocess.DEVNULL,
            )
            with (
                serving("ours", ["bot", "serve", "--http"], "/belarus", **settings) as ours,
                serving("bare", ["tests.benchmarks.bare"], BARE_COMMAND) as bare,
            ):
                if how == "memory":
                    await remember(ours, requests)
                for at_once in {"ratio": (AT_ONCE,), "fresh": (AT_ONCE,), "growth": GROWTH}.get(how, ()):
                    questions = FRESH if how == "fresh" else [QUESTION]
                    found = await compare([ours, bare], requests, at_once, questions)
                    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
