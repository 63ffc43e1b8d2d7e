"""Entries of a digest that cannot be taken in, named one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
# What a wrong entry raises when taken apart: missing and unknown names, wrong types, nonsense.
FAULTS = (LookupError, TypeError, ValueError, AttributeError)


class DamageError(Exception):
    """An entry that cannot be taken in; its text names it and says why."""


class Known(dict[str, T]):
    """Things by id; it says what is not there, and refuses two things of one id."""

    def __init__(self, what: str, things: Iterable[tuple[str, T]]) -> None:
        super().__init__()
        self.what = what
        for name, thing in things:
            if name in self:
                raise DamageError(f"{what} {name} is there twice")
            self[name] = thing

    def __missing__(self, name: object) -> NoReturn:
        raise DamageError(f"names {self.what} {name}, which is not there")


def read_each(what: str, entries: Iterable[Any], read: Callable[[Any], T]) -> Iterator[T]:
    """Read the entries of a list; a broken one is named by its id or its number."""
    for number, entry in enumerate(entries, 1):
        try:
            yield read(entry)
        except (DamageError, *FAULTS) as error:
            raise DamageError(f"{what} {_name(entry) or f'number {number}'}: {describe(error)}") from error


def describe(error: Exception) -> str:
    """Say what is wrong with an entry that raised this."""
    return f"{error.args[0]} is missing" if type(error) is KeyError else str(error)


def _name(entry: object) -> object:
    return entry.get("id") or entry.get("slug") if isinstance(entry, dict) else None
