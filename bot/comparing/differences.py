"""How two values can fail to fit, and how a type of value reports it for many values at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from bot.story.findings import Cause, Severity
from bot.story.questions import Story

T_contra = TypeVar("T_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Difference:
    """What does not fit between two values; `items` are the labels of the members it is about."""

    severity: Severity
    kind: str
    cause: Cause
    items: tuple[str, ...] = ()

    @property
    def strength(self) -> tuple[int, str, str, tuple[str, ...]]:
        """Sorts the strongest first, and always the same way."""
        return (self.severity.rank, self.cause, self.kind, self.items)


class Rivalry(NamedTuple):
    """The value of that `number` differs from all values whose bits are set in `others`.

    Reported from both sides. `inward` is False where the two may well stand in one source without
    inconsistency.
    """

    difference: Difference
    number: int
    others: int
    inward: bool = True


class Law(Protocol[T_contra]):
    """How values of one type compare; the type's module implements it.

    Values are given all at once, each distinct by its normal form, and addressed by their number.
    """

    def normal(self, value: T_contra, /) -> Hashable:
        """Give the same for values that say the same; made of strings, numbers and tuples."""

    def rivals(self, values: Sequence[T_contra], story: Story, /) -> Iterator[Rivalry]:
        """Find which values differ, and how."""

    def allies(self, values: Sequence[T_contra], story: Story, /) -> Sequence[int]:
        """Give for each value a mask of the others that positively say the same."""


def bits(mask: int) -> Iterator[int]:
    """Give the indexes of the bits that are set, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def mask_of(indexes: Iterable[int]) -> int:
    """Make a mask with those bits set."""
    mask = 0
    for index in indexes:
        mask |= 1 << index
    return mask
