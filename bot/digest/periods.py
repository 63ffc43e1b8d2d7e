"""Years, months and days as text, at the precision given."""

from __future__ import annotations

import calendar
import re
from datetime import date

from bot.story.values import Period

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
DECEMBER = 12


def parse_period(text: str) -> Period:
    """Give the days that a year, month or day covers; ValueError when it is none of them."""
    match = DATE.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not a year, month or day: write 2020, 2020-08 or 2020-08-14")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"“{text}” is not in the calendar: {error}") from None
    if day:
        return Period(first, first)
    month = month or DECEMBER
    return Period(first, date(first.year, month, calendar.monthrange(first.year, month)[1]))


def show_period(period: Period) -> dict[str, str]:
    """Write a period as `on`, or as `from` and `to`, at the coarsest precision that keeps its days."""
    first, last = period.first.isoformat(), period.last.isoformat()
    for length in (len("2020"), len("2020-08")):
        one, other = first[:length], last[:length]
        if Period(parse_period(one).first, parse_period(other).last) == period:
            return _between(one, other)
    return _between(first, last)


def _between(first: str, last: str) -> dict[str, str]:
    return {"on": first} if first == last else {"from": first, "to": last}
