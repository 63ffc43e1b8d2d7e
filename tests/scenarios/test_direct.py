"""Direct messages and the surface for AI assistants: greeting, prompts, status, titles, follow-ups."""

import pytest

from tests.loopback.payloads import (
    BOT_ID,
    BOT_USER,
    CHANNEL,
    DIRECT_CHANNEL,
    PERSON,
    a_direct_message,
    a_mention,
    an_event,
    an_opened_app,
)
from tests.loopback.slack import Failure

ME = f"<@{BOT_USER}>"
THREAD = "1600000000.000009"


async def test_a_direct_message_is_answered_in_its_thread(door, slack, responder):
    body = a_direct_message("who was freed")
    assert await door.deliver(body)
    [message] = slack.messages
    assert (message["channel"], message["thread_ts"]) == (DIRECT_CHANNEL, body["event"]["ts"])
    assert responder.asked == [("belarus", "who was freed")]


async def test_a_status_is_shown_while_an_answer_is_made(door, slack):
    body = a_direct_message()
    await door.deliver(body)
    methods = [
        call.method for call in slack.calls if call.method not in ("auth.test", "apps.connections.open")
    ]
    assert methods[:2] == ["assistant.threads.setStatus", "chat.postMessage"]
    assert slack.workspace.statuses[0]["thread_ts"] == body["event"]["ts"]


async def test_a_thread_is_named_by_its_first_question(door, slack):
    body = a_direct_message("who was freed")
    await door.deliver(body)
    first = body["event"]["ts"]
    await door.deliver(a_direct_message("and when", thread_ts=first))
    assert slack.workspace.titles == {first: "who was freed"}


async def test_a_workspace_without_assistants_is_answered_all_the_same(door, slack):
    slack.workspace.scopes.discard("assistant:write")
    assert await door.deliver(a_direct_message())
    assert len(slack.messages) == 1


async def test_a_direct_message_delivered_again_is_answered_once(door, slack):
    body = a_direct_message()
    await door.deliver(body)
    await door.deliver(body, retry=1)
    assert len(slack.messages) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"user": BOT_USER, "bot_id": BOT_ID},
        {"subtype": "message_changed", "hidden": True},
        {"subtype": "message_deleted", "hidden": True},
        {"subtype": "assistant_app_thread"},
        {"edited": {"user": PERSON, "ts": "1"}},
    ],
    ids=["own", "changed", "deleted", "thread-root", "edited"],
)
async def test_what_nobody_asked_is_left_alone(door, slack, fields):
    assert await door.deliver(a_direct_message(**fields))
    assert slack.messages == []


async def test_a_follow_up_in_a_thread_knows_what_was_asked_before(door, responder):
    await door.deliver(a_mention(f"{ME} who was freed", thread_ts=THREAD))
    await door.deliver(a_mention(f"{ME} and when", thread_ts=THREAD))
    assert responder.previous == [None, "who was freed"]


async def test_another_thread_knows_nothing_of_it(door, responder):
    await door.deliver(a_mention(f"{ME} who was freed", thread_ts=THREAD))
    await door.deliver(a_mention(f"{ME} and when"))
    assert responder.previous == [None, None]


async def test_a_follow_up_stays_with_the_story_of_its_thread(door, responder):
    await door.deliver(a_mention(f"{ME} strait tolls", thread_ts=THREAD))
    await door.deliver(a_mention(f"{ME} and when", thread_ts=THREAD))
    assert responder.asked[-1] == ("strait", "and when")


async def test_another_story_in_the_same_thread_starts_afresh(door, responder):
    await door.deliver(a_mention(f"{ME} strait tolls", thread_ts=THREAD))
    await door.deliver(a_mention(f"{ME} belarus who", thread_ts=THREAD))
    assert responder.previous == [None, None]


async def test_who_just_writes_on_is_understood(door, responder):
    await door.deliver(a_direct_message("who was freed"))
    await door.deliver(a_direct_message("and when"))
    assert responder.previous == [None, "who was freed"]


async def test_opening_the_messages_offers_questions_without_naming_a_thread(door, slack):
    assert await door.deliver(an_opened_app("messages"))
    [offered] = slack.workspace.prompts
    assert offered["channel_id"] == DIRECT_CHANNEL
    assert offered["prompts"] == [{"title": "Who?", "message": "who of belarus"}]
    assert "thread_ts" not in offered


async def test_a_person_is_greeted_once(door, slack):
    await door.deliver(an_opened_app("messages"))
    await door.deliver(an_opened_app("messages"))
    assert [message["text"] for message in slack.messages] == ["hello from belarus"]


async def test_an_older_assistant_thread_is_greeted_too(door, slack):
    thread = {"user_id": PERSON, "channel_id": DIRECT_CHANNEL, "thread_ts": THREAD, "context": {}}
    assert await door.deliver(an_event({"type": "assistant_thread_started", "assistant_thread": thread}))
    assert slack.messages[0]["thread_ts"] == THREAD
    assert slack.workspace.prompts[0]["thread_ts"] == THREAD
    assert await door.deliver(
        an_event({"type": "assistant_thread_context_changed", "assistant_thread": thread})
    )


async def test_a_plain_message_in_a_channel_is_still_left_alone(door, slack):
    body = a_direct_message("who", channel=CHANNEL, channel_type="channel")
    assert await door.deliver(body)
    assert slack.messages == []


async def test_a_status_that_is_refused_keeps_no_answer_back(door, slack):
    slack.fail("assistant.threads.setStatus", Failure(error="channel_not_found"))
    assert await door.deliver(a_direct_message())
    assert len(slack.messages) == 1
