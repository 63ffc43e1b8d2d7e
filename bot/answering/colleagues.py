"""People of the reader's own that a message speaks of: "Jonas says", "Marta here", "for Bea's slide"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.lexicon import Match
from bot.answering.meanings import Meanings
from bot.answering.words import Word


def colleagues_among(matches: Sequence[Match], found: Sequence[Word], meanings: Meanings) -> Iterator[int]:
    """Unknown matches that are a colleague's given name, and what they say by, if anything.

    A name with a surname is none, nor one that is asked after. A message of nothing else asks after whoever
    it names.
    """
    if not any(match.features for match in matches):
        return
    for index, match in enumerate(matches):
        if match.is_known or found[match.start].folded not in meanings.colleagues:
            continue
        following = matches[index + 1 : index + 2]
        if _is_asked_after(found, match.start, meanings):
            continue
        if any(_is_surname(after, match, found) for after in following):
            continue
        yield index
        if any(_is_saying(after, found, meanings) for after in following):
            yield index + 1


def _is_saying(match: Match, found: Sequence[Word], meanings: Meanings) -> bool:
    word = found[match.start].folded
    return match.end == match.start + 1 and any(word in language.saying for language in meanings.languages)


def _is_surname(after: Match, before: Match, found: Sequence[Word]) -> bool:
    word = found[after.start]
    return not after.is_known and word.is_capital and word.clause == found[before.start].clause


def _is_asked_after(found: Sequence[Word], at: int, meanings: Meanings) -> bool:
    """Whether the word before a name asks after its bearer: "was Anna freed", "what about Anna".

    "This is Anna" does not.
    """
    own = [word.folded for word in found[:at] if word.clause == found[at].clause]
    if not own:
        return False
    if any(own[-1] in language.asking_after for language in meanings.languages):
        return True
    askers = frozenset(word for language in meanings.languages for word in language.askers)
    joiners = frozenset(word for language in meanings.languages for word in language.joiners)
    return own[-1] in askers and (not own[:-1] or own[-2] in askers | joiners)
