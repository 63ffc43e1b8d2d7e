"""Where one claim stands to one piece of a statement, by the type of the claim's value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.answering.checking.mentions import Mention
from bot.answering.checking.pieces import Piece
from bot.answering.checking.profiles import Profile
from bot.comparing import agree, differ
from bot.story.entities import Entity, EntityKind, TermRelation
from bot.story.findings import Severity
from bot.story.questions import Story
from bot.story.values import Category, Names, Order, OrderRelation, Period, Quantity, Route
from bot.answering.checking.phrases import Phrasebook


class Side(Enum):
    """For, against, or neither."""

    FOR = 1
    AGAINST = -1

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.AGAINST if self is Side.FOR else Side.FOR


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim's side by its value, and the words of the statement that it rests on."""

    side: Side
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything that judging a claim by its value needs."""

    story: Story
    terms: dict[str, Phrasebook]
    events: dict[str, frozenset[str]]

    def stand(self, piece: Piece, mentions: Sequence[Mention], profile: Profile) -> Stand | None:
        """The claim's side by its value alone; None when the piece names no such value."""
        match profile.claim.value:
            case Quantity() as value:
                return self._quantity(piece, mentions, value)
            case Period() as value:
                return self._period(mentions, value)
            case Category() as value:
                return self._category(piece, profile, value)
            case Order() as value:
                return self._order(piece, value)
            case Names() as value:
                return self._names(piece, value)
            case Route() as value:
                return self._route(piece, value)
            case _:
                return None

    def _quantity(self, piece: Piece, mentions: Sequence[Mention], value: Quantity) -> Stand | None:
        for mention in mentions:
            own = mention.value
            if not isinstance(own, Quantity) or own.unit != value.unit:
                continue
            span = frozenset(range(mention.start, mention.end))
            denied = piece.utterance.is_denied(mention.start)
            difference = differ(own, value, self.story)
            if difference is not None and difference.severity in {Severity.CONTRADICTION, Severity.TENSION}:
                return Stand(Side.FOR if denied else Side.AGAINST, span)
            if own == value or (own.word is None and _inside(value, own)) or (difference is None and agree(own, value, self.story)):
                return Stand(Side.AGAINST if denied else Side.FOR, span)
        return None

    def _period(self, mentions: Sequence[Mention], value: Period) -> Stand | None:
        for mention in mentions:
            own = mention.value
            if not isinstance(own, Period):
                continue
            span = frozenset(range(mention.start, mention.end))
            if own.last < value.first or value.last < own.first:
                return Stand(Side.AGAINST, span)
            if own.first <= value.first and value.last <= own.last:
                return Stand(Side.FOR, span)
            if value.first <= own.first and own.last <= value.last:
                return Stand(Side.FOR, span)
        return None

    def _category(self, piece: Piece, profile: Profile, value: Category) -> Stand | None:
        vocabulary = self.story.vocabularies[value.term.vocabulary]
        hits = [hit for hit in self.terms[vocabulary.id].find(piece.utterance.words) if piece.holds(hit.start, hit.end)]
        against: Stand | None = None
        inside = {at for hit in hits for at in range(hit.start, hit.end)}
        every = any(hit.start not in inside and piece.holds(hit.start, hit.end) for hit in piece.utterance.having("every"))
        claimed_every = any(hit.label == "every" for hit in profile.said.roles)
        span = frozenset(inside)
        for hit in hits:
            if any(u.is_remote and u.start <= hit.start < u.end for u in piece.units):
                continue
            denied = piece.utterance.is_denied(hit.start)
            relation = vocabulary.relation(hit.label, value.term.id)
            if relation in {TermRelation.SAME, TermRelation.BROADER} and not (every and not claimed_every):
                return Stand(Side.AGAINST if denied else Side.FOR, span)
            if relation is TermRelation.INCOMPATIBLE:
                if not denied and piece.has("past"):
                    continue
                against = Stand(Side.FOR if denied else Side.AGAINST, span)
            if relation is TermRelation.TENSE and every and not denied:
                against = Stand(Side.AGAINST, span)
        return against

    def _order(self, piece: Piece, value: Order) -> Stand | None:
        own = order_in(piece, self.events)
        if own is None:
            return None
        (first, relation, second), span = own
        if {first, second} != {value.first.id, value.second.id}:
            return None
        if relation is not value.relation:
            return None
        if relation is OrderRelation.BEFORE:
            return Stand(Side.FOR if first == value.first.id else Side.AGAINST, span)
        return Stand(Side.AGAINST if any(piece.utterance.is_denied(at) for at in span) else Side.FOR, span)

    def _names(self, piece: Piece, value: Names) -> Stand | None:
        kind = value.members[0].kind
        named = [
            (unit, self.story.entities[feature[2:]])
            for unit in piece.units
            for feature in sorted(unit.features)
            if feature.startswith("e:") and self.story.entities[feature[2:]].kind is kind
        ]
        if not named:
            return None
        span = frozenset(at for unit, _ in named for at in range(unit.start, unit.end))
        own = [entity for _, entity in named]
        denied = all(unit.is_denied for unit, _ in named)
        if kind is EntityKind.GOODS and piece.has("only"):
            only = next(hit.start for hit in piece.utterance.having("only") if piece.holds(hit.start, hit.end))
            listed = [e for unit, e in named if unit.start >= only] or own
            outside = [member for member in value.members if not any(_touches(member, e) for e in listed)]
            if outside:
                return Stand(Side.AGAINST, span)
            return Stand(Side.FOR, span) if value.closed else None
        inside = [e for e in own if any(e.id == member.id for member in value.members)]
        if inside and kind is EntityKind.GOODS and piece.has("every"):
            return None
        if inside:
            return Stand(Side.AGAINST if denied else Side.FOR, span)
        if value.closed and not any(_touches(e, member) for e in own for member in value.members):
            return Stand(Side.FOR if denied else Side.AGAINST, span)
        return None

    def _elsewhere(self, piece: Piece, value: Route) -> Stand | None:
        """Against, when the piece has them go to a place that is not on a definite route."""
        if not any(stop.within for stop in value.stops):
            return None
        for hit in piece.utterance.having("motion"):
            for unit in piece.units:
                if unit.start not in {hit.end, hit.end + 1} or not piece.holds(hit.start, unit.end):
                    continue
                kinds = {self.story.entities[f[2:]].kind for f in unit.features if f.startswith("e:")}
                places = [f[2:] for f in sorted(unit.features) if f.startswith("e:")]
                if kinds & {EntityKind.PLACE, EntityKind.BODY} and all(
                    self._rank(place, value) is None for place in places
                ):
                    return Stand(Side.AGAINST, frozenset(range(hit.start, unit.end)))
        return None

    def _route(self, piece: Piece, value: Route) -> Stand | None:
        if (elsewhere := self._elsewhere(piece, value)) is not None:
            return elsewhere
        places = [
            (unit.start, feature[2:])
            for unit in piece.units
            for feature in sorted(unit.features)
            if feature.startswith("e:") and self.story.entities[feature[2:]].kind is EntityKind.PLACE
        ]
        if not places:
            if piece.has("staying"):
                start = min(hit.start for hit in piece.utterance.having("staying") if piece.holds(hit.start, hit.end))
                return Stand(Side.AGAINST, frozenset(range(start, len(piece.utterance.words))))
            return None
        span = frozenset(start for start, _ in places)
        ranks = [r for _, place in places if (r := self._rank(place, value)) is not None]
        if len(set(ranks)) > 1 and ranks != sorted(ranks):
            return Stand(Side.AGAINST, span)
        return Stand(Side.FOR, span) if ranks else None

    def _rank(self, place: str, value: Route) -> int | None:
        """Where on a route a place lies: at a stop, in one, or around one."""
        entity = self.story.entities[place]
        for rank, stop in enumerate(value.stops):
            around = entity.within == stop.id and entity.label in stop.label
            if place == stop.id or around or stop.within == place:
                return rank
        return None


