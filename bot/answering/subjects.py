"""Where in the tree of subjects a selector points, without looking at all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from bot.comparing.scopes import roots_of
from bot.story.questions import Selector

Key = tuple[str, str]

MOST_REMEMBERED = 1_024
"""So many selectors with wildcards are remembered; questions asked of each person fill in ever new ones."""

_WILD = "*?["


def line_of(subject: str) -> tuple[str, ...]:
    """Give a subject's path and those above it."""
    return (subject, *roots_of(subject))


class Subjects:
    """Subjects and aspects in the digest's order, found by pattern."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self.place = {key: place for place, key in enumerate(keys)}
        self._aspects: dict[str, list[Key]] = defaultdict(list)
        self._last: dict[str, list[str]] = defaultdict(list)
        for key in self.place:
            self._aspects[key[0]].append(key)
        for subject in self._aspects:
            self._last[subject.rpartition("/")[2]].append(subject)
        self._sorted = sorted(self._aspects)
        self._remembered: dict[Selector, tuple[Key, ...]] = {}

    def select(self, selector: Selector) -> tuple[Key, ...]:
        """The subjects and aspects that a selector fits, in the digest's order."""
        exact = (selector.subject, selector.aspect)
        if exact in self.place:
            return (exact,)
        if "*" not in selector.subject and "*" not in selector.aspect:
            return ()
        found = self._remembered.get(selector)
        if found is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[selector] = self._find(selector)
        return found

    def _find(self, selector: Selector) -> tuple[Key, ...]:
        found = (
            key
            for subject in self._candidates(selector.subject)
            if fnmatchcase(subject, selector.subject)
            for key in self._aspects[subject]
            if fnmatchcase(key[1], selector.aspect)
        )
        return tuple(sorted(found, key=self.place.__getitem__))

    def _candidates(self, pattern: str) -> Sequence[str]:
        """The subjects that begin as the pattern does, or end in the same last step."""
        begins = min((pattern.find(mark) for mark in _WILD if mark in pattern), default=len(pattern))
        last = pattern.rpartition("/")[2]
        if begins == 0 and "/" in pattern and not any(mark in last for mark in _WILD):
            return self._last.get(last, ())
        start = bisect_left(self._sorted, pattern[:begins])
        end = bisect_left(self._sorted, pattern[:begins] + chr(0x10FFFF))
        return self._sorted[start:end]
