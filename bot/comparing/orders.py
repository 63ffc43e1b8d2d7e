"""Orders of two events: opposite ones exclude each other, "together" fits loosely, an exchange fits all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.comparing.differences import Difference, Rivalry
from bot.story.findings import Cause, Severity
from bot.story.questions import Story
from bot.story.values import Order, OrderRelation

REVERSED = Difference(Severity.CONTRADICTION, "order", Cause.ORDER_REVERSED)
LOOSE = Difference(Severity.TENSION, "order", Cause.ORDER_LOOSE)


def normal(value: Order) -> tuple[str, str, str]:
    """Relation and events; the order in which events are written matters for `before` only."""
    first, second = value.first.id, value.second.id
    if value.relation is not OrderRelation.BEFORE:
        first, second = sorted((first, second))
    return value.relation.value, first, second


def rivals(values: Sequence[Order], _: Story) -> Iterator[Rivalry]:
    """Find orders of the same two events that cannot both hold, or only loosely."""
    by_events: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for index, value in enumerate(values):
        by_events[frozenset((value.first.id, value.second.id))].append(index)
    for indexes in by_events.values():
        for one, other in combinations(indexes, 2):
            if difference := _difference(values[one], values[other]):
                yield Rivalry(difference, one, 1 << other)
                yield Rivalry(difference, other, 1 << one)


def allies(values: Sequence[Order], _: Story) -> Sequence[int]:
    """Only the same order is the same."""
    return [0] * len(values)


def _difference(one: Order, other: Order) -> Difference | None:
    relations = {one.relation, other.relation}
    if relations == {OrderRelation.BEFORE}:
        return REVERSED if one.first.id == other.second.id else None
    return LOOSE if relations == {OrderRelation.BEFORE, OrderRelation.TOGETHER} else None
