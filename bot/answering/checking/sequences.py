"""Two events in a statement, the connective between them, and the order a claim gives."""

from __future__ import annotations

from bot.answering.checking.events import Events
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.story.values import Order, OrderRelation

Spot = tuple[str, int]
"""An event's id and the word that tells of it."""

Ordered = tuple[str, OrderRelation, str, int]
"""First event, relation, second event, and the word that relates them."""


def judge_order(piece: Piece, value: Order, events: Events) -> Stand | None:
    """For when the piece orders the same events alike, against when it does so the other way round."""
    spots = _spots(piece, events)
    if not {value.first.id, value.second.id} <= spots.keys():
        return None
    told = ((event, spots[event]) for event in (value.first.id, value.second.id))
    one, other = sorted(told, key=lambda spot: spot[1])
    found = _ordered(piece, one, other)
    if found is None or found[1] is not value.relation:
        return None
    first, relation, _, at = found
    words = frozenset({one[1], other[1], at})
    if relation is OrderRelation.BEFORE:
        return Stand(Side.FOR if first == value.first.id else Side.AGAINST, words)
    return Stand(Side.FOR.turned(any(piece.utterance.is_denied(at) for at in words)), words)


def _spots(piece: Piece, events: Events) -> dict[str, int]:
    spots: dict[str, int] = {}
    for unit in piece.units:
        for event in events.told_by(unit):
            spots.setdefault(event, unit.start)
    return spots


def _ordered(piece: Piece, one: Spot, other: Spot) -> Ordered | None:
    """Order two events, the one told first given first."""
    for role, relation in (("exchange", OrderRelation.EXCHANGE), ("together", OrderRelation.TOGETHER)):
        for hit in piece.having(role):
            return one[0], relation, other[0], hit.start
    found = _connected(piece, one, other)
    if found is None:
        return None
    first, second, at = found
    if piece.utterance.is_denied(at):
        first, second = second, first
    return first, OrderRelation.BEFORE, second, at


def _connected(piece: Piece, one: Spot, other: Spot) -> tuple[str, str, int] | None:
    """Tell which comes first: by "first", by a connective between them, else by one before both."""
    for hit in piece.having("first"):
        return (one[0], other[0], hit.start) if hit.start < other[1] else (other[0], one[0], hit.start)
    connectives = piece.having("before", "after")
    for hit in connectives:
        if one[1] < hit.start < other[1]:
            return (one[0], other[0], hit.start) if hit.label == "before" else (other[0], one[0], hit.start)
    for hit in connectives:
        if hit.start < one[1]:
            return (other[0], one[0], hit.start) if hit.label == "before" else (one[0], other[0], hit.start)
    return None
