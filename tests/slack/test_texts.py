from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.texts import plain_text, without_mention


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("who-released", "who-released"),
        ("  who\n was\tfreed ", "who was freed"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("&nbsp;&quot;", "&nbsp;&quot;"),
        ("<https://example.org|the report>", "the report"),
        ("<https://example.org/?a=1&amp;b=2>", "https://example.org/?a=1&b=2"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("<@U01|anna> and <@U02>", "anna and"),
        ("<#C01|general> or <#C02>", "general or"),
        ("<!here> <!channel|everyone> <!subteam^S01|@press>", "everyone @press"),
        ("<!date^1392734382^{date}|18 Feb 2014>", "18 Feb 2014"),
        ("3 < 5 > 4", "3 < 5 > 4"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("&lt;!channel&gt;", "<!channel>"),
        ("zero\u200bwidth\u202eturned\u00ad", "zerowidthturned"),
        ("half \ud83d pair", "half pair"),
        ("Колесникова", "Колесникова"),
        ("", ""),
    ],
)
def test_markup_and_escapes_are_undone(typed, plain):
    assert plain_text(typed) == plain


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("<@UBOT> who", "who"),
        ("<@UBOT|crosscheck>: who", "who"),
        ("  <@UBOT>, who", "who"),
        ("hey <@UBOT> who", "hey   who"),
        ("<@UBOT> <@UBOT> who", "  who"),
        ("<@UANNA> who", "who"),
        ("who", "who"),
    ],
)
def test_the_mention_of_the_bot_goes(typed, rest):
    assert without_mention(typed, "UBOT") == rest


def test_without_knowing_itself_the_bot_still_takes_off_what_it_was_called_by():
    assert without_mention("<@UBOT> who", None) == "who"


@given(st.text())
def test_what_slack_escaped_comes_back(text):
    """Whatever a person types arrives escaped, and is read as typed but for unseen characters and blanks."""
    seen = "".join(sign for sign in text if sign.isspace() or category(sign) not in {"Cc", "Cf", "Cs"})
    assert plain_text(escaped(text)) == " ".join(seen.split())


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_can_be_sent_back(text):
    assert plain_text(text).encode("utf-8") is not None


@given(st.text(alphabet="<>@#!|&;UhtpsC:/ ", max_size=60))
def test_markup_of_any_form_is_read_without_harm(text):
    assert "\n" not in plain_text(without_mention(text, "U"))


@given(st.text(alphabet=st.characters(codec="ascii", exclude_characters="<&\x00\x7f"), max_size=40))
def test_what_needs_no_care_comes_out_as_with_care(text):
    """Ordinary words take a shorter way; a sign that is not ordinary sends them the longer one."""
    careful = plain_text(f"{text}ü").removesuffix("ü")
    assert plain_text(text) == careful.rstrip()
