"""What those who run the bot see and set, over real requests."""

import json
import logging

import pytest

from bot.operations.limits import Limits
from bot.operations.running import Operations
from tests.loopback.doors import over_http
from tests.loopback.payloads import PERSON, a_command, a_direct_message, a_mention, a_press
from tests.loopback.slack import Failure


def counted(operations, name, **labels):
    return operations.metrics.registry.get_sample_value(name, labels) or 0


async def test_requests_are_counted_by_surface(door, operations):
    await door.command(a_command("who-released"))
    await door.deliver(a_mention())
    await door.deliver(a_direct_message())
    for surface in ("command", "mention", "direct"):
        assert counted(operations, "crosscheck_requests_total", surface=surface, outcome="answered") == 1
        assert counted(operations, "crosscheck_request_seconds_count", surface=surface) == 1


async def test_what_went_wrong_is_counted_as_such(door, operations, responder):
    responder.error = RuntimeError("inner workings")
    await door.command(a_command("who-released"))
    assert counted(operations, "crosscheck_requests_total", surface="command", outcome="failed") == 1


async def test_refusals_of_slack_are_counted_by_method_and_code(door, slack, operations):
    slack.fail("chat.postMessage", Failure(error="is_archived"), Failure(error="is_archived"))
    await door.deliver(a_mention())
    labels = {"method": "chat.postMessage", "code": "is_archived"}
    assert counted(operations, "crosscheck_slack_errors_total", **labels) == 2


async def test_figures_are_shown(http):
    await http.command(a_command("who-released"))
    shown = await http.get("/metrics")
    assert shown.status == 200
    assert 'crosscheck_requests_total{outcome="answered",surface="command"} 1.0' in shown.text
    assert "who-released" not in shown.text


async def test_figures_are_shown_to_whoever_brings_the_token(access, app):
    async with over_http(access, app, Operations(metrics_token="a-token")) as client:
        answers = [
            await client.send("GET", "/metrics", b"", headers)
            for headers in ({}, {"Authorization": "Bearer no"}, {"Authorization": "Bearer a-token"})
        ]
    assert [answer.status for answer in answers] == [401, 401, 200]


async def test_figures_with_a_port_of_their_own_are_not_shown_beside_slacks_requests(access, app):
    async with over_http(access, app, Operations(status_port=0)) as client:
        assert (await client.get("/metrics")).status == 404


async def test_liveness_depends_on_nothing_and_readiness_on_everything(access, app):
    there = {"database": True, "digests": True}
    checks = {name: lambda name=name: is_there(name) for name in there}

    async def is_there(name):
        return there[name]

    operations = Operations(checks=checks)
    async with over_http(access, app, operations) as client:
        for lacking in there:
            there[lacking] = False
            assert (await client.get("/readyz")).status == 503
            assert (await client.get("/healthz")).status == 200
            assert counted(operations, "crosscheck_ready", of=lacking) == 0
            there[lacking] = True
        assert (await client.get("/readyz")).status == 200


async def test_what_is_logged_of_a_request_bears_one_id(door, responder, caplog):
    seen = []

    class Handler(logging.Handler):
        def emit(self, record):
            from bot.operations.logs import formatter  # noqa: PLC0415

            seen.append(json.loads(formatter("json").format(record)))

    handler = Handler()
    logging.getLogger("bot.slack").addHandler(handler)
    try:
        responder.error = RuntimeError("inner workings")
        await door.command(a_command("who-released"))
        await door.command(a_command("who-released"))
    finally:
        logging.getLogger("bot.slack").removeHandler(handler)
    ids = [line["request"] for line in seen if line["message"].startswith("error ")]
    assert len(set(ids)) == 2
    assert "inner workings" not in caplog.text


class TestLimits:
    @pytest.fixture
    def operations(self):
        return Operations(limits=Limits(2, 0, clock=lambda: 0.0))

    async def test_a_command_too_many_is_answered_politely(self, door, operations):
        answers = [(await door.command(a_command("who-released")))["text"] for _ in range(3)]
        assert answers == ["belarus: who-released", "belarus: who-released", "again in 30 s"]
        assert counted(operations, "crosscheck_limited_total", whose="user") == 1
        assert counted(operations, "crosscheck_requests_total", surface="command", outcome="limited") == 1

    async def test_another_person_is_answered(self, door):
        for _ in range(3):
            await door.command(a_command("who-released"))
        assert (await door.command(a_command("x", user_id="U0BEN")))["text"] == "belarus: x"

    async def test_a_mention_too_many_is_told_once_and_to_the_asker_alone(self, door, slack):
        for _ in range(5):
            assert await door.deliver(a_mention())
        assert len(slack.messages) == 2
        [told] = slack.workspace.ephemerals
        assert (told["text"], told["user"]) == ("again in 30 s", PERSON)

    async def test_a_message_that_is_delivered_again_counts_once(self, door, slack):
        body = a_mention()
        for retry in range(4):
            assert await door.deliver(body, retry=retry)
        assert await door.deliver(a_mention())
        assert len(slack.messages) == 2
        assert slack.workspace.ephemerals == []

    async def test_a_press_too_many_is_told_where_it_was_pressed(self, door, slack):
        for number in range(3):
            press = a_press(
                "ask:1", "belarus x", is_private=True, response_url=slack.response_url(f"r{number}")
            )
            await door.interact(press)
        assert slack.workspace.responses[-1]["text"] == "again in 30 s"


class TestLimitsOfAWorkspace:
    @pytest.fixture
    def operations(self):
        return Operations(limits=Limits(0, 2, clock=lambda: 0.0))

    async def test_all_its_people_share_one(self, door):
        said = [(await door.command(a_command("x", user_id=user)))["text"] for user in ("U1", "U2", "U3")]
        assert said[-1] == "again in 30 s"
        assert (await door.command(a_command("x", team_id="T0OTHER")))["text"] == "belarus: x"
