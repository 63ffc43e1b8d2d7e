"""Words and set phrases of a story, found in a parsed article whatever form their words take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.reading.drafting.sheets import Sheet

T = TypeVar("T")
DASHES = frozenset({"-", "\u2010", "\u2011", "\u2013"})
SHORT = 4  # letters: "US" in capitals is no "us"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase where it stands, by its first and last token, and what it means."""

    first: int
    last: int
    meaning: T


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases by their first word, the longest first; each word fits by form or by dictionary form."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
        """Take phrases with their meanings; one that has several stands for all of them."""
        index: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for phrase, meaning in pairs:
            if words := _words(phrase):
                index[words[0].lower()].append((words, meaning))
        return cls({first: tuple(sorted(each, key=_longest_first)) for first, each in index.items()})

    def within(self, sheet: Sheet, start: int, end: int) -> list[Found[T]]:
        """Find all in a stretch of tokens, in order; of phrases that overlap the longest stands."""
        found: list[Found[T]] = []
        free = start
        for at in range(start, end):
            here = list(self._at(sheet, at, end)) if at >= free else []
            if here:
                last = max(each.last for each in here)
                found.extend(each for each in here if each.last == last)
                free = last + 1
        return found

    def _at(self, sheet: Sheet, at: int, end: int) -> Iterator[Found[T]]:
        for key in dict.fromkeys((sheet.words[at], sheet.lemmas[at])):
            for words, meaning in self.by_first.get(key, ()):
                last = _fit(sheet, words, at, end)
                if last is not None:
                    yield Found(at, last, meaning)


def _words(phrase: str) -> tuple[str, ...]:
    words = phrase
    for dash in DASHES:
        words = words.replace(dash, " ")
    return tuple(word if _is_short_form(word) else word.lower() for word in words.split())


def _is_short_form(word: str) -> bool:
    return word.isupper() and len(word.replace(".", "")) <= SHORT


def _longest_first(entry: tuple[tuple[str, ...], object]) -> tuple[int, tuple[str, ...]]:
    return -len(entry[0]), entry[0]


def _fit(sheet: Sheet, words: tuple[str, ...], at: int, end: int) -> int | None:
    """The last token of the phrase that begins here, hyphens between its words passed over."""
    place = at
    for number, word in enumerate(words):
        while number and place < end and sheet.words[place] in DASHES:
            place += 1
        if place >= end or not _is(sheet, place, word):
            return None
        place += 1
    return place - 1


def _is(sheet: Sheet, at: int, word: str) -> bool:
    if _is_short_form(word):
        return sheet.texts[at] == word
    return word in (sheet.words[at], sheet.lemmas[at])
