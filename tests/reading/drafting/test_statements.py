"""Terms said of a story's matters, what persons are called, and what has no value."""

import pytest

from bot.reading.drafting import read_lexicon
from bot.story.errors import StoryError
from bot.story.proposals import Certainty
from tests.reading.drafting.builders_stories import LEXICON, notes, read, terms


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The port raised the fares.", "raised"),
        ("Ticket prices are higher now.", "raised"),
        ("The port has frozen the fares.", "frozen"),
        ("The port raised certain fares.", "partly-raised"),
    ],
)
def test_a_term_is_said_of_a_matter(text, term):
    assert terms(text) == {("line/fares", term)}


@pytest.mark.parametrize(
    "text",
    [
        "The port has not raised the fares.",
        "Has the port raised the fares?",
        "The fares are a matter for the port, which raised the flag when the ferry came.",
        "The port raised the flag.",
    ],
)
def test_what_is_not_said_of_it_is_left_out(text):
    assert terms(text) == set()


def test_a_word_beside_a_matter_needs_a_person():
    assert {p.certainty for p in read("The port raised the fares.")} == {Certainty.UNSURE}


def test_a_headline_is_no_statement():
    assert terms("# Port raised fares\n\nThe port is open again, and everybody is glad of it.\n") == set()


def test_a_note_says_what_a_sentence_is_about():
    text = "Fares should be lowered for the old."
    assert notes(text) == {("line/fares", "advice")}
    [claim] = [p.claim for p in read(text)]
    assert claim.modality == "recommended"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Captain Arno Veld came.", {("person/veld", "captain")}),
        ("Arno Veld, a captain of renown, came.", {("person/veld", "captain")}),
        ("The union leader, Lena Holt, came.", {("person/holt", "union")}),
        ("Arno Veld is a captain.", {("person/veld", "captain")}),
        ("Arno Veld met a captain.", set()),
        ("The captain called Arno Veld.", set()),
    ],
)
def test_what_persons_are_called(text, expected):
    assert terms(text, "role") == expected


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('[matters.line]\nname = ["line"]', "unknown field “name”"),
        ('[matters.line]\nnames = "line"', "names must be a list"),
        ("[matters]\nline = 1", "line must be a table"),
        ('[affairs.end]\nword = ["end"]', "unknown field “word”"),
        ("[partly.status]\nraised = 1", "raised must be the name of a term"),
        ('[matters."line/tea"]\nnames = ["tea"]', "subject “line/tea”"),
        ('[matters.line]\naspects = ["colour"]', "aspect “colour”"),
        ('[terms.status]\nlowered = ["lower"]', "term “lowered”"),
        ('[affairs.fire]\nnames = ["the fire"]', "entity “fire”"),
        ('[columns]\ncolour = ["colour"]', "aspect “colour”"),
    ],
)
def test_mistakes_of_a_lexicon_are_named(wrong, told):
    from tests.reading.drafting.builders_stories import the_ferry  # noqa: PLC0415

    with pytest.raises(StoryError, match=r"ferry\.toml") as error:
        read_lexicon(wrong, "ferry.toml").told.check(the_ferry())
    assert told in str(error.value)


def test_a_lexicon_that_fits_its_story_passes():
    from tests.reading.drafting.builders_stories import the_ferry  # noqa: PLC0415

    read_lexicon(LEXICON, "ferry.toml").told.check(the_ferry())
