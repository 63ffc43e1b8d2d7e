"""Which numbers of articles count as a reported disagreement, tried on invented incidents."""

from datetime import date

import pytest

from bot.reading.drafting import Article, draft_claims, read_lexicon
from tests.benchmarks.numbers import disagreements, score
from tests.benchmarks.retold import LEXICON, Incident

MONDAY, TUESDAY, FRIDAY = date(2020, 3, 2), date(2020, 3, 3), date(2020, 3, 6)


def an_incident(*told, killed=3):
    """An incident of the articles given by day and text."""
    lexicon = read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
    articles = [Article(f"a{number}", text, day) for number, (day, text) in enumerate(told)]
    gold = {"killed": killed, "injured": 0, "participants": []}
    return Incident("i1", gold, (), tuple((one, draft_claims(one, lexicon)) for one in articles))


def dead(number):
    return f"{number} dead in harbour fire\n\nThe fire broke out at night.\n"


@pytest.mark.parametrize("days", [(MONDAY, MONDAY), (MONDAY, TUESDAY), (FRIDAY, MONDAY)])
def test_numbers_that_exclude_each_other_disagree_whenever_they_appeared(days):
    first, second = days
    assert disagreements(an_incident((first, dead(3)), (second, dead(4))), "killed") == {3, 4}


def test_numbers_alike_do_not_disagree():
    assert disagreements(an_incident((MONDAY, dead(3)), (MONDAY, dead(3))), "killed") == set()


def test_an_article_that_gives_both_numbers_does_not_disagree():
    both = dead(4) + "\nEarlier, three people were reported killed.\n"
    assert disagreements(an_incident((MONDAY, dead(3)), (MONDAY, both)), "killed") == set()


@pytest.mark.parametrize(("record", "share"), [(3, 1.0), (7, 0.0)])
def test_the_record_must_bear_out_one_of_the_numbers(record, share):
    incident = an_incident((MONDAY, dead(3)), (MONDAY, dead(4)), killed=record)
    assert score([incident])["killed: reported"] == 1
    assert score([incident])["killed: real"] == share
