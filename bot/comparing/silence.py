"""Who does not speak: silence is shown, never counted as dissent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.comparing.groups import Group, Topic
from bot.story.claims import Claim
from bot.story.sources import Source

# Gaps are no longer listed once this many silent sources have been named in them, widest spoken of first:
# thousands of articles times thousands of topics would fill the memory with silence (8 bytes each, 80 MB).
MOST_SILENT = 10_000_000


class Silence:
    """Which sources hold no claim on a topic, in the order of the sources."""

    def __init__(self, claims: Iterable[Claim], sources: Sequence[Source]) -> None:
        self._ids = tuple(source.id for source in sources)
        places = {id_: place for place, id_ in enumerate(self._ids)}
        self._speakers: defaultdict[Topic, set[int]] = defaultdict(set)
        for claim in claims:
            if claim.source in places:
                self._speakers[claim.subject, claim.aspect].add(places[claim.source])

    def on(self, *topics: Topic) -> tuple[str, ...]:
        """Name the sources that speak of none of the topics."""
        speakers = sorted(set[int]().union(*(self._speakers[topic] for topic in topics)))
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
        left = MOST_SILENT
        for topic in sorted(topics, key=lambda topic: (-len(self._speakers[topic]), topic)):
            silent = len(self._ids) - len(self._speakers[topic])
            left -= silent
            if silent and left >= 0:
                yield tuple(topics[topic])
