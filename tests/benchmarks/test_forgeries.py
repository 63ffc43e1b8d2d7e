"""Ten thousand requests that are not Slack's, or not for the first time: what they cost the process."""

import asyncio

import pytest

from tests.loopback.forgeries import Forgery, forgeries, not_refused, originals, statuses
from tests.loopback.processes import a_process, resident, the_address
from tests.loopback.slack import SIGNING_SECRET, running_slack

pytestmark = pytest.mark.benchmark
SEED = 20261127


async def test_ten_thousand_forgeries_run_nothing_and_leave_the_memory_as_it_was():
    settings = {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "PORT": "0", "HOST": "127.0.0.1"}
    async with running_slack() as slack, a_process(slack, **settings) as process:
        address = await the_address(process)
        log = asyncio.create_task(process.stderr.read())
        genuine = originals(SEED, 30)
        await statuses(address, [Forgery("genuine", sent) for sent in genuine])
        await statuses(address, forgeries(SEED, 2_000, genuine))
        before, calls = resident(process.pid), len(slack.calls)
        found = await statuses(address, forgeries(SEED + 1, 10_000, genuine))
        after = resident(process.pid)
        process.terminate()
        lines = (await log).decode().splitlines()
    print(f"\nresident memory: {before} KiB before, {after} KiB after; {len(lines)} lines of log")
    for kind, told in sorted(found.items()):
        print(f"{kind:12} {dict(sorted(told.items()))}")
    assert sum(told.total() for told in found.values()) == 10_000
    assert not_refused(found) == {}
    assert len(slack.calls) == calls
    assert after <= 1.1 * before
    assert not [line for line in lines if "Traceback" in line]
