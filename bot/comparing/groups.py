"""Claims that may be compared, gathered by subject, aspect and footing, and within that by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeGuard

from bot.comparing.laws import LAWS, normal
from bot.story.claims import Claim, Modality
from bot.story.entities import Entity
from bot.story.findings import Position
from bot.story.questions import Story
from bot.story.values import Category, Names, Quantity, Value

Topic = tuple[str, str]
Entry = tuple[int, Claim]


class Footing(StrEnum):
    """What is compared with what: facts with facts, outlooks with outlooks, advice with advice."""

    FACT = "fact"
    OUTLOOK = "outlook"
    ADVICE = "advice"


FOOTINGS = {
    Modality.ASSERTED: Footing.FACT,
    Modality.REPORTED: Footing.FACT,
    Modality.EXPECTED: Footing.OUTLOOK,
    Modality.SPECULATED: Footing.OUTLOOK,
    Modality.RECOMMENDED: Footing.ADVICE,
}
# Why somebody acts and where one stands is as often guessed as stated, so a guess counts beside a statement.
GUESSED_KINDS = frozenset({"motive", "stance", "degree"})


@dataclass(frozen=True, slots=True)
class Stand:
    """Claims of a group whose values say the same, each with its place in the digest.

    `value` is the first claim's; of open lists, all that the source names.
    """

    value: Value
    entries: tuple[Entry, ...]
    sources: frozenset[str]

    def only(self, sources: AbstractSet[str]) -> Stand:
        """Take the claims of these sources alone; at least one of them must hold it."""
        if sources >= self.sources:
            return self
        return _stand(self.value, [entry for entry in self.entries if entry[1].source in sources])

    def positions(self) -> Iterator[tuple[int, Position]]:
        """Give its positions, each with the place of its first claim.

        The same number of what is called otherwise ("12 ships", "12 vessels") is a position of its own.
        """
        if isinstance(self.value, Quantity):
            worded: defaultdict[Value, list[Entry]] = defaultdict(list)
            for place, claim in self.entries:
                worded[claim.value].append((place, claim))
            said = [*worded.items()]
        else:
            said = [(self.value, [*self.entries])]
        for value, entries in said:
            yield entries[0][0], Position(value, tuple(claim for _, claim in entries))


@dataclass(frozen=True, slots=True)
class Group:
    """All claims on one subject and aspect that compare with one another.

    The stands are in an order of what they say, whatever the order of claims and sources.
    """

    subject: str
    aspect: str
    footing: Footing
    stands: tuple[Stand, ...]

    @property
    def topic(self) -> Topic:
        """Subject and aspect."""
        return self.subject, self.aspect

    @property
    def type(self) -> type[Value]:
        """The type of all its values."""
        return type(self.stands[0].value)

    @property
    def values(self) -> tuple[Value, ...]:
        """What the stands say, distinct."""
        return tuple(stand.value for stand in self.stands)


def gather(claims: Iterable[Claim], story: Story) -> tuple[Group, ...]:
    """Group all claims that can be compared; in order of subject, aspect and footing."""
    found: defaultdict[tuple[str, str, Footing, str], list[Entry]] = defaultdict(list)
    for place, claim in enumerate(claims):
        kind = type(claim.value)
        if kind in LAWS:
            found[claim.subject, claim.aspect, footing(claim, story), kind.__name__].append((place, claim))
    return tuple(
        Group(subject, aspect, foot, _stands(entries))
        for (subject, aspect, foot, _), entries in sorted(found.items(), key=lambda item: item[0])
    )


def positions_of(stands: Iterable[Stand]) -> tuple[Position, ...]:
    """Lay out some stands as positions, in the digest's order."""
    placed = (position for stand in stands for position in stand.positions())
    return tuple(position for _, position in sorted(placed, key=lambda item: item[0]))


def footing(claim: Claim, story: Story) -> Footing:
    """Say what the claim compares with."""
    if claim.modality is Modality.SPECULATED and isinstance(claim.value, Category):
        vocabulary = story.vocabularies.get(claim.value.term.vocabulary)
        if vocabulary and vocabulary.kind in GUESSED_KINDS:
            return Footing.FACT
    return FOOTINGS[claim.modality]


def _stands(entries: Sequence[Entry]) -> tuple[Stand, ...]:
    pooled = _pooled(entries)
    values: dict[Hashable, Value] = {}
    said: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for place, claim in entries:
        value = pooled.get(claim.source, claim.value) if _is_open(claim.value) else claim.value
        key = normal(value)
        values.setdefault(key, value)
        said[key].append((place, claim))
    return tuple(_stand(values[key], said[key]) for key in sorted(said, key=repr))


def _pooled(entries: Iterable[Entry]) -> dict[str, Names]:
    """Join the open lists of each source: what it names in two places, it names."""
    members: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for _, claim in entries:
        if _is_open(claim.value):
            members[claim.source] |= {member.id: member for member in claim.value.members}
    return {source: Names(tuple(known.values())) for source, known in members.items()}


def _is_open(value: Value) -> TypeGuard[Names]:
    return isinstance(value, Names) and not value.closed


def _stand(value: Value, entries: Sequence[Entry]) -> Stand:
    return Stand(value, tuple(entries), frozenset(claim.source for _, claim in entries))
