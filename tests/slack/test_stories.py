import pytest

from bot.slack.stories import Stories

STORIES = Stories.of({"/belarus": "belarus", "/strait": "strait"}, None)


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("strait tolls", ("strait", "tolls")),
        ("Strait: tolls", ("strait", "tolls")),
        ("/strait tolls today", ("strait", "tolls today")),
        ("strait", ("strait", "")),
        ("tolls of the strait", ("belarus", "tolls of the strait")),
        ("straits tolls", ("belarus", "straits tolls")),
        ("", ("belarus", "")),
    ],
)
def test_the_first_word_picks_the_story(text, picked):
    assert STORIES.pick(text) == picked


def test_the_first_story_is_the_default():
    assert STORIES.default == "belarus"


def test_a_setting_names_another_default():
    assert Stories.of(STORIES.commands, "strait").pick("tolls") == ("strait", "tolls")
