"""Which stands of a group clash, between sources and within one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.comparing.differences import Difference
from bot.comparing.groups import Group, Stand
from bot.comparing.laws import LAWS
from bot.comparing.orders import LOOSE, REVERSED
from bot.story.questions import Story
from bot.story.values import Category, Order, Quantity


@dataclass(frozen=True, slots=True)
class Clash:
    """Stands of which each differs from another in one way: within `source`, or between sources."""

    difference: Difference
    stands: tuple[Stand, ...]
    source: str | None = None


def clashes_in(group: Group, story: Story) -> tuple[Clash, ...]:
    """Find all clashes of a group, strongest first."""
    if len(group.stands) == 1:
        return ()
    held = _Holdings(group)
    found: defaultdict[tuple[str, Difference], set[int]] = defaultdict(set)
    for difference, index, others, inward in LAWS[group.type].rivals(group.values, story):
        if others & ~held.unopposed(index):
            found["", difference].add(index)
        for source in held.inconsistent(index, others) if inward else ():
            found[source, difference].add(index)
    if group.type is Order:
        _join_orders(found)
    ordered = sorted(found.items(), key=lambda item: (item[0][1].strength, item[0][0]))
    return tuple(
        Clash(difference, _held(group, indexes, source), source or None)
        for (source, difference), indexes in ordered
    )


def _held(group: Group, indexes: Iterable[int], source: str) -> tuple[Stand, ...]:
    stands = (group.stands[index] for index in sorted(indexes))
    return tuple(stand.only({source}) if source else stand for stand in stands)


class _Holdings:
    """Who holds which stands of a group, as bit masks over the stands."""

    def __init__(self, group: Group) -> None:
        self._stands = group.stands
        # Two such stands are shown side by side even where one source gives both, for its readers meet both.
        self._mixed = group.type in {Order, Quantity, Category}
        self._shared = 0
        by_source: defaultdict[str, int] = defaultdict(int)
        for index, stand in enumerate(group.stands):
            self._shared |= (len(stand.sources) > 1) << index
            for source in stand.sources:
                by_source[source] |= 1 << index
        self._several = {source: mask for source, mask in by_source.items() if mask & (mask - 1)}

    def unopposed(self, index: int) -> int:
        """Give the stands that do not stand against this one from source to source.

        They have a source in common with it, and that source alone holds one of the two.
        """
        stand = self._stands[index]
        own = 1 << index
        for source in self._several.keys() & stand.sources:
            own |= self._several[source]
        if len(stand.sources) > 1:
            return 0 if self._mixed else own & ~self._shared
        return own & ~self._shared if self._mixed else own

    def inconsistent(self, index: int, others: int) -> Iterator[str]:
        """Find the sources that hold this stand and one of the others."""
        for source in self._several.keys() & self._stands[index].sources:
            if self._several[source] & others:
                yield source


def _join_orders(found: dict[tuple[str, Difference], set[int]]) -> None:
    """Make one clash of reversed and loose orders: the same few events, told in several ways."""
    for source, difference in list(found):
        if difference == LOOSE and (source, REVERSED) in found:
            found[source, REVERSED] |= found.pop((source, LOOSE))
