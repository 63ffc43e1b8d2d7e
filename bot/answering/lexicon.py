"""What words mean to a story: patterns of one or more words and the features they stand for.

A feature is a short string: `c:release` a concept, `e:us` an entity, `w:sunset` a plain word that a wording
or
a claim uses, `s:003` a source. A word without feature is passed over; a word the lexicon does not hold is
unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answering.patterns import ANY, ENGLISH, Entry, Sense, pattern_of, pooled
from bot.answering.words import Word, folded_words, stem, vocabulary_of

SHORT = 4
"""Words of so many letters and fewer are not taken for a misspelling of one another."""

MOST_SENSES = 65_536
"""So many words' senses are remembered in each language; queries bring words without end."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a text that a pattern took, from `start` to before `end`, and what they stand for."""

    start: int
    end: int
    features: tuple[str, ...]
    is_known: bool = True


@dataclass(slots=True)
class Lexicon:
    """Patterns by their first word; filled once when a digest is loaded, then only read.

    Those that any word may open go by their second: under the first, each would belong to every word.
    """

    _exact: dict[str, list[Entry]] = field(default_factory=dict)
    _prefix: dict[str, list[Entry]] = field(default_factory=dict)
    _by_second: dict[str, list[Entry]] = field(default_factory=dict)
    _spellings: set[str] = field(default_factory=set)
    _shortest: int = 99
    _passed: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    _senses: dict[str, dict[str, Sense]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Mapping[str, Mapping[str, Iterable[str]]]) -> Lexicon:
        """A lexicon in which the phrases of a table stand for what they are for, language by language."""
        lexicon = cls()
        for language, entry in table.items():
            for use, phrases in entry.items():
                lexicon.add_all(phrases, use, language=language)
        return lexicon

    def add(self, phrase: str, *features: str, language: str = "") -> None:
        """Let a phrase of one language, or of all, stand for features; without any it is passed over."""
        self.add_all((phrase,), *features, language=language)

    def add_all(self, phrases: Iterable[str], *features: str, language: str = "") -> None:
        """Let each of the phrases stand for the same features."""
        is_spelt = any(feature[:2] in {"c:", "e:"} for feature in features)
        for phrase in phrases:
            pattern = pattern_of(phrase)
            if pattern:
                self._put(Entry(pattern, features, language))
            if is_spelt:
                self._spellings.update([part.rstrip("*") for part in pattern if len(part) > SHORT])

    def _put(self, entry: Entry) -> None:
        first = entry.pattern[0]
        if first == ANY and entry.pattern[1:] and entry.pattern[1][-1] != "*":
            self._by_second.setdefault(entry.pattern[1], []).append(entry)
        elif first[-1] == "*":
            self._senses.clear()
            self._prefix.setdefault(first[:-1], []).append(entry)
            self._shortest = min(self._shortest, len(first) - 1)
        else:
            for senses in self._senses.values():
                senses.pop(first, None)
            self._exact.setdefault(first, []).append(entry)

    def pass_over(self, folded: frozenset[str], language: str) -> None:
        """Let single folded words of a language stand for nothing, yet be known."""
        self._senses.clear()
        self._passed.append((language, folded))

    def learn(self, texts: Iterable[str], kind: str = "w:") -> None:
        """Make plain words of texts known, each standing for its root, as a feature of that kind."""
        for folded in vocabulary_of(texts):
            if not self._has(folded) and not folded.isdigit():
                self._put(Entry((folded,), (f"{kind}{stem(folded)}",)))

    def knows(self, word: Word) -> bool:
        """Whether the word alone is in the lexicon."""
        return self._has(word.folded)

    def _has(self, folded: str) -> bool:
        return any(len(entry.pattern) == 1 for entry in self._begun(folded))

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

    def _begun(self, first: str) -> Iterator[Entry]:
        """The patterns that a word may begin."""
        for language, passed in self._passed:
            if first in passed:
                yield Entry((first,), (), language)
        yield from self._exact.get(first, ())
        for length in range(self._shortest, len(first) + 1):
            yield from self._prefix.get(first[:length], ())

    def _sense(self, word: str, known: dict[str, Sense], language: str) -> Sense:
        """The sense of a word, remembered, for most words come again and again."""
        if len(known) >= MOST_SENSES:
            known.clear()
        sense = known[word] = Sense.of(word, self._begun(word), language)
        return sense

    def tag(self, found: Sequence[Word], language: str = ENGLISH) -> tuple[Match, ...]:
        """Cut words into the longest matches from left to right; equal lengths pool their features.

        Only patterns of the text's language, of English and of all languages count: German "will" wants
        something, the English one does not.
        """
        folded = [word.folded for word in found]
        return tuple(Match(*match) for match in self._tagged(folded, language))

    def _tagged(
        self, found: Sequence[str], language: str
    ) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
        """Give what each match is made of."""
        known = self._senses.setdefault(language, {})
        at = 0
        while at < len(found):
            sense = known.get(found[at]) or self._sense(found[at], known, language)
            fitting = [] if sense.is_alone else sense.fitting(found, at)
            fitting += self._open_to_any(found, at, language)
            if fitting:
                longest = max(len(entry.pattern) for entry in fitting)
                widest = [entry for entry in fitting if len(entry.pattern) == longest]
                yield at, at + longest, pooled(widest, language), True
                at += longest
            else:
                yield at, at + 1, sense.features, sense.is_known
                at += 1

    def _open_to_any(self, found: Sequence[str], at: int, language: str) -> list[Entry]:
        """The patterns that fit from `at` on, whatever word stands there."""
        following = self._by_second.get(found[at + 1], ()) if at + 1 < len(found) else ()
        return [entry for entry in following if entry.counts_in(language) and entry.goes_on(found, at)]

    def of_whole(self, phrase: str) -> tuple[str, ...]:
        """What a phrase stands for as a whole."""
        matches = tuple(self._tagged(folded_words(phrase), ENGLISH))
        return matches[0][2] if len(matches) == 1 else ()

    def features(self, text: str, language: str = ENGLISH) -> frozenset[str]:
        """All features of a text."""
        return self.features_of(folded_words(text), language)

    def features_of(self, folded: Sequence[str], language: str = ENGLISH) -> frozenset[str]:
        """All features of a text's folded words."""
        found: set[str] = set()
        for _, _, features, _ in self._tagged(folded, language):
            found.update(features)
        return frozenset(found)
