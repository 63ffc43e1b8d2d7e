"""How one number for an incident comes of several articles, tried on invented claims."""

from datetime import date

import pytest

from bot.reading.drafting import Article, draft_claims, read_lexicon
from tests.benchmarks.incidents import is_spelling, victims_of
from tests.benchmarks.retold import LEXICON, Incident
from tests.benchmarks.votes import figures_of, said_in

DAY = date(2020, 3, 2)


def an_incident(*texts):
    """An incident of articles of one day."""
    lexicon = read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
    articles = [Article(f"a{number}", text, DAY) for number, text in enumerate(texts)]
    return Incident("i1", {}, (), tuple((one, draft_claims(one, lexicon)) for one in articles))


def figures(*texts):
    """The dead and the injured by these articles."""
    return figures_of(said_in(an_incident(*texts)))


def test_the_dead_of_whom_an_article_tells_in_passing_weigh_little():
    hurt = "Boy injured on the pier\n\nA boy of seven was injured.\n\nHe was brought home.\n\n"
    passing = hurt + "Police came.\n\nA girl was killed by a crane there in winter.\n"
    assert figures(passing, hurt)["killed"] == 0


def test_nobody_else_hurt_is_no_number_of_the_injured():
    text = "Girl injured on the pier\n\nA girl was injured on Monday.\n\nNo one else was injured.\n"
    assert figures(text)["injured"] == 1


def test_whoever_did_it_is_added_where_the_articles_tell_of_that_end():
    text = "Man kills two sailors, himself\n\nA man killed two sailors before killing himself.\n"
    assert figures(text)["killed"] == 3


def test_more_dead_are_not_named_than_died():
    text = "Sailor killed\n\nArno Veld, 23, was killed on Monday. Tomas Brink, 44, was killed nearby.\n"
    assert len(victims_of(an_incident(text), {"killed": 1, "injured": 0})) == 1


@pytest.mark.parametrize(
    ("other", "is_one"),
    [("person/arno-veldt", True), ("person/brno-veld", False), ("person/arno-holt", False)],
)
def test_names_misspelled_begin_alike(other, is_one):
    assert is_spelling("person/arno-veld", other) is is_one
