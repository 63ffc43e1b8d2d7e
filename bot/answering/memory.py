"""Remembering what a method gave, without holding on to whose method it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

P = ParamSpec("P")
T = TypeVar("T")


def remembered(method: Callable[P, T], most: int) -> Callable[P, T]:
    """Give a method that remembers as many results, for its owner to keep.

    A plain `lru_cache` around it would hold the owner, and the owner the cache: a digest that was replaced
    would then stay for ever, since what is loaded is hidden from the garbage collector.
    """
    owned = WeakMethod(method)

    @lru_cache(maxsize=most)
    def find(*arguments: P.args, **named: P.kwargs) -> T:
        found = owned()
        if found is None:
            raise ReferenceError("its owner is gone")
        return found(*arguments, **named)

    return cast("Callable[P, T]", find)
