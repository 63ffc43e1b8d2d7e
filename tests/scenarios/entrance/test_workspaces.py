"""Many workspaces, each with its own token: renewed, lost, missing, and erased when it leaves."""

import asyncio
import json
import time
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from sqlalchemy import insert, select

from bot.operations.metrics import Metrics
from bot.service.gate import Seen, check_keys, entrance
from bot.settings import Admittance
from bot.slack.failures import TokenPendingError
from bot.slack.installing.renewal import LEASE
from bot.storage.schema import conversations, feedback, installations, now, people
from bot.storage.sealing import new_key
from bot.story.errors import DatabaseUnavailableError, SettingsError
from bot.story.workspaces import Workspace
from tests.loopback.browsing import Browser
from tests.loopback.forgeries import Forgery, exchange, raw, signed
from tests.loopback.oauth import Grant
from tests.loopback.payloads import TEAM, a_command, a_mention, a_press, an_event
from tests.loopback.signed import FORM
from tests.loopback.slack import Failure

HERE = Workspace("", TEAM)
UNINSTALLED = {"type": "app_uninstalled"}
REVOKED = {"type": "tokens_revoked", "tokens": {"oauth": ["U0ANNA"], "bot": ["UCROSSCHK"]}}


async def expiring(slack, way_in, many, seconds):
    """An installation whose token has so many seconds left."""
    await Browser(many).install(slack, Grant(rotates=True))
    installing = way_in.outside.installing
    found = await installing.installations.find(HERE, is_org=False)
    old = replace(found, expires=time.time() + seconds)
    await installing.installations.keep(old)
    grants = slack.workspace.grants
    grants.live[old.token] = replace(grants.live[old.token], expires=old.expires)
    slack.calls.clear()
    return old


def authorities(way_in, access, database, count):
    """So many processes, as far as tokens go."""
    more = [entrance(access, Admittance(), database, Metrics()) for _ in range(count - 1)]
    return [each.outside.installing.authority for each in (way_in, *more)]


@pytest.mark.parametrize("seconds", [3600, -1], ids=["good for an hour", "expired"])
async def test_of_twenty_at_once_in_four_processes_one_renews(many, slack, way_in, access, database, seconds):
    old = await expiring(slack, way_in, many, seconds)
    found = await asyncio.gather(
        *(
            each.find(HERE, is_org=False)
            for each in authorities(way_in, access, database, 4)
            for _ in range(5)
        )
    )
    tokens = {each.token for each in found}
    [call] = slack.called("oauth.v2.access")
    assert call.arguments["grant_type"] == "refresh_token"
    assert len(found) == 20
    assert tokens - {old.token} == set(slack.workspace.grants.live) - {old.token}
    assert seconds > 0 or old.token not in tokens
    assert [slack.workspace.grants.refusal(token) for token in tokens] == [""] * len(tokens)


async def test_a_renewed_token_is_renewed_in_turn(many, slack, way_in):
    await expiring(slack, way_in, many, -1)
    authority = way_in.outside.installing.authority
    first = await authority.find(HERE, is_org=False)
    await way_in.outside.installing.installations.keep(replace(first, expires=time.time() - 1))
    authority.forget(HERE)
    second = await authority.find(HERE, is_org=False)
    assert second.token != first.token
    assert len(slack.called("oauth.v2.access")) == 2


async def test_the_old_token_serves_while_slack_cannot_renew_it_which_is_tried_now_and_then(
    many, slack, way_in, monkeypatch
):
    old = await expiring(slack, way_in, many, 3600)
    slack.fail("oauth.v2.access", Failure(status=503))
    authority = way_in.outside.installing.authority
    assert {(await authority.find(HERE, is_org=False)).token for _ in range(5)} == {old.token}
    assert len(slack.called("oauth.v2.access")) == 1
    monkeypatch.setattr("bot.storage.installations.now", lambda: now() + 2 * LEASE)
    assert (await authority.find(HERE, is_org=False)).token != old.token


async def test_an_expired_token_that_cannot_be_renewed_is_a_matter_of_waiting(many, slack, way_in):
    await expiring(slack, way_in, many, -1)
    slack.fail("oauth.v2.access", *[Failure(status=503)] * 9)
    with pytest.raises(TokenPendingError):
        await way_in.outside.installing.authority.find(HERE, is_org=False)
    assert (await many.event(a_mention())).status == 503


