"""Texts taken apart: units of meaning, which of them are denied, and the general words between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from bot.answering.checking.phrases import Hit, Phrasebook
from bot.answering.patterns import ENGLISH
from bot.answering.words import Word

REMEMBERED = 4_096
"""So many combinations of general notions are kept taken apart; one story's words have some hundred."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of meaning from word `start` to before `end`.

    `features` are the story's; `rings` are general notions with their sign. `is_denied` tells of a negation
    that reaches it, `is_remote` that this negation may well be meant for a word in between. A strange unit is
    a name from outside the story.
    """

    start: int
    end: int
    features: frozenset[str] = frozenset()
    rings: frozenset[str] = frozenset()
    is_denied: bool = False
    is_remote: bool = False
    is_strange: bool = False

    @property
    def span(self) -> frozenset[int]:
        """The numbers of its words."""
        return frozenset(range(self.start, self.end))

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of the entities it names."""
        return tuple(sorted(feature[2:] for feature in self.features if feature.startswith("e:")))

    @property
    def notions(self) -> frozenset[str]:
        """What it stands for, whatever its sign."""
        return self.features | {ring[:-1] for ring in self.rings} if self.rings else self.features

    @property
    def signed(self) -> Mapping[str, int]:
        """Each general notion with +1 or -1, negation counted in."""
        return _signed(self.rings, self.is_denied) if self.rings else _UNSIGNED


_UNSIGNED: Mapping[str, int] = MappingProxyType({})


@lru_cache(maxsize=REMEMBERED)
def _signed(rings: frozenset[str], is_denied: bool) -> Mapping[str, int]:
    turn = -1 if is_denied else 1
    return MappingProxyType({ring[:-1]: turn * (1 if ring.endswith("+") else -1) for ring in sorted(rings)})


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text with its words, its units in order and the general words in it.

    `senses` are the words in English where that is known; `pauses` are the numbers of the words that follow a
    comma or the like; `denials` counts for each word the negations that reach it. `condition` is 1 where it
    ties one thing to another, -1 where it says that the one does without the other, else 0.
    """

    text: str
    words: tuple[Word, ...]
    units: tuple[Unit, ...]
    roles: tuple[Hit, ...]
    pauses: frozenset[int]
    denials: tuple[int, ...]
    senses: tuple[Word, ...] = ()
    language: str = ENGLISH
    is_verb_last: bool = False
    condition: int = 0

    def finding(self, book: Phrasebook) -> tuple[Hit, ...]:
        """Find the phrases of a book in its words, and in what they mean in English."""
        hits = book.find(self.words)
        return tuple(sorted({*hits, *book.find(self.senses)})) if self.language != ENGLISH else hits

    def is_denied(self, at: int) -> bool:
        """Whether an odd number of negations reaches a word."""
        return self.denials[at] % 2 == 1

    def dangles(self, units: Iterable[Unit], negations: Iterable[Hit]) -> bool:
        """Whether one of some negations reaches none of some units, though one of them stands in its clause.

        What is denied in a clause of its own ("..., no number is given") does not.
        """
        own = tuple(units)
        if any(unit.is_denied for unit in own):
            return False
        clauses = {self.clause_start(unit.start) for unit in own}
        told = {at for unit in own for at in unit.span}  # "kept out" is what a unit says
        return any(self.clause_start(hit.start) in clauses for hit in negations if hit.start not in told)

    def clause_start(self, at: int) -> int:
        """Where the clause of a word begins."""
        return max((pause for pause in self.pauses if pause <= at), default=0)

    def clause_stop(self, at: int) -> int:
        """Where the clause of a word has ended."""
        return min((pause for pause in self.pauses if pause > at), default=len(self.words))

    def having(self, *roles: str) -> tuple[Hit, ...]:
        """Find the general words of some roles, in order."""
        return tuple(hit for hit in self.roles if hit.label in roles)

    def written(self, start: int, end: int) -> str:
        """Quote some of its words, as written."""
        if start >= end:
            return ""
        last = self.words[end - 1]
        return self.text[self.words[start].start : last.end]
