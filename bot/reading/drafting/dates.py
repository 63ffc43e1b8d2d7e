"""Dates as articles write them, with what they lack filled in from the day of publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reading.drafting.english import MONTHS, WEEKDAYS
from bot.reading.drafting.numbers import plain
from bot.reading.drafting.sheets import Sheet

LONGEST_MONTH = 31
YEARS = range(1900, 2100)
NEAR_DAYS = {"today": 0, "yesterday": -1, "tonight": 0}


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or month where it stands; `first` and `last` are the days it may mean, `tokens` its words."""

    first: date
    last: date
    tokens: tuple[int, int]


def find_dates(sheet: Sheet, published: date | None) -> tuple[Dated, ...]:
    """Find all dates; those that need the day of publication are left out where it is not known."""
    found: list[Dated] = []
    at = 0
    while at < len(sheet):
        dated = _at(sheet, at, published)
        if dated is not None:
            found.append(dated)
            at = dated.tokens[1]
        at += 1
    return tuple(found)


def _at(sheet: Sheet, at: int, published: date | None) -> Dated | None:
    word = sheet.words[at].rstrip(".")
    if word in MONTHS and sheet.texts[at][0].isupper():
        return _month(sheet, at, MONTHS[word], published)
    if published is None:
        return None
    if word in NEAR_DAYS:
        day = published + timedelta(days=NEAR_DAYS[word])
        return Dated(day, day, (at, at))
    if word in WEEKDAYS and sheet.texts[at][0].isupper():
        back = (published.weekday() - WEEKDAYS[word]) % 7
        day = published - timedelta(days=back)
        if at and sheet.words[at - 1] in ("next", "this") and back:
            day += timedelta(days=7)
        return Dated(day, day, (at, at))
    return None


def _month(sheet: Sheet, at: int, month: int, published: date | None) -> Dated | None:
    """Read "March 3", "3 March 1990", "3 Mar 90", "March 1990" and "in March"."""
    after = _number(sheet, at + 1)
    before = _number(sheet, at - 1)
    if before is not None and 1 <= before <= LONGEST_MONTH and sheet.words[at - 2 : at - 1] != ("$",):
        year = _year(after)
        return _day(before, month, year, published, (at - 1, at + (year is not None)))
    if after is not None and 1 <= after <= LONGEST_MONTH:
        place = at + 2 + (sheet.words[at + 2 : at + 3] == (",",))
        year = _year(_number(sheet, place), full=True)
        return _day(after, month, year, published, (at, place if year else at + 1))
    year = _year(after, full=True)
    if year is None and (
        published is None
        or not at
        or sheet.words[at - 1] not in ("in", "last", "since", "of", "early", "late")
    ):
        return None
    year = year or _latest_year(month, 1, published)
    first = date(year, month, 1)
    return Dated(first, _month_end(first), (at, at))


def _number(sheet: Sheet, at: int) -> int | None:
    if not 0 <= at < len(sheet):
        return None
    word = sheet.words[at]
    return (
        plain(word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th"))
        if word[:1].isdigit()
        else None
    )


def _year(number: int | None, *, full: bool = False) -> int | None:
    if number in YEARS:
        return number
    if not full and number is not None and LONGEST_MONTH < number < 100:  # noqa: PLR2004 - "90"
        return 1900 + number
    return None


def _latest_year(month: int, day: int, published: date | None) -> int:
    """The year in which that day last was, a few days after publication allowed."""
    assert published is not None  # noqa: S101 - callers ask first
    year = published.year
    return (
        year if (month, day) <= (published.month, published.day) or month - published.month <= 1 else year - 1
    )


def _day(
    day: int, month: int, year: int | None, published: date | None, tokens: tuple[int, int]
) -> Dated | None:
    if year is None:
        if published is None:
            return None
        year = _latest_year(month, day, published)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Dated(found, found, tokens)


def _month_end(first: date) -> date:
    after = first.replace(day=28) + timedelta(days=4)
    return after - timedelta(days=after.day)


def main_day(dates: tuple[Dated, ...], published: date | None) -> date | None:
    """The day an article is most about: the one most often named; without one, that of publication."""
    days = Counter(dated.first for dated in _single(dates) if published is None or dated.first <= published)
    if not days:
        return published
    most = max(days.values())
    return min(day for day, count in days.items() if count == most)


def _single(dates: tuple[Dated, ...]) -> Iterator[Dated]:
    return (dated for dated in dates if dated.first == dated.last)
