"""Dates and periods."""

from __future__ import annotations

import pytest

from bot.comparing import Difference, agree, differ
from bot.story.findings import Cause, Severity
from tests.builders import a_period
from tests.comparing.builders_comparing import REGATTA

APART = Difference(Severity.CONTRADICTION, "date", Cause.DATES_APART)
YEAR = a_period("2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        pytest.param(YEAR, None, id="the same year"),
        pytest.param(a_period("2020-08-01", "2020-08-31"), None, id="a month of it"),
        pytest.param(a_period("2020-12-31", "2021-06-30"), None, id="one day in common"),
        pytest.param(a_period("2021-01-01"), APART, id="the day after"),
        pytest.param(a_period("2019-12-31"), APART, id="the day before"),
    ],
)
def test_periods(other, difference):
    assert differ(YEAR, other, REGATTA) == difference
    assert agree(YEAR, other, REGATTA) is (difference is None)
