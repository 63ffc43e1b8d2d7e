"""For or against, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """For or against; who takes neither has no side."""

    FOR = "for"
    AGAINST = "against"

    def turned(self, is_denied: bool) -> Side:
        """Turn to the other side when the statement denies the value."""
        if not is_denied:
            return self
        return Side.AGAINST if self is Side.FOR else Side.FOR


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim's side by its value, and the words of the statement that give the value compared.

    A mild stand is one of values that hardly go together, though they do not exclude each other. It is beyond
    its words where the statement says that something is more than they tell.
    """

    side: Side
    words: frozenset[int]
    is_mild: bool = False
    is_beyond: bool = False
