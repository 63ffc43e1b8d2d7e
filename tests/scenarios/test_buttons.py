"""Buttons below an answer: answered in place, in the thread, or in a window."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from bot.story.sources import Evidence, Span
from tests.loopback.limits import problems, view_problems
from tests.loopback.payloads import CHANNEL, FOREIGN_CHANNEL, PERSON, a_command, a_mention, a_press
from tests.loopback.slack import Failure


@pytest.fixture
def responder(answering):
    return answering


@pytest.fixture
def commands():
    return {"/belarus": "belarus"}


def buttons_of(blocks):
    return {
        element["action_id"]: element
        for block in blocks
        if block["type"] == "actions"
        for element in block["elements"]
    }


async def an_answer(door, text="how-many"):
    return await door.command(a_command(text))


async def press(door, slack, answer, action, **fields):
    """Press a button of a private answer."""
    button = buttons_of(answer["blocks"])[action]
    fields = {"is_private": True, "response_url": slack.response_url(), **fields}
    return await door.interact(a_press(action, button["value"], **fields))


async def test_a_private_answer_offers_sharing_passages_differences_and_export(door):
    offered = list(buttons_of((await an_answer(door))["blocks"]))
    assert [name for name in offered if not name.startswith("ask:")] == ["share", "passages", "export"]
    assert "ask::differences" in offered


async def test_the_next_question_is_answered_in_place(door, slack):
    answer = await an_answer(door)
    action = next(name for name in buttons_of(answer["blocks"]) if name.startswith("ask:"))
    await press(door, slack, answer, action)
    [sent] = slack.workspace.responses
    assert (sent["replace_original"], sent["response_type"]) == (True, "ephemeral")
    assert problems(sent) == []
    assert slack.messages == []


async def test_all_differences_are_one_press_away(door, slack):
    await press(door, slack, await an_answer(door), "ask::differences")
    assert "Contradiction" in slack.workspace.responses[0]["text"]


async def test_once_the_messages_address_has_expired_a_window_answers(door, slack):
    slack.workspace.expired.add("r1")
    answer = await an_answer(door)
    await press(door, slack, answer, "ask::differences")
    assert slack.workspace.responses == []
    [view] = slack.workspace.views
    assert view["title"]["text"] == "Answer"
    assert view_problems(view) == []


async def test_a_button_under_a_posted_answer_is_answered_in_its_thread(door, slack):
    await door.interact(a_press("ask:who-released", "belarus who-released", thread="1600000000.000001"))
    [message] = slack.messages
    assert (message["channel"], message["thread_ts"]) == (CHANNEL, "1600000000.000001")


async def test_a_question_asked_by_button_is_what_a_follow_up_builds_on(door, responder, monkeypatch):
    heard = []
    real = type(responder).answer
    monkeypatch.setattr(
        type(responder),
        "answer",
        lambda self, *a, **k: (heard.append(k.get("previous")), real(self, *a, **k))[1],
    )
    thread = "1600000000.000002"
    await door.interact(a_press("ask:who-released", "belarus who-released", thread=thread))
    await door.deliver(a_mention(thread_ts=thread))
    assert heard == ["Who was released?"]


async def test_sharing_posts_for_everybody_and_names_who_shared(door, slack):
    answer = await an_answer(door)
    await press(door, slack, answer, "share")
    [message] = slack.messages
    assert message["channel"] == CHANNEL
    assert message["blocks"][0]["elements"][0]["elements"][0] == {"type": "user", "user_id": PERSON}
    assert message["text"].startswith(f"<@{PERSON}> shared")
    assert answer["text"] in message["text"]
    assert "share" not in buttons_of(message["blocks"])


async def test_a_shared_answer_is_no_longer_private(door, slack):
    await press(door, slack, await an_answer(door), "share")
    assert slack.workspace.responses == [{"delete_original": True, "number": "r1"}]


async def test_an_answer_shared_twice_at_once_is_posted_once(door, slack):
    answer = await an_answer(door)
    payload = a_press("share", buttons_of(answer["blocks"])["share"]["value"], is_private=True)
    payload["response_url"] = slack.response_url()
    await door.interact(payload)
    await door.interact(payload)
    assert len(slack.messages) == 1


@pytest.mark.parametrize("channel", [FOREIGN_CHANNEL, "C0UNKNOWN"])
async def test_sharing_where_the_bot_is_not_says_how_to_invite_it(door, slack, channel):
    await press(door, slack, await an_answer(door), "share", channel=channel)
    assert slack.messages == []
    [sent] = slack.workspace.responses
    assert sent["text"] == f"invite me to <#{channel}>"
    assert sent["replace_original"] is False


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Failure(error="is_archived"), "not allowed: is_archived"),
        (Failure(status=429, error="ratelimited", retry_after=3600), "busy now"),
    ],
)
async def test_what_stands_in_the_way_of_sharing_is_told(door, slack, posting, failure, said):
    posting._patience = 0.0
    slack.fail("chat.postMessage", failure)
    await press(door, slack, await an_answer(door), "share")
    assert slack.workspace.responses[0]["text"] == said


async def test_a_missing_permission_is_named(door, slack):
    slack.workspace.scopes.discard("chat:write")
    await press(door, slack, await an_answer(door), "share")
    assert slack.workspace.responses[0]["text"] == "lacking chat:write"


async def test_without_any_address_trouble_is_told_in_a_window(door, slack):
    slack.workspace.expired.add("r1")
    await press(door, slack, await an_answer(door), "share", channel=FOREIGN_CHANNEL)
    assert "invite me" in json.dumps(slack.workspace.views[0])


async def test_passages_are_shown_in_a_window(door, slack):
    await press(door, slack, await an_answer(door), "passages")
    [view] = slack.workspace.views
    shown = json.dumps(view["blocks"], ensure_ascii=False)
    assert view["title"]["text"] == "Passages"
    assert "[003] " in shown
    assert "line " in shown
    assert "No quotations from [000], [001] and [003]: the original is not at hand" in shown


async def test_an_original_of_another_hash_is_not_quoted(door, slack, responder):
    for source in responder.desk.of("belarus").digest.sources:
        (responder.originals.folder / source.file).write_text("something else")
    await press(door, slack, await an_answer(door), "passages")
    assert "its hash differs" in json.dumps(slack.workspace.views[0])


def test_an_original_at_hand_is_quoted(answering):
    text = "Before. Exactly these words. After."
    source = replace(
        answering.desk.of("belarus").digest.sources[0], file="x.txt", sha256=sha256(text.encode()).hexdigest()
    )
    (answering.originals.folder / "x.txt").write_text(text)
    evidence = Evidence("p1", 1, Span(8, 28), sha256(text[8:28].encode()).hexdigest())
    assert answering.originals.quotation(source, evidence).text == "Exactly these words."


async def test_the_pages_of_a_window_can_be_turned_to_the_last_source(door, slack):
    """Nothing is lost: every claim of a long answer is on one of the pages."""
    await press(door, slack, await an_answer(door, "disagreements"), "passages")
    seen, view = [], slack.workspace.views[-1]
    while True:
        assert view_problems(view) == []
        seen.append(json.dumps(view["blocks"], ensure_ascii=False))
        following = buttons_of(view["blocks"]).get("page:next")
        if following is None:
            break
        await door.interact(a_press("page:next", following["value"], view=view))
        view = slack.workspace.views[-1]
    assert len(seen) > 3
    assert all(f"[{source}] " in "".join(seen) for source in ("000", "001", "003"))


async def test_what_did_not_fit_is_in_a_window(door, slack):
    answer = await an_answer(door, "disagreements")
    if "whole" not in buttons_of(answer["blocks"]):
        pytest.skip("everything fits")
    await press(door, slack, answer, "whole")
    assert slack.workspace.views[0]["title"]["text"] == "Whole answer"


async def test_a_question_in_a_window_is_answered_in_that_window(door, slack):
    slack.workspace.expired.add("r1")
    await press(door, slack, await an_answer(door), "ask::differences")
    view = slack.workspace.views[-1]
    await door.interact(a_press("ask:who-released", "belarus who-released", view=view))
    assert slack.workspace.views[-1]["id"] == view["id"]
    assert "Who was released?" in json.dumps(slack.workspace.views[-1])


async def test_a_button_of_a_story_that_is_gone_says_so(door, slack):
    await door.interact(a_press("ask:x", "../../etc x", is_private=True, response_url=slack.response_url()))
    assert "not ready" in slack.workspace.responses[0]["text"]
