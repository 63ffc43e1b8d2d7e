"""What a query asks besides of where it is said: "who won the prize, and which articles say so"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.languages import Language
from bot.answering.words import Word, clauses_of

OPENING = 3
"""So early in such a clause stands the word that asks: "and in which articles"."""


def sourcing_among(found: Sequence[Word], text: str, languages: Sequence[Language]) -> Iterator[int]:
    """The places of words that only ask which source says what a query asks before them.

    Every answer tells that anyhow.
    """
    sources = frozenset().union(*(language.sources for language in languages))
    plain = sources.union(*(language.sourcing for language in languages))
    for own in clauses_of(found):
        first = next((at for at in reversed(own) if found[at].folded not in plain), own.start - 1) + 1
        start = next((at for at in range(first, own.stop) if _opens(found, text, at, languages)), None)
        if start and any(found[at].folded in sources for at in range(start, own.stop)):
            yield from range(start, own.stop)


def _opens(found: Sequence[Word], text: str, at: int, languages: Sequence[Language]) -> bool:
    """Whether a clause that asks begins at a word: a new sentence, after a comma, or with a joining word."""
    joins = any(found[at].folded in language.joiners for language in languages)
    begins = at > 0 and found[at - 1].clause != found[at].clause
    if not (joins or begins or (at > 0 and text[: found[at].start].rstrip()[-1:] in {",", ";", "–", "—"})):
        return False
    head = [word.folded for word in found[at : at + OPENING + joins]]
    return any(word in language.askers for word in head for language in languages)
