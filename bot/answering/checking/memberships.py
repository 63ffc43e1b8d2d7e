"""Somebody told to be one of a number: the number is checked apart from who belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.answering.checking.cuts import runs_of
from bot.answering.checking.mentions import Mention
from bot.answering.checking.phrases import spots_of
from bot.answering.checking.pieces import Piece
from bot.answering.checking.utterances import Unit
from bot.story.entities import EntityKind


def member_and_number(
    piece: Piece, mentions: Sequence[Mention], kinds: Mapping[str, EntityKind]
) -> tuple[Piece, ...]:
    """Cut "X was one of 20 who left", and "20 left, X among them", into "X left" and "20 left"."""
    names = {at for unit in persons_in(piece, kinds) for at in unit.span}
    counts = {at for mention in mentions if mention.is_count for at in mention.span}
    if not (names and counts and piece.having("among")):
        return ()
    joining = spots_of(piece.having("among"))
    return _without(piece, counts), _without(piece, names | joining)


def told_beside(piece: Piece, mentions: Sequence[Mention]) -> tuple[Unit, ...]:
    """Find the units of a piece that are not just words of a number of people or things."""
    counted = {at for mention in mentions if mention.is_count for at in mention.span}
    return tuple(unit for unit in piece.units if not unit.span <= counted)


def persons_in(piece: Piece, kinds: Mapping[str, EntityKind]) -> tuple[Unit, ...]:
    """Find the units of a piece that name persons."""
    return tuple(
        unit for unit in piece.units if any(kinds.get(id_) is EntityKind.PERSON for id_ in unit.entities)
    )


def is_sole(piece: Piece, named: Collection[Unit]) -> bool:
    """Whether a piece says that it holds of nobody but those named."""
    beside = {hit.start for hit in piece.having("only")} | {hit.end for hit in piece.having("only")}
    return bool(named) and (
        bool(piece.having("sole")) or any(unit.start in beside or unit.end in beside for unit in named)
    )


def _without(piece: Piece, left_out: Collection[int]) -> Piece:
    """The piece without some of its words."""
    kept = [at for start, end in piece.runs for at in range(start, end) if at not in left_out]
    return replace(piece, runs=tuple(runs_of(kept)))
