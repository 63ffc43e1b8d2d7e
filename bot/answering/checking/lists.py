"""Names in a statement against the list a claim gives."""

from __future__ import annotations

from bot.answering.checking.cuts import TURNS, Run
from bot.answering.checking.extents import is_of_none
from bot.answering.checking.memberships import is_sole
from bot.answering.checking.phrases import Hit, spots_of
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.utterances import Unit
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story
from bot.story.values import Names, Value

Named = list[tuple[Unit, Entity]]


def lists_goods(value: Value) -> bool:
    """Whether a value is a list of goods."""
    return isinstance(value, Names) and value.members[0].kind is EntityKind.GOODS


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
    named = [pair for pair in named if not _holds_others(pair[1], named, value)] or named
    if kind is EntityKind.PERSON and is_sole(piece, [unit for unit, _ in named]):
        return _sole(piece, value, named)
    bounded = _bounded(piece, value, named) if kind is EntityKind.GOODS else None
    if bounded is not None or not named or _is_left_open(piece, value, named):
        return bounded
    stand = _among(piece, value, _beside(piece, named) or named)
    return None if stand is None else Stand(stand.side, _words(named) | _told_outside(piece, named))


def _holds_others(entity: Entity, named: Named, value: Names) -> bool:
    """Whether an entity only says of what kind others are: "potash is not among the goods"."""
    others = [other for _, other in named if other.id != entity.id]
    return bool(others) and any(member.within == entity.id for member in (*value.members, *others))


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
    if is_denied and any(member.within == entity.id for member in value.members for _, entity in named):
        return Stand(Side.AGAINST, words)
    if any(entity.id in members for _, entity in named):
        is_all = kind is EntityKind.GOODS and piece.having("every")
        return None if is_all else Stand(Side.FOR.turned(is_denied), words)
    is_else = all(not _touches(entity, member) for _, entity in named for member in value.members)
    return Stand(Side.AGAINST.turned(is_denied), words) if value.closed and is_else else None


def _bounded(piece: Piece, value: Names, named: Named) -> Stand | None:
    """Judge a list that the piece closes, or says to hold more than it names."""
    others = _beside(piece, named)
    inside = [pair for pair in named if pair not in others]
    if inside:
        side = _closed(value, inside) if _has_no_other(piece) else _beyond(value, inside)
        return None if others or side is None else Stand(side, _words(inside))
    told = [(unit, entity) for unit, entity in named if not denies(piece, entity.kind, unit.start)]
    side = _closed(value, _listed(piece, told))
    return None if side is None else Stand(side, _words(told))


def _is_left_open(piece: Piece, value: Names, named: Named) -> bool:
    """Whether a piece says of goods that no others are listed, where a list may have others."""
    return lists_goods(value) and not value.closed and bool(_listed(piece, named))


def _has_no_other(piece: Piece) -> bool:
    """Whether a piece says that there is nothing beside what it names: "besides A, nothing is so"."""
    return piece.utterance.is_denied(piece.having("beyond")[0].start) or is_of_none(piece)


def _listed(piece: Piece, named: Named) -> Named:
    """What is named behind a word like "only", or else before it, between two pauses."""
    for hit in piece.having("only"):
        clause = piece.utterance.clause_start(hit.start)
        own = [pair for pair in named if piece.utterance.clause_start(pair[0].start) == clause]
        behind = [pair for pair in own if pair[0].start >= hit.start]
        if own:
            return behind or own
    return []


def _beside(piece: Piece, named: Named) -> Named:
    """What is named elsewhere than with "beyond" or "besides"."""
    for hit in piece.having("beyond"):
        start, end = _going_with(piece, hit)
        return [pair for pair in named if not start <= pair[0].start < end]
    return named


def _going_with(piece: Piece, beyond: Hit) -> Run:
    """The words that go with "beyond": those behind it, or before it where verbs come last.

    They end at a pause or a verb, or where "but" takes up what is said beside them.
    """
    utterance = piece.utterance
    stops = utterance.pauses | {hit.start for hit in piece.having("auxiliaries")}
    stops |= {hit.start for hit in piece.having("joiners") if utterance.words[hit.start].folded in TURNS}
    if utterance.is_verb_last:
        return max((stop for stop in stops if stop <= beyond.start), default=0), beyond.start
    return beyond.end, min((stop for stop in stops if stop > beyond.start), default=len(utterance.words))


def _told_outside(piece: Piece, named: Named) -> frozenset[int]:
    """Find the words by which what is named is said to be on no list."""
    goods = (unit for unit, entity in named if entity.kind is EntityKind.GOODS)
    return frozenset(at for unit in goods for at in outside(piece, unit.start))


def _words(named: Named) -> frozenset[int]:
    return frozenset(at for unit, _ in named for at in unit.span)


def denies(piece: Piece, kind: EntityKind, at: int) -> bool:
    """Whether a piece denies what it says of a name.

    Of goods the verb says whether they are on a list, or a word like "outside"; of persons they may say
    anything.
    """
    if kind is not EntityKind.GOODS:
        return piece.utterance.is_denied(at)
    return piece.is_denied(at) != bool(outside(piece, at))


def is_off(piece: Piece, at: int) -> bool:
    """Whether a piece denies what it says of a name, or has words by which the name is on no list."""
    return piece.is_denied(at) or bool(outside(piece, at))


def outside(piece: Piece, at: int) -> frozenset[int]:
    """Find the words by which the clause of a name says that it is on no list, without denying anything."""
    start, end = piece.clause(at)
    return spots_of(hit for hit in piece.having("outside") if start <= hit.start < end)


def _closed(value: Names, listed: Named) -> Side | None:
    """Judge by a list that the statement closes, if any: opposed by members that it leaves out."""
    if not listed:
        return None
    if _lacks(listed, value):
        return Side.AGAINST
    return Side.FOR if value.closed else None


def _beyond(value: Names, named: Named) -> Side | None:
    """Judge by a list that is said to hold more than what the statement names."""
    if _lacks(named, value):
        return Side.FOR
    return Side.AGAINST if value.closed else None


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
