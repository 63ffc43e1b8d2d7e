"""Where somebody went, in the order of the sentence, and the years in which something was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.reading.drafting.english import word_set
from bot.reading.drafting.phrases import Found, Phrases
from bot.reading.drafting.sheets import Sheet
from bot.story.entities import Entity
from bot.story.values import Period

MOVING = word_set(
    """transport move fly take bring send deport transfer return travel go evacuate flee drive escort expel
    arrive"""
)
TOWARDS = frozenset({"to", "into", "in"})
YEARS = range(1900, 2100)


def stops(sheet: Sheet, known: Phrases[Entity], start: int, end: int) -> list[Found[Entity]]:
    """The known places that a sentence has somebody taken to or go to, in order."""
    goals = set(_goals(sheet, start, end))
    return [
        each
        for each in known.within(sheet, start, end)
        if goals.intersection(range(each.first, each.last + 1))
    ]


def _goals(sheet: Sheet, start: int, end: int) -> Iterator[int]:
    for verb in range(start, end):
        if sheet.is_verb(verb) and sheet.lemmas[verb] in MOVING:
            for kid in sheet.children(verb, "prep"):
                goal = sheet.child(kid, "pobj") if sheet.words[kid] in TOWARDS else None
                if goal is not None:
                    yield from sheet.conjuncts(goal)


def years(sheet: Sheet, at: int) -> tuple[Period, tuple[int, int]] | None:
    """The years that hang on a word ("imprisoned since 2020", "the 2020-2021 strikes"), with their tokens."""
    found = sorted(one for one in _below(sheet, at) if _is_year(sheet.words[one]))
    if not found:
        return None
    first, last = int(sheet.words[found[0]]), int(sheet.words[found[-1]])
    period = Period(date(min(first, last), 1, 1), date(max(first, last), 12, 31))
    return period, (found[0], found[-1])


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and int(word) in YEARS  # noqa: PLR2004


def _below(sheet: Sheet, at: int) -> Iterator[int]:
    for kid in sheet.kids[at]:
        if sheet.deps[kid] in ("prep", "pobj", "nummod", "amod", "compound", "nmod", "npadvmod", "dep"):
            yield kid
            yield from _below(sheet, kid)
