"""Patterns of folded words, with wildcards, and what a text's words stand for by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.answering.words import fold, folded_words

ENGLISH = "en"
"""The language that claims are written in, and that names and terms are looked up in beside any other."""

ANY = "*"
"""The part of a pattern that any word fits."""

_SHORT = 3


class Entry(NamedTuple):
    """A pattern of folded words (`free*` stands for any ending, `*` for any word) and its features."""

    pattern: tuple[str, ...]
    features: tuple[str, ...]
    language: str = ""

    @property
    def is_literal(self) -> bool:
        """Whether it has no wildcard; a literal entry outdoes one with wildcards of the same length."""
        return all(part[-1] != "*" for part in self.pattern)

    def is_plain(self, language: str) -> bool:
        """Whether it is a short function word of that language, such as German "ab"."""
        return self.language == language and not self.features and len(self.pattern[0]) <= _SHORT

    def counts_in(self, language: str) -> bool:
        """Whether it counts in texts of a language: those of English and of all languages always do."""
        return self.language in {"", ENGLISH, language}

    def matches(self, found: Sequence[str], at: int) -> bool:
        """Whether the folded words from `at` on fit the pattern."""
        return at < len(found) and _fits(self.pattern[0], found[at]) and self.goes_on(found, at)

    def goes_on(self, found: Sequence[str], at: int) -> bool:
        """Whether the folded words from `at` on fit the pattern, of which the first is known to."""
        length = len(self.pattern)
        if length == 1:
            return True
        if at + length > len(found) or not _fits(self.pattern[1], found[at + 1]):
            return False
        return all(map(_fits, self.pattern[2:], found[at + 2 : at + length]))


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part[-1] == "*" else word == part


def pattern_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, with its wildcards kept."""
    if "*" not in phrase:
        return folded_words(phrase)
    if phrase[-1] == "*" and phrase[:-1].isalpha():
        return (fold(phrase[:-1]) + "*",)
    parts: list[str] = []
    for piece in phrase.split():
        if piece == "*":
            parts.append("*")
            continue
        found = list(folded_words(piece.rstrip("*")))
        if found and piece.endswith("*"):
            found[-1] += "*"
        parts.extend(found)
    return tuple(parts)


def pooled(entries: Sequence[Entry], language: str) -> tuple[str, ...]:
    """The features of patterns of one length that take the same words."""
    if language != ENGLISH and any(entry.is_plain(language) for entry in entries):
        entries = [entry for entry in entries if entry.language == language]
    literal = [entry for entry in entries if entry.is_literal and entry.features]
    return tuple(dict.fromkeys(feature for entry in literal or entries for feature in entry.features))


Placed = tuple[int, Entry]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word stands for by itself in a language, and the longer patterns that it may begin.

    Each of those carries its place among all of them. Plain ones are in `plain` by the words that follow, and
    `lengths` tells by the second word how many those are; patterns with wildcards are in `mixed` by a plain
    second word, or in `loose`.
    """

    features: tuple[str, ...]
    is_known: bool
    lengths: Mapping[str, Sequence[int]]
    plain: Mapping[tuple[str, ...], Sequence[Placed]]
    mixed: Mapping[str, Sequence[Placed]]
    loose: Sequence[Placed]
    is_alone: bool

    @classmethod
    def of(cls, word: str, entries: Iterable[Entry], language: str) -> Sense:
        """From all the patterns that the folded word may begin; those of other languages do not count."""
        single: list[Entry] = []
        lengths: dict[str, list[int]] = {}
        plain: dict[tuple[str, ...], list[Placed]] = {}
        mixed: dict[str, list[Placed]] = {}
        loose: list[Placed] = []
        for place, entry in enumerate(entries):
            rest = entry.pattern[1:]
            if not entry.counts_in(language):
                continue
            if not rest:
                single.append(entry)
            elif rest[0][-1] == "*":
                loose.append((place, entry))
            elif any(part[-1] == "*" for part in rest):
                mixed.setdefault(rest[0], []).append((place, entry))
            else:
                if rest not in plain and len(rest) not in lengths.setdefault(rest[0], []):
                    lengths[rest[0]].append(len(rest))
                plain.setdefault(rest, []).append((place, entry))
        is_known = bool(single) or word.isdigit()
        is_alone = not (plain or mixed or loose)
        return cls(pooled(single, language), is_known, lengths, plain, mixed, loose, is_alone)

    def fitting(self, found: Sequence[str], at: int) -> list[Entry]:
        """The longer patterns that fit the folded words from `at` on, where its own word stands."""
        after = at + 1
        if after == len(found):
            return []
        second = found[after]
        placed: list[Placed] = []
        for length in self.lengths.get(second, ()):
            if after + length <= len(found):
                placed += self.plain.get(tuple(found[after : after + length]), ())
        if second in self.mixed:
            placed += [pair for pair in self.mixed[second] if pair[1].goes_on(found, at)]
        if self.loose:
            placed += [pair for pair in self.loose if pair[1].goes_on(found, at)]
        return [entry for _, entry in sorted(placed)] if placed else []
