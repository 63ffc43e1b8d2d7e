"""Which claims a statement is held against: all of a small story, those about its matters in a large one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from heapq import nsmallest

from bot.answering.checking.crowds import Crowd
from bot.answering.checking.utterances import Utterance
from bot.answering.excerpts import MOST_ALIKE
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.subjects import line_of
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story
from bot.story.values import Order

WHOLE = 1_000
"""A story of so many claims is held against a statement whole: a dozen long articles."""

MOST_TOPICS = 40
MOST_CLAIMS = 300
"""Of a larger one, so many topics nearest to the statement are looked at, till so many claims are found."""

MOST_CROWDS = 256
"""So many large topics are kept ordered by whom they name and what they count."""


@dataclass(frozen=True, slots=True)
class Docket:
    """What a statement is held against: a digest, and those events of its story that may matter."""

    digest: Digest
    events: tuple[Entity, ...]


class Dockets:
    """Chooses from a digest the claims, findings and events that may matter to a statement."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.are_whole = len(index.digest.claims) <= WHOLE
        known = index.digest.story.entities.values()
        events = (entity for entity in known if entity.kind is EntityKind.EVENT)
        self._crowd = lru_cache(MOST_CROWDS)(partial(Crowd, features=index.features))
        self._events = {event.id: (place, event) for place, event in enumerate(events)}

    @property
    def whole(self) -> Docket:
        """All that there is."""
        return Docket(self._index.digest, tuple(event for _, event in self._events.values()))

    def of(self, utterance: Utterance) -> Docket:
        """What is nearest to a statement; all there is where that is little."""
        if self.are_whole:
            return self.whole
        digest = self._index.digest
        features = self._features(utterance)
        keys, chosen = self._about(utterance, features)
        holdings = self._index.holdings
        findings = tuple(map(holdings.brief, holdings.findings_with(keys).values()))
        chosen |= _by_id(claim for f in findings for position in f.positions for claim in position.claims)
        claims = tuple(sorted(chosen.values(), key=_place))
        subjects = {path for claim in claims for path in line_of(claim.subject)}
        story = _narrowed(digest.story, subjects)
        events = self._events_of(claims, subjects, features)
        return Docket(replace(digest, claims=claims, findings=findings, story=story), events)

    def _about(
        self, utterance: Utterance, features: AbstractSet[str]
    ) -> tuple[Sequence[tuple[str, str]], dict[str, Claim]]:
        """The topics nearest to a statement, till they hold enough claims, and those claims by their ids."""
        alike = {feature for feature in features if feature.startswith("e:")}
        alike |= {word.folded for word in utterance.words if word.is_number}
        chosen: dict[str, Claim] = {}
        keys: list[tuple[str, str]] = []
        for key in self._nearest(features):
            if len(chosen) >= MOST_CLAIMS:
                break
            keys.append(key)
            chosen |= _by_id(self._members(self._index.groups[key], alike))
        return keys, chosen

    def _features(self, utterance: Utterance) -> frozenset[str]:
        """What a statement speaks of, by its units and word by word."""
        units = (unit.features for unit in utterance.units)
        return frozenset().union(self._index.features.of_text(utterance.text), *units)

    def _nearest(self, features: AbstractSet[str]) -> Sequence[tuple[str, str]]:
        """The topics that have most of some features, the rare ones above all."""
        total = len(self._index.groups)
        weights = {f: math.log(1 + total / (1 + self._index.commonness(f))) for f in features}
        near = self._index.near(features, weights)
        return nsmallest(MOST_TOPICS, near, key=lambda key: (-near[key], self._index.place(key)))

    def _members(self, group: Group, alike: AbstractSet[str]) -> Iterator[Claim]:
        """A topic's strongest claims, and of a large topic the first that name or count the same."""
        yield from group.strongest
        if alike and len(group.strongest) < len(group.claims):
            yield from self._crowd(group).alike(alike, MOST_ALIKE)

    def _events_of(
        self, claims: Sequence[Claim], subjects: Iterable[str], features: AbstractSet[str]
    ) -> tuple[Entity, ...]:
        """The events that some claims on some subjects, or what a statement says, speak of."""
        named = {part for path in subjects for part in path.split("/")}
        named |= {event.id for claim in claims for event in _events(claim)}
        named |= {feature[2:] for feature in features if feature.startswith("e:")}
        found = sorted(self._events[id_] for id_ in named if id_ in self._events)
        return tuple(event for _, event in found)


def _by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.source, len(claim.id), claim.id


def _narrowed(story: Story, subjects: AbstractSet[str]) -> Story:
    """A story with some of its subjects alone."""
    known = story.subjects
    return replace(story, subjects={path: known[path] for path in sorted(subjects) if path in known})


def _events(claim: Claim) -> tuple[Entity, ...]:
    return (claim.value.first, claim.value.second) if isinstance(claim.value, Order) else ()
