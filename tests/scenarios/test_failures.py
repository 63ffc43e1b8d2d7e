"""Slack refusing, faltering and falling silent while an answer is posted."""

import asyncio

import pytest

from bot.slack.ports import Reply
from tests.loopback.payloads import a_command, a_direct_message, a_mention
from tests.loopback.slack import Failure
from tests.loopback.webapi import HISTORY

PASSING = {
    "rate limit": Failure(status=429, error="ratelimited", retry_after=30),
    "server error": Failure(status=500),
    "bad gateway": Failure(status=502),
    "own fault": Failure(error="internal_error"),
}


@pytest.mark.parametrize("failure", PASSING.values(), ids=PASSING)
async def test_what_passes_later_is_answered_at_the_next_delivery(door, slack, failure, posting):
    posting._patience = 0.0
    slack.fail("chat.postMessage", failure)
    body = a_mention()
    assert not await door.deliver(body)
    assert await door.deliver(body, retry=1)
    assert len(slack.messages) == 1


@pytest.mark.parametrize("failure", PASSING.values(), ids=PASSING)
async def test_what_passes_soon_is_waited_for(door, slack, failure):
    slack.fail("chat.postMessage", failure, failure)
    assert await door.deliver(a_mention())
    assert len(slack.messages) == 1


@pytest.mark.parametrize("may_read", [True, False], ids=["may read", "may not read"])
async def test_a_message_whose_answer_was_lost_is_not_posted_twice(door, slack, may_read):
    if may_read:
        slack.workspace.scopes.add(HISTORY)
    slack.fail("chat.postMessage", Failure(is_lost=True))
    assert await door.deliver(a_mention())
    assert len(slack.messages) == 1


async def test_a_message_that_was_dropped_is_posted_again_where_that_can_be_seen(door, slack):
    slack.fail("chat.postMessage", Failure(is_dropped=True))
    assert await door.deliver(a_direct_message())
    assert len(slack.messages) == 1


async def test_a_message_that_was_dropped_where_nothing_can_be_seen_is_left(door, slack, caplog):
    slack.fail("chat.postMessage", Failure(is_dropped=True))
    assert await door.deliver(a_mention())
    assert slack.messages == []
    assert "answer to a message was lost" in caplog.text


async def test_a_refused_layout_leaves_the_text(door, slack, responder, caplog):
    responder.reply = Reply(
        "the whole answer", [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    )
    assert await door.deliver(a_mention())
    [message] = slack.messages
    assert message["text"] == "the whole answer"
    assert "blocks" not in message
    assert "invalid_blocks" in caplog.text


@pytest.mark.parametrize("error", ["missing_scope", "is_archived", "restricted_action", "invalid_auth"])
async def test_what_will_not_pass_is_logged_and_not_delivered_again(door, slack, caplog, error):
    slack.fail("chat.postMessage", Failure(error=error), Failure(error=error))
    body = a_mention()
    assert await door.deliver(body)
    assert await door.deliver(body, retry=1)
    assert slack.messages == []
    assert error in caplog.text


async def test_a_command_is_answered_while_slack_refuses_everything(door, slack):
    slack.workspace.scopes.clear()
    assert (await door.command(a_command("who-released")))["text"] == "belarus: who-released"


async def test_a_delivery_that_waited_for_a_failing_one_takes_over(door, slack, posting):
    posting._patience = 0.0
    slack.fail("chat.postMessage", Failure(status=500))
    body = a_mention()
    outcomes = await asyncio.gather(
        door.deliver(body), door.deliver(body, retry=1), door.deliver(body, retry=2)
    )
    assert sorted(outcomes) == [False, True, True]
    assert len(slack.messages) == 1
