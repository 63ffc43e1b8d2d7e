"""Numbers and dates that a statement gives, as values of the story."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.answering.checking.phrases import StatementWords
from bot.answering.checking.utterances import Utterance
from bot.answering.lexicon import pattern_of
from bot.story.questions import Story
from bot.story.values import Period, Quantity

YEARS = range(1900, 2101)
"""Four digits in this range are a year."""

NEARLY = 0.1
"""How far from a rounded number ("about 120") the true one may lie."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or date from word `start` to before `end`; a day of the week or a lone month has no value."""

    start: int
    end: int
    value: Quantity | Period | None


def mentions_of(utterance: Utterance, general: StatementWords, story: Story) -> tuple[Mention, ...]:
    """Every number and date, in the text's order."""
    found = [*_dates(utterance, general)]
    taken = {at for mention in found for at in range(mention.start, mention.end)}
    found += _vague(utterance, story)
    taken |= {at for mention in found for at in range(mention.start, mention.end)}
    found += (m for m in _numbers(utterance, general) if not taken & set(range(m.start, m.end)))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _dates(utterance: Utterance, general: StatementWords) -> Iterator[Mention]:
    words = utterance.words
    used: set[int] = set()
    for at, word in enumerate(words):
        month = general.months.get(word.folded) if word.is_capital else None
        if month is None:
            continue
        day = next((n for n in (at - 1, at + 1) if 0 <= n < len(words) and _day(words[n].folded)), None)
        year = next((n for n in (at + 1, at + 2) if n < len(words) and _year(words[n].folded)), None)
        near = [n for n in (at, day, year) if n is not None]
        used.update(range(min(near), max(near) + 1))
        yield Mention(min(near), max(near) + 1, _period(words, month, day, year))
    for at, word in enumerate(words):
        if at not in used and _year(word.folded):
            year_ = int(word.folded)
            last = at + 1 if at + 1 < len(words) and _year(words[at + 1].folded) and at + 1 not in used else at
            used.update((at, last))
            end = max(year_, int(words[last].folded))
            yield Mention(at, last + 1, Period(date(year_, 1, 1), date(end, 12, 31)))
    for hit in utterance.having("weekdays"):
        yield Mention(hit.start, hit.end, None)


def _period(words: object, month: int, day: int | None, year: int | None) -> Period | None:
    if year is None:
        return None
    assert isinstance(words, tuple)
    number = int(words[year].folded)
    last = monthrange(number, month)[1]
    if day is None:
        return Period(date(number, month, 1), date(number, month, last))
    exact = min(_day(words[day].folded) or 1, last)
    return Period(date(number, month, exact), date(number, month, exact))


def _day(folded: str) -> int | None:
    digits = folded.rstrip("stndrh")
    return int(digits) if digits.isdigit() and len(digits) < 3 and 1 <= int(digits) <= 31 else None


def _year(folded: str) -> bool:
    return len(folded) == 4 and folded.isascii() and folded.isdigit() and int(folded) in YEARS


def _vague(utterance: Utterance, story: Story) -> Iterator[Mention]:
    """The story's vague words, with or without their article."""
    folded = [word.folded for word in utterance.words]
    for phrase, quantity in story.quantities.items():
        pattern = pattern_of(phrase)
        core = pattern[1:] if len(pattern) > 1 and len(pattern[0]) == 1 else pattern
        for at in range(len(folded) - len(core) + 1):
            if tuple(folded[at : at + len(core)]) == core:
                yield Mention(at, at + len(core), quantity)


def _numbers(utterance: Utterance, general: StatementWords) -> Iterator[Mention]:
    words = utterance.words
    at = 0
    while at < len(words):
        end, number = _read_number([word.folded for word in words], at, general)
        if number is None:
            at += 1
            continue
        yield Mention(at, end, _bounded(utterance, at, end, number))
        at = end


def _read_number(folded: list[str], at: int, general: StatementWords) -> tuple[int, float | None]:
    """The number that begins at a word, and where it ends."""
    total, current, end = 0.0, None, at
    while end < len(folded):
        word = folded[end]
        if word.isascii() and word.isdigit() and current is None:
            current = float(int(word[:15]))
        elif word in general.numbers:
            current = (current or 0.0) + general.numbers[word]
        elif word in general.scales:
            current = (current or 1.0) * general.scales[word]
            if general.scales[word] >= 1000:
                total, current = total + current, 0.0
        elif not (word == "and" and current is not None and end + 1 < len(folded) and folded[end + 1] in general.numbers and folded[end - 1] in general.scales):
            break
        end += 1
    return (end, total + current) if current is not None else (at, None)


def _bounded(utterance: Utterance, start: int, end: int, number: float) -> Quantity:
    """The number with what stands before it: more than, at least, about."""
    role = _bound(utterance, start)
    unit = _unit(utterance, end)
    match role:
        case "more":
            return Quantity(number + 1, None, unit=unit)
        case "least":
            return Quantity(number, None, unit=unit)
        case "fewer":
            return Quantity(None, number - 1, unit=unit)
        case "most":
            return Quantity(None, number, unit=unit)
        case "about":
            return Quantity(round(number * (1 - NEARLY)), round(number * (1 + NEARLY)), unit=unit)
        case _:
            return Quantity(number, number, unit=unit)


def _bound(utterance: Utterance, start: int) -> str:
    for gap in (0, 1):
        if gap and (start < 1 or len(utterance.words[start - 1].folded) > 1):
            break
        for hit in utterance.roles:
            if hit.end == start - gap and hit.label in {"more", "least", "fewer", "most", "about"}:
                return hit.label
    return ""


def _unit(utterance: Utterance, end: int) -> str:
    hit = next((hit for hit in utterance.having("measures") if hit.start == end), None)
    return utterance.words[hit.start].folded[:4] if hit else ""
