"""Slash commands, over Socket Mode and over signed HTTP."""

import pytest

from bot.slack.ports import Reply
from tests.loopback import limits
from tests.loopback.payloads import a_command

HOSTILE = [
    "<!channel> wake up",
    "<@U0EVE|bank> & <https://evil.example|bank>",
    "payload",
    "payload=1&command=/other",
    "{",
    "\u202egnp.exe\u200b",
    "\ud800",
    "'; DROP TABLE claims; --",
    "x" * 100_000,
]


async def test_a_command_is_answered_in_its_acknowledgement(door, responder):
    answer = await door.command(a_command("who-released"))
    expected = responder.answer("belarus", "who-released")
    assert (answer["text"], answer["blocks"]) == (expected.text, expected.blocks)


async def test_a_command_is_answered_to_the_asker_alone(door):
    assert (await door.command(a_command("who-released")))["response_type"] == "ephemeral"


async def test_links_in_an_answer_are_not_unfolded(door):
    answer = await door.command(a_command("who-released"))
    assert (answer["unfurl_links"], answer["unfurl_media"]) == (False, False)


async def test_a_command_needs_nothing_of_the_web_api(door, slack):
    before = len(slack.calls)
    await door.command(a_command("who-released"))
    assert len(slack.calls) == before


async def test_each_command_asks_its_own_story(door, responder):
    await door.command(a_command("tolls", command="/strait"))
    assert responder.asked == [("strait", "tolls")]


async def test_a_command_without_words_is_answered(door, responder):
    assert (await door.command(a_command("")))["text"]
    assert responder.asked == [("belarus", "")]


async def test_a_command_of_no_story_names_those_there_are(door, responder):
    answer = await door.command(a_command("who", command="/elsewhere"))
    assert answer["text"] == "no such command, there are /belarus, /strait"
    assert responder.asked == []


async def test_an_answer_without_blocks_is_its_text(door, responder):
    responder.reply = Reply("only text")
    answer = await door.command(a_command("who-released"))
    assert answer["text"] == "only text"
    assert "blocks" not in answer


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_text_gets_an_orderly_answer(door, text):
    answer = await door.command(a_command(text))
    assert answer["response_type"] == "ephemeral"
    assert {problem.code for problem in limits.problems(answer)} <= {"msg_too_long", "invalid_blocks"}


async def test_the_word_payload_is_a_word_like_any_other(door, responder):
    await door.command(a_command("payload of sanctions"))
    assert responder.asked == [("belarus", "payload of sanctions")]


async def test_an_error_is_told_to_the_asker_with_a_reference(door, responder, caplog):
    responder.error = RuntimeError("broken while reading: who-released")
    answer = await door.command(a_command("who-released"))
    reference = answer["text"].removeprefix("that went wrong, reference ")
    assert answer["response_type"] == "ephemeral"
    assert len(reference) == 8
    assert f"error {reference}: RuntimeError at" in caplog.text


async def test_the_log_of_an_error_leaves_out_what_was_typed(door, responder, caplog):
    responder.error = RuntimeError("broken while reading: very private words")
    await door.command(a_command("very private words"))
    assert "very private words" not in caplog.text
