"""Misspelt words: the nearest word of the lexicon, when it is near enough to be meant."""

from __future__ import annotations

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


class Speller:
    """Finds the word that was meant among the words a lexicon holds."""

    def __init__(self, lexicon: Lexicon, names: frozenset[str]) -> None:
        self._words = tuple(sorted(lexicon.spellings | names))
        self._names = names
        self._find = remembered(self._search, 16_384)

    def nearest(self, folded: str, *, names_only: bool = False) -> str | None:
        """The lexicon's word (or name) that `folded` most likely misspells, or None."""
        if len(folded) < SHORTEST or not folded.isalpha():
            return None
        return self._find(folded, names_only)

    def nearest_name(self, folded: str) -> str | None:
        """The name most like `folded`, another gender's ending included; None when none is near."""
        if len(folded) < SHORTEST:
            return None
        found = process.extractOne(folded, sorted(self._names), scorer=OSA.distance, score_cutoff=LIKE)
        return found[0] if found else None

    def _search(self, folded: str, names_only: bool) -> str | None:
        slips = 2 if len(folded) >= LONG else 1
        pool = sorted(self._names) if names_only else self._words
        found = process.extract(folded, pool, scorer=OSA.distance, score_cutoff=slips, limit=8)
        near = sorted(
            (distance, candidate)
            for candidate, distance, _ in found
            if candidate[:1] == folded[:1] or distance == 1
        )
        for _, candidate in near:
            if candidate in self._names:
                return None if _is_other_gender(candidate, folded) else candidate
            return candidate
        return None
