"""What sources of at least two origins positively say alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.comparing.differences import bits, mask_of
from bot.comparing.groups import Group, Stand
from bot.comparing.laws import LAWS
from bot.comparing.origins import SEPARATE, Origins
from bot.comparing.rosters import roster_of
from bot.story.questions import Story
from bot.story.values import Names


@dataclass(frozen=True, slots=True)
class Accord:
    """Stands that all agree with one another; `items` are the labels of the members that all of them name."""

    stands: tuple[Stand, ...]
    items: tuple[str, ...] = ()


def accords_in(group: Group, story: Story, origins: Origins = SEPARATE) -> Iterator[Accord]:
    """Find what at least two origins of a group agree on; one accord for each set of shared names."""
    is_list = group.type is Names
    found = _shared_members(group, story) if is_list else _shared_values(group, story, origins)
    return (accord for accord in found if _origins(accord.stands, origins) > 1)


def _origins(stands: Iterable[Stand], origins: Origins) -> int:
    return origins.count(frozenset[str]().union(*(stand.sources for stand in stands)))


def _shared_members(group: Group, story: Story) -> Iterator[Accord]:
    roster = roster_of([value.members for value in group.values if isinstance(value, Names)], story)
    shared: defaultdict[int, int] = defaultdict(int)
    for number, holders in enumerate(roster.holders):
        shared[holders] |= 1 << number
    for holders, members in shared.items():
        yield Accord(tuple(group.stands[index] for index in bits(holders)), roster.labels(members))


def _shared_values(group: Group, story: Story, origins: Origins) -> Iterator[Accord]:
    """Share the stands out among accords whose stands all agree with each other, the widest held first.

    A stand that would be left with its own origin alone is put beside one that it agrees with, although that
    is in another accord already: 2020 agrees with August 2020, and with September 2020.
    """
    allies = LAWS[group.type].allies(group.values, story)
    free = mask_of(
        index for index, stand in enumerate(group.stands) if allies[index] or len(stand.sources) > 1
    )
    for index in sorted(bits(free), key=lambda index: -len(group.stands[index].sources)):
        if not free >> index & 1:
            continue
        agreed = _mutual(index, free, allies)
        free &= ~agreed
        stands = [group.stands[number] for number in bits(agreed)]
        if _origins(stands, origins) == 1:
            others = (group.stands[number] for number in bits(allies[index]))
            stands += [other for other in others if _origins((*stands, other), origins) > 1][:1]
        yield Accord(tuple(stands))


def _mutual(index: int, free: int, allies: Sequence[int]) -> int:
    agreed, common = 1 << index, allies[index] & free
    while common:
        lowest = common & -common
        agreed |= lowest
        common &= allies[lowest.bit_length() - 1]
    return agreed
