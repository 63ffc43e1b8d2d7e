"""Foreign text on one line."""

import pytest

from bot.rendering.literal import clip, flatten
from tests.rendering.builders_rendering import HOSTILE


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_that_moves_or_hides(text):
    assert flatten(text).isprintable()


@pytest.mark.parametrize("text", HOSTILE)
def test_flattening_twice_changes_nothing(text):
    assert flatten(flatten(text)) == flatten(text)


def test_line_ends_become_blanks():
    assert flatten("one\r\ntwo\u2028three\n") == "one two three"


def test_direction_marks_are_removed():
    assert flatten("a\u202eb\u2066c\u200fd") == "abcd"


def test_zero_width_characters_are_removed():
    assert flatten("a\u200bb\ufeffc\u2060d") == "abcd"


def test_letters_of_other_scripts_stay():
    assert flatten("Колесникова ğüş 中文") == "Колесникова ğüş 中文"


def test_unpaired_surrogates_are_removed():
    assert flatten("\ud800half").encode() == b"half"


def test_short_text_is_not_clipped():
    assert clip("short", 5) == "short"


def test_clipping_cuts_at_a_word():
    assert clip("Belarus Prisoner Release: A Historic", 28) == "Belarus Prisoner Release…"


@pytest.mark.parametrize("most", [1, 2, 10, 40])
def test_clipped_text_is_never_longer_than_asked(most):
    assert len(clip("word " * 50, most)) <= most
