"""Descriptions of a person that a query offers and leaves open: "a politician, a journalist, or what?"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from bot.answering.languages import Language
from bot.answering.lexicon import Match
from bot.answering.words import Word, phrases_in

ROLE = "c:role"
"""The notion that such a query asks for."""


def offered_among(
    found: Sequence[Word],
    matches: Sequence[Match],
    after_persons: Container[int],
    languages: Sequence[Language],
) -> frozenset[int]:
    """The places of the words that are offered, and of "or what": those between it and the person's name."""
    tails = phrases_in(found, [phrase for language in languages for phrase in language.undecided])
    for tail in sorted(tails, key=lambda tail: (tail.start, -len(tail))):
        start = _after_person(tail.start, found, matches, after_persons)
        if start is not None:
            return frozenset(range(start, tail.stop))
    return frozenset()


def _after_person(
    at: int, found: Sequence[Word], matches: Sequence[Match], after_persons: Container[int]
) -> int | None:
    """The place after the last name before a word, if it is a person's and in the same clause."""
    named = [m for m in matches if m.end <= at and any(feature[:2] == "e:" for feature in m.features)]
    if not named or named[-1].end not in after_persons:
        return None
    return named[-1].end if found[named[-1].start].clause == found[at].clause else None
