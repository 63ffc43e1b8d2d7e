"""Patterns of folded words, with wildcards, and what a text's words stand for by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.answering.words import Word, fold, folded_words

ENGLISH = "en"
"""The language that claims are written in, and that names and terms are looked up in beside any other."""

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

    def matches(self, found: Sequence[Word], at: int) -> bool:
        """Whether the words from `at` on fit the pattern."""
        taken = [word.folded for word in found[at : at + len(self.pattern)]]
        return len(taken) == len(self.pattern) and all(map(_fits, self.pattern, taken))

    def goes_on(self, found: Sequence[str], at: int) -> bool:
        """Whether the folded words from `at` on fit the pattern, of which the first two are known to."""
        rest = found[at + 2 : at + len(self.pattern)]
        return len(rest) == len(self.pattern) - 2 and all(map(_fits, self.pattern[2:], rest))


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


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


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word stands for by itself in a language, and the longer patterns that it may begin.

    Those are by their second word where that is a plain one; each carries its place among all of them.
    """

    features: tuple[str, ...]
    is_known: bool
    longer: Mapping[str, Sequence[tuple[int, Entry]]]
    loose: Sequence[tuple[int, Entry]]

    @classmethod
    def of(cls, word: str, entries: Iterable[Entry], language: str) -> Sense:
        """From all the patterns that the folded word may begin; those of other languages do not count."""
        single: list[Entry] = []
        longer: dict[str, list[tuple[int, Entry]]] = {}
        loose: list[tuple[int, Entry]] = []
        for place, entry in enumerate(entries):
            if entry.language not in {"", ENGLISH, language}:
                continue
            if len(entry.pattern) == 1:
                single.append(entry)
            elif entry.pattern[1].endswith("*"):
                loose.append((place, entry))
            else:
                longer.setdefault(entry.pattern[1], []).append((place, entry))
        return cls(pooled(single, language), bool(single) or word.isdigit(), longer, loose)

    def fitting(self, found: Sequence[str], at: int) -> list[Entry]:
        """The longer patterns that fit the folded words from `at` on, where its own word stands."""
        if at + 1 == len(found) or not (self.longer or self.loose):
            return []
        second = found[at + 1]
        plain = [pair for pair in self.longer.get(second, ()) if pair[1].goes_on(found, at)]
        if not self.loose:
            return [entry for _, entry in plain]
        wild = [
            pair for pair in self.loose if _fits(pair[1].pattern[1], second) and pair[1].goes_on(found, at)
        ]
        return [entry for _, entry in sorted(plain + wild)]
