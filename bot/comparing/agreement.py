"""What at least two sources positively say alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.comparing.differences import bits
from bot.comparing.groups import Group, Stand
from bot.comparing.laws import LAWS
from bot.comparing.rosters import roster_of
from bot.story.questions import Story
from bot.story.values import Names


@dataclass(frozen=True, slots=True)
class Accord:
    """Stands that all agree with one another; `items` are the labels of the members that all of them name."""

    stands: tuple[Stand, ...]
    items: tuple[str, ...] = ()


def accords_in(group: Group, story: Story) -> Iterator[Accord]:
    """The agreements of at least two sources in a group; of lists of names, one for each set of shared members."""
    found = _shared_members(group, story) if group.type is Names else _shared_values(group, story)
    for accord in found:
        first, *others = accord.stands
        if len(first.sources) > 1 or any(stand.sources != first.sources for stand in others):
            yield accord


def _shared_members(group: Group, story: Story) -> Iterator[Accord]:
    roster = roster_of([value.members for value in group.values if isinstance(value, Names)], story)
    shared: defaultdict[int, int] = defaultdict(int)
    for number, holders in enumerate(roster.holders):
        shared[holders] |= 1 << number
    for holders, members in shared.items():
        yield Accord(tuple(group.stands[index] for index in bits(holders)), roster.labels(members))


def _shared_values(group: Group, story: Story) -> Iterator[Accord]:
    """Sets of stands that all agree with each other, so many that each that agrees with any is in one."""
    allies = LAWS[group.type].allies(group.values, story)
    candidates = [n for n, stand in enumerate(group.stands) if allies[n] or len(stand.sources) > 1]
    covered = 0
    for index in sorted(candidates, key=lambda n: -len(group.stands[n].sources)):
        if covered >> index & 1:
            continue
        agreed, common = 1 << index, allies[index]
        while common:
            lowest = common & -common
            agreed |= lowest
            common &= allies[lowest.bit_length() - 1]
        covered |= agreed
        yield Accord(tuple(group.stands[n] for n in bits(agreed)))
