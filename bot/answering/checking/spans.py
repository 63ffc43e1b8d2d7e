"""What had been so, and for how long: no argument about what is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.checking.mentions import Mention
from bot.answering.checking.pieces import Piece
from bot.answering.checking.utterances import Unit

STILL = "still+"
"""The general notion of what goes on."""


def is_of_past(piece: Piece, mentions: Iterable[Mention]) -> bool:
    """Whether a piece tells of what had been, or for how long something was so."""
    return bool(piece.having("past")) or is_of_length(piece, mentions)


def is_of_length(piece: Piece, mentions: Iterable[Mention]) -> bool:
    """Whether a piece tells for how long something was so, and not that it still is."""
    is_lasting = is_still((*piece.inherited, *piece.units)) or bool(piece.having("staying"))
    return not is_lasting and any(mention.is_span for mention in mentions)


def is_still(units: Iterable[Unit]) -> bool:
    """Whether some units tell that something is still so."""
    return any(STILL in unit.rings for unit in units)
