"""Names in a statement against the list a claim gives."""

from __future__ import annotations

from bot.answering.checking.memberships import is_sole
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.utterances import Unit
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story
from bot.story.values import Names

Named = list[tuple[Unit, Entity]]


def judge_names(piece: Piece, value: Names, story: Story) -> Stand | None:
    """For when a member is named; a closed list opposes names outside it.

    Of goods, "only" closes the piece's own list, and "beyond" opens it.
    """
    kind = value.members[0].kind
    named: Named = [
        (unit, story.entities[id_])
        for unit in piece.units
        for id_ in unit.entities
        if story.entities[id_].kind is kind
    ]
    if kind is EntityKind.PERSON and is_sole(piece, [unit for unit, _ in named]):
        return _sole(piece, value, named)
    bounded = _bounded(piece, value, named) if kind is EntityKind.GOODS else None
    if bounded is not None or not named:
        return bounded
    return _among(piece, value, _outside(piece, named) or named)


def _sole(piece: Piece, value: Names, named: Named) -> Stand | None:
    """Judge what is said of nobody but those named: against, where a list has others."""
    is_denied = any(piece.utterance.is_denied(hit.start) for hit in piece.having("sole", "only"))
    return Stand(Side.AGAINST.turned(is_denied), _words(named)) if _lacks(named, value) else None


def _among(piece: Piece, value: Names, named: Named) -> Stand | None:
    """Judge by whether what is named is on a list."""
    kind = value.members[0].kind
    words = _words(named)
    is_denied = all(denies(piece, kind, unit.start) for unit, _ in named)
    members = {member.id for member in value.members}
    if any(entity.id in members for _, entity in named):
        is_all = kind is EntityKind.GOODS and piece.having("every")
        return None if is_all else Stand(Side.FOR.turned(is_denied), words)
    outside = all(not _touches(entity, member) for _, entity in named for member in value.members)
    return Stand(Side.AGAINST.turned(is_denied), words) if value.closed and outside else None


def _bounded(piece: Piece, value: Names, named: Named) -> Stand | None:
    """Judge a list that the piece closes, or says to hold more than it names."""
    inside = [pair for pair in named if pair not in _outside(piece, named)]
    if piece.having("beyond") and inside:
        if piece.utterance.is_denied(piece.having("beyond")[0].start):
            return _closed(piece, value, inside)
        return None if len(inside) < len(named) else _beyond(value, inside)
    told = [(unit, entity) for unit, entity in named if not denies(piece, entity.kind, unit.start)]
    return _closed(piece, value, told) if told and piece.having("only") else None


def _outside(piece: Piece, named: Named) -> Named:
    """What is named elsewhere than behind "beyond" or "besides", up to the next pause."""
    for hit in piece.having("beyond"):
        last = len(piece.utterance.words)
        end = min((pause for pause in piece.utterance.pauses if pause > hit.start), default=last)
        return [pair for pair in named if not hit.end <= pair[0].start < end]
    return named


def _words(named: Named) -> frozenset[int]:
    return frozenset(at for unit, _ in named for at in unit.span)


def denies(piece: Piece, kind: EntityKind, at: int) -> bool:
    """Whether a piece denies what it says of a name.

    Of goods the verb says whether they are on a list; of persons it may say anything.
    """
    return piece.is_denied(at) if kind is EntityKind.GOODS else piece.utterance.is_denied(at)


def _closed(piece: Piece, value: Names, named: Named) -> Stand | None:
    """Judge by a list that the statement closes: opposed by members that it leaves out."""
    closing = piece.having("only", "beyond")[0].start
    listed = [pair for pair in named if pair[0].start >= closing] or named
    if _lacks(listed, value):
        return Stand(Side.AGAINST, _words(named))
    return Stand(Side.FOR, _words(named)) if value.closed else None


def _beyond(value: Names, named: Named) -> Stand | None:
    """Judge by a list that is said to hold more than what the statement names."""
    if _lacks(named, value):
        return Stand(Side.FOR, _words(named))
    return Stand(Side.AGAINST, _words(named)) if value.closed else None


def _lacks(named: Named, value: Names) -> bool:
    """Whether a list has members that have nothing to do with what is named."""
    return any(not any(_touches(member, entity) for _, entity in named) for member in value.members)


def leaves_out(piece: Piece, subject: str, story: Story) -> frozenset[int]:
    """Find the words for the goods that a subject is about, where a piece leaves them out of something."""
    about = story.entities.get(subject.rpartition("/")[2])
    if about is None or about.kind is not EntityKind.GOODS:
        return frozenset()
    return frozenset(
        at
        for unit in piece.units
        for id_ in unit.entities
        if _touches(story.entities[id_], about) and denies(piece, about.kind, unit.start)
        for at in unit.span
    )


def _touches(one: Entity, other: Entity) -> bool:
    """Whether two entities are, contain or overlap one another."""
    return one.id in {other.id, other.within, *other.overlaps} or other.id in {one.within, *one.overlaps}
