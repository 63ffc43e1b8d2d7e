"""The app as a process of its own, set up by the environment, and what it says."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path

from tests.loopback.webapi import BOT_TOKEN

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


@asynccontextmanager
async def a_process(slack, program=("tests.loopback.standalone",), **settings):
    """The app with these settings; killed if it has not ended by itself."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        base = f"sqlite:///{folder}/base.sqlite3"
        ours = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_API_URL": slack.api_url, "DATABASE_URL": base}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *program,
            cwd=ROOT,
            env={**kept, **ours, **settings},
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def the_address(process):
    """Where the process says that it listens."""
    async with asyncio.timeout(PATIENCE):
        while line := (await process.stderr.readline()).decode():
            if found := re.search(r"listening on (http://\S+)/slack/events", line):
                return found[1]
    raise AssertionError("ended before it listened")


def resident(number):
    """The memory that a process has now, in KiB."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(number)], capture_output=True, check=True)  # noqa: S603, S607
    return int(told.stdout)
