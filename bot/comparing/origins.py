"""Sources that reuse one another's text, told by their fingerprints: they count as one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from bot.story.sources import Source

DIGITS = 4  # of a fingerprint for each of its hashes
BAND = 2  # hashes that must be the same side by side for two fingerprints to be compared at all

# The share of equal hashes from which sources are one origin. Measured with tests/benchmarks/likeness.py on
# three articles on the same events by authors of their own: they score 0.00 with one another; with copies of
# themselves 0.72 and more in another order, 0.22 and more (0.53 as a rule) with half of the paragraphs left
# out, 0.53 and more with one word in twenty changed, 0.23 with one in ten.
ALIKE = 0.2


@dataclass(frozen=True, slots=True)
class Origins:
    """The groups of sources of one origin, each of two sources or more; every other source is its own."""

    groups: tuple[frozenset[str], ...] = ()

    def count(self, sources: AbstractSet[str]) -> int:
        """Count the origins of some sources."""
        return len(sources) - sum(max(len(group & sources) - 1, 0) for group in self.groups)


SEPARATE = Origins()


def origins_of(sources: Iterable[Source]) -> Origins:
    """Group sources by likeness; what is like a source of a group belongs to it.

    Sources without a fingerprint stay alone. Only those that share a band of their fingerprints are compared,
    so that thousands are grouped quickly.
    """
    prints = {source.id: _hashes(source.fingerprint) for source in sources if source.fingerprint}
    groups = {id_: {id_} for id_ in prints}
    for one, other in _candidates(prints):
        if groups[one] is not groups[other] and _share(prints[one], prints[other]) >= ALIKE:
            joined = groups[one] | groups[other]
            groups.update(dict.fromkeys(joined, joined))
    found = {min(group): frozenset(group) for group in groups.values() if len(group) > 1}
    return Origins(tuple(found[first] for first in sorted(found)))


def likeness(one: str, other: str) -> float:
    """Estimate the share of their text that two originals have in common, from their fingerprints, 0 to 1."""
    return _share(_hashes(one), _hashes(other))


def _hashes(fingerprint: str) -> tuple[str, ...]:
    return tuple(fingerprint[at : at + DIGITS] for at in range(0, len(fingerprint), DIGITS))


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    if not one or len(one) != len(other):
        return 0.0
    return sum(mine == theirs for mine, theirs in zip(one, other, strict=True)) / len(one)


def _candidates(prints: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Give the pairs of sources that share a band, side by side in the order of their ids."""
    bands: defaultdict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for id_, hashes in sorted(prints.items()):
        for at in range(0, len(hashes), BAND):
            bands[at, hashes[at : at + BAND]].append(id_)
    for _, sharing in sorted(bands.items()):
        yield from pairwise(sharing)
