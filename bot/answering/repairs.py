"""The words of a query with its slips mended, and the language they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.languages import Language
from bot.answering.meanings import Meanings
from bot.answering.patterns import ENGLISH
from bot.answering.words import Word

FOREIGN = 2
"""So many words more than English a language must know to be taken for that of a query."""


def repaired_in(
    found: Sequence[Word], meanings: Meanings, language: Language | None
) -> tuple[list[Word], list[tuple[str, str]]]:
    """Words with slips mended, and what was mended.

    Outside English only names are, because the lists of plain words are not full enough there.
    """
    unknown = {
        match.start
        for match in meanings.lexicon.tag(found, language.code if language else ENGLISH)
        if not match.is_known
    }
    repaired: list[Word] = []
    corrected: list[tuple[str, str]] = []
    for at, word in enumerate(found):
        if word.folded in meanings.colleagues or meanings.demands.knows(word.folded):
            repaired.append(word)
            continue
        if at in unknown and word.folded.endswith("s") and meanings.lexicon.is_name(word.folded[:-1]):
            repaired.append(replace(word, folded=word.folded[:-1]))
            continue
        meant = (
            meanings.speller.nearest(word.folded, names_only=language is not None) if at in unknown else None
        )
        if meant is None or meant == word.folded:
            repaired.append(word)
        else:
            repaired.append(replace(word, folded=meant))
            corrected.append((word.raw, meant))
    return repaired, corrected


def fitting_language(found: Sequence[Word], meanings: Meanings) -> Language | None:
    """The language that knows clearly more of the words than English does."""

    def unknown(code: str) -> int:
        return sum(not match.is_known for match in meanings.lexicon.tag(found, code))

    most = unknown(ENGLISH)
    if most < FOREIGN:
        return None
    best = min(meanings.languages, key=lambda language: unknown(language.code))
    return best if unknown(best.code) <= most - FOREIGN else None
