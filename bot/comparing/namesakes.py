"""Persons whom different sources name differently and who are possibly one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.comparing.groups import Group, Stand
from bot.comparing.identity import possible_pairs
from bot.story.entities import Entity
from bot.story.values import Names


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two persons and the lists of one group that name either."""

    persons: tuple[Entity, Entity]
    group: Group
    stands: tuple[Stand, ...]


def namesakes(groups: Sequence[Group]) -> Iterator[Namesakes]:
    """Find each pair of possibly the same person once: in the first group where two sources name one each.

    A list that names both keeps them apart.
    """
    persons: dict[str, Entity] = {}
    named: defaultdict[str, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for place, group in enumerate(groups):
        for index, stand in enumerate(group.stands):
            for member in stand.value.members if isinstance(stand.value, Names) else ():
                persons[member.id] = member
                named[member.id][place].add(index)
    for one, other in possible_pairs(persons.values()):
        first, second = named[one.id], named[other.id]
        shared = sorted(first.keys() & second.keys())
        if any(first[place] & second[place] for place in shared):
            continue
        for place in shared:
            stands = tuple(groups[place].stands[index] for index in sorted(first[place] | second[place]))
            if len(frozenset[str]().union(*(stand.sources for stand in stands))) > 1:
                yield Namesakes((one, other), groups[place], stands)
                break
