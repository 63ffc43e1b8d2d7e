"""What is known by a phrase, found by the word that opens it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.answering.memory import Recent

T = TypeVar("T")

REMEMBERED = 4_096
"""So many words are known by what they may open."""

_KEY = 2


@dataclass(slots=True)
class Leads(Generic[T]):
    """Things by the first part of a pattern: a word, or how one begins; filled once, then only read."""

    _exact: dict[str, list[T]] = field(default_factory=lambda: defaultdict(list))
    _begun: dict[str, list[tuple[str, T]]] = field(default_factory=lambda: defaultdict(list))
    _opened: Recent[tuple[T, ...]] = field(default_factory=lambda: Recent(REMEMBERED))

    def add(self, pattern: Sequence[str], thing: T) -> None:
        """Keep a thing by a pattern; its first part may end in a wildcard."""
        first = pattern[0]
        if first[-1] == "*":
            self._begun[first[:-1][:_KEY]].append((first[:-1], thing))
        else:
            self._exact[first].append(thing)

    def of(self, word: str) -> tuple[T, ...]:
        """Everything whose pattern the folded word may open."""
        known = self._opened.get(word)
        return self._opened.put(word, tuple(self._read(word))) if known is None else known

    def _read(self, word: str) -> Iterator[T]:
        yield from self._exact.get(word, ())
        for key in dict.fromkeys((word[:_KEY], word[:1])):
            for start, thing in self._begun.get(key, ()):
                if word.startswith(start):
                    yield thing
