"""Places and routes: what lies in, around or across one of the other's stops agrees; else they are apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.comparing.differences import Difference, Rivalry
from bot.comparing.rosters import roster_of
from bot.story.findings import Cause, Severity
from bot.story.questions import Story
from bot.story.values import Route

APART = Difference(Severity.TENSION, "place", Cause.PLACES_APART)


def normal(value: Route) -> tuple[str, ...]:
    """List the stops in order."""
    return tuple(stop.id for stop in value.stops)


def rivals(values: Sequence[Route], story: Story) -> Iterator[Rivalry]:
    """Find routes of which no stop lies in, around or across a stop of the other."""
    everything = (1 << len(values)) - 1
    for index, touching in enumerate(allies(values, story)):
        if apart := everything & ~touching & ~(1 << index):
            yield Rivalry(APART, index, apart)


def allies(values: Sequence[Route], story: Story) -> Sequence[int]:
    """Find routes with a stop in, around or across a stop of the other."""
    roster = roster_of([value.stops for value in values], story)
    return [roster.touching(index, loosely=True) for index in range(len(values))]
