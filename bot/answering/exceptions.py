"""What a query leaves out of what it asks: "apart from fares, what is dearer?", "what else than fares"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.languages import Language
from bot.answering.lexicon import Match
from bot.answering.words import Word, clause_at, pauses_before, phrases_in

EXCEPT = "r:except"
"""Comes before the limits to sources that are left out."""

LIMITING = frozenset({"r:", "s:"})
"""How the features begin that name sources: those left out are no matter of this module."""


def excepted_among(
    found: Sequence[Word], text: str, matches: Sequence[Match], languages: Sequence[Language]
) -> frozenset[int]:
    """The places of the words that say what is left out, with those that open or close it."""
    regions = (*_opened(found, text, matches, languages), *_closed(found, languages))
    kept = (region for region in regions if not _names_source(region, matches))
    return frozenset(at for region in kept for at in region)


def _opened(
    found: Sequence[Word], text: str, matches: Sequence[Match], languages: Sequence[Language]
) -> Iterator[range]:
    """What follows "apart from": up to a pause, past the first names, or to the end of the sentence."""
    for opening in phrases_in(found, [p for language in languages for p in language.excepting]):
        clause = clause_at(found, opening.start)
        last = clause[-1]
        pause = next((at for at in range(opening.stop, last) if pauses_before(found, text, at + 1)), None)
        begins = opening.start == clause.start
        if begins and pause is not None:
            yield range(opening.start, pause + 1)
        elif not begins:
            yield range(opening.start, _after_names(opening.stop, last, matches))


def _after_names(opened: int, last: int, matches: Sequence[Match]) -> int:
    """The place after the first names of a sentence that no more than a word stands between; else its end."""
    end: int | None = None
    for match in matches:
        is_named = opened <= match.start <= last and any(feature[:2] == "e:" for feature in match.features)
        if is_named and (end is None or match.start <= end + 1):
            end = match.end
    return last + 1 if end is None else end


def _closed(found: Sequence[Word], languages: Sequence[Language]) -> Iterator[range]:
    """What stands before a word that closes it, from the beginning of its sentence on: "… dışında"."""
    for closing in phrases_in(found, [p for language in languages for p in language.excepted]):
        yield range(clause_at(found, closing.start).start, closing.stop)


def _names_source(region: range, matches: Sequence[Match]) -> bool:
    within = (match for match in matches if match.start in region)
    return any(f[:2] in LIMITING and f != EXCEPT for match in within for f in match.features)
