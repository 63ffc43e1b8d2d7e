"""Answers for a terminal."""

import pytest

from bot.rendering import plain
from bot.rendering.terminal import PIPED, Capabilities, answer_lines, capabilities, check_lines, columns
from tests.builders import a_finding, a_source
from tests.rendering.builders_rendering import (
    HOSTILE,
    a_check,
    a_differing_answer,
    a_line,
    a_topical_story,
    an_answer,
)

STORY = a_topical_story()
ANSWER = a_differing_answer(a_finding())
FULL = Capabilities(width=60, colour=True, links=True)


def test_piped_output_is_the_plain_text():
    assert answer_lines(ANSWER, STORY, PIPED) == plain.answer_text(ANSWER, STORY)


def test_piped_output_of_a_check_is_the_plain_text():
    assert check_lines(a_check(), PIPED) == plain.check_text(a_check())


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_others_brings_no_escape_codes(text):
    answer = an_answer(a_line(text), title=text, query=text, sources=[a_source(title=text)])
    assert "\x1b" not in answer_lines(answer, STORY, Capabilities(width=80))


def test_colour_is_reset_at_the_end_of_every_run():
    shown = answer_lines(ANSWER, STORY, Capabilities(colour=True))
    assert shown.count("\x1b[0m") == shown.count("\x1b[") - shown.count("\x1b[0m") > 0


def test_colour_changes_no_words():
    coloured = answer_lines(ANSWER, STORY, Capabilities(colour=True))
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain.answer_text(ANSWER, STORY)


def test_lines_are_wrapped_to_the_width():
    shown = answer_lines(ANSWER, STORY, Capabilities(width=50))
    assert max(columns(line) for line in shown.splitlines()) <= 50


def test_wrapping_loses_no_word():
    shown = answer_lines(ANSWER, STORY, Capabilities(width=50))
    assert shown.split() == plain.answer_text(ANSWER, STORY).split()


def test_a_short_citation_is_not_torn_apart():
    answer = an_answer(a_line(f"{'word ' * 8}end."))
    assert "[003 ¶3]" in answer_lines(answer, STORY, Capabilities(width=48))


def test_wrapped_rows_hang_under_their_first_word():
    answer = an_answer(a_line("Lead."), a_line("word " * 30))
    rows = answer_lines(answer, STORY, Capabilities(width=40)).splitlines()
    first = next(n for n, row in enumerate(rows) if row.startswith("- word"))
    assert rows[first + 1].startswith("  word")


def test_a_word_longer_than_the_line_stays_whole():
    answer = an_answer(a_line("x" * 200))
    assert "x" * 200 in answer_lines(answer, STORY, Capabilities(width=40))


def test_sources_link_to_their_addresses():
    shown = answer_lines(ANSWER, STORY, FULL, {"000": "file:///originals/000.txt"})
    assert "\x1b]8;;file:///originals/000.txt\x1b\\" in shown


def test_an_address_cannot_end_its_link():
    shown = answer_lines(ANSWER, STORY, FULL, {"000": "file:///a\x1b\\b c\x07"})
    assert "\x1b]8;;file:///a\\bc\x1b\\" in shown


def test_without_the_capability_there_is_no_link():
    assert "]8;;" not in answer_lines(ANSWER, STORY, Capabilities(60, colour=True), {"000": "file:///a"})


@pytest.mark.parametrize(
    ("environ", "is_tty", "expected"),
    [
        ({}, False, Capabilities()),
        ({"TERM": "xterm"}, True, Capabilities(80, colour=True)),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, Capabilities(80)),
        ({"TERM": "xterm", "NO_COLOR": ""}, True, Capabilities(80, colour=True)),
        ({"TERM": "dumb", "VTE_VERSION": "7000"}, True, Capabilities(80)),
        ({"TERM": "xterm-kitty"}, True, FULL),
        ({"TERM_PROGRAM": "iTerm.app"}, True, FULL),
        ({"VTE_VERSION": "6800"}, True, FULL),
        ({"VTE_VERSION": "4800"}, True, Capabilities(80, colour=True)),
        ({"VTE_VERSION": "odd"}, True, Capabilities(80, colour=True)),
        ({"WT_SESSION": "1"}, True, FULL),
        ({"FORCE_COLOR": "1"}, False, Capabilities(colour=True)),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, Capabilities()),
    ],
)
def test_capabilities_follow_the_environment(environ, is_tty, expected):
    found = capabilities(environ, is_tty, 80)
    assert (found.colour, found.links, found.width is None) == (
        expected.colour,
        expected.links,
        expected.width is None,
    )


@pytest.mark.parametrize(("width", "used"), [(10, 40), (80, 80), (300, 100), (None, None), (0, None)])
def test_width_is_kept_readable(width, used):
    assert capabilities({}, is_tty=True, width=width).width == used


def test_wide_characters_take_two_columns():
    assert columns("中文e\u0301") == 5
