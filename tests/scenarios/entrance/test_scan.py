"""After a day of everything, nothing secret and nothing that anybody wrote lies about."""

import logging
import time
from dataclasses import replace

import pytest

from bot.operations.metrics import Metrics
from bot.service.gate import entrance
from bot.settings import Admittance
from bot.story.workspaces import Workspace
from tests.loopback.browsing import Browser
from tests.loopback.forgeries import Forgery, forgeries, originals, statuses
from tests.loopback.oauth import CLIENT_SECRET, Grant
from tests.loopback.payloads import (
    RESPONSE_URL,
    TEAM,
    VERIFICATION_TOKEN,
    a_command,
    a_direct_message,
    a_mention,
    a_press,
    an_event,
)
from tests.loopback.slack import SIGNING_SECRET, Failure

WORDS = "zanzibarine"  # in whatever anybody writes in this file, and in nothing else


class Day:
    """What was secret in a day, and what was shown."""

    def __init__(self, access):
        self.secrets = {
            "client secret": CLIENT_SECRET,
            "signing secret": SIGNING_SECRET,
            "key": access.oauth.encryption_keys,
            "verification token": VERIFICATION_TOKEN,
            "response address": RESPONSE_URL,
        }
        self.shown = []

    def found_in(self, text, *more):
        return [name for name, secret in {**self.secrets, **dict(more)}.items() if secret in text]


def stored(tmp_path):
    """Every byte of the database's files."""
    files = sorted(tmp_path.glob("base.sqlite3*"))
    assert files
    return b"".join(file.read_bytes() for file in files).decode("latin-1")


@pytest.fixture
def access(access, caplog):
    caplog.set_level(logging.DEBUG)
    return replace(access, log_level="DEBUG")


async def write(client, slack):
    """Commands, mentions, presses, all with the words in them; some of it goes wrong."""
    replies = [await client.command(a_command(f"who {WORDS}"))]
    replies.append(await client.event(a_mention(f"<@UCROSSCHK> {WORDS}")))
    slack.fail(
        "chat.postMessage", Failure(error="is_archived"), Failure(status=500), Failure(error="fatal_error")
    )
    replies += [await client.event(a_direct_message(WORDS)) for _ in range(3)]
    pressed = a_press("ask:who", f"belarus {WORDS}", response_url=slack.response_url())
    replies.append(await client.interaction(pressed))
    replies.append(await client.interaction(a_press("share", f"belarus {WORDS}", is_private=True)))
    return [reply.text for reply in replies if WORDS not in reply.text or "belarus:" not in reply.text]


async def install(client, slack, day, grant):
    """An installation, and attempts at others; all states, cookies and codes are noted."""
    browser = Browser(client)
    state = await browser.begin()
    code = slack.workspace.grants.consent(grant)
    day.secrets |= {f"state {state[:4]}": state, f"code {code[:4]}": code}
    day.secrets |= {f"cookie {value[:4]}": value for value in browser.cookies.values()}
    day.shown.append((await browser.get("/slack/oauth_redirect", code=code, state=state[::-1])).text)
    day.shown.append((await browser.get("/slack/oauth_redirect", code=code, state=state)).text)
    day.shown.append((await browser.get("/slack/oauth_redirect", code=code, state=state)).text)


async def test_no_secret_and_no_message_is_left_anywhere(
    access, database, serving, slack, responder, tmp_path, caplog, capfd
):
    day = Day(access)
    way_in = entrance(access, Admittance(guests_everywhere=True), database, Metrics())
    async with serving(access, way_in) as client:
        await install(client, slack, day, Grant(rotates=True))
        await install(client, slack, day, Grant(team="T0OTHER", rotates=True))
        day.shown += await write(client, slack)
        installing = way_in.outside.installing
        found = await installing.installations.find(Workspace("", TEAM), is_org=False)
        await installing.installations.keep(replace(found, expires=time.time() - 1))
        installing.authority.forget(Workspace("", TEAM))
        day.shown += await write(client, slack)
        responder.error = RuntimeError(f"{WORDS} {SIGNING_SECRET}")
        day.shown += await write(client, slack)
        responder.error = None
        genuine = originals(1, 5)
        await statuses(client.address, [Forgery("genuine", sent) for sent in genuine])
        await statuses(client.address, forgeries(1, 100, genuine))
        grants = slack.workspace.grants
        tokens = [*grants.live, *grants.refreshing, found.token, found.refresh_token]
        day.secrets |= {f"token {number}": token for number, token in enumerate(tokens)}
        assert day.found_in(stored(tmp_path)) == []
        for team in (TEAM, "T0OTHER"):
            gone = an_event({"type": "app_uninstalled"}, team_id=team, event_time=int(time.time()) + 5)
            gone["authorizations"] = []
            assert (await client.event(gone)).status == 200
    await database.close()
    assert len(tokens) >= 6
    assert len(caplog.records) > 50
    words = ("words", WORDS)
    assert day.found_in(stored(tmp_path), words) == []
    assert day.found_in("\n".join(day.shown), words) == []
    written = caplog.text + "".join(capfd.readouterr())
    assert day.found_in(written) == []
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.INFO]
    assert [line for line in said if WORDS in line] == []
