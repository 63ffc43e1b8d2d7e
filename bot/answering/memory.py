"""Remembering what a method gave, without holding on to whose method it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, ParamSpec, TypeVar, cast
from weakref import WeakMethod

P = ParamSpec("P")
T = TypeVar("T")


class Recent(Generic[T]):
    """What was found for so many ids at most; all is forgotten when there are more."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[str, T] = {}

    def get(self, id_: str) -> T | None:
        """What was found for an id, if it is remembered."""
        return self._found.get(id_)

    def put(self, id_: str, found: T) -> T:
        """Remember what was found for an id, and give it back."""
        if len(self._found) >= self._most:
            self._found.clear()
        self._found[id_] = found
        return found


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
