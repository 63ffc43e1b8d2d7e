"""Dates in a text: years, months, days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.answering.checking.utterances import Utterance
from bot.answering.words import Word
from bot.story.values import Period

YEARS = range(1900, 2101)
"""Four digits in this range are a year."""

_DAYS = range(1, 32)

Dated = tuple[int, int, Period | None]
"""From which word to before which, and the period, where a year is given."""


def dates_in(utterance: Utterance, months: Mapping[str, int]) -> Iterator[Dated]:
    """Every date: months with the day and year beside them, lone years, days of the week."""
    used: set[int] = set()
    for at, word in enumerate(utterance.words):
        if word.is_capital and word.folded in months:
            start, end, period = _around(utterance.words, at, months[word.folded])
            used.update(range(start, end))
            yield start, end, period
    yield from _years(utterance.words, used)
    for hit in utterance.having("weekdays"):
        yield hit.start, hit.end, None


def _around(found: Sequence[Word], at: int, month: int) -> Dated:
    day = next((n for n in (at - 1, at + 1) if 0 <= n < len(found) and _day(found[n]) is not None), None)
    year = next((n for n in (at + 1, at + 2) if n < len(found) and _year(found[n]) is not None), None)
    spots = [n for n in (at, day, year) if n is not None]
    number = _year(found[year]) if year is not None else None
    period = None if number is None else _period(number, month, None if day is None else _day(found[day]))
    return min(spots), max(spots) + 1, period


def _period(year: int, month: int, day: int | None) -> Period:
    last = monthrange(year, month)[1]
    if day is None:
        return Period(date(year, month, 1), date(year, month, last))
    exact = date(year, month, min(day, last))
    return Period(exact, exact)


def _years(found: Sequence[Word], used: set[int]) -> Iterator[Dated]:
    """Lone years; two in a row (2020 to 2021) are one period."""
    for at, word in enumerate(found):
        year = _year(word)
        if year is None or at in used:
            continue
        following = _year(found[at + 1]) if at + 1 < len(found) else None
        is_range = following is not None and following > year
        used.update({at, at + 1} if is_range else {at})
        last = following if is_range and following is not None else year
        yield at, at + 1 + is_range, Period(date(year, 1, 1), date(last, 12, 31))


def _day(word: Word) -> int | None:
    digits = word.folded.rstrip("stndrh")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(_DAYS[-1]))
    return int(digits) if is_number and int(digits) in _DAYS else None


def _year(word: Word) -> int | None:
    digits = word.folded
    is_number = digits.isascii() and digits.isdigit() and len(digits) == len(str(YEARS[0]))
    return int(digits) if is_number and int(digits) in YEARS else None
