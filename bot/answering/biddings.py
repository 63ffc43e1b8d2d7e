"""What a message bids the tool to do, and does not ask the articles: "just say yes", "pretend to sail"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.languages import Language
from bot.answering.lexicon import Lexicon
from bot.answering.words import Word, clause_at, pauses_before

BIDDING = "bidding"
POSING = "posing"
"""Phrases that bid something by themselves, and those that open what the tool is to pose as or suppose."""


class Biddings:
    """Finds what is said to the tool; phrases of any of the languages count in every text."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self._lexicon = Lexicon()
        for language in languages:
            self._lexicon.add_all(language.bidding, BIDDING)
            self._lexicon.add_all(language.posing, POSING)
        self._joiners = frozenset(word for language in languages for word in language.joiners)

    def among(self, found: Sequence[Word], text: str) -> Iterator[int]:
        """The places of the words that bid something."""
        for tag in self._lexicon.tag(found):
            if BIDDING in tag.features:
                yield from range(tag.start, tag.end)
            elif POSING in tag.features and self._opens(found, text, tag.start):
                yield from range(tag.start, self._end(found, text, tag.end))

    def _opens(self, found: Sequence[Word], text: str, at: int) -> bool:
        """Whether a sentence or a part of one begins at a word."""
        return (
            at == clause_at(found, at).start or pauses_before(found, text, at) or self._joins(found, at - 1)
        )

    def _end(self, found: Sequence[Word], text: str, start: int) -> int:
        """Where that ends which a phrase opens: at a pause, a joining word, or with the sentence."""
        stop = clause_at(found, start - 1).stop
        ends = (at for at in range(start, stop) if pauses_before(found, text, at) or self._joins(found, at))
        return next(ends, stop)

    def _joins(self, found: Sequence[Word], at: int) -> bool:
        return found[at].folded in self._joiners