def _inside(value: Quantity, own: Quantity) -> bool:
    """Whether an exact or bounded value of a claim lies within what the statement says."""
    if value.word is not None and (value.least is None or value.most is None):
        return False
    low = own.least is None or (value.least is not None and value.least >= own.least)
    high = own.most is None or (value.most is not None and value.most <= own.most)
    return low and high


def _touches(one: Entity, other: Entity) -> bool:
    return one.id == other.id or one.id in other.overlaps or other.id in one.overlaps or one.within == other.id


def order_in(
    piece: Piece, events: dict[str, frozenset[str]]
) -> tuple[tuple[str, OrderRelation, str], frozenset[int]] | None:
    """Two events of a piece and the connective that orders them."""
    spots: dict[str, int] = {}
    for unit in piece.units:
        for event, features in events.items():
            if features & {*unit.features, *unit.rings, f"e:{event}"} or f"e:{event}" in unit.features:
                spots.setdefault(event, unit.start)
    if len(spots) != 2:
        return None
    (one, at), (other, then) = sorted(spots.items(), key=lambda item: item[1])
    for role, relation in (("exchange", OrderRelation.EXCHANGE), ("together", OrderRelation.TOGETHER)):
        for hit in piece.utterance.having(role):
            if piece.holds(hit.start, hit.end):
                return (one, relation, other), frozenset({at, then, hit.start})
    found = _before(piece, one, at, other, then)
    if found is None:
        return None
    first, second, start = found
    if piece.utterance.is_denied(start):
        first, second = second, first
    return (first, OrderRelation.BEFORE, second), frozenset({at, then, start})


def _before(piece: Piece, one: str, at: int, other: str, then: int) -> tuple[str, str, int] | None:
    """Which event comes first: by the connective between them, else by one that opens the sentence or `first`."""
    for hit in piece.utterance.having("first"):
        if piece.holds(hit.start, hit.end):
            return (one, other, hit.start) if hit.start < then else (other, one, hit.start)
    between = [h for h in piece.utterance.roles if h.label in {"before", "after"} and at < h.start < then]
    for hit in between:
        return (one, other, hit.start) if hit.label == "before" else (other, one, hit.start)
    opening = [h for h in piece.utterance.roles if h.label in {"before", "after"} and h.start < at]
    for hit in opening:
        return (other, one, hit.start) if hit.label == "before" else (one, other, hit.start)
    return None
