"""Texts taken apart: units of meaning, which of them are denied, and the general words between."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.checking.phrases import Hit
from bot.answering.words import Word


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
    def signed(self) -> dict[str, int]:
        """Each general notion with +1 or -1, negation counted in."""
        turn = -1 if self.is_denied else 1
        return {ring[:-1]: turn * (1 if ring.endswith("+") else -1) for ring in sorted(self.rings)}


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text with its words, its units in order and the general words in it.

    `pauses` are the numbers of the words that follow a comma or the like; `denials` counts for each word the
    negations that reach it.
    """

    text: str
    words: tuple[Word, ...]
    units: tuple[Unit, ...]
    roles: tuple[Hit, ...]
    pauses: frozenset[int]
    denials: tuple[int, ...]

    def is_denied(self, at: int) -> bool:
        """Whether an odd number of negations reaches a word."""
        return self.denials[at] % 2 == 1

    def having(self, *roles: str) -> tuple[Hit, ...]:
        """Find the general words of some roles, in order."""
        return tuple(hit for hit in self.roles if hit.label in roles)

    def written(self, start: int, end: int) -> str:
        """Quote some of its words, as written."""
        if start >= end:
            return ""
        last = self.words[end - 1]
        return self.text[self.words[start].start : last.start + len(last.raw)]
