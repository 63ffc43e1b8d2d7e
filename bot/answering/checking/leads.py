"""What is known by a phrase, found by the word that opens it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

_KEY = 2


@dataclass(slots=True)
class Leads(Generic[T]):
    """Things by the first part of a pattern: a word, or how one begins; filled once, then only read."""

    _exact: dict[str, list[T]] = field(default_factory=lambda: defaultdict(list))
    _begun: dict[str, list[tuple[str, T]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, pattern: Sequence[str], thing: T) -> None:
        """Keep a thing by a pattern; its first part may end in a wildcard."""
        first = pattern[0]
        if first[-1] == "*":
            self._begun[first[:-1][:_KEY]].append((first[:-1], thing))
        else:
            self._exact[first].append(thing)

    def of(self, word: str) -> Iterator[T]:
        """Everything whose pattern the folded word may open."""
        yield from self._exact.get(word, ())
        for key in dict.fromkeys((word[:_KEY], word[:1])):
            for start, thing in self._begun.get(key, ()):
                if word.startswith(start):
                    yield thing
