"""Lists of names: a closed one excludes what it leaves out; open ones are in tension only when disjoint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.comparing.differences import Difference, Rivalry, bits, mask_of
from bot.comparing.rosters import Roster, roster_of, union
from bot.story.entities import EntityKind
from bot.story.findings import Cause, Severity
from bot.story.questions import Story
from bot.story.values import Names

# Up to so many pairs of a group each name the members in question. More of them make one difference that
# names none: otherwise closed lists from every source would give a finding for every pair of sources.
MOST_PAIRS = 32

SEVERITIES = {
    Cause.OUTSIDE_CLOSED: Severity.CONTRADICTION,
    Cause.PARTLY_SHARED: Severity.TENSION,
    Cause.NONE_SHARED: Severity.TENSION,
}


def normal(value: Names) -> tuple[bool | str, ...]:
    """Whether the list is closed, and its members in the order of ids."""
    return (value.closed, *sorted({member.id for member in value.members}))


def rivals(values: Sequence[Names], story: Story) -> Iterator[Rivalry]:
    """Find members outside a closed list or in it in part only, and open lists that share nothing."""
    lists = _lists_of(values, story)
    for cause, find in ((Cause.OUTSIDE_CLOSED, lists.outside), (Cause.PARTLY_SHARED, lists.partly)):
        yield from _named(cause, {index: find(index) for index in bits(lists.closed)}, lists)
    for index in bits(lists.open):
        apart = lists.open & ~(1 << index) & ~lists.roster.touching(index, loosely=True)
        for kind, others in lists.by_kind(index, apart):
            yield Rivalry(_difference(Cause.NONE_SHARED, kind), index, others, inward=False)


def allies(values: Sequence[Names], story: Story) -> Sequence[int]:
    """Find lists that share a member, or one of whose members contains one of the other's."""
    roster = roster_of([value.members for value in values], story)
    return [roster.touching(index, loosely=False) for index in range(len(values))]


@dataclass(frozen=True, slots=True)
class _Lists:
    """Lists as sets of members; `closed`, `open` and `goods` are sets of lists."""

    roster: Roster
    closed: int
    open: int
    goods: int

    def outside(self, index: int) -> int:
        """Find the members that a closed list excludes: not in it, nor in part, nor possibly one of it."""
        roster, own = self.roster, self.roster.lists[index]
        near = union(roster.around, own) | union(roster.across, own) | union(roster.maybe, own)
        return (1 << len(roster.members)) - 1 & ~near & ~union(roster.inside, own)

    def partly(self, index: int) -> int:
        """Find the members that a closed list may hold in part only."""
        roster, own = self.roster, self.roster.lists[index]
        return (union(roster.around, own) | union(roster.across, own)) & ~union(roster.inside, own)

    def by_kind(self, index: int, others: int) -> Iterator[tuple[str, int]]:
        """Part the others by the kind of difference: lists of goods differ in scope, all others as sets."""
        scope = others & self.goods if self.goods >> index & 1 else 0
        yield from ((kind, mask) for kind, mask in (("scope", scope), ("set", others & ~scope)) if mask)


def _lists_of(values: Sequence[Names], story: Story) -> _Lists:
    closed = mask_of(index for index, value in enumerate(values) if value.closed)
    goods = mask_of(
        index
        for index, value in enumerate(values)
        if all(member.kind is EntityKind.GOODS for member in value.members)
    )
    roster = roster_of([value.members for value in values], story)
    return _Lists(roster, closed, (1 << len(values)) - 1 & ~closed, goods)


def _named(cause: Cause, found: dict[int, int], lists: _Lists) -> Iterator[Rivalry]:
    """Give differences that name the members of the other list that were found against a closed one."""
    against = {index: _against(cause, members, index, lists) for index, members in found.items()}
    if sum(others.bit_count() for others in against.values()) > MOST_PAIRS:
        yield from _unnamed(cause, against, lists)
        return
    for index, others in against.items():
        for kind, mask in lists.by_kind(index, others):
            for other in bits(mask):
                members = lists.roster.lists[other] & found[index]
                members |= lists.roster.lists[index] & found.get(other, 0)
                difference = _difference(cause, kind, lists.roster.labels(members))
                yield Rivalry(difference, index, 1 << other)
                yield Rivalry(difference, other, 1 << index)


def _unnamed(cause: Cause, against: dict[int, int], lists: _Lists) -> Iterator[Rivalry]:
    masks = defaultdict(int, against)
    for index, others in against.items():
        for other in bits(others):
            masks[other] |= 1 << index
    for index, others in masks.items():
        for kind, mask in lists.by_kind(index, others):
            yield Rivalry(_difference(cause, kind), index, mask)


def _against(cause: Cause, members: int, index: int, lists: _Lists) -> int:
    others = lists.roster.holding(members) & ~(1 << index)
    return others & lists.open if cause is Cause.PARTLY_SHARED else others


def _difference(cause: Cause, kind: str, items: tuple[str, ...] = ()) -> Difference:
    return Difference(SEVERITIES[cause], kind, cause, items)
