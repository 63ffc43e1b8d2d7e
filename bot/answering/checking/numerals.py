"""Number words of one language, also where several are written as one word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.answering.memory import Recent
from bot.answering.words import fold

THOUSAND = 1000
_JOINT = "und"
"""Joins German number words within one: `dreiundzwanzig`."""

_MOST = 40
"""No number word that anybody writes is longer."""

REMEMBERED = 4_096
"""So many words are known as number words or as none."""

DIGITS = 15
"""More digits than this no float tells apart."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """Words for numbers that add up, and for scales that multiply what stands before them."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    _compounds: Recent[tuple[str, ...]] = field(default_factory=lambda: Recent(REMEMBERED), compare=False)

    def parts(self, folded: str) -> tuple[str, ...]:
        """The number words that a word is made of, itself included; none where it is no number."""
        if folded in self.numbers or folded in self.scales:
            return (folded,)
        if len(folded) > _MOST or not folded.isalpha():
            return ()
        known = self._compounds.get(folded)
        if known is not None:
            return known
        found = next(self._split(folded), ())
        return self._compounds.put(folded, found if len(found) > 1 else ())

    def _split(self, rest: str) -> Iterator[tuple[str, ...]]:
        """Every way to read the rest of a word as number words."""
        if not rest:
            yield ()
        for end in range(len(rest), 1, -1):
            head = rest[:end]
            if head in self.numbers or head in self.scales:
                for tail in self._split(rest[end:].removeprefix(_JOINT)):
                    yield (head, *tail)


class Sum:
    """A number that grows word by word: `one hundred and five`, `2 million`."""

    def __init__(self, numerals: Numerals) -> None:
        self._numerals = numerals
        self._total = 0.0
        self._current: float | None = None

    @property
    def value(self) -> float | None:
        """The number so far; None before the first word."""
        return None if self._current is None else self._total + self._current

    def takes(self, folded: str) -> bool:
        """Add a number word, or digits where there are none yet; tell whether it was one."""
        if folded.isascii() and folded.isdigit() and self._current is None:
            self._current = float(folded[:DIGITS])
            return True
        parts = self._numerals.parts(folded)
        if len(parts) == 1 and self._current is None and self._numerals.numbers.get(folded) == 1:
            return False  # an article
        for part in parts:
            self._take(part)
        return bool(parts)

    def _take(self, part: str) -> None:
        if part in self._numerals.numbers:
            self._current = (self._current or 0.0) + self._numerals.numbers[part]
            return
        scale = self._numerals.scales[part]
        self._current = (self._current or 1.0) * scale
        if scale >= THOUSAND:
            self._total, self._current = self._total + self._current, 0.0


def counted(value: object) -> dict[str, int]:
    """From a table of words and their numbers, folded."""
    return (
        {fold(str(key)): int(number) for key, number in value.items()} if isinstance(value, Mapping) else {}
    )