async def test_nobody_installed_is_told_so_and_not_delivered_again(many, slack):
    assert (await many.command(a_command("who"))).payload["text"] == "not-installed"
    assert (await many.event(a_mention())).status == 200
    pressed = a_press("ask:who", "belarus who", response_url=slack.response_url())
    assert (await many.interaction(pressed)).status == 200
    assert [response["text"] for response in slack.workspace.responses] == ["not-installed"]


async def test_a_database_that_is_away_is_not_taken_for_nobody_installed(many, slack, way_in, monkeypatch):
    """Neither now, where it is not known who asks, nor for one whose token is known since a moment."""
    await Browser(many).install(slack, Grant())

    async def away(*_given, **_named):
        raise DatabaseUnavailableError("away")

    for name in ("find", "claim_renewal"):
        monkeypatch.setattr(type(way_in.outside.installing.installations), name, away)
    assert (await many.command(a_command("who"))).payload["text"] == "unavailable"
    assert (await many.event(a_mention())).status == 503
    pressed = a_press("ask:who", "belarus who", response_url=slack.response_url())
    await many.interaction(pressed)
    assert [response["text"] for response in slack.workspace.responses] == ["unavailable"]


async def test_who_was_answered_a_moment_ago_is_answered_while_the_database_is_away(
    many, slack, way_in, monkeypatch
):
    await Browser(many).install(slack, Grant())
    await many.command(a_command("who"))

    async def away(*_given, **_named):
        raise DatabaseUnavailableError("away")

    monkeypatch.setattr(type(way_in.outside.installing.installations), "find", away)
    monkeypatch.setattr("bot.slack.installing.authority.LIFETIME", 0)
    assert (await many.command(a_command("who"))).payload["text"] == "belarus: who"


async def test_pages_say_that_the_database_is_away(many, way_in, monkeypatch):
    async def away(*_given, **_named):
        raise DatabaseUnavailableError("away")

    monkeypatch.setattr(type(way_in.outside.installing.states), "issue", away)
    page = await Browser(many).get("/slack/install")
    assert (page.status, "cannot be kept just now" in page.text) == (503, True)


async def put_rows(database, team):
    """One row of a workspace in every table that remembers persons."""
    async with database.writing() as connection:
        whose = {"enterprise": "", "team": team}
        await connection.execute(insert(people).values(**whose, person="U0ANNA", met=1.0))
        place = {"channel": "C1", "thread": "1.2", "story": "belarus"}
        await connection.execute(insert(conversations).values(**whose, **place, topic="who", asked=1.0))
        said = {"person": "U0ANNA", "answer": "a", "story": "belarus", "question": "who", "digest": "d"}
        rest = {"helpful": True, "reason": "", "note": "", "given": 1.0}
        await connection.execute(insert(feedback).values(**whose, **said, **rest))


async def teams_in(database):
    """Which workspaces still have rows."""
    found = set()
    async with database.reading() as connection:
        for table in (installations, people, conversations, feedback):
            found |= set((await connection.execute(select(table.c.team))).scalars())
    return found


@pytest.mark.parametrize(
    "words", [[UNINSTALLED, REVOKED], [REVOKED, UNINSTALLED]], ids=["uninstalled first", "revoked first"]
)
async def test_a_workspace_that_leaves_leaves_nothing_in_either_order_and_twice(many, slack, database, words):
    await Browser(many).install(slack, Grant())
    await Browser(many).install(slack, Grant(team="T0OTHER"))
    for team in (TEAM, "T0OTHER"):
        await put_rows(database, team)
    assert (await many.command(a_command("who"))).payload["text"] == "belarus: who"
    for event in words * 2:
        assert (await many.event(an_event(event, event_time=int(time.time()) + 5))).status == 200
    assert await teams_in(database) == {"T0OTHER"}
    assert (await many.command(a_command("who"))).payload["text"] == "not-installed"
    assert (await many.command(a_command("who", team_id="T0OTHER"))).payload["text"] == "belarus: who"


