"""What a sentence is about: the event that the article tells, or others before, elsewhere and in general."""

from __future__ import annotations

from datetime import date, timedelta

from bot.reading.drafting.dates import find_dates, main_day
from bot.reading.drafting.english import ANOTHER, BEFORE_YEARS, ELSEWHEN, SERIES
from bot.reading.drafting.manuscripts import BREAK
from bot.reading.drafting.numbers import plain
from bot.reading.drafting.sheets import Sheet

SOON = timedelta(days=3)  # an event and the reports of it lie as close
EARLIEST, LATEST = 1900, 2100
OPENING = 6  # sentences at the beginning of an article, which say what it is about
BEFORE = 5  # tokens from "a string of" to the events


def others(sheet: Sheet, published: date | None, happenings: frozenset[str]) -> frozenset[int]:
    """The sentences that speak of other times or in general, by number, to the end of their passage.

    `happenings` are words for events: "another shooting" is not the one that the article is about.
    """
    earlier = _of_earlier_days(sheet, published)
    found: set[int] = set()
    goes_on = False
    for number, (start, end) in enumerate(sheet.bounds):
        words = sheet.words[start:end]
        goes_on = goes_on and not _begins_passage(sheet, start)
        is_general = any(
            words[at : at + len(marks)] == marks
            for at, word in enumerate(words)
            for marks in ELSEWHEN.get(word, ())
        )
        is_other = number in earlier or _is_of_another_year(sheet, start, end, published)
        is_other = is_other or any(_is_another(sheet, at, happenings) for at in range(start, end))
        if is_general or is_other or goes_on:
            found.add(number)
        goes_on = goes_on or is_other
    return frozenset(found)


def sums(sheet: Sheet, happenings: frozenset[str]) -> frozenset[int]:
    """Number the sentences that sum up several events ("17 shootings"); `happenings` are words for events.

    Their numbers are not those of one event, but what else they tell may well be of it.
    """
    counting = frozenset(
        number
        for number, (start, end) in enumerate(sheet.bounds)
        if any(_counts_several(sheet, at, happenings) for at in range(start, end))
    )
    is_survey = any(number < OPENING for number in counting)
    return counting | (_headline(sheet) if is_survey else frozenset())


def _headline(sheet: Sheet) -> frozenset[int]:
    """The sentences of the first passage: in an article that surveys several events they sum them up."""
    end = next((at for at, text in enumerate(sheet.texts) if BREAK in text), len(sheet))
    return frozenset(sheet.sentences[at] for at in range(end))


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
    return frozenset(
        sentence for sentence, last in latest.items() if last < day - SOON and sentence >= OPENING
    )


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


def _is_another(sheet: Sheet, at: int, happenings: frozenset[str]) -> bool:
    """Whether a noun for an event is said to be another one: "other homicides", "an earlier attack"."""
    if not sheet.tags[at].startswith("NN") or sheet.lemmas[at] not in happenings:
        return False
    return any(sheet.words[kid] in ANOTHER for kid in sheet.kids[at])


def _counts_several(sheet: Sheet, at: int, happenings: frozenset[str]) -> bool:
    """Whether a word for an event stands in the plural behind a number, or "a string of"."""
    if sheet.tags[at] not in ("NNS", "NNPS") or sheet.lemmas[at] not in happenings:
        return False
    before = range(max(at - BEFORE, sheet.bounds[sheet.sentences[at]][0]), at)
    return any(
        sheet.words[one] in SERIES or (sheet.heads[one] == at and (plain(sheet.words[one]) or 0) > 1)
        for one in before
    )
