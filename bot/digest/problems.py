"""Mistakes in files, gathered so that a person mends all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.story.errors import CrosscheckError

MOST_SHOWN = 25
MOST_LISTED = 8
# Letter-wise likeness, 0..100. One wrong or swapped letter in a word of five scores 80 and more, unrelated
# ids of a story ("count", "status") up to 60.
ALIKE = 65


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mistake is: a file as it was named, and the entry in it."""

    file: str
    entry: str = ""

    def within(self, entry: str) -> Place:
        """Give the place of an entry inside this one."""
        return Place(self.file, f"{self.entry}, {entry}" if self.entry else entry)

    def __str__(self) -> str:
        return f"{self.file}, {self.entry}" if self.entry else self.file


@dataclass(slots=True)
class Problems:
    """Every mistake found so far, in the order of the files."""

    found: list[str] = field(default_factory=list)

    def add(self, place: Place, message: str) -> None:
        """Note a mistake."""
        self.found.append(f"{place}: {message}")

    def raise_as(self, error: type[CrosscheckError]) -> None:
        """Raise one error that lists them; do nothing when there are none."""
        if not self.found:
            return
        if len(self.found) == 1:
            raise error(self.found[0])
        shown = self.found[:MOST_SHOWN]
        more = len(self.found) - len(shown)
        lines = [f"{len(self.found)} mistakes", *(f"- {text}" for text in shown)]
        raise error("\n".join([*lines, f"- and {more} more"] if more else lines))


def suggest(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or which there are; begins with a semicolon."""
    words = list(known)
    if not words:
        return "; there are none"
    likest = process.extractOne(word, words, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ALIKE)
    if likest:
        return f"; did you mean “{likest[0]}”?"
    listed = ", ".join(words[:MOST_LISTED])
    more = len(words) - MOST_LISTED
    return f"; known: {listed}" + (f" and {more} more" if more > 0 else "")
