"""What a sentence is about: the event that the article tells, or others before, elsewhere and in general."""

from __future__ import annotations

from datetime import date, timedelta

from bot.reading.drafting.dates import find_dates, main_day
from bot.reading.drafting.manuscripts import BREAK
from bot.reading.drafting.numbers import plain
from bot.reading.drafting.sheets import Sheet

SOON = timedelta(days=3)  # an event and the reports of it lie as close
EARLIEST, LATEST = 1900, 2100
BEFORE_YEARS = frozenset({"in", "of", "since", "from", "and", "early", "late"})
SERIES = frozenset({"several", "separate", "multiple", "string", "series", "spate", "rash", "wave"})
BEFORE = 5  # tokens from "a string of" to the events
ELSEWHEN = (
    ("last", "year"), ("last", "month"), ("years", "ago"), ("months", "ago"), ("this", "year"), ("a", "year"),
    ("per", "year"), ("each", "year"), ("every", "year"), ("so", "far"), ("of", "the", "year"),
    ("in", "years"),
    ("annually",), ("previous", "year"), ("every", "day"), ("over", "the", "years"), ("decades",),
    ("in", "recent", "years"), ("statistics",), ("nationwide",), ("for", "the", "year"), ("to", "date"),
    ("unrelated",), ("separate",), ("past", "year"), ("during", "that"), ("on", "average"),
    ("since", "january"), ("year", "-", "to", "-", "date"),
)  # fmt: skip


def others(sheet: Sheet, published: date | None) -> frozenset[int]:
    """The sentences that speak of other times or in general, by number, to the end of their passage."""
    earlier = _of_earlier_days(sheet, published)
    found: set[int] = set()
    goes_on = False
    for number, (start, end) in enumerate(sheet.bounds):
        words = sheet.words[start:end]
        goes_on = goes_on and not _begins_passage(sheet, start)
        is_general = any(_holds(words, marks) for marks in ELSEWHEN)
        is_other = number in earlier or _is_of_another_year(sheet, start, end, published)
        if is_general or is_other or goes_on:
            found.add(number)
        goes_on = goes_on or is_other
    return frozenset(found)


def sums(sheet: Sheet, happenings: frozenset[str]) -> frozenset[int]:
    """Number the sentences that sum up several events ("17 shootings"); `happenings` are words for events.

    Their numbers are not those of one event, but what else they tell may well be of it.
    """
    return frozenset(
        number
        for number, (start, end) in enumerate(sheet.bounds)
        if any(_counts_several(sheet, at, happenings) for at in range(start, end))
    )


def _begins_passage(sheet: Sheet, start: int) -> bool:
    return start == 0 or BREAK in sheet.texts[start - 1]


def _of_earlier_days(sheet: Sheet, published: date | None) -> frozenset[int]:
    """The sentences all of whose dates lie well before the day that the article is about."""
    dates = find_dates(sheet, published)
    day = main_day(dates, published)
    if day is None:
        return frozenset()
    latest: dict[int, date] = {}
    for dated in dates:
        sentence = sheet.sentences[dated.tokens[0]]
        latest[sentence] = max(latest.get(sentence, date.min), dated.last)
    return frozenset(sentence for sentence, last in latest.items() if last < day - SOON)


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


def _counts_several(sheet: Sheet, at: int, happenings: frozenset[str]) -> bool:
    """Whether a word for an event stands in the plural behind a number, or "a string of"."""
    if sheet.tags[at] not in ("NNS", "NNPS") or sheet.lemmas[at] not in happenings:
        return False
    before = range(max(at - BEFORE, sheet.bounds[sheet.sentences[at]][0]), at)
    return any(
        sheet.words[one] in SERIES or (sheet.heads[one] == at and (plain(sheet.words[one]) or 0) > 1)
        for one in before
    )


def _holds(words: tuple[str, ...], marks: tuple[str, ...]) -> bool:
    first, size = marks[0], len(marks)
    return any(word == first and words[at : at + size] == marks for at, word in enumerate(words))
