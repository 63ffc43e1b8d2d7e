"""Who is answered, and where: by lists, and nothing private for guests and people of elsewhere."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.operations.metrics import Metrics
from bot.service.gate import entrance
from bot.service.storing import Storage
from bot.settings import Admittance
from bot.slack.app import create_app
from bot.storage.retention import Limits
from tests.loopback.browsing import Browser
from tests.loopback.doors import SocketDoor, over_socket
from tests.loopback.oauth import Grant
from tests.loopback.payloads import (
    CHANNEL,
    DIRECT_CHANNEL,
    PERSON,
    TEAM,
    a_command,
    a_direct_message,
    a_mention,
    a_press,
    a_shortcut,
    an_opened_app,
)
from tests.loopback.slack import Failure
from tests.loopback.webapi import APP_TOKEN, BOT_TOKEN

GUESTS = {
    "guest": {"is_restricted": True},
    "guest of one channel": {"is_restricted": True, "is_ultra_restricted": True},
    "of elsewhere": {"team_id": "T0ELSE"},
    "stranger": {"team_id": "T0ELSE", "is_stranger": True},
    "former": {"deleted": True},
}


@pytest.fixture
def admitting(access, database, serving, slack):
    """The app for many workspaces with these lists, installed in one."""

    @asynccontextmanager
    async def admitting(**lists):
        async with serving(access, entrance(access, Admittance(**lists), database, Metrics())) as client:
            await Browser(client).install(slack, Grant())
            slack.calls.clear()
            yield client

    return admitting


def named(**lists):
    return {name: frozenset(ids) for name, ids in lists.items()}


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        (named(), "belarus: who"),
        (named(users=[PERSON], channels=[CHANNEL], workspaces=[TEAM]), "belarus: who"),
        (named(users=["U0EVE"]), "not-you"),
        (named(channels=["C0OTHER"]), "not-here"),
        (named(channels=["im"]), "not-here"),
    ],
)
async def test_a_command_is_answered_where_the_lists_admit_it(admitting, lists, said):
    async with admitting(**lists) as client:
        assert (await client.command(a_command("who"))).payload["text"] == said


async def test_a_workspace_is_admitted_by_its_organisation_too(access, database, serving, slack):
    lists = Admittance(workspaces=frozenset({"E1"}), guests_everywhere=True)
    async with serving(access, entrance(access, lists, database, Metrics())) as client:
        assert (await Browser(client).install(slack, Grant(enterprise="E1"))).status == 200
        assert (await client.command(a_command("who", enterprise_id="E1"))).payload["text"] == "belarus: who"


async def test_a_mention_elsewhere_is_declined_beside_it_for_the_asker_alone(admitting, slack):
    async with admitting(**named(channels=["C0OTHER"])) as client:
        assert (await client.event(a_mention())).status == 200
    assert slack.messages == []
    [told] = slack.workspace.ephemerals
    assert (told["channel"], told["user"], told["text"]) == (CHANNEL, PERSON, "not-here")


async def test_direct_messages_are_a_place_of_their_own(admitting, slack):
    async with admitting(**named(channels=[CHANNEL])) as client:
        await client.event(a_direct_message())
    async with admitting(**named(channels=[CHANNEL, "im"])) as client:
        await client.event(a_direct_message())
    assert [message["text"] for message in slack.messages] == ["not-here", "belarus: who-released"]


@pytest.mark.parametrize("kind", GUESTS)
async def test_guests_get_nothing_private(admitting, slack, responder, kind):
    slack.workspace.users[PERSON] = GUESTS[kind]
    async with admitting() as client:
        assert (await client.command(a_command("who"))).payload["text"] == "not-guests"
        await client.event(a_direct_message())
        await client.event(an_opened_app())
        await client.interaction(a_shortcut("who", response_url=slack.response_url()))
        await client.interaction(a_press("passages", "belarus who", response_url=slack.response_url()))
    assert responder.asked == []
    assert [message["text"] for message in slack.messages] == ["not-guests"]
    assert {response["text"] for response in slack.workspace.responses} == {"not-guests"}
    assert slack.workspace.homes[PERSON]["blocks"][0]["text"]["text"] == "not-guests"
    assert slack.called("views.open") == []


@pytest.mark.parametrize("kind", GUESTS)
async def test_guests_are_answered_where_all_see_it(admitting, slack, kind):
    slack.workspace.users[PERSON] = GUESTS[kind]
    async with admitting() as client:
        await client.event(a_mention())
    assert [message["channel"] for message in slack.messages] == [CHANNEL]


async def test_a_direct_message_of_another_organisation_is_told_no(admitting, slack):
    slack.workspace.users[PERSON] = {"team_id": "T0ELSE"}
    async with admitting() as client:
        await client.event(a_direct_message(user_team="T0ELSE"))
    assert [message["text"] for message in slack.messages] == ["not-guests"]


async def test_where_it_is_allowed_guests_are_as_everybody_and_nobody_is_asked_about(admitting, slack):
    slack.workspace.users[PERSON] = GUESTS["guest"]
    async with admitting(guests_everywhere=True) as client:
        assert (await client.command(a_command("who"))).payload["text"] == "belarus: who"
    assert slack.called("users.info") == []


async def test_who_presses_from_elsewhere_is_known_without_asking(admitting, slack):
    pressed = a_press("passages", "belarus who", response_url=slack.response_url())
    async with admitting() as client:
        await client.interaction({**pressed, "user": {**pressed["user"], "team_id": "T0ELSE"}})
    assert [response["text"] for response in slack.workspace.responses] == ["not-guests"]
    assert slack.called("users.info") == []


async def test_members_of_one_organisation_are_at_home_in_all_its_workspaces(
    access, database, serving, slack
):
    slack.workspace.users[PERSON] = {"team_id": "T9", "enterprise_user": {"enterprise_id": "E1"}}
    async with serving(access, entrance(access, Admittance(), database, Metrics())) as client:
        await Browser(client).install(slack, Grant(enterprise="E1", is_org=True))
        command = a_command("who", enterprise_id="E1", is_enterprise_install="true")
        assert (await client.command(command)).payload["text"] == "belarus: who"
        slack.workspace.users["U0EVE"] = {"team_id": "T9", "enterprise_user": {"enterprise_id": "E2"}}
        assert (await client.command({**command, "user_id": "U0EVE"})).payload["text"] == "not-guests"


async def test_a_member_is_asked_about_once_in_a_while(admitting, slack):
    async with admitting() as client:
        for _ in range(5):
            assert (await client.command(a_command("who"))).payload["text"] == "belarus: who"
    assert len(slack.called("users.info")) == 1


@pytest.mark.parametrize("failure", [Failure(status=429), Failure(status=500), Failure(is_dropped=True)])
async def test_where_slack_cannot_be_asked_nothing_private_is_shown(admitting, slack, responder, failure):
    slack.fail("users.info", *[failure] * 4)
    async with admitting() as client:
        assert (await client.command(a_command("who"))).payload["text"] == "unavailable"
        assert (await client.event(a_direct_message())).status == 503
    assert responder.asked == []


async def test_a_missing_permission_is_named(admitting, slack):
    slack.workspace.scopes.discard("users:read")
    async with admitting() as client:
        assert (await client.command(a_command("who"))).payload["text"] == "lacking users:read"


async def test_a_workspace_with_a_token_of_its_own_is_guarded_alike(access, database, serving, slack):
    slack.workspace.users[PERSON] = GUESTS["guest"]
    single = replace(access, bot_token=BOT_TOKEN, oauth=None)
    async with serving(single, entrance(single, Admittance(), database, Metrics())) as client:
        assert (await client.command(a_command("who"))).payload["text"] == "not-guests"
        await client.event(a_mention())
        assert (await client.get("/slack/install")).status == 404
    assert [message["channel"] for message in slack.messages] == [CHANNEL]
    assert DIRECT_CHANNEL not in {message["channel"] for message in slack.messages}


async def test_over_socket_mode_the_same_holds(
    access, database, responder, commands, phrases, posting, slack
):
    single = replace(access, bot_token=BOT_TOKEN, app_token=APP_TOKEN, oauth=None)
    gate = entrance(single, Admittance(), database, Metrics()).gate
    store = Storage(database, Limits()).store
    app = create_app(responder, commands, single, phrases, posting=posting, store=store, gate=gate)
    async with over_socket(single, app, slack):
        door = SocketDoor(slack, app)
        assert (await door.command(a_command("who")))["text"] == "belarus: who"
        slack.workspace.people.add("U0GUEST")
        slack.workspace.users["U0GUEST"] = GUESTS["guest"]
        assert (await door.command(a_command("who", user_id="U0GUEST")))["text"] == "not-guests"
        await door.interact(
            a_press("share", "belarus who", is_private=True, response_url=slack.response_url())
        )
    assert [response["text"] for response in slack.workspace.responses] == ["not-yours"]
