"""Dates and periods: they agree as far as they overlap, and exclude each other where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.comparing.differences import Difference, Rivalry
from bot.comparing.intervals import above, across, beneath
from bot.story.findings import Cause, Severity
from bot.story.questions import Story
from bot.story.values import Period

APART = Difference(Severity.CONTRADICTION, "date", Cause.DATES_APART)


def normal(value: Period) -> tuple[int, int]:
    """First and last day as ordinals."""
    return value.first.toordinal(), value.last.toordinal()


def rivals(values: Sequence[Period], _: Story) -> Iterator[Rivalry]:
    """Find periods without a common day: they contradict each other."""
    days = {index: normal(value) for index, value in enumerate(values)}
    for sweep in (beneath(days), above(days)):
        for index, others in sweep:
            yield Rivalry(APART, index, others)


def allies(values: Sequence[Period], _: Story) -> Sequence[int]:
    """Find periods that share a day: 2020 and August 2020 agree."""
    shared = across({index: normal(value) for index, value in enumerate(values)})
    return [shared[index] for index in range(len(values))]
