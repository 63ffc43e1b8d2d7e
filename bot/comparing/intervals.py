"""Many closed intervals at once: which lie beneath, above, across or inside which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.comparing.differences import mask_of

Interval = tuple[float, float]


def beneath(intervals: Mapping[int, Interval]) -> Iterator[tuple[int, int]]:
    """Give, for each interval that has any, its number and the mask of those that end before it begins.

    One sweep over the sorted ends, so that no pair is looked at.
    """
    by_end = sorted(intervals, key=lambda number: intervals[number][1])
    mask, passed = 0, 0
    for number in sorted(intervals, key=lambda number: intervals[number][0]):
        while passed < len(by_end) and intervals[by_end[passed]][1] < intervals[number][0]:
            mask |= 1 << by_end[passed]
            passed += 1
        if mask:
            yield number, mask


def above(intervals: Mapping[int, Interval]) -> Iterator[tuple[int, int]]:
    """Give, for each interval that has any, its number and the mask of those that begin after it ends."""
    return beneath({number: (-last, -first) for number, (first, last) in intervals.items()})


def across(intervals: Mapping[int, Interval]) -> dict[int, int]:
    """Give for each interval the mask of the others that share a point with it."""
    everything = mask_of(intervals)
    shared = {number: everything & ~(1 << number) for number in intervals}
    for sweep in (beneath(intervals), above(intervals)):
        for number, apart in sweep:
            shared[number] &= ~apart
    return shared


def inside(intervals: Mapping[int, Interval]) -> dict[int, int]:
    """Give for each interval, unless it is a point, the mask of the others that lie wholly inside it."""
    begin_later = _at_least({number: first for number, (first, _) in intervals.items()}, intervals)
    end_sooner = _at_least({number: -last for number, (_, last) in intervals.items()}, intervals)
    return {number: mask & end_sooner[number] & ~(1 << number) for number, mask in begin_later.items()}


def _at_least(bounds: Mapping[int, float], intervals: Mapping[int, Interval]) -> dict[int, int]:
    """Give for each interval, unless it is a point, the mask of those whose bound is at least its own."""
    downwards = sorted(bounds, key=lambda number: -bounds[number])
    found: dict[int, int] = {}
    mask, passed = 0, 0
    for number in downwards:
        while passed < len(downwards) and bounds[downwards[passed]] >= bounds[number]:
            mask |= 1 << downwards[passed]
            passed += 1
        first, last = intervals[number]
        if first < last:
            found[number] = mask
    return found
