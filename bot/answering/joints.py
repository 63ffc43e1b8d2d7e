"""Words that ask at the head of a question, and join clauses elsewhere: "what was said when they met"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.languages import Language
from bot.answering.words import Word, clause_at


def joints_among(found: Sequence[Word], text: str, languages: Sequence[Language]) -> Iterator[int]:
    """The places of words that only join clauses."""
    for at, word in enumerate(found[:-1]):
        for language in languages:
            if word.folded in language.joining and _joins(found, at, text, language):
                yield at


def _joins(found: Sequence[Word], at: int, text: str, language: Language) -> bool:
    """Whether another word asks: one before it in its clause, or one after a comma where it comes first."""
    own = clause_at(found, at)
    if found[at + 1].folded in language.askers or at + 1 not in own:
        return False
    if at == own[0]:
        return any(
            found[place].folded in language.askers and _follows_comma(found[place], text)
            for place in own
            if place > at + 1
        )
    before = found[at - 1].folded
    if before in language.reporting or before in language.joiners:
        return False
    return any(found[place].folded in language.askers for place in own if place < at)


def _follows_comma(word: Word, text: str) -> bool:
    return text[: word.start].rstrip().endswith(",")
