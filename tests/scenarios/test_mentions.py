"""Mentions, over Socket Mode and over signed HTTP: answered in their thread, once."""

import asyncio

import pytest

from tests.loopback.payloads import BOT_ID, BOT_USER, FOREIGN_CHANNEL, PERSON, a_mention, a_message, an_event

ME = f"<@{BOT_USER}>"


async def test_a_mention_is_answered_in_its_thread(door, slack, responder):
    body = a_mention(f"{ME} who-released")
    assert await door.deliver(body)
    expected = responder.answer("belarus", "who-released")
    [message] = slack.messages
    assert (message["text"], message["blocks"]) == (expected.text, expected.blocks)
    assert (message["channel"], message["thread_ts"]) == (body["event"]["channel"], body["event"]["ts"])


async def test_a_mention_inside_a_thread_is_answered_there(door, slack):
    await door.deliver(a_mention(thread_ts="1600000000.000001"))
    assert slack.messages[0]["thread_ts"] == "1600000000.000001"


async def test_links_in_a_posted_answer_are_not_unfolded(door, slack):
    await door.deliver(a_mention())
    assert (slack.messages[0]["unfurl_links"], slack.messages[0]["unfurl_media"]) == (False, False)


async def test_an_event_delivered_four_times_is_answered_once(door, slack):
    body = a_mention()
    assert [await door.deliver(body, retry=number) for number in range(4)] == [True] * 4
    assert len(slack.messages) == 1


async def test_deliveries_at_the_same_moment_are_answered_once(door, slack):
    body = a_mention()
    assert all(await asyncio.gather(*(door.deliver(body, retry=number) for number in range(4))))
    assert len(slack.messages) == 1


async def test_a_mention_that_also_arrives_as_a_message_is_answered_once(door, slack):
    mention = a_mention()
    message = an_event({**mention["event"], "type": "message", "channel_type": "channel"})
    assert await door.deliver(mention)
    assert await door.deliver(message)
    assert len(slack.messages) == 1


async def test_a_message_that_arrives_before_its_mention_is_answered_once(door, slack):
    mention = a_mention()
    await door.deliver(an_event({**mention["event"], "type": "message", "channel_type": "channel"}))
    await door.deliver(mention)
    assert len(slack.messages) == 1


async def test_two_mentions_are_answered_each(door, slack):
    await door.deliver(a_mention())
    await door.deliver(a_mention())
    assert len(slack.messages) == 2


@pytest.mark.parametrize(
    "body",
    [
        a_mention(user=BOT_USER, bot_id=BOT_ID),
        a_mention(user=BOT_USER),
        a_mention(user="U0OTHERBOT", bot_id="B0OTHERBOT"),
        a_mention(subtype="bot_message", bot_id="B0OTHERBOT"),
        a_mention(edited={"user": PERSON, "ts": "1700000001.000000"}),
        a_mention(hidden=True),
        a_message(subtype="message_changed", message={"text": f"{ME} who-released"}, hidden=True),
        a_message(subtype="message_deleted", hidden=True),
        a_message("no mention of anyone"),
        a_message("<@U0SOMEONE> who-released"),
        an_event({"type": "message"}),
    ],
    ids=[
        "own",
        "own-without-bot-id",
        "another-bot",
        "bot-message",
        "edited",
        "hidden",
        "changed",
        "deleted",
        "plain-message",
        "mention-of-another",
        "empty-event",
    ],
)
async def test_what_is_not_a_question_is_acknowledged_and_left_alone(door, slack, responder, body):
    assert await door.deliver(body)
    assert slack.messages == []
    assert responder.asked == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"{ME} who-released", ("belarus", "who-released")),
        (f"{ME}", ("belarus", "")),
        (f"{ME}: who was freed?", ("belarus", "who was freed?")),
        (f"<@{BOT_USER}|crosscheck> who-released", ("belarus", "who-released")),
        (f"tell us {ME} who was freed", ("belarus", "tell us who was freed")),
        (f"{ME} strait tolls", ("strait", "tolls")),
        (f"{ME} /Strait tolls", ("strait", "tolls")),
        (f"{ME} strait", ("strait", "")),
        (f"{ME} &lt;b&gt; R&amp;D &amp;lt;", ("belarus", "<b> R&D &lt;")),
        (f"{ME} see <https://example.org/a?b=c|the article>", ("belarus", "see the article")),
        (f"{ME} ask <@U0ANNA> in <#C01|general> <!here>", ("belarus", "ask in general")),
        (f"{ME} who\u200b was\u202e freed\x00", ("belarus", "who was freed")),
    ],
)
async def test_the_question_is_what_the_person_meant(http, responder, text, asked):
    await http.event(a_mention(text))
    assert responder.asked == [asked]


async def test_a_file_sent_along_does_not_matter(door, slack):
    await door.deliver(a_message(subtype="file_share", files=[{"id": "F01"}]))
    assert len(slack.messages) == 1


async def test_a_mention_where_the_bot_is_not_reaches_the_asker_directly(door, slack):
    assert await door.deliver(a_mention(channel=FOREIGN_CHANNEL))
    [message] = slack.messages
    assert message["channel"] == PERSON
    assert message["text"] == f"invite me to <#{FOREIGN_CHANNEL}>"


async def test_a_failed_answer_is_told_in_the_thread(door, slack, responder, caplog):
    responder.error = RuntimeError("broken")
    body = a_mention()
    assert await door.deliver(body)
    [message] = slack.messages
    assert message["thread_ts"] == body["event"]["ts"]
    assert message["text"].startswith("that went wrong, reference ")
    assert message["text"].removeprefix("that went wrong, reference ") in caplog.text


async def test_a_failed_answer_is_told_once(door, slack, responder):
    responder.error = RuntimeError("broken")
    body = a_mention()
    await door.deliver(body)
    await door.deliver(body, retry=1)
    assert len(slack.messages) == 1
