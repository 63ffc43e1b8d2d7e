"""Who does not speak: silence is shown, never counted as dissent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.comparing.groups import Group, Topic
from bot.story.claims import Claim
from bot.story.sources import Source

# Gaps stop being listed when so many silent sources have been named in them, widest spoken of first: thousands of
# articles times thousands of topics would fill the memory with silence (8 bytes an entry: 80 MB).
MOST_SILENT = 10_000_000


class Silence:
    """Which sources hold no claim on a topic, in the order of the sources."""

    def __init__(self, claims: Iterable[Claim], sources: Sequence[Source]) -> None:
        self._ids = tuple(source.id for source in sources)
        self._known: dict[frozenset[str], tuple[str, ...]] = {}
        self._speakers: defaultdict[Topic, set[str]] = defaultdict(set)
        for claim in claims:
            self._speakers[claim.subject, claim.aspect].add(claim.source)

    def on(self, *topics: Topic) -> tuple[str, ...]:
        """Ids of the sources that speak of none of the topics; one tuple for all topics with the same speakers."""
        speakers = frozenset[str]().union(*(self._speakers[topic] for topic in topics))
        if speakers not in self._known:
            self._known[speakers] = tuple(id_ for id_ in self._ids if id_ not in speakers)
        return self._known[speakers]

    def gaps(self, groups: Iterable[Group], settled: Collection[Topic]) -> Iterator[tuple[Group, ...]]:
        """The groups of each topic on which some are silent and nothing else was found."""
        topics: defaultdict[Topic, list[Group]] = defaultdict(list)
        for group in groups:
            if group.topic not in settled:
                topics[group.topic].append(group)
        left = MOST_SILENT
        for topic in sorted(topics, key=lambda topic: (-len(self._speakers[topic]), topic)):
            left -= len(self.on(topic))
            if left < 0:
                break
            if self.on(topic):
                yield tuple(topics[topic])
