"""What a claim says, typed, so that claims can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.story.entities import Entity, Term


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, a range, or a declared vague word: all closed intervals; None is unbounded.

    `of` says what is counted; `part` marks a count of some among them (the prominent ones, say);
    `unit` keeps years from being compared with persons.
    """

    least: float | None
    most: float | None
    of: str = ""
    word: str | None = None
    part: bool = False
    unit: str = ""

    def __post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"reversed interval: {self.least:g}..{self.most:g}")

    @property
    def is_exact(self) -> bool:
        """Whether a single number is given in figures or a plain number word."""
        return self.word is None and self.least is not None and self.least == self.most


@dataclass(frozen=True, slots=True)
class Names:
    """Named members. A closed list claims to be complete ("limited to"), an open one does not."""

    members: tuple[Entity, ...]
    closed: bool = False

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError("a list of names needs at least one")


@dataclass(frozen=True, slots=True)
class Category:
    """One term of one of the story's vocabularies.

    `part` marks what holds of some of those it is said of, and maybe not of all.
    """

    term: Term
    part: bool = False


class OrderRelation(StrEnum):
    """How two events are ordered; `after` is written as `before` with the events swapped."""

    BEFORE = "before"
    TOGETHER = "together"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Order:
    """Two events in time: `first` before `second`, together with it, or in exchange for it."""

    first: Entity
    relation: OrderRelation
    second: Entity

    def __post_init__(self) -> None:
        if self.first == self.second:
            raise ValueError(f"an event cannot be ordered with itself: {self.first.id}")


@dataclass(frozen=True, slots=True)
class Route:
    """Places in the order they were reached; a single place is a route of one."""

    stops: tuple[Entity, ...]

    def __post_init__(self) -> None:
        if not self.stops:
            raise ValueError("a place needs a name")


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period at the precision given: first and last day it may cover, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"reversed period: {self.first}..{self.last}")


@dataclass(frozen=True, slots=True)
class Note:
    """A statement with nothing to compare; it is only reported."""


Value = Quantity | Names | Category | Order | Route | Period | Note

VALUE_TYPES: dict[str, type[Value]] = {
    "quantity": Quantity,
    "names": Names,
    "category": Category,
    "order": Order,
    "place": Route,
    "date": Period,
    "note": Note,
}
