"""What sentences say of a story's matters: terms of its vocabularies beside their names, and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.reading.drafting.clauses import is_denied
from bot.reading.drafting.english import word_set
from bot.reading.drafting.journeys import stops, years
from bot.reading.drafting.matters import Matter
from bot.reading.drafting.pages import Stretch
from bot.reading.drafting.phrasebooks import Phrasebook
from bot.reading.drafting.phrases import Found
from bot.reading.drafting.sheets import Sheet
from bot.story.values import Category, Names, Note, Route, Value

T = TypeVar("T")
FAR = 3  # arcs between a matter and a term that is said of it
FAR_AWAY = 7  # arcs between those who go somewhere and the place: "they had the chance to return to"
PARTIAL = word_set("certain some specific selected select several particular partial limited")
CROSSED = frozenset({"relcl", "advcl", "parataxis"})  # arcs that nothing is said across
TOPIC = 4  # words of an article that may stand in a sentence of ours
CLOSED = (("limited", "to"), ("confined", "to"), ("nothing", "but"))
CONTENT = ("NN", "JJ", "VBN", "VBG", "CD")


@dataclass(frozen=True, slots=True)
class Said:
    """A value said of an aspect of a matter, in words of the story's (`what`); of a note some words of it.

    `column` is the head of the column where it stands in a table.
    """

    subject: str
    aspect: str
    value: Value
    what: str
    tokens: Stretch
    at: int
    column: str = ""


def statements(
    sheet: Sheet,
    book: Phrasebook,
    stretches: Iterable[Stretch],
    more: Sequence[Found[Matter]] = (),
) -> Iterator[Said]:
    """Find what is said in these passages, of `more` matters too; a question says nothing."""
    for first, last in stretches:
        for number in range(sheet.sentences[first], sheet.sentences[last] + 1):
            start, end = sheet.bounds[number]
            start, end = max(start, first), min(end, last + 1)
            if start < end and sheet.texts[end - 1] != "?":
                named = book.names.within(sheet, start, end)
                named += [each for each in more if start <= each.first < end]
                yield from _of_sentence(sheet, book, named, start, end)


def _of_sentence(
    sheet: Sheet, book: Phrasebook, named: Iterable[Found[Matter]], start: int, end: int
) -> Iterator[Said]:
    seen: set[tuple[str, str, str]] = set()
    for found in named:
        for aspect in found.meaning.aspects:
            for said in _values_of(sheet, book, aspect, found, start, end):
                key = said.subject, aspect, said.what
                if key not in seen:
                    seen.add(key)
                    yield said
        for aspect, words in found.meaning.notes.items():
            key = found.meaning.subject, aspect, ""
            mark = _nearest(sheet, found, book.notes[words].within(sheet, start, end))
            noted = None if mark is None else _noted(sheet, book, found, aspect, mark)
            if key not in seen and noted is not None:
                seen.add(key)
                yield noted


def _values_of(
    sheet: Sheet, book: Phrasebook, aspect: str, found: Found[Matter], start: int, end: int
) -> Iterator[Said]:
    """What is said of the aspect, by the type of its values."""
    if aspect in book.terms:
        yield from _terms_of(sheet, book, aspect, found, start, end)
    elif aspect in book.amounts:
        amounts = book.amounts[aspect].within(sheet, start, end)
        for amount in _by_distance(sheet, found, amounts)[:1]:
            tokens = min(found.first, amount.first), max(found.last, amount.last)
            value, at = amount.meaning, head_of(sheet, amount)
            yield Said(found.meaning.subject, aspect, value, value.word or "", tokens, at)
    elif aspect in book.places:
        stopped = stops(sheet, book.places[aspect], start, end)
        far = [distance(sheet, head_of(sheet, each), head_of(sheet, found)) for each in stopped]
        if stopped and min(far) <= FAR_AWAY:
            tokens = min(found.first, stopped[0].first), max(found.last, stopped[-1].last)
            route = Route(tuple(dict.fromkeys(each.meaning for each in stopped)))
            what = ", then ".join(stop.label for stop in route.stops)
            yield Said(found.meaning.subject, aspect, route, what, tokens, stopped[0].first)
    elif aspect in book.members:
        near = _by_distance(sheet, found, book.members[aspect].within(sheet, start, end))
        members = {each.meaning.id: each.meaning for each in sorted(near, key=lambda each: each.first)}
        if members:
            tokens = min(found.first, *(e.first for e in near)), max(found.last, *(e.last for e in near))
            is_closed = any(sheet.words[at : at + 2] in CLOSED for at in range(start, end))
            names = Names(tuple(members.values()), closed=is_closed)
            what = ", ".join(member.label for member in members.values())
            yield Said(found.meaning.subject, aspect, names, what, tokens, head_of(sheet, found))


def _by_distance(sheet: Sheet, found: Found[Matter], others: Iterable[Found[T]]) -> list[Found[T]]:
    """Those near the matter, the nearest first; what is joined to one by "and" is as near as that."""
    head = head_of(sheet, found)
    far = [(distance(sheet, sheet.joined_to(head_of(sheet, each)), head), each) for each in others]
    return [each for number, each in sorted(far, key=lambda pair: pair[0]) if number <= FAR + 1]


def _terms_of(
    sheet: Sheet, book: Phrasebook, aspect: str, found: Found[Matter], start: int, end: int
) -> Iterator[Said]:
    """The nearest term that is said of the matter."""
    near = []
    for term in book.terms[aspect].within(sheet, start, end):
        far = distance(sheet, head_of(sheet, term), head_of(sheet, found))
        if far <= FAR and not _is_denied(sheet, head_of(sheet, term)):
            near.append((far, abs(term.first - found.first), term))
    for _, _, term in sorted(near, key=lambda each: each[:2])[:1]:
        meant = term.meaning
        if meant.id in book.partial and _is_partial(sheet, found):
            meant = book.partial[meant.id]
        tokens = min(found.first, term.first), max(found.last, term.last)
        yield Said(found.meaning.subject, aspect, Category(meant), meant.label, tokens, head_of(sheet, term))


def _is_denied(sheet: Sheet, at: int) -> bool:
    """Whether the word or the verb that it belongs to is denied."""
    verb = next((up for up in sheet.above(at) if sheet.is_verb(up)), at)
    return is_denied(sheet, at) or is_denied(sheet, verb)


def _is_partial(sheet: Sheet, found: Found[Matter]) -> bool:
    """Whether the matter is meant in part: "certain sanctions"."""
    head = head_of(sheet, found)
    return any(sheet.words[kid] in PARTIAL for kid in sheet.kids[head]) or any(
        sheet.words[at] in PARTIAL for at in range(found.first, found.last)
    )


def _nearest(sheet: Sheet, found: Found[Matter], marks: Sequence[Found[str]]) -> Found[str] | None:
    """The mark nearest to the matter; near a person it must be, for a sentence speaks of several."""
    far = {mark: distance(sheet, head_of(sheet, mark), head_of(sheet, found)) for mark in marks}
    is_person = found.meaning.subject.startswith("person/")
    near = [mark for mark in marks if far[mark] <= FAR or not is_person]
    return min(near, key=lambda mark: far[mark], default=None)


def _noted(
    sheet: Sheet, book: Phrasebook, found: Found[Matter], aspect: str, mark: Found[str]
) -> Said | None:
    """A note by its mark; of an aspect of dates the years that the mark has, if any."""
    if aspect not in book.dated:
        return _note(sheet, found, aspect, mark)
    dated = years(sheet, head_of(sheet, mark))
    if dated is None:
        return None
    period, (first, last) = dated
    what = "–".join(dict.fromkeys((str(period.first.year), str(period.last.year))))
    tokens = min(found.first, mark.first, first), max(found.last, mark.last, last)
    return Said(found.meaning.subject, aspect, period, what, tokens, head_of(sheet, mark))


def _note(sheet: Sheet, found: Found[Matter], aspect: str, mark: Found[str]) -> Said:
    tokens = min(found.first, mark.first), max(found.last, mark.last)
    what = topic(sheet, mark.first)
    return Said(found.meaning.subject, aspect, Note(), what, tokens, head_of(sheet, mark))


def topic(sheet: Sheet, at: int) -> str:
    """A few words of what hangs on a word: what the sentence is about, not what it says."""
    top = next((up for up in (at, *sheet.above(at)) if sheet.is_verb(up)), at)
    below = sorted(_subtree(sheet, top))
    kept = [one for one in below if one >= at and sheet.tags[one].startswith(CONTENT)]
    return " ".join(sheet.words[one] for one in kept[:TOPIC])


def _subtree(sheet: Sheet, at: int) -> Iterator[int]:
    yield at
    for kid in sheet.kids[at]:
        yield from _subtree(sheet, kid)


def head_of(sheet: Sheet, found: Found[Any]) -> int:
    """The word of a phrase that the others hang on."""
    inside = range(found.first, found.last + 1)
    return next((at for at in inside if sheet.heads[at] not in inside or sheet.heads[at] == at), found.last)


def distance(sheet: Sheet, one: int, other: int) -> int:
    """How many arcs lie between two words; many where a clause of its own lies between."""
    up = {at: number for number, at in enumerate(_within_clause(sheet, one))}
    for number, at in enumerate(_within_clause(sheet, other)):
        if at in up:
            return number + up[at]
    return len(sheet)


def _within_clause(sheet: Sheet, at: int) -> Iterator[int]:
    yield at
    while sheet.heads[at] != at and sheet.deps[at] not in CROSSED:
        at = sheet.heads[at]
        yield at
