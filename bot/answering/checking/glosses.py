"""What words of other languages mean in English: general words and terms are then looked up but once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answering.checking.leads import Leads
from bot.answering.patterns import Entry, pattern_of
from bot.answering.words import Word, folded_words

PARTED = "~"
"""Stands in a phrase where its clause goes on between two words: German `hebt ~ auf`."""

Pairs = tuple[tuple[int, int], ...]
"""The numbers of two words each."""


@dataclass(frozen=True, slots=True)
class _Parted:
    """A word, and the one that ends its clause or comes later in it, which together mean something."""

    head: Entry
    tail: Entry
    gloss: tuple[str, ...]


@dataclass(slots=True)
class Glossary:
    """English words for the words of one language; filled once, then only read.

    Where the head of a phrase comes last, what it means stands in the last places of it.
    """

    is_head_last: bool = False
    _entries: Leads[tuple[Entry, tuple[str, ...]]] = field(default_factory=Leads)
    _parted: Leads[_Parted] = field(default_factory=Leads)

    def add(self, phrase: str, gloss: str) -> None:
        """Let a phrase mean some English words, no more than it has itself."""
        meant = folded_words(gloss)
        head, parted, tail = phrase.partition(PARTED)
        pattern = pattern_of(head.strip())
        if not pattern:
            return
        if parted:
            known = _Parted(Entry(pattern, ()), Entry(pattern_of(tail.strip()), ()), meant)
            self._parted.add(pattern, known)
        else:
            self._entries.add(pattern, (Entry(pattern, ()), meant))

    def senses(self, found: Sequence[Word], pauses: Collection[int]) -> tuple[tuple[Word, ...], Pairs]:
        """The words in English where that is known, else as they are; the longest phrases count.

        With them come the places of words that mean something together and stand apart.
        """
        meant = list(found)
        folded = [word.folded for word in found]
        at = 0
        while at < len(found):
            length, _, gloss = max(self._at(folded, at), default=(1, 0, ()))
            if gloss:
                first = at + (length - len(gloss) if self.is_head_last else 0)
                for place in range(at, at + length):
                    meant[place] = replace(found[place], folded=_part(gloss, place - first))
            at += length
        parted: list[tuple[int, int]] = []
        for start, end, gloss in self._apart(folded, pauses):
            parted.append((start, end))
            meant[start] = replace(found[start], folded=_part(gloss, 0))
            meant[end] = replace(found[end], folded=_part(gloss, 1))
        return tuple(meant), tuple(parted)

    def _at(self, found: Sequence[str], at: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Give how many words a phrase takes, how many letters it gives, and what it means."""
        for entry, gloss in self._entries.of(found[at]):
            if entry.goes_on(found, at):
                yield len(entry.pattern), sum(map(len, entry.pattern)), gloss

    def _apart(
        self, found: Sequence[str], pauses: Collection[int]
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Find words that mean something together with a later one in their clause."""
        for at, word in enumerate(found):
            for entry in self._parted.of(word):
                if not entry.head.goes_on(found, at):
                    continue
                end = min((pause for pause in pauses if pause > at), default=len(found))
                tails = [late for late in range(at + 1, end) if entry.tail.matches(found, late)]
                if tails:
                    yield at, tails[-1], entry.gloss


def _part(gloss: Sequence[str], at: int) -> str:
    """The word of a gloss at a place; an empty one before its first and after its last."""
    return gloss[at] if 0 <= at < len(gloss) else ""


def glossary_of(table: Mapping[str, object], *, is_head_last: bool = False) -> Glossary:
    """From a table that lists for each English gloss the phrases that mean it."""
    found = Glossary(is_head_last)
    for gloss, phrases in table.items():
        for phrase in phrases if isinstance(phrases, list) else ():
            found.add(str(phrase), gloss)
    return found
