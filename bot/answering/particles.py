"""Particles of German verbs, which end a clause: "wer kommt darin vor", "wann hört das auf"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.languages import Language
from bot.answering.words import Word


def particles_among(found: Sequence[Word], text: str, languages: Sequence[Language]) -> Iterator[int]:
    """The places of words that end a clause and belong to its verb; elsewhere they are prepositions."""
    particles = frozenset().union(*(language.particles for language in languages))
    for at, word in enumerate(found):
        if at and word.folded in particles and _ends(found, at, text):
            yield at


def _ends(found: Sequence[Word], at: int, text: str) -> bool:
    is_last = at + 1 == len(found) or found[at + 1].clause != found[at].clause
    return is_last or text[found[at].end :].lstrip()[:1] == ","
