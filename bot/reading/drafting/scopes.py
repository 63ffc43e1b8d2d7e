"""What a sentence is about: the event that the article tells, or others before, elsewhere and in general."""

from __future__ import annotations

from datetime import date

from bot.reading.drafting.numbers import plain
from bot.reading.drafting.sheets import Sheet

EARLIEST, LATEST = 1900, 2100
BEFORE_YEARS = frozenset({"in", "of", "since", "from", "and", "early", "late"})
ELSEWHEN = (
    ("last", "year"), ("last", "month"), ("years", "ago"), ("months", "ago"), ("this", "year"), ("a", "year"),
    ("per", "year"), ("each", "year"), ("every", "year"), ("so", "far"), ("of", "the", "year"),
    ("in", "years"),
    ("annually",), ("previous", "year"), ("every", "day"), ("over", "the", "years"), ("decades",),
    ("in", "recent", "years"), ("statistics",), ("nationwide",), ("for", "the", "year"), ("to", "date"),
    ("unrelated",), ("separate",), ("past", "year"), ("over", "the", "weekend"),
    ("since", "january"), ("year", "-", "to", "-", "date"), ("earlier", "this", "month"), ("last", "week"),
)  # fmt: skip


def others(sheet: Sheet, published: date | None) -> frozenset[int]:
    """The sentences that speak of other times or of events in general, by number."""
    found: set[int] = set()
    for number, (start, end) in enumerate(sheet.bounds):
        words = sheet.words[start:end]
        is_general = any(_holds(words, marks) for marks in ELSEWHEN)
        if is_general or _is_of_another_year(sheet, start, end, published):
            found.add(number)
    return frozenset(found)


def _is_of_another_year(sheet: Sheet, start: int, end: int, published: date | None) -> bool:
    """Whether a year before the article's own stands in the sentence, other than in a full date."""
    for at in range(start, end):
        if len(sheet.words[at]) != 4 or not sheet.words[at].isdigit():  # noqa: PLR2004
            continue
        year = plain(sheet.words[at]) or 0
        is_year = EARLIEST <= year < LATEST and at > start and sheet.words[at - 1] in BEFORE_YEARS
        if is_year and (published is None or year < published.year):
            return True
    return False


def _holds(words: tuple[str, ...], marks: tuple[str, ...]) -> bool:
    first, size = marks[0], len(marks)
    return any(word == first and words[at : at + size] == marks for at, word in enumerate(words))
