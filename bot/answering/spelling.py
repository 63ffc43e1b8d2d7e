"""Misspelt words: the nearest word of the lexicon, when it is near enough to be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answering.lexicon import Lexicon
from bot.answering.memory import remembered

SHORTEST = 5
LONG = 8
LIKE = 3
"""From this length on two slips are forgiven, below it one; measured on the question bank of the tests."""


def _is_other_gender(one: str, other: str) -> bool:
    """Whether one ends like a woman's surname and the other like a man's.

    Tikhanovsky is not Tikhanovskaya.
    """
    return one.endswith("a") != other.endswith("a")


class _Neighbours:
    """Words by how they begin and how long they are: only those are compared that can be meant."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._begun: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._ending: dict[str, list[str]] = defaultdict(list)
        for word in self._known:
            self._begun[word[:1], len(word)].append(word)
            self._ending[word[1:]].append(word)

    def within(self, slips: int, folded: str) -> Iterator[tuple[int, str]]:
        """The words that so many slips make of another, and how many; the first letter takes one alone."""
        lengths = range(len(folded) - slips, len(folded) + slips + 1)
        pool = [word for length in lengths for word in self._begun.get((folded[:1], length), ())]
        found = process.extract(folded, pool, scorer=OSA.distance, score_cutoff=slips, limit=None)
        yield from ((slipped, word) for word, slipped, _ in found)
        yield from ((1, word) for word in self._begun_otherwise(folded))

    def _begun_otherwise(self, folded: str) -> Iterator[str]:
        """The words with another first letter, one fewer, one more, or the first two swapped."""
        yield from self._ending.get(folded[1:], ())
        yield from self._ending.get(folded, ())
        yield from self._known & {folded[1:], folded[1] + folded[0] + folded[2:]}


class Speller:
    """Finds the word that was meant among the words a lexicon holds."""

    def __init__(self, lexicon: Lexicon, names: frozenset[str]) -> None:
        self._names = names
        self._sorted_names = sorted(names)
        self._near_words = _Neighbours(lexicon.spellings | names)
        self._near_names = _Neighbours(names)
        self._find = remembered(self._search, 16_384)
        self._find_name = remembered(self._search_name, 16_384)

    def nearest(self, folded: str, *, names_only: bool = False) -> str | None:
        """The lexicon's word (or name) that `folded` most likely misspells, or None."""
        if len(folded) < SHORTEST or not folded.isalpha():
            return None
        return self._find(folded, names_only)

    def nearest_name(self, folded: str) -> str | None:
        """The name most like `folded`, another gender's ending included; None when none is near."""
        return self._find_name(folded) if len(folded) >= SHORTEST else None

    def _search_name(self, folded: str) -> str | None:
        found = process.extractOne(folded, self._sorted_names, scorer=OSA.distance, score_cutoff=LIKE)
        return found[0] if found else None

    def _search(self, folded: str, names_only: bool) -> str | None:
        slips = 2 if len(folded) >= LONG else 1
        known = self._near_names if names_only else self._near_words
        _, meant = min(known.within(slips, folded), default=(0, None))
        if meant in self._names and _is_other_gender(meant, folded):
            return None
        return meant
