"""Names in a statement against the list a claim gives."""

from __future__ import annotations

from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.utterances import Unit
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story
from bot.story.values import Names

Named = list[tuple[Unit, Entity]]


def judge_names(piece: Piece, value: Names, story: Story) -> Stand | None:
    """For when a member is named; a closed list opposes names outside it, "only" closes the piece's own."""
    kind = value.members[0].kind
    named: Named = [
        (unit, story.entities[id_])
        for unit in piece.units
        for id_ in unit.entities
        if story.entities[id_].kind is kind
    ]
    if not named:
        return None
    words = frozenset(at for unit, _ in named for at in unit.span)
    told = [(unit, entity) for unit, entity in named if not denies(piece, kind, unit.start)]
    inside = _excepted(piece, told)
    if inside and len(inside) < len(told):  # "besides A, it covers B" speaks of B
        named = told = [pair for pair in told if pair not in inside]
    elif inside and not piece.utterance.is_denied(piece.having("beyond")[0].start):
        return _beyond(value, told, words)
    elif kind is EntityKind.GOODS and told and (inside or piece.having("only")):
        return _closed(piece, value, told, words)
    is_denied = not told
    members = {member.id for member in value.members}
    if any(entity.id in members for _, entity in named):
        is_all = kind is EntityKind.GOODS and piece.having("every")
        return None if is_all else Stand(Side.FOR.turned(is_denied), words)
    outside = all(not _touches(entity, member) for _, entity in named for member in value.members)
    return Stand(Side.AGAINST.turned(is_denied), words) if value.closed and outside else None


def denies(piece: Piece, kind: EntityKind, at: int) -> bool:
    """Whether a piece denies what it says of a name.

    Of goods the verb says whether they are on a list; of persons it may say anything.
    """
    return piece.is_denied(at) if kind is EntityKind.GOODS else piece.utterance.is_denied(at)


def _closed(piece: Piece, value: Names, named: Named, words: frozenset[int]) -> Stand | None:
    """Judge by a list that the statement closes: opposed by members that it leaves out."""
    only = piece.having("only", "beyond")[0].start
    listed = [entity for unit, entity in named if unit.start >= only] or [entity for _, entity in named]
    if any(not any(_touches(member, entity) for entity in listed) for member in value.members):
        return Stand(Side.AGAINST, words)
    return Stand(Side.FOR, words) if value.closed else None


def _excepted(piece: Piece, named: Named) -> Named:
    """What stands behind "beyond" or "besides", up to the next pause."""
    for hit in piece.having("beyond"):
        end = min((pause for pause in piece.utterance.pauses if pause > hit.start), default=None)
        return [
            (unit, entity)
            for unit, entity in named
            if entity.kind is EntityKind.GOODS and hit.end <= unit.start and (end is None or unit.start < end)
        ]
    return []


def _beyond(value: Names, named: Named, words: frozenset[int]) -> Stand | None:
    """Judge by a list that is said to hold more than what the statement names."""
    if any(not any(_touches(member, entity) for _, entity in named) for member in value.members):
        return Stand(Side.FOR, words)
    return Stand(Side.AGAINST, words) if value.closed else None


def leaves_out(piece: Piece, subject: str, story: Story) -> bool:
    """Whether a piece says of the goods that a subject is about that they are not among what it speaks of."""
    about = story.entities.get(subject.rpartition("/")[2])
    if about is None or about.kind is not EntityKind.GOODS:
        return False
    return any(
        _touches(story.entities[id_], about) and denies(piece, about.kind, unit.start)
        for unit in piece.units
        for id_ in unit.entities
    )


def _touches(one: Entity, other: Entity) -> bool:
    """Whether two entities are, contain or overlap one another."""
    return one.id in {other.id, other.within, *other.overlaps} or other.id in {one.within, *one.overlaps}
