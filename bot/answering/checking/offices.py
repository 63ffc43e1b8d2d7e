"""Whose somebody is: who holds an office of one body or country holds it of no other."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.checking.phrases import Hit
from bot.answering.checking.pieces import Piece
from bot.answering.checking.profiles import Profile
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.utterances import Unit
from bot.answering.patterns import ENGLISH
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story

_NEAR = (1, 2)
"""So many words stand between an office and whose it is: "of", maybe with an article."""

_OWNERS = frozenset({EntityKind.BODY, EntityKind.PLACE})


def judge_office(piece: Piece, profile: Profile, titles: Sequence[Hit], story: Story) -> Stand | None:
    """Against, when a piece gives somebody's office to another body or country than the claim does.

    `titles` are where the piece names an office.
    """
    holder = profile.claim.subject.rpartition("/")[2]
    known = [story.entities[f[2:]] for f in sorted(profile.by_feature) if f[:2] == "e:" and f[2:] != holder]
    owners = [entity for entity in known if entity.kind in _OWNERS]
    named = [unit for unit in piece.units if holder in unit.entities]
    stranger = equated(piece)
    if stranger is not None and len(named) == 1 and any(_is_within(title, named[0]) for title in titles):
        return Stand(Side.AGAINST, stranger.span)
    if not owners or not named:
        return None
    held = [title for title in titles if _is_held(title, named, piece)]
    for unit in piece.units:
        is_told = _is_other(unit, owners, story) and not piece.utterance.is_denied(unit.start)
        if is_told and (_is_served(unit, piece) or any(_owns(unit, title, piece) for title in held)):
            return Stand(Side.AGAINST, unit.span)
    return None


def _is_held(title: Hit, named: Sequence[Unit], piece: Piece) -> bool:
    """Whether a title stands for the holder, or the piece says that the holder is that."""
    if any(_is_within(title, unit) for unit in named):
        return True
    return any(
        unit.end <= hit.start and hit.end <= title.start and not _between(piece, hit.end, title.start)
        for hit in piece.having("being")
        for unit in named
    )


def _is_within(title: Hit, unit: Unit) -> bool:
    return unit.start <= title.start and title.end <= unit.end


def equated(piece: Piece) -> Unit | None:
    """A name from outside the story that ends a piece which says no more than that somebody is that."""
    last = piece.units[-1:]
    named = [unit for unit in piece.units if unit.is_strange]
    is_said = any(hit.end == last[0].start for hit in piece.having("auxiliaries")) if last else False
    is_alone = len(named) == 1 and piece.units[0].entities and piece.holds(last[0].start, last[0].end)
    is_last = bool(last) and any(last[0].end == end for _, end in piece.runs)
    return last[0] if is_alone and is_said and is_last and named[0] is last[0] else None


def _between(piece: Piece, start: int, end: int) -> tuple[Unit, ...]:
    """The units between two words that name no body or country."""
    return tuple(unit for unit in piece.units if start <= unit.start < end and not unit.entities)


def _is_other(unit: Unit, owners: Sequence[Entity], story: Story) -> bool:
    """Whether a unit names a body or country that is none of some, nor a part of one, nor has one in it."""
    named = [story.entities[id_] for id_ in unit.entities]
    return bool(named) and all(
        entity.kind in _OWNERS and not any(_touches(entity, owner) for owner in owners) for entity in named
    )


def _touches(one: Entity, other: Entity) -> bool:
    return other.id in {one.id, one.within, *one.overlaps} or one.id in {other.within, *other.overlaps}


def _owns(unit: Unit, title: Hit, piece: Piece) -> bool:
    """Whether a name stands right before a title, or behind it with a word like "of"."""
    if unit.end == title.start:
        return True
    gap = unit.start - title.end
    if gap == 0:
        return piece.utterance.language != ENGLISH
    return gap in _NEAR and any(hit.start == title.end for hit in piece.having("of"))


def _is_served(unit: Unit, piece: Piece) -> bool:
    """Whether a piece says that something is done on behalf of whom a unit names."""
    return any(hit.end in {unit.start, unit.start - 1} for hit in piece.having("serving")) or any(
        hit.start == unit.end for hit in piece.having("serving-behind")
    )