async def test_an_organisation_that_leaves_leaves_nothing(many, slack, database):
    await Browser(many).install(slack, Grant(enterprise="E1", is_org=True))
    body = an_event(
        UNINSTALLED,
        enterprise_id="E1",
        authorizations=[{"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True}],
        event_time=int(time.time()) + 5,
    )
    assert (await many.event({**body, "team_id": None})).status == 200
    assert await teams_in(database) == set()


async def test_what_an_organisation_takes_the_app_out_of_leaves_nothing_and_the_rest_stays(
    many, slack, database
):
    await Browser(many).install(slack, Grant(enterprise="E1", is_org=True))
    for team in (TEAM, "T0OTHER", "T0THIRD"):
        await put_rows(database, team)
    before = await teams_in(database)
    body = an_event(
        {"type": "team_access_revoked", "team_ids": [TEAM, "T0OTHER"]},
        enterprise_id="E1",
        authorizations=[{"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True}],
        event_time=int(time.time()) + 5,
    )
    for event_id in ("Ev1", "Ev2"):
        assert (await many.event({**body, "team_id": None, "event_id": event_id})).status == 200
    assert await teams_in(database) == before - {TEAM, "T0OTHER"}


async def test_a_late_word_of_leaving_does_not_undo_a_new_installation(many, slack, database):
    await Browser(many).install(slack, Grant())
    late = an_event(UNINSTALLED, event_time=int(time.time()) - 600)
    assert (await many.event(late)).status == 200
    assert await teams_in(database) == {TEAM}
    slack.workspace.grants.revoke(next(iter(slack.workspace.grants.live)))
    assert (await many.event({**late, "event_id": "Ev2"})).status == 200
    assert await teams_in(database) == set()


async def test_a_persons_token_is_none_of_ours(many, slack, database):
    await Browser(many).install(slack, Grant())
    lost = {"type": "tokens_revoked", "tokens": {"oauth": ["U0ANNA"]}}
    assert (await many.event(an_event(lost, event_time=int(time.time()) + 5))).status == 200
    assert await teams_in(database) == {TEAM}


async def test_leaving_is_tried_again_when_the_database_is_away(many, slack, database, way_in, monkeypatch):
    await Browser(many).install(slack, Grant())

    async def away(*_given, **_named):
        raise DatabaseUnavailableError("away")

    with monkeypatch.context() as patched:
        patched.setattr(type(way_in.outside.installing.installations), "find", away)
        body = an_event(UNINSTALLED, event_time=int(time.time()) + 5)
        assert (await many.event(body)).status == 503
    assert (await many.event(body, retry=1)).status == 200
    assert await teams_in(database) == set()


async def test_a_workspace_that_is_not_admitted_is_told_so_and_left_alone(narrow, slack, database):
    page = await Browser(narrow).install(slack, Grant(team="T0OTHER"))
    assert (page.status, "may not use" in page.text) == (403, True)
    assert len(slack.called("apps.uninstall")) == 1
    assert slack.workspace.grants.live == {}
    assert await teams_in(database) == set()
    assert (await Browser(narrow).install(slack, Grant())).status == 200


@pytest.mark.usefixtures("stored_installation")
def test_a_wrong_key_stops_the_start(access, address):
    with pytest.raises(SettingsError, match="lacks the key"):
        check_keys(replace(access, oauth=replace(access.oauth, encryption_keys=new_key())), address)
    check_keys(access, address)


async def test_a_press_that_is_sent_to_another_process_again_does_nothing_again(
    access, database, serving, slack
):
    entrances = [entrance(access, Admittance(guests_everywhere=True), database, Metrics()) for _ in range(2)]
    async with serving(access, entrances[0]) as here, serving(access, entrances[1]) as there:
        await Browser(here).install(slack, Grant())
        body = urlencode({"payload": json.dumps(a_press("ask:who", "belarus who"))}).encode()
        sent = Forgery("replayed", raw(body, signed(body, FORM)))
        told = [await exchange(client.address, sent) for client in (here, there, there, here)]
    assert told == [200] * 4
    assert len(slack.messages) == 1


async def test_a_press_that_cannot_be_told_from_one_sent_again_is_not_carried_out(many, slack, monkeypatch):
    await Browser(many).install(slack, Grant())

    async def away(*_given):
        raise DatabaseUnavailableError("away")

    monkeypatch.setattr(Seen, "is_first", away)
    assert (await many.interaction(a_press("ask:who", "belarus who"))).status == 503
    assert slack.messages == []
    assert (await many.command(a_command("who"))).payload["text"] == "belarus: who"
