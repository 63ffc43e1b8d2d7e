"""Sources described by what they speak of: "the one that names Petrov", "Petrov'un geçtiği haber"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering.lexicon import Lexicon, Match
from bot.answering.words import Word

NEARBY = 4
"""So many words after "the article that mentions" it is said what it mentions."""

SIGNS = {"r:holding": "h:", "r:held": "h:", "r:lacking": "n:"}
"""The beginning of a limit to the sources that speak of something, and of one to those that do not."""

BEFORE = "r:held"
"""What this limit describes a source by is said before it."""


def described_by(
    matches: Sequence[Match], found: Sequence[Word], lexicon: Lexicon
) -> dict[int, tuple[str, ...]]:
    """Matches that describe a source by what it speaks of, and the limits that they set.

    The words that open the description limit nothing by themselves, unless they hold a name.
    """
    described: dict[int, tuple[str, ...]] = {}
    for at, match in enumerate(matches):
        sign = next((SIGNS[feature] for feature in match.features if feature in SIGNS), None)
        if sign is None:
            continue
        named = _named_within(match, found, lexicon)
        described[at] = tuple(f"{sign}{name}" for name in named)
        for place in () if named else _nearby(at, match, len(matches)):
            other = matches[place]
            if found[other.start].clause != found[match.start].clause:
                break
            told = [f for f in other.features if f[:2] in {"e:", "c:"}]
            if told:
                described[place] = (f"{sign}{told[0]}",)
                break
    return described


def _nearby(at: int, match: Match, length: int) -> Iterable[int]:
    """The places where it is said what a source speaks of, the nearest first."""
    if BEFORE in match.features:
        return range(at - 1, max(-1, at - 1 - NEARBY), -1)
    return range(at + 1, min(at + 1 + NEARBY, length))


def _named_within(match: Match, found: Sequence[Word], lexicon: Lexicon) -> tuple[str, ...]:
    """Whom the words of a match itself name: "Artikel, der Petrov erwähnt"."""
    inside = (lexicon.of_whole(word.folded) for word in found[match.start + 1 : match.end])
    return tuple(feature for features in inside for feature in features if feature[:2] == "e:")[:1]
