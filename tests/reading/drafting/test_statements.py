"""Terms said of a story's matters, what persons are called, and what has no value."""

from datetime import date

import pytest

from bot.reading.drafting import read_lexicon
from bot.story.errors import StoryError
from bot.story.proposals import Certainty
from bot.story.values import Names, Period, Quantity, Route, Value
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


def values(text: str, aspect: str) -> list[Value]:
    """The values of an aspect."""
    return [proposal.claim.value for proposal in read(text) if proposal.claim.aspect == aspect]


def test_a_vague_amount_is_the_storys_own():
    [value] = values("A small band of hands stayed ashore.", "count")
    assert isinstance(value, Quantity)
    assert (value.word, value.least, value.most) == ("a small band", 2, 20)


@pytest.mark.parametrize(
    ("text", "members", "is_closed"),
    [
        ("The crew mends nets and boilers.", ["nets", "boilers"], False),
        ("The crew is limited to nets.", ["nets"], True),
    ],
)
def test_members_of_a_list_are_the_storys_entities(text, members, is_closed):
    [value] = values(text, "duties")
    assert isinstance(value, Names)
    assert [member.id for member in value.members] == members
    assert value.closed is is_closed


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The crew was flown to Norholm before being moved to Sund.", ["norholm", "sund"]),
        ("The crew had the chance to return to Sund.", ["sund"]),
    ],
)
def test_places_are_kept_in_the_order_they_were_reached(text, places):
    [value] = values(text, "bound")
    assert isinstance(value, Route)
    assert [stop.id for stop in value.stops] == places


@pytest.mark.parametrize("text", ["The crew of Norholm sang.", "The mayor wrote to Norholm of the crew."])
def test_a_place_that_nobody_goes_to_is_no_stop(text):
    assert values(text, "bound") == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The crew was formed in 1961.", 1961, 1961),
        ("The crew was formed from 1961 to 1963.", 1961, 1963),
    ],
)
def test_years_of_what_is_told_of_a_matter(text, first, last):
    [value] = values(text, "founded")
    assert value == Period(date(first, 1, 1), date(last, 12, 31))


def test_without_a_year_there_is_no_date():
    assert values("The crew was formed by the mayor.", "founded") == []


def test_a_note_on_a_person_goes_by_pronouns_too():
    assert notes("Lena Holt came at noon. She urged the port to open.") == {("person/holt", "advice")}


def test_what_is_said_again_is_one_proposal_with_more_evidence():
    [claim] = [p.claim for p in read("The port raised the fares.\n\nThe port raised the fares again.\n")]
    assert [evidence.passage for evidence in claim.evidence] == ["p1", "p2"]


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
        ("[partly.status]\nraised = 1", "raised must be a name in quotes"),
        ('[matters."line/tea"]\nnames = ["tea"]', "subject “line/tea”"),
        ('[matters.line]\naspects = ["colour"]', "aspect “colour”"),
        ('[terms.status]\nlowered = ["lower"]', "term “lowered”"),
        ('[affairs.fire]\nnames = ["the fire"]', "entity “fire”"),
        ('[columns]\ncolour = ["colour"]', "aspect “colour”"),
        ('[members]\nduties = "tools"', "duties is of no kind"),
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
