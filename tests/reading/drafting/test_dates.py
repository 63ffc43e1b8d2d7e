"""Dates with what they lack filled in from the day of publication."""

from datetime import date

import pytest

from bot.reading.drafting.dates import find_dates, main_day
from tests.reading.drafting.builders_drafting import DAY, sheet_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The ferry sank on March 2, 2019.", date(2019, 3, 2), date(2019, 3, 2)),
        ("The ferry sank on 2 March 2019.", date(2019, 3, 2), date(2019, 3, 2)),
        ("Norholm, 2 Mar 88 -- The ferry sank.", date(1988, 3, 2), date(1988, 3, 2)),
        ("The ferry sank on Nov. 9.", date(2019, 11, 9), date(2019, 11, 9)),
        ("The ferry sank on Monday.", date(2020, 3, 2), date(2020, 3, 2)),
        ("The ferry sank yesterday.", date(2020, 3, 3), date(2020, 3, 3)),
        ("The ferry sank in June.", date(2019, 6, 1), date(2019, 6, 30)),
        ("The ferry sank in February 2016.", date(2016, 2, 1), date(2016, 2, 29)),
    ],
)
def test_dates(text, first, last):
    assert [(dated.first, dated.last) for dated in find_dates(sheet_of(text), DAY)] == [(first, last)]


def test_a_weekday_needs_the_day_of_publication():
    assert find_dates(sheet_of("The ferry sank on Monday."), None) == ()


def test_a_day_that_is_in_no_month_is_no_date():
    assert find_dates(sheet_of("The ferry sank on February 30, 2016."), DAY) == ()


def test_an_article_is_about_the_day_it_names_most():
    text = "The ferry sank on March 2. The fire of March 2 was small. It was built on May 5, 1990."
    assert main_day(find_dates(sheet_of(text), DAY), DAY) == date(2020, 3, 2)
