"""Escaping for Slack."""

import pytest

from bot.rendering.mrkdwn import escape, escape_lines, escape_within, link
from tests.rendering.builders_rendering import HOSTILE


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_holds_no_control_characters(text):
    escaped = escape(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert escaped.isprintable()


def test_the_three_control_characters_become_entities():
    assert escape("<!channel> & co") == "&lt;!channel&gt; &amp; co"


def test_an_entity_in_the_text_stays_literal():
    assert escape("&lt;") == "&amp;lt;"


def test_formatting_characters_are_not_tampered_with():
    assert escape("*a* _b_ ~c~ `d`") == "*a* _b_ ~c~ `d`"


def test_line_ends_of_a_whole_text_stay():
    assert escape_lines("a <b>\nc") == "a &lt;b&gt;\nc"


@pytest.mark.parametrize("most", [1, 5, 10, 75])
def test_text_is_cut_between_entities(most):
    shown = escape_within("<&>" * 100, most)
    assert len(shown) <= most
    assert not shown.rstrip("…").replace("&lt;", "").replace("&gt;", "").replace("&amp;", "")


def test_text_that_fits_is_not_cut():
    assert escape_within("a & b", 9) == "a &amp; b"


def test_a_link_has_a_literal_label():
    assert link("https://example.org/a", "<b>|*c*\nd") == "<https://example.org/a|&lt;b&gt;¦*c* d>"


def test_an_address_cannot_break_out_of_its_link():
    assert link("https://example.org/a|b>c d", "x") == "<https://example.org/a%7Cb%3Ec%20d|x>"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "slack://x", "", "!channel", "file:///etc/passwd"])
def test_other_addresses_are_not_linked(url):
    assert link(url, "label") == "label"


def test_a_link_without_a_label_shows_its_address():
    assert link("https://example.org/?a=1&b=2", "") == "<https://example.org/?a=1&amp;b=2>"
