"""Lists of entities side by side: which members are the same, contain, overlap or may be one another.

Members and lists are numbered, and sets of either are bit masks, so that thousands of lists compare quickly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.comparing.differences import bits, mask_of
from bot.comparing.identity import possible_pairs
from bot.story.entities import Entity
from bot.story.questions import Story


@dataclass(frozen=True, slots=True)
class Roster:
    """Several lists and their members, in the order of ids.

    `lists` has each list's members; the rest has for each member: the lists that hold it (`holders`), itself
    and the members that it contains (`inside`) or that contain it (`around`), those that it is declared to
    overlap (`across`), and those that are possibly the same person (`maybe`).
    """

    members: tuple[Entity, ...]
    lists: tuple[int, ...]
    holders: tuple[int, ...]
    inside: tuple[int, ...]
    around: tuple[int, ...]
    across: tuple[int, ...]
    maybe: tuple[int, ...]

    def labels(self, members: int) -> tuple[str, ...]:
        """Name a set of members by their labels."""
        return tuple(self.members[number].label for number in bits(members))

    def holding(self, members: int) -> int:
        """Find the lists that hold one of these members."""
        if members.bit_count() < len(self.lists):
            return union(self.holders, members)
        return mask_of(index for index, own in enumerate(self.lists) if own & members)

    def touching(self, index: int, *, loosely: bool) -> int:
        """Find the lists that share something with this one; loosely: that may do."""
        own = self.lists[index]
        reach = union(self.inside, own) | union(self.around, own)
        if loosely:
            reach |= union(self.across, own) | union(self.maybe, own)
        return self.holding(reach) & ~(1 << index)


def union(masks: Sequence[int], chosen: int) -> int:
    """Join the chosen masks."""
    found = 0
    for number in bits(chosen):
        found |= masks[number]
    return found


def roster_of(lists: Sequence[Iterable[Entity]], story: Story) -> Roster:
    """Give numbers to the members of some lists and relate them."""
    known = {member.id: member for members in lists for member in members}
    members = [known[id_] for id_ in sorted(known)]
    number = {member.id: place for place, member in enumerate(members)}
    numbered = [mask_of(number[member.id] for member in listed) for listed in lists]
    lineages = [lineage(member, story) for member in members]
    return Roster(
        members=tuple(members),
        lists=tuple(numbered),
        holders=_transposed(numbered, len(members)),
        inside=_transposed([_numbers(line, number) for line in lineages], len(members)),
        around=tuple(_numbers(line, number) for line in lineages),
        across=_overlaps(lineages),
        maybe=_possibles(members, number),
    )


def lineage(entity: Entity, story: Story) -> tuple[Entity, ...]:
    """Follow the entity to what contains it, what contains that, and so on; a circle once."""
    line = {entity.id: entity}
    above = story.entities.get(entity.within or "")
    while above and above.id not in line:
        line[above.id] = above
        above = story.entities.get(above.within or "")
    return tuple(line.values())


def _numbers(line: Iterable[Entity], number: dict[str, int]) -> int:
    return mask_of(number[entity.id] for entity in line if entity.id in number)


def _transposed(rows: Sequence[int], width: int) -> tuple[int, ...]:
    columns = [0] * width
    for place, row in enumerate(rows):
        for number in bits(row):
            columns[number] |= 1 << place
    return tuple(columns)


def _overlaps(lineages: Sequence[Sequence[Entity]]) -> tuple[int, ...]:
    """Find members whose lineages are declared to overlap, from either side."""
    beneath: defaultdict[str, int] = defaultdict(int)
    for place, line in enumerate(lineages):
        for entity in line:
            beneath[entity.id] |= 1 << place
    declared = [
        _joined(beneath[other] for entity in line for other in entity.overlaps if other in beneath)
        for line in lineages
    ]
    back = _transposed(declared, len(lineages))
    return tuple(
        (one | other) & ~(1 << place) for place, (one, other) in enumerate(zip(declared, back, strict=True))
    )


def _possibles(members: Sequence[Entity], number: dict[str, int]) -> tuple[int, ...]:
    masks = [0] * len(members)
    for one, other in possible_pairs(members):
        masks[number[one.id]] |= 1 << number[other.id]
        masks[number[other.id]] |= 1 << number[one.id]
    return tuple(masks)


def _joined(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
