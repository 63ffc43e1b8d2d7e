"""Whether words hold a value: every name and every number of it, and what a bound or a closed list needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.reading.bearing.names import MONTHS, is_named
from bot.reading.bearing.numbers import numbers_in
from bot.reading.bearing.texts import content_of, stands_in
from bot.reading.bearing.voices import ORDERING, expressions
from bot.story.entities import Entity, Term, TermRelation
from bot.story.questions import Story
from bot.story.values import Category, Names, Note, Order, Period, Quantity, Route, Value

AT_LEAST = expressions("""
    at least; more than; over; above; exceed[a-z]*; no (?:fewer|less) than; or more; minimum; upwards of
""")
AT_MOST = expressions("""
    at most; up to; (?:fewer|less) than; under; below; no more than; or (?:fewer|less); maximum; nearly;
    almost
""")
CLOSING = expressions("""
    only; solely; limited to; just; exclusively; all of them; no others?; nothing but; namely; both
""")
DAY = timedelta(days=1)


def faults_of(value: Value, words: str, passage: str, story: Story) -> Iterator[str]:
    """Say what of a value the words do not hold."""
    match value:
        case Quantity():
            yield from _quantity(value, words, passage)
        case Names(members, closed):
            yield from _absent(members, words)
            if closed and not CLOSING.search(words):
                yield "nothing in the words says that the list is complete"
        case Route(stops):
            yield from (
                f"“{stop.label}” does not stand in the words" for stop in stops if not is_named(stop, words)
            )
        case Category(term):
            yield from _category(term, words, story)
        case Order():
            if not ORDERING.search(words):
                yield "nothing in the words puts two events in an order"
        case Period():
            yield from _period(value, words)
        case Note():
            return


def _absent(entities: Iterable[Entity], words: str) -> Iterator[str]:
    for entity in entities:
        if not is_named(entity, words):
            yield f"“{entity.label}” does not stand in the words"


def _quantity(value: Quantity, words: str, passage: str) -> Iterator[str]:
    if value.word is not None:
        if not stands_in(value.word, words):
            yield f"“{value.word}” does not stand in the words"
    else:
        there = numbers_in(words)
        for number in dict.fromkeys((value.least, value.most)):
            if number is not None and number not in there:
                yield f"the number {number:g} does not stand in the words"
        yield from _bounds(value, words)
    if not content_of(value.of) <= content_of(passage):
        yield f"“{value.of}” is not what the passage counts"
    if value.unit and not stands_in(f"{value.unit}*", words):
        yield f"the unit “{value.unit}” does not stand in the words"


def _bounds(value: Quantity, words: str) -> Iterator[str]:
    if value.is_exact and (bound := AT_LEAST.search(words) or AT_MOST.search(words)):
        yield f"the words give a bound (“{bound[0]}”), the claim an exact number"
    if value.most is None and value.least is not None and not AT_LEAST.search(words):
        yield "nothing in the words says “at least”"
    if value.least is None and value.most is not None and not AT_MOST.search(words):
        yield "nothing in the words says “at most”"


def _category(term: Term, words: str, story: Story) -> Iterator[str]:
    if expresses(term, words):
        return
    vocabulary = story.vocabularies[term.vocabulary]
    for other in vocabulary.terms:
        if vocabulary.relation(term.id, other.id) is TermRelation.INCOMPATIBLE and expresses(other, words):
            yield f"the words say “{other.label}”, which excludes “{term.label}”"
            return


def expresses(term: Term, words: str) -> bool:
    """Whether any word of a term stands there."""
    return any(stands_in(word, words) for word in (term.label, *term.words))


def _period(value: Period, words: str) -> Iterator[str]:
    there = numbers_in(words)
    is_day, is_month = value.first == value.last, _is_month(value)
    for day in dict.fromkeys((value.first, value.last)):
        if (is_day or is_month) and not _has_month(day, words, there):
            yield f"the month of {day.isoformat()} does not stand in the words"
        if is_day and day.day not in there:
            yield f"the day of {day.isoformat()} does not stand in the words"
    if not is_day and not is_month:
        years = {value.first.year, value.last.year} - there
        yield from (f"the year {year} does not stand in the words" for year in sorted(years))


def _is_month(value: Period) -> bool:
    same = (value.first.year, value.first.month) == (value.last.year, value.last.month)
    return same and value.first.day == 1 and (value.last + DAY).day == 1


def _has_month(day: date, words: str, there: frozenset[float]) -> bool:
    name = MONTHS[day.month - 1]
    return any(stands_in(spelt, words) for spelt in (name, name[:3], f"{name[:4]}")) or day.month in there


def has_year(value: Period, words: str) -> bool:
    """Whether the years of a period stand there; where they do not, they are known from elsewhere."""
    return {value.first.year, value.last.year} <= numbers_in(words)
