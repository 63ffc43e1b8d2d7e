"""Quantities: numbers, ranges and vague words, all closed intervals; only the same unit is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from bot.comparing.differences import Difference, Rivalry, bits, mask_of
from bot.comparing.intervals import Interval, above, beneath, inside
from bot.story.findings import Cause, Severity
from bot.story.questions import Story
from bot.story.values import Quantity

APART = Difference(Severity.CONTRADICTION, "count", Cause.NUMBERS_APART)
OUTSIDE = Difference(Severity.TENSION, "count", Cause.OUTSIDE_VAGUE)
VAGUE = Difference(Severity.VAGUE, "count", Cause.VAGUE_ONLY)


def normal(value: Quantity) -> tuple[str, str, float, float, bool]:
    """Give unit, vague word, interval, and whether it counts a part; not the words for what is counted."""
    return (value.unit, (value.word or "").casefold(), *interval(value), value.part)


def interval(value: Quantity) -> Interval:
    """Give the numbers that it leaves possible."""
    least = -inf if value.least is None else float(value.least)
    return least, inf if value.most is None else float(value.most)


def rivals(values: Sequence[Quantity], _: Story) -> Iterator[Rivalry]:
    """Find numbers that exclude each other, lie outside a vague word, or are only hinted at by it."""
    units: defaultdict[str, list[int]] = defaultdict(list)
    for index, value in enumerate(values):
        units[value.unit].append(index)
    for indexes in units.values():
        yield from _apart([index for index in indexes if values[index].word is None], values)
        yield from _vaguely(indexes, values)


def allies(values: Sequence[Quantity], _: Story) -> Sequence[int]:
    """Find ranges and what lies in them, and vague words for one interval.

    A part agrees only with a part; but "several of them" says of the whole that it was several.
    """
    masks = [0] * len(values)
    alike: defaultdict[tuple[str, bool, Interval | None], dict[int, Interval]] = defaultdict(dict)
    for index, value in enumerate(values):
        span = interval(value)
        part = value.part and not (value.word is not None and value.most is None)
        alike[value.unit, part, span if value.word is not None else None][index] = span
    for (*_same, vague), spans in alike.items():
        everything = mask_of(spans)
        held = {index: everything & ~(1 << index) for index in spans} if vague else inside(spans)
        for index, others in held.items():
            masks[index] |= others
            for other in bits(others):
                masks[other] |= 1 << index
    return masks


def _apart(plain: Sequence[int], values: Sequence[Quantity]) -> Iterator[Rivalry]:
    """Find disjoint numbers and ranges, unless the lower counts only some among the higher."""
    spans = {index: interval(values[index]) for index in plain}
    whole = mask_of(index for index in plain if not values[index].part)
    for index, others in beneath(spans):
        if others & whole:
            yield Rivalry(APART, index, others & whole)
    for index, others in above(spans):
        if whole >> index & 1:
            yield Rivalry(APART, index, others)


def _vaguely(indexes: Sequence[int], values: Sequence[Quantity]) -> Iterator[Rivalry]:
    """Hold vague words against all the rest: a story declares few of them, so that pairs may be looked at."""
    for vague in indexes:
        for other in indexes:
            if values[vague].word is None or vague == other:
                continue
            if difference := _hint(values[vague], values[other]):
                inward = difference is not VAGUE or values[vague].part == values[other].part
                yield Rivalry(difference, vague, 1 << other, inward)
                yield Rivalry(difference, other, 1 << vague, inward)


def _hint(vague: Quantity, other: Quantity) -> Difference | None:
    """Find whether a vague word excludes another quantity, or leaves it open."""
    if interval(vague)[1] < interval(other)[0]:
        if not vague.part:
            return OUTSIDE
        return VAGUE if other.is_exact and not other.part else None
    if interval(other)[1] < interval(vague)[0]:
        return None if other.part else OUTSIDE
    return VAGUE if other.is_exact and (vague.part or not other.part) else None
