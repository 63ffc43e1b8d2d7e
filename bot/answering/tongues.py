"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.languages import Language
from bot.answering.words import Word


def language_of(found: Sequence[Word], languages: Sequence[Language]) -> Language | None:
    """The language the words tell of when that is not the first one (English), else None."""
    return language_among([word.folded for word in found], languages)


def language_among(folded: Sequence[str], languages: Sequence[Language]) -> Language | None:
    """The language that folded words tell of when that is not the first one (English), else None."""
    if not folded or not languages:
        return None
    if all(language.telling.isdisjoint(folded) for language in languages[1:]) and "".join(folded).isascii():
        return None
    cyrillic = len([word for word in folded if "а" <= word[:1] <= "я"])
    if cyrillic * 2 > len(folded):
        return next((language for language in languages if language.is_cyrillic), None)
    scores = [len([word for word in folded if word in language.telling]) for language in languages]
    best = max(range(len(languages)), key=lambda at: (scores[at], -at))
    return languages[best] if best and scores[best] > scores[0] else None
