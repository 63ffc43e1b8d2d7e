"""Places in a statement against the route a claim gives."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.utterances import Unit
from bot.story.entities import EntityKind
from bot.story.questions import Story
from bot.story.values import Route

_Place = tuple[int, str]
"""The word where a place is named, and its id."""

_GOALS = frozenset({EntityKind.PLACE, EntityKind.BODY})


def judge_route(piece: Piece, value: Route, story: Story) -> Stand | None:
    """For when a stop is named; against stops denied or in the wrong order, another goal, and staying.

    A place that is merely another one is neither.
    """
    elsewhere = _goes_elsewhere(piece, value, story)
    if elsewhere:
        return Stand(Side.AGAINST, elsewhere)
    places = _in_order(
        piece,
        [
            (unit.start, id_)
            for unit in piece.units
            for id_ in unit.entities
            if story.entities[id_].kind is EntityKind.PLACE
        ],
    )
    staying = piece.having("staying")
    if not places and staying:
        return Stand(Side.AGAINST, frozenset(range(staying[0].start, len(piece.utterance.words))))
    words = frozenset(start for start, _ in places)
    denied = {unit.start for unit in piece.units if unit.is_denied and _is_meant(piece, unit)}
    if any(start in denied and _rank(id_, value, story) is not None for start, id_ in places):
        return Stand(Side.AGAINST, words)
    ranks = [rank for _, id_ in places if (rank := _rank(id_, value, story)) is not None]
    if ranks != sorted(ranks):
        return Stand(Side.AGAINST, words)
    return Stand(Side.FOR, words) if ranks else None


def _in_order(piece: Piece, places: Sequence[_Place]) -> Sequence[_Place]:
    """Places in the order in which somebody comes there: first what follows "after", last "before"."""
    turns = {piece.clause(hit.start): -1 for hit in piece.having("after")}
    turns |= {piece.clause(hit.start): 1 for hit in piece.having("before")}
    return sorted(places, key=lambda place: turns.get(piece.clause(place[0]), 0))


def _is_meant(piece: Piece, unit: Unit) -> bool:
    """Whether a negation is meant for a place: at most the verb of going stands between."""
    if not unit.is_remote:
        return True
    starts = [hit.end for hit in piece.having("negation") if hit.end <= unit.start]
    between = [other for other in piece.units if max(starts, default=0) <= other.start < unit.start]
    return bool(starts) and len(between) == 1 and not between[0].entities


def _goes_elsewhere(piece: Piece, value: Route, story: Story) -> frozenset[int]:
    """Find the words by which the piece has them go to a place off a definite route."""
    if not any(stop.within for stop in value.stops):
        return frozenset()
    for hit in piece.having("motion"):
        for unit in piece.units:
            goals = [id_ for id_ in unit.entities if story.entities[id_].kind in _GOALS]
            is_off = unit.is_strange or (goals and all(_rank(id_, value, story) is None for id_ in goals))
            if unit.start - hit.end in {0, 1} and is_off:
                return frozenset(range(hit.start, unit.end))
    return frozenset()


def _rank(id_: str, value: Route, story: Story) -> int | None:
    """Which stop of a route a place is, holds, or is named in."""
    place = story.entities[id_]
    for rank, stop in enumerate(value.stops):
        named_in = place.within == stop.id and place.label in stop.label
        if id_ == stop.id or named_in or stop.within == id_:
            return rank
    return None
