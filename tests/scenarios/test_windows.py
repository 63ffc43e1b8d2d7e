"""The shortcut, export, feedback and the bot's own page, with what really answers."""

import json

import pytest

from tests.loopback.limits import problems, view_problems
from tests.loopback.payloads import (
    CHANNEL,
    FOREIGN_CHANNEL,
    PERSON,
    a_command,
    a_press,
    a_shortcut,
    a_submission,
    an_opened_app,
)
from tests.loopback.slack import Failure

STATEMENT = "Belarus released 123 people in one day."


@pytest.fixture
def responder(answering):
    return answering


@pytest.fixture
def commands():
    return {"/belarus": "belarus"}


async def opened(door, slack, payload):
    """The window that a press or a shortcut opens."""
    await door.interact(payload)
    view = slack.workspace.views[-1]
    assert view_problems(view) == []
    return view


async def test_a_message_is_checked_in_a_window(door, slack):
    view = await opened(door, slack, a_shortcut(STATEMENT))
    shown = json.dumps(view, ensure_ascii=False)
    assert STATEMENT in shown
    assert "[003] " in shown
    assert view["submit"]["text"] == "Post to thread"


async def test_a_verdict_can_be_posted_to_the_thread_of_the_message(door, slack):
    shortcut = a_shortcut(STATEMENT, thread_ts="1600000000.000003")
    view = await opened(door, slack, shortcut)
    answer = await door.interact(a_submission(view))
    [message] = slack.messages
    assert (message["channel"], message["thread_ts"]) == (CHANNEL, "1600000000.000003")
    assert message["text"].startswith(f"<@{PERSON}> ")
    assert STATEMENT in message["text"]
    assert problems(message) == []
    assert answer["response_action"] == "update"


async def test_posting_a_verdict_where_the_bot_is_not_says_so_in_the_window(door, slack):
    view = await opened(door, slack, a_shortcut(STATEMENT, channel=FOREIGN_CHANNEL))
    answer = await door.interact(a_submission(view))
    assert answer["response_action"] == "update"
    assert f"invite me to <#{FOREIGN_CHANNEL}>" in json.dumps(answer)
    assert slack.messages == []


@pytest.mark.parametrize("text", ["", "   ", "<@U0EVE>"])
async def test_a_message_without_words_has_nothing_to_check(door, slack, text):
    view = await opened(door, slack, a_shortcut(text))
    assert "nothing to check" in json.dumps(view)
    assert "submit" not in view


@pytest.mark.parametrize(
    "text",
    [
        "<!channel> &lt;!here&gt; potash",
        "\u202e" + "word " * 8_000,
        '"' * 5_000,
        "*_~`" * 2_000,
        "\ud83d lone",
    ],
    ids=["broadcast", "long", "quotes", "marks", "surrogate"],
)
async def test_any_message_can_be_checked_and_posted(door, slack, text):
    view = await opened(door, slack, a_shortcut(text))
    await door.interact(a_submission(view))
    assert problems(slack.messages[-1]) == []


async def test_an_expired_window_is_told_beside_the_message(door, slack):
    slack.fail("views.open", Failure(error="expired_trigger_id"))
    await door.interact(a_shortcut(STATEMENT, response_url=slack.response_url()))
    assert slack.workspace.responses[0]["text"].startswith("that went wrong")


@pytest.mark.parametrize("what", ["answer", "findings"])
@pytest.mark.parametrize("form", ["csv", "md"])
async def test_an_export_goes_to_the_conversation(door, slack, what, form):
    view = await opened(door, slack, a_press("export", "belarus how-many", thread="1600000000.000004"))
    answer = await door.interact(a_submission(view, what=what, format=form))
    [file] = slack.workspace.uploads
    assert (file["channel"], file["thread_ts"]) == (CHANNEL, "1600000000.000004")
    assert file["name"].endswith(f".{form}")
    assert "[003" in file["content"].decode().replace("\\", "")
    assert file["initial_comment"].startswith(f"<@{PERSON}> exported")
    assert answer["response_action"] == "update"


async def test_an_export_of_a_private_answer_goes_to_the_channel_itself(door, slack):
    press = a_press("export", "belarus how-many", is_private=True, response_url=slack.response_url())
    await door.interact(a_submission(await opened(door, slack, press), what="answer", format="csv"))
    assert "thread_ts" not in slack.workspace.uploads[0]


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Failure(error="channel_not_found"), "invite me to"),
        (Failure(error="missing_scope"), "lacking"),
        (Failure(status=429, error="ratelimited"), "busy now"),
    ],
)
async def test_an_upload_that_fails_is_told_in_the_window(door, slack, failure, said):
    view = await opened(door, slack, a_press("export", "belarus how-many"))
    slack.fail("files.completeUploadExternal", failure)
    answer = await door.interact(a_submission(view, what="answer", format="csv"))
    assert said in json.dumps(answer)


async def a_rating(door, sign):
    """The press of a rating under an answer."""
    answer = await door.command(a_command("how-many"))
    buttons = next(block for block in answer["blocks"] if block["type"] == "context_actions")["elements"][0]
    value = buttons["positive_button" if sign == "+" else "negative_button"]["value"]
    return a_press("feedback", value, type="feedback_buttons", is_private=True)


async def test_a_good_rating_is_kept_and_thanked_for(door, slack, responder):
    press = await a_rating(door, "+")
    await door.interact({**press, "response_url": slack.response_url()})
    [rating] = await responder.ratings.all()
    assert (rating.person, rating.question, rating.helpful) == (
        PERSON,
        "How many people were released?",
        True,
    )
    assert slack.workspace.responses[0]["text"] == "thanks"


async def test_a_bad_rating_asks_for_the_reason_and_keeps_it(door, slack, responder):
    view = await opened(door, slack, await a_rating(door, "-"))
    assert [rating.helpful for rating in await responder.ratings.all()] == [False]
    await door.interact(a_submission(view, reason="outdated", note="see the news"))
    [rating] = await responder.ratings.all()
    assert (rating.reason, rating.note) == ("outdated", "see the news")


async def test_a_person_rates_an_answer_once(door, slack, responder):
    for sign in "+-+":
        press = await a_rating(door, sign)
        await door.interact({**press, "response_url": slack.response_url()})
    assert [rating.helpful for rating in await responder.ratings.all()] == [True]


async def test_the_page_shows_each_story_with_its_articles_and_differences(door, slack):
    assert await door.deliver(an_opened_app("home"))
    home = slack.workspace.homes[PERSON]
    shown = json.dumps(home, ensure_ascii=False)
    assert view_problems(home) == []
    assert "/belarus · digest of " in shown
    assert "contradictions" in shown
    assert all(f"[{source}] " in shown for source in ("000", "001", "003"))
    assert "How to use" in shown


async def test_a_question_on_the_page_is_answered_in_a_window(door, slack):
    await door.deliver(an_opened_app("home"))
    home = slack.workspace.homes[PERSON]
    await opened(door, slack, a_press("ask:who-released", "belarus who-released", view=home))
    assert "Who was released?" in json.dumps(slack.workspace.views[-1])
