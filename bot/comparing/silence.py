"""Who does not speak: silence is shown, never counted as dissent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.comparing.groups import Group, Topic
from bot.story.claims import Claim
from bot.story.sources import Source

# Silent sources are no longer named once findings have named this many, those that weigh most first:
# thousands of articles times thousands of topics would fill memory and digest with silence (8 and 9 bytes
# each). Three hundred sources stay below it, and who is silent can be told from who speaks.
MOST_SILENT = 1_000_000


class Silence:
    """Which sources hold no claim on a topic, in the order of the sources."""

    def __init__(self, claims: Iterable[Claim], sources: Sequence[Source]) -> None:
        self._ids = tuple(source.id for source in sources)
        places = {id_: place for place, id_ in enumerate(self._ids)}
        self._left = MOST_SILENT
        self._speakers: defaultdict[Topic, set[int]] = defaultdict(set)
        for claim in claims:
            if claim.source in places:
                self._speakers[claim.subject, claim.aspect].add(places[claim.source])

    def on(self, topics: Iterable[Topic]) -> tuple[str, ...]:
        """Name the sources that speak of none of the topics; none once too many have been named."""
        speakers = sorted(set[int]().union(*(self._speakers[topic] for topic in topics)))
        self._left -= len(self._ids) - len(speakers)
        if self._left < 0:
            return ()
        silent: list[str] = []
        begin = 0
        for place in speakers:
            silent += self._ids[begin:place]
            begin = place + 1
        return (*silent, *self._ids[begin:])

    def gaps(self, groups: Iterable[Group], settled: Collection[Topic]) -> Iterator[tuple[Group, ...]]:
        """Give the groups of each topic on which some are silent and nothing else was found."""
        topics: defaultdict[Topic, list[Group]] = defaultdict(list)
        for group in groups:
            if group.topic not in settled:
                topics[group.topic].append(group)
        for topic, spoken in topics.items():
            if len(self._speakers[topic]) < len(self._ids):
                yield tuple(spoken)
