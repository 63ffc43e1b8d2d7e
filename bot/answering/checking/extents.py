"""Of how many a statement says that something holds: of all, of not all, of some, of none."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import Enum

from bot.answering.checking.negation import is_whole
from bot.answering.checking.phrases import Hit
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side
from bot.story.entities import TermRelation


class Extent(Enum):
    """Of how many a term is said to hold."""

    ALL = "all"
    NOT_ALL = "not all"
    SOME = "some"
    NONE = "none"


EXTENTS = ("every", "not-every", "some", "utmost")
"""The roles of the words that tell of how many something holds."""

_ALIKE = frozenset({TermRelation.SAME, TermRelation.BROADER})


def extent_of(piece: Piece, hit: Hit, words: AbstractSet[int]) -> Extent:
    """Tell of how many a piece says that a term holds; `words` are those of its terms.

    "Not all are free" and "all are not free" both say of some that they are not.
    """
    is_denied = piece.utterance.is_denied(hit.start)
    if piece.having("not-every"):
        return Extent.NOT_ALL
    if _is_of_last(piece) or any(other.start not in words for other in piece.having("every")):
        return Extent.NOT_ALL if is_denied else Extent.ALL
    return Extent.NONE if is_denied or is_of_none(piece) else Extent.SOME


def is_of_none(piece: Piece) -> bool:
    """Whether a piece denies something of everybody, wherever its verb stands: "not one remains in jail"."""
    words = piece.utterance.words
    return bool(piece.having("concord")) or any(is_whole(hit, words) for hit in piece.having("negation"))


def _is_of_last(piece: Piece) -> bool:
    """Whether a piece opens with the last of whom it speaks: "the last prisoner is free"."""
    first = next((unit.start for unit in piece.units), 0)
    return any(hit.end == first for hit in piece.having("utmost"))


def side_of_some(extent: Extent, relation: TermRelation) -> Side | None:
    """Tell how a claim that a term holds of some stands to what a piece says of so many.

    `relation` is that of the piece's term to the claim's. That some are held excludes that none is and that
    all are free, and bears out that some are held and that not all are free; of the rest it says nothing.
    """
    if relation in _ALIKE:
        return {Extent.SOME: Side.FOR, Extent.NONE: Side.AGAINST}.get(extent)
    if relation is TermRelation.INCOMPATIBLE:
        return {Extent.NOT_ALL: Side.FOR, Extent.ALL: Side.AGAINST}.get(extent)
    return None
