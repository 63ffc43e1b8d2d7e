"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.languages import Language
from bot.answering.words import Word


def language_of(found: Sequence[Word], languages: Sequence[Language]) -> Language | None:
    """The language the words tell of when that is not the first one (English), else None.

    Where they tell nothing, letters that only one language has do.
    """
    known = language_among([word.folded for word in found], languages)
    return known or next((one for one in languages if _has_letters(found, one)), None)


def _has_letters(found: Sequence[Word], language: Language) -> bool:
    return any(not language.letters.isdisjoint(word.raw.casefold()) for word in found if not word.is_capital)


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
