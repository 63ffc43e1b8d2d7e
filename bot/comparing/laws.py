"""Which module compares which type of value, and what its law says of two values."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from bot.comparing import categories, names, orders, periods, places, quantities
from bot.comparing.differences import Difference, Law
from bot.story.questions import Story
from bot.story.values import Category, Names, Order, Period, Quantity, Route, Value

# A note has no law: it is never compared.
LAWS: dict[type[Value], Law[Any]] = {
    Quantity: quantities,
    Names: names,
    Category: categories,
    Order: orders,
    Route: places,
    Period: periods,
}


def normal(value: Value) -> Hashable:
    """Give the same for values of one type that say the same."""
    return LAWS[type(value)].normal(value)


def differ(one: Value, other: Value, story: Story) -> Difference | None:
    """Find how two values fail to fit, at its strongest; None where they fit or do not compare. Symmetric."""
    return next(iter(differences(one, other, story)), None)


def differences(one: Value, other: Value, story: Story) -> tuple[Difference, ...]:
    """Find all ways in which two values fail to fit, strongest first. Symmetric."""
    law = LAWS.get(type(one))
    if law is None or type(one) is not type(other) or law.normal(one) == law.normal(other):
        return ()
    found = {rivalry.difference for rivalry in law.rivals((one, other), story)}
    return tuple(sorted(found, key=lambda difference: difference.strength))


def agree(one: Value, other: Value, story: Story) -> bool:
    """Whether two values positively say the same thing, as far as they go. Symmetric.

    2020 and August 2020 do, and lists that share a name; two notes never do. Not the opposite of `differ`:
    values may neither agree nor differ, and lists may share one name and differ about another.
    """
    law = LAWS.get(type(one))
    if law is None or type(one) is not type(other):
        return False
    return law.normal(one) == law.normal(other) or bool(law.allies((one, other), story)[0])
