"""People of the reader's own that a message speaks of: "Jonas says", "Marta here", "for Bea's slide"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.lexicon import Match
from bot.answering.meanings import Meanings
from bot.answering.words import Word


def colleagues_among(matches: Sequence[Match], found: Sequence[Word], meanings: Meanings) -> Iterator[int]:
    """Unknown matches that are a colleague's given name, without a surname and not asked after.

    A message of nothing else asks after whoever it names.
    """
    if not any(match.features for match in matches):
        return
    for index, match in enumerate(matches):
        if match.is_known or found[match.start].folded not in meanings.colleagues:
            continue
        following = matches[index + 1 : index + 2]
        if _is_asked_after(found, match.start, meanings):
            continue
        if not any(_is_surname(after, match, found) for after in following):
            yield index


def _is_surname(after: Match, before: Match, found: Sequence[Word]) -> bool:
    word = found[after.start]
    return not after.is_known and word.is_capital and word.clause == found[before.start].clause


def _is_asked_after(found: Sequence[Word], at: int, meanings: Meanings) -> bool:
    """Whether the word before a name asks after its bearer: "was Anna freed", "what about Anna"."""
    before = found[at - 1] if at else None
    if before is None or before.clause != found[at].clause:
        return False
    return any(
        before.folded in language.asking_after or before.folded in language.askers
        for language in meanings.languages
    )
