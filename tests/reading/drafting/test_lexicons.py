"""A lexicon is data of the story; a mistake in it is named with its place."""

import pytest

from bot.reading.drafting import read_lexicon
from bot.story.errors import StoryError

SMALL = """
[outcomes.freed]
subject = "release"
aspect = "count"
label = "freed"
told = ["{who} was freed.", "{count} were freed."]
verbs = ["free", "release"]
"""


def test_words_are_found_by_their_use():
    lexicon = read_lexicon(SMALL, "small.toml")
    assert lexicon.by_word["verbs"]["release"].id == "freed"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (SMALL.replace("verbs", "verb"), "unknown field “verb”"),
        (SMALL.replace('["free", "release"]', '"free"'), "verbs must be a list"),
        (SMALL.replace('aspect = "count"', ""), "aspect must be a text"),
        (SMALL + 'among = ["lost"]', "“lost” is no outcome"),
        (SMALL.replace('"{who} was freed.", ', ""), "told needs two sentences"),
        ("[outcomes", "small.toml"),
    ],
)
def test_mistakes_name_file_and_entry(wrong, told):
    with pytest.raises(StoryError, match=r"small\.toml") as error:
        read_lexicon(wrong, "small.toml")
    assert told in str(error.value)


def test_another_story_needs_no_code():
    from tests.reading.drafting.builders_drafting import an_account, totals  # noqa: PLC0415

    account = an_account("The court released 14 prisoners.", read_lexicon(SMALL, "small.toml"))
    assert totals(account, "freed") == {(14, 14)}
