"""Answers as Slack messages."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.rendering import plain
from bot.rendering.blocks import answer_message, check_message, help_message, limits
from bot.rendering.mrkdwn import escape_lines
from bot.story.answers import Status
from bot.story.findings import Cause, Severity
from tests.builders import a_finding, a_question, a_source
from tests.rendering.builders_rendering import (
    HOSTILE,
    a_check,
    a_count_position,
    a_differing_answer,
    a_line,
    a_part,
    a_stamp,
    a_topical_story,
    an_answer,
    shown_text,
    some_sources,
    strings_of,
)

STORY = a_topical_story(a_question())
SMALL = a_count_position("001", "p2", word="a small group", least=2, most=20)
SEVERAL = a_count_position("003", "p2", word="several", least=3)
EXACT = a_count_position("003", "p3", "t1.1", id="c02")
FINDING = a_finding(SMALL, EXACT, severity=Severity.TENSION, cause=Cause.OUTSIDE_VAGUE)


def kinds(message):
    return [block["type"] for block in message.blocks]


def table_of(message):
    rows = next(block["rows"] for block in message.blocks if block["type"] == "table")
    return [[cell["text"] for cell in row] for row in rows]


def test_text_is_the_whole_answer_escaped():
    answer = an_answer(a_line("A & B."), title="<Title>")
    assert answer_message(answer, STORY).text == escape_lines(plain.answer_text(answer, STORY))


def test_a_message_runs_from_title_to_buttons():
    answer = a_differing_answer(FINDING, suggestions=(a_question("who-released"),))
    assert kinds(answer_message(answer, STORY)) == [
        "header",
        "rich_text",
        "table",
        "divider",
        "rich_text",
        "context",
        "context",
        "actions",
    ]


def test_the_leads_finding_becomes_a_table_of_articles():
    internal = a_finding(SEVERAL, EXACT, severity=Severity.VAGUE, cause=Cause.VAGUE_ONLY)
    answer = a_differing_answer(FINDING, findings=(FINDING, internal))
    assert table_of(answer_message(answer, STORY)) == [
        ["Article", "Number freed", "Where"],
        ["[001] Article 001", "a small group of prisoners", "¶2"],
        ["[003] Article 003", "123 prisoners", "¶3, table 1.1"],
        ["[003]", "several prisoners", "¶2"],
    ]


def test_a_line_that_the_table_tells_is_not_told_again():
    blocks = answer_message(a_differing_answer(FINDING), STORY).blocks
    assert "003 counts 123." not in shown_text(blocks)


def test_beside_the_table_a_difference_tells_only_sides_and_misfit():
    blocks = answer_message(a_differing_answer(FINDING), STORY).blocks
    assert "Tension: [001] against [003]: the number lies outside what the words allow." in shown_text(blocks)


def test_a_difference_within_one_article_makes_no_table():
    internal = a_finding(SEVERAL, EXACT, cause=Cause.VAGUE_ONLY)
    assert "table" not in kinds(answer_message(a_differing_answer(internal), STORY))


def test_a_message_has_one_table_at_most():
    parts = (a_differing_answer(FINDING), a_differing_answer(FINDING))
    assert kinds(answer_message(an_answer(parts=parts), STORY)).count("table") == 1


def test_too_many_articles_make_no_table_and_lose_no_line():
    positions = [a_count_position(f"{n:03}", exact=n) for n in range(20, 40)]
    blocks = answer_message(a_differing_answer(a_finding(*positions)), STORY).blocks
    assert "table" not in [block["type"] for block in blocks]
    assert "020 counts 20. [020 ¶1]" in shown_text(blocks)


def test_sources_stand_with_title_and_date():
    source = a_source("001", title="Second", published=date(2025, 12, 13))
    blocks = answer_message(an_answer(a_line(), sources=[source]), STORY).blocks
    assert "[001] Second · 13 Dec 2025" in shown_text(blocks)


def test_next_questions_are_buttons():
    blocks = answer_message(an_answer(a_line(), suggestions=(a_question("who", title="Who?"),)), STORY).blocks
    assert blocks[-1]["elements"] == [
        {
            "type": "button",
            "text": {"type": "plain_text", "text": "Who?", "emoji": False},
            "action_id": "ask:who",
            "value": "belarus who",
        }
    ]


def test_no_button_stands_twice():
    first, *others = (an_answer(a_line(), suggestions=(a_question("who"),)) for _ in range(3))
    blocks = answer_message(replace(first, parts=tuple(others)), STORY).blocks
    assert shown_text(blocks).count("How many people were released?\n") == 3
    assert sum(len(block["elements"]) for block in blocks if block["type"] == "actions") == 1


def test_a_menu_shows_questions_as_buttons_under_their_topics():
    questions = tuple(a_question(f"q{n}", title=f"Q{n}?", topic=f"Topic {n % 2}") for n in range(30))
    answer = an_answer(status=Status.AMBIGUOUS, suggestions=questions)
    message = answer_message(answer, STORY)
    assert kinds(message).count("actions") == 2
    assert "Topic 1\nQ1?" in shown_text(message.blocks)


def test_help_is_a_message():
    message = help_message(STORY, a_stamp(), some_sources())
    assert "How to ask" in shown_text(message.blocks)
    assert message.text == escape_lines(plain.help_text(STORY, a_stamp(), some_sources()))


def test_a_verdict_is_a_message():
    part = a_part(
        verdict="disputed", supporting=(a_line("So."),), opposing=(a_line("Not so.", source="001"),)
    )
    shown = shown_text(check_message(a_check(part)).blocks)
    assert "Disputed: [003] says so; [001] says otherwise." in shown
    assert "For\nSo. [003 ¶3]" in shown
    assert "Against\nNot so. [001 ¶3]" in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_brings_no_markup(text):
    answer = an_answer(
        a_line("Lead."),
        a_line(text),
        title=text,
        query=text,
        sources=[a_source(title=text)],
        suggestions=(a_question(title=text),),
    )
    message = answer_message(answer, STORY)
    for string in [message.text, *strings_of(message.blocks)]:
        assert not any(mark in string for mark in ("<!", "<@", "<#", "<http"))
    assert not any(
        element.get("type") == "mrkdwn" for block in message.blocks for element in block.get("elements", [])
    )
    json.dumps(message.blocks).encode()


def test_a_hostile_title_in_the_table_is_literal():
    sources = [a_source("001", title="<!channel> now"), a_source("003")]
    blocks = answer_message(a_differing_answer(FINDING, sources=sources), STORY).blocks
    assert "[001] <!channel> now | a small group" in shown_text(blocks)
    assert not any("<!" in string for string in strings_of(blocks))


def test_formatting_characters_are_shown_as_they_are():
    blocks = answer_message(an_answer(a_line("*not bold* and `no code`.")), STORY).blocks
    assert "*not bold* and `no code`. [003 ¶3]" in shown_text(blocks)


def test_what_does_not_fit_is_counted():
    lines = [a_line(f"Line {n}. {'word ' * 60}") for n in range(100)]
    message = answer_message(an_answer(*lines), STORY)
    shown = shown_text(message.blocks)
    kept = shown.count("Line ")
    assert 10 < kept < 100
    assert f"{100 - kept} more lines: ask for one person or one article to see them." in shown
    assert message.text.count("Line ") == 100


def test_a_text_beyond_slacks_limit_keeps_its_sources():
    lines = [a_line(f"Line {n}. {'word ' * 100}") for n in range(200)]
    text = answer_message(an_answer(*lines), STORY).text
    assert len(text) <= limits.MESSAGE_TEXT
    assert "more lines" in text
    assert "[003] Article 003 · undated" in text


def test_many_questions_in_one_are_counted():
    first, *others = (an_answer(a_line(f"Part {n}."), title=f"Question {n}?") for n in range(8))
    assert "Three more questions: ask one at a time." in shown_text(
        answer_message(replace(first, parts=tuple(others)), STORY).blocks
    )
