"""Two events in a statement, what relates them in time, and the order that a claim gives.

The statement is cut wherever a connective, a pause or a joining word stands. Each segment tells of the event
that it has most notions of; then where the connective stands between them says which comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answering.checking.events import TELLING, Events
from bot.answering.checking.phrases import Hit
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.utterances import Unit
from bot.story.values import Order, OrderRelation

_BETWEEN = ("before", "after", "until")
_FRONT = 2
"""A connective among so many first words opens the statement."""

_MARKING = ("leading", "first", "already", "later")
_SPLITTING = ("joiners", "exchange", "together", "when", *_BETWEEN)
_AT_ONCE = (("exchange", OrderRelation.EXCHANGE), ("together", OrderRelation.TOGETHER))


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a piece tells of an event: the words from `start` to before `end`, and those that name it."""

    event: str
    start: int
    end: int
    words: frozenset[int]

    def holds(self, hit: Hit) -> bool:
        """Whether a general word stands in it."""
        return self.start <= hit.start < self.end


def judge_order(piece: Piece, value: Order, events: Events) -> Stand | None:
    """For when the piece orders the same events alike, against when it does so the other way round."""
    told = _told(piece, (value.first.id, value.second.id), events)
    if len(told) < 2:  # noqa: PLR2004 - an order takes two
        return _led(piece, told, value)
    one, other = told
    words = one.words | other.words
    for role, relation in _AT_ONCE:
        for hit in piece.having(role):
            return _at_once(piece, words | {*range(hit.start, hit.end)}, value.relation, relation)
    found = _first(piece, one, other)
    if found is None or value.relation is not OrderRelation.BEFORE:
        return None
    first, at = found
    if piece.utterance.is_denied(at) and not _is_until(piece, at):
        first = other.event if first == one.event else one.event
    return Stand(Side.FOR if first == value.first.id else Side.AGAINST, words | {at})


def _is_until(piece: Piece, at: int) -> bool:
    """Whether a word is "until" or the like: "not until" says the same as "only after"."""
    return any(hit.start == at for hit in piece.having("until"))


def _at_once(piece: Piece, words: frozenset[int], given: OrderRelation, told: OrderRelation) -> Stand | None:
    """Judge what is told to be at once, or in exchange: what came before is against its being at once."""
    is_denied = any(piece.utterance.is_denied(at) for at in words)
    if given is told:
        return Stand(Side.FOR.turned(is_denied), words)
    is_apart = (given, told) == (OrderRelation.BEFORE, OrderRelation.TOGETHER)
    return Stand(Side.AGAINST.turned(is_denied), words) if is_apart else None


def _led(piece: Piece, told: Sequence[_Told], value: Order) -> Stand | None:
    """Judge a piece that says of one event alone that it came first."""
    if value.relation is not OrderRelation.BEFORE:
        return None
    for hit in piece.having("leading"):
        for found in told:
            if found.holds(hit):
                is_first = (found.event == value.first.id) != piece.utterance.is_denied(hit.start)
                return Stand(
                    Side.FOR if is_first else Side.AGAINST, found.words | {*range(hit.start, hit.end)}
                )
    return None


def _told(piece: Piece, pair: tuple[str, str], events: Events) -> list[_Told]:
    """Find where each of two events is told of, if anywhere, in the order of telling."""
    spans = [part for span in _segments(piece) for part in _apart(span, piece, pair, events)]
    units = [[unit for unit in piece.units if start <= unit.start < end] for start, end in spans]
    scores = [tuple(events.tells(event, found) for event in pair) for found in units]
    tops = [max(range(2), key=score.__getitem__) if score[0] != score[1] else None for score in scores]
    told = []
    for which, event in enumerate(pair):
        own = [at for at, top in enumerate(tops) if top == which]
        if own:
            best = max(own, key=lambda at: scores[at][which])
            told.append(_Told(event, *spans[best], _named(units[best], event, events)))
    return sorted(told, key=lambda found: found.start)


def _named(units: Sequence[Unit], event: str, events: Events) -> frozenset[int]:
    return frozenset(at for unit in units if events.tells(event, [unit]) for at in unit.span)


def _segments(piece: Piece) -> list[tuple[int, int]]:
    """Cut a piece where a connective, a pause or a joining word stands."""
    edges = set(piece.utterance.pauses)
    for hit in piece.having(*_SPLITTING):
        edges |= {hit.start, hit.end}
    if any(hit.start < _FRONT for hit in piece.having(*_BETWEEN)):
        edges |= {hit.start for hit in piece.having("inversion")}  # "not until A was over did B begin"
    found: list[tuple[int, int]] = []
    for start, end in piece.runs:
        cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
        found.extend(pairwise(cuts))
    return found


def _apart(
    span: tuple[int, int], piece: Piece, pair: tuple[str, str], events: Events
) -> list[tuple[int, int]]:
    """Cut a segment once more where one event's telling ends and the other's begins, with nothing between."""
    telling = [
        (unit.start, event)
        for unit in piece.units
        if span[0] <= unit.start < span[1]
        for event in pair
        if events.tells(event, [unit]) >= TELLING
    ]
    cut = next(
        (at for (at, event), (_, before) in zip(telling[1:], telling, strict=False) if event != before), 0
    )
    return [(span[0], cut), (cut, span[1])] if cut > span[0] else [span]


def _first(piece: Piece, one: _Told, other: _Told) -> tuple[str, int] | None:
    """Tell which of two events comes first, and the word that says so."""
    connectives = piece.having(*_BETWEEN)
    joints = {hit.start for hit in connectives}
    for hit in piece.having(*_MARKING):
        if hit.end in joints:  # "already before" and "only after" say no more than the word that follows
            continue
        for told, sibling in ((one, other), (other, one)):
            if told.holds(hit):
                return (sibling.event if hit.label == "later" else told.event), hit.start
    for hit in connectives:
        if one.end <= hit.start < other.end:
            return (one.event if hit.label == "before" else other.event), hit.start
    for hit in connectives:
        if hit.start < one.end:
            return (other.event if hit.label == "before" else one.event), hit.start
    return None
