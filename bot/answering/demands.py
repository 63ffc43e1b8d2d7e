"""What a query asks for that answers it only where a claim tells it: an age, a religion, a vehicle, hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.answering.languages import Language
from bot.answering.lexicon import Lexicon
from bot.answering.patterns import ENGLISH
from bot.answering.words import Word, clauses_of, fold, joined, sentence_marks, words

NUMBER = "99"
"""Stands for any number of two digits in the phrases of a notion."""

YEAR = "year "
"""Begins the notion of one year."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A notion that a claim must tell of, and the words of a query that ask for it: as written, and where."""

    notion: str
    words: str
    places: range


class Demands:
    """Finds the notions that queries demand and that texts tell of.

    From a table of phrases by notion and language.
    """

    def __init__(
        self, table: Mapping[str, Mapping[str, Iterable[str]]], languages: Iterable[Language] = ()
    ) -> None:
        self._lexicon = Lexicon()
        for notion, entry in table.items():
            for code, phrases in entry.items():
                self._lexicon.add_all(phrases, notion, language=code)
        self._askers = frozenset(fold(word) for language in languages for word in language.askers)
        self._ourselves = frozenset(word for language in languages for word in language.ourselves)
        for language in languages:
            self._lexicon.pass_over(language.passed_over, language.code)

    def knows(self, folded: str) -> bool:
        """Whether a word by itself demands something."""
        return bool(self._lexicon.of_whole(folded))

    def asked(
        self, text: str, found: Sequence[Word], language: str, named: AbstractSet[int]
    ) -> tuple[Demand, ...]:
        """What a query demands where it asks; `named` are the places of words that name what the story has.

        What those who ask have of their own, "our students", is not asked for.
        """
        asking = frozenset(self._asking(joined(text), found)) - named
        demands: dict[str, Demand] = {}
        for start, end, notions in self._tagged(found, language):
            is_own = start > 0 and found[start - 1].folded in self._ourselves
            if not is_own and not asking.isdisjoint(range(start, end)):
                written = " ".join(word.raw for word in found[start:end])
                for notion in notions:
                    demands.setdefault(notion, Demand(notion, written, range(start, end)))
        return tuple(demands.values())

    def _asking(self, text: str, found: Sequence[Word]) -> Iterator[int]:
        """The places of the words of sentences that ask, by a word or by their mark; all where none does."""
        marks = sentence_marks(text)
        sentences = tuple(clauses_of(found))
        asking = [
            places
            for places in sentences
            if marks[found[places[0]].clause :][:1] == ("?",)
            or any(found[at].folded in self._askers for at in places)
        ]
        for places in asking or sentences:
            yield from places[self._introduced(text, found, places) :]

    def _introduced(self, text: str, found: Sequence[Word], places: Sequence[int]) -> int:
        """How many words of a sentence only lead to its question: "I teach at a school and wonder who".

        They end with a colon, or speak of those who ask.
        """
        for length, at in enumerate(places):
            is_said_of_us = at > places[0] and found[at - 1].folded in self._ourselves
            if found[at].folded in self._askers and not is_said_of_us:
                before = found[places[0] : at]
                is_introduced = any(word.folded in self._ourselves for word in before)
                return length if is_introduced or ":" in text[found[places[0]].start : found[at].start] else 0
        return 0

    def within(self, found: Sequence[Word], language: str) -> tuple[Demand, ...]:
        """What a statement tells of that a claim must tell of too to bear it out; its years are dates."""
        return tuple(
            Demand(notion, " ".join(word.raw for word in found[start:end]), range(start, end))
            for start, end, notions in self._tagged(found, language)
            for notion in notions
            if not notion.startswith(YEAR)
        )

    def told(self, text: str, language: str = ENGLISH) -> frozenset[str]:
        """The notions that a text tells of."""
        tagged = self._tagged(words(text), language)
        return frozenset(notion for _, _, notions in tagged for notion in notions)

    def _tagged(self, found: Sequence[Word], language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        plain = [replace(word, folded=NUMBER) if _is_count(word.folded) else word for word in found]
        for match in self._lexicon.tag(plain, language):
            if match.features:
                yield match.start, match.end, match.features
            elif is_year(found[match.start].folded):
                yield match.start, match.end, (f"{YEAR}{found[match.start].folded}",)


def _is_count(folded: str) -> bool:
    return folded.isdigit() and len(folded) == len(NUMBER)


def is_year(folded: str) -> bool:
    """Whether a word is a year in digits."""
    return folded.isdigit() and len(folded) == len("2020") and folded[:2] in {"19", "20"}
