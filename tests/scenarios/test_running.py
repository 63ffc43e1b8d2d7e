"""The real program as a process: ready, shown, given a new digest while it answers, and stopped."""

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest

from bot.bootstrap import PROJECT, digest_bytes
from bot.digest.codec import encode_content, from_bytes, version_of
from bot.digest.shelves import Shelf
from bot.digest.signatures import Signer
from tests.loopback.payloads import a_command
from tests.loopback.processes import PATIENCE, ROOT
from tests.loopback.signed import SignedClient
from tests.loopback.slack import SIGNING_SECRET
from tests.loopback.webapi import BOT_TOKEN

SIGNER = Signer.new()
BUILT = PROJECT / "seeds" / "belarus" / "digest.json"


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path / "digests" / "belarus")
    shelf.publish(BUILT.read_bytes(), SIGNER.sign)
    return shelf


@asynccontextmanager
async def serving(slack, folder, *words, **settings):
    """`crosscheck serve` with these settings: its process, and the lines of its log as they come."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    own = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "HOST": "127.0.0.1",
        "PORT": "0",
        "DATABASE_URL": f"sqlite:///{folder}/base.sqlite3",
        "CROSSCHECK_STATUS_PORT": "0",
        "CROSSCHECK_USER_LIMIT": "0",
    }
    environment = {**kept, **own, **settings}
    migrating = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "migrate", cwd=ROOT, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    assert await migrating.wait() == 0
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "serve",
        *words,
        cwd=ROOT,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def said(process, pattern):
    """The first group of the pattern in the next line of the log that has it."""
    async with asyncio.timeout(PATIENCE):
        while line := (await process.stderr.readline()).decode():
            if found := re.search(pattern, line):
                return found[1]
    raise AssertionError(f"ended before it said {pattern}")


async def test_a_day_of_the_program(slack, shelf, tmp_path):
    settings = {
        "CROSSCHECK_DIGESTS": str(shelf.folder.parent),
        "CROSSCHECK_DIGEST_KEYS": SIGNER.public,
        "CROSSCHECK_RELOAD_SECONDS": "3600",
    }
    async with (
        serving(slack, tmp_path, "--http", **settings) as process,
        aiohttp.ClientSession() as session,
    ):
        status = SignedClient(session, await said(process, r"status on (http://\S+)/metrics"))
        client = SignedClient(session, await said(process, r"listening on (http://\S+)/slack/events"))
        assert (await status.get("/readyz")).status == 200
        assert (await client.get("/metrics")).status == 404
        answers = []

        async def keep_asking():
            while True:
                answers.append((await client.command(a_command("who-released"))).status)

        asking = asyncio.create_task(keep_asking())
        shelf.path.write_bytes(shelf.path.read_bytes()[:-100])
        process.send_signal(signal.SIGHUP)
        assert await said(process, r"(the last good one stays)")
        shelf.publish(a_changed_digest(), SIGNER.sign)
        process.send_signal(signal.SIGHUP)
        version = await said(process, r"answering belarus from digest (\w+)")
        asking.cancel()
        figures = (await status.get("/metrics")).text
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    assert version == shelf.history()[-1].version
    assert f'version="{version}"' in figures
    assert 'crosscheck_digest_reloads_total{outcome="refused",story="belarus"} 1.0' in figures
    assert answers
    assert set(answers) == {200}


def a_changed_digest():
    """The built digest, with one claim in other words."""
    digest = from_bytes(BUILT.read_bytes(), "digest.json")
    claims = (replace(digest.claims[0], says="Said in other words."), *digest.claims[1:])
    changed = replace(digest, claims=claims)
    stamp = replace(changed.stamp, version=version_of(encode_content(changed)))
    return digest_bytes(replace(changed, stamp=stamp))


async def test_without_its_digests_it_does_not_start(slack, tmp_path):
    async with serving(slack, tmp_path, "--http", CROSSCHECK_DIGESTS=str(tmp_path / "none")) as process:
        assert "there is no digest" in await said(process, r"(crosscheck: .*)")
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 1


async def test_while_its_digests_cannot_be_fetched_it_lives_and_is_not_ready(slack, tmp_path):
    settings = {"CROSSCHECK_DIGESTS": "http://127.0.0.1:1", "CROSSCHECK_DIGEST_KEYS": SIGNER.public}
    async with (
        serving(slack, tmp_path, "--http", **settings) as process,
        aiohttp.ClientSession() as session,
    ):
        status = SignedClient(session, await said(process, r"status on (http://\S+)/metrics"))
        client = SignedClient(session, await said(process, r"listening on (http://\S+)/slack/events"))
        looks = [(await status.get(path)).status for path in ("/healthz", "/readyz")]
        answer = await client.command(a_command("who-released"))
    assert looks == [200, 503]
    assert "being replaced" in answer.payload["text"]
