"""What words mean to a story: patterns of one or more words and the features they stand for.

A feature is a short string: `c:release` a concept, `e:us` an entity, `w:sunset` a plain word that a wording or
a claim uses, `s:003` a source. A word without feature is passed over; a word the lexicon does not hold is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.answering.words import Word, folded_words, stem, words

_SHORT = 3

ENGLISH = "en"
"""The language that claims are written in, and that names and terms are looked up in beside any other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern of folded words (`free*` stands for any ending, `*` for any word) and its features."""

    pattern: tuple[str, ...]
    features: tuple[str, ...]
    language: str = ""

    @property
    def is_literal(self) -> bool:
        """Whether it has no wildcard; a literal entry outdoes one with wildcards of the same length."""
        return not any(part.endswith("*") for part in self.pattern)

    def is_plain(self, language: str) -> bool:
        """Whether it is a short function word of that language, such as German "ab"."""
        return self.language == language and not self.features and len(self.pattern[0]) <= _SHORT

    def matches(self, found: Sequence[Word], at: int) -> bool:
        """Whether the words from `at` on fit the pattern."""
        if at + len(self.pattern) > len(found):
            return False
        for offset, part in enumerate(self.pattern):
            if not _fits(part, found[at + offset].folded):
                return False
        return True


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a text that a pattern took, from `start` to before `end`, and what they stand for."""

    start: int
    end: int
    features: tuple[str, ...]
    is_known: bool = True


def pattern_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, with its wildcards kept."""
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


@dataclass(slots=True)
class Lexicon:
    """Patterns by their first word; filled once when a digest is loaded, then only read."""

    _exact: dict[str, list[Entry]] = field(default_factory=dict)
    _prefix: dict[str, list[Entry]] = field(default_factory=dict)
    _spellings: set[str] = field(default_factory=set)
    _shortest: int = 99

    def add(self, phrase: str, *features: str, language: str = "") -> None:
        """Let a phrase of one language, or of all, stand for features; without any it is passed over."""
        pattern = pattern_of(phrase)
        if not pattern:
            return
        first = pattern[0]
        entry = Entry(pattern, features, language)
        if first.endswith("*"):
            self._prefix.setdefault(first[:-1], []).append(entry)
            self._shortest = min(self._shortest, len(first) - 1)
        else:
            self._exact.setdefault(first, []).append(entry)
        if any(feature[:2] in {"c:", "e:"} for feature in features):
            self._spellings.update(part.rstrip("*") for part in pattern if len(part) > 4)

    def add_all(self, phrases: Iterable[str], *features: str, language: str = "") -> None:
        """Let each of the phrases stand for the same features."""
        for phrase in phrases:
            self.add(phrase, *features, language=language)

    def learn(self, text: str) -> None:
        """Make plain words of a text known, each standing for its root."""
        for word in words(text):
            if not self.knows(word) and not word.is_number:
                self.add(word.folded, f"w:{stem(word.folded)}")

    def knows(self, word: Word) -> bool:
        """Whether the word alone is in the lexicon."""
        return any(len(entry.pattern) == 1 for entry in self._candidates((word,), 0))

    def is_name(self, folded: str) -> bool:
        """Whether the word alone names an entity."""
        return any(
            len(entry.pattern) == 1 and any(feature.startswith("e:") for feature in entry.features)
            for entry in self._exact.get(folded, ())
        )

    @property
    def spellings(self) -> frozenset[str]:
        """The words and stems of concepts and entities that are long enough to be misspelt."""
        return frozenset(self._spellings)

    def _candidates(self, found: Sequence[Word], at: int) -> Iterator[Entry]:
        first = found[at].folded
        for entry in self._exact.get(first, ()):
            if len(entry.pattern) == 1 or entry.matches(found, at):
                yield entry
        for length in range(self._shortest, len(first) + 1):
            for entry in self._prefix.get(first[:length], ()):
                if len(entry.pattern) == 1 or entry.matches(found, at):
                    yield entry

    def tag(self, found: Sequence[Word], language: str = ENGLISH) -> tuple[Match, ...]:
        """Cut words into the longest matches from left to right; equal lengths pool their features.

        Only patterns of the text's language, of English and of all languages count: German "will" wants
        something, the English one does not.
        """
        matches: list[Match] = []
        at = 0
        while at < len(found):
            candidates = [e for e in self._candidates(found, at) if e.language in {"", ENGLISH, language}]
            if not candidates:
                matches.append(Match(at, at + 1, (), is_known=found[at].is_number))
                at += 1
                continue
            longest = max(len(entry.pattern) for entry in candidates)
            widest = [entry for entry in candidates if len(entry.pattern) == longest]
            if language != ENGLISH and any(e.is_plain(language) for e in widest):
                widest = [entry for entry in widest if entry.language == language]
            literal = [entry for entry in widest if entry.is_literal and entry.features]
            pooled = dict.fromkeys(feature for entry in literal or widest for feature in entry.features)
            matches.append(Match(at, at + longest, tuple(pooled)))
            at += longest
        return tuple(matches)

    def features(self, text: str, language: str = ENGLISH) -> frozenset[str]:
        """All features of a text."""
        return frozenset(feature for match in self.tag(words(text), language) for feature in match.features)
