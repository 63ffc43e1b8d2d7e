"""One answer for each event, whatever process Slack delivers it to, and whatever becomes of the database."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.service.storing import Storage
from bot.slack.app import create_app
from bot.storage.database import Database
from bot.storage.events import Events
from bot.storage.retention import Limits
from bot.story.errors import DatabaseUnavailableError
from bot.story.workspaces import Workspace
from tests.loopback.doors import over_http
from tests.loopback.hurry import hurried_posting
from tests.loopback.payloads import BOT_USER, CHANNEL, PERSON, TEAM, a_command, a_mention
from tests.loopback.webapi import HISTORY

ME = f"<@{BOT_USER}>"
THREAD = "1600000000.000009"


@pytest.fixture
def another(storage, access, commands, phrases, responder):
    """Another process on the same database."""

    @asynccontextmanager
    async def start():
        base = Database.at(storage.database.url.render_as_string(hide_password=False))
        store = Storage(base, Limits()).store
        app = create_app(responder, commands, access, phrases, store=store, posting=hurried_posting())
        async with over_http(access, app) as client:
            yield client
        await base.close()

    return start


async def begin_and_die(storage, body, *, is_posting):
    """What a process leaves that was killed while answering, once its claim has run out."""
    events, event = Events(storage.database), body["event"]
    key = f"message {event['channel']} {event['ts']}"
    whose = Workspace("", TEAM)
    await events.claim(whose, key, "gone", 0)
    if is_posting:
        await events.announce(whose, key, "gone")


async def test_an_event_delivered_to_two_processes_at_once_is_answered_once(http, another, slack):
    async with another() as other:
        for _ in range(5):
            body = a_mention()
            answers = await asyncio.gather(*(client.event(body) for client in (http, other) * 2))
            assert [answer.status for answer in answers] == [200] * 4
    assert len(slack.messages) == 5


async def test_an_event_delivered_again_after_a_restart_is_not_answered_again(http, another, slack):
    body = a_mention()
    await http.event(body)
    async with another() as other:
        assert (await other.event(body, retry=1)).status == 200
    assert len(slack.messages) == 1


async def test_a_follow_up_is_understood_by_another_process(http, another, responder):
    await http.event(a_mention(f"{ME} who was freed", thread_ts=THREAD))
    async with another() as other:
        await other.event(a_mention(f"{ME} and when", thread_ts=THREAD))
    assert responder.previous == [None, "who was freed"]


async def test_what_a_process_left_before_posting_is_answered(http, slack, storage):
    body = a_mention()
    await begin_and_die(storage, body, is_posting=False)
    assert (await http.event(body, retry=2)).status == 200
    assert len(slack.messages) == 1
    assert slack.called("conversations.replies") == []


async def test_what_a_process_left_while_posting_is_looked_up_first(http, slack, storage):
    slack.workspace.scopes.add(HISTORY)
    body = a_mention()
    await begin_and_die(storage, body, is_posting=True)
    assert (await http.event(body, retry=2)).status == 200
    assert len(slack.messages) == 1
    assert len(slack.called("conversations.replies")) == 1


async def test_where_nobody_can_look_the_asker_alone_is_told(http, slack, storage, phrases):
    body = a_mention()
    await begin_and_die(storage, body, is_posting=True)
    assert (await http.event(body, retry=2)).status == 200
    assert slack.messages == []
    [told] = slack.workspace.ephemerals
    assert (told["user"], told["channel"], told["text"]) == (PERSON, CHANNEL, phrases.doubtful)


async def test_without_a_database_a_mention_is_left_to_slacks_next_delivery(http, slack, monkeypatch):
    body = a_mention()
    with monkeypatch.context() as patched:
        patched.setattr(Database, "writing", down)
        assert (await http.event(body)).status == 503
        assert slack.messages == []
    assert (await http.event(body, retry=1)).status == 200
    assert len(slack.messages) == 1


async def test_without_a_database_a_command_is_answered(http, monkeypatch):
    monkeypatch.setattr(Database, "writing", down)
    monkeypatch.setattr(Database, "reading", down)
    answer = await http.command(a_command("who-released"))
    assert answer.payload["text"] == "belarus: who-released"


@asynccontextmanager
async def down(_self, _patience=None):
    """As it is when the server is gone."""
    raise DatabaseUnavailableError("gone")
    yield
