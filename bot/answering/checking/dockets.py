"""Which claims a statement is held against: all of a small story, those about its matters in a large one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from heapq import nsmallest
from itertools import islice

from bot.answering.checking.utterances import Utterance
from bot.answering.excerpts import MOST_ALIKE
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.subjects import line_of
from bot.answering.words import folded_words
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


class Dockets:
    """Chooses from a digest the claims, findings and events that may matter to a statement."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.are_whole = len(index.digest.claims) <= WHOLE

    def of(self, utterance: Utterance) -> Digest:
        """A digest of what is nearest to a statement; the whole one where that is small."""
        digest = self._index.digest
        if self.are_whole:
            return digest
        features = self._features(utterance)
        numbers = frozenset(word.folded for word in utterance.words if word.is_number)
        chosen: dict[str, Claim] = {}
        keys: list[tuple[str, str]] = []
        for key in self._nearest(features):
            if len(chosen) >= MOST_CLAIMS:
                break
            keys.append(key)
            chosen |= _by_id(self._members(self._index.groups[key], features, numbers))
        holdings = self._index.holdings
        findings = tuple(map(holdings.brief, holdings.findings_with(keys).values()))
        chosen |= _by_id(claim for f in findings for position in f.positions for claim in position.claims)
        claims = tuple(sorted(chosen.values(), key=_place))
        story = _narrowed(digest.story, claims, features)
        return replace(digest, claims=claims, findings=findings, story=story)

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

    def _members(
        self, group: Group, features: AbstractSet[str], numbers: AbstractSet[str]
    ) -> Iterator[Claim]:
        """A topic's strongest claims, and of a large topic the first that name or count the same."""
        yield from group.strongest
        if len(group.strongest) < len(group.claims):
            named = frozenset(f for f in features if f.startswith("e:") and f not in self._topic(group))
            alike = (
                claim
                for claim in group.claims
                if not named.isdisjoint(self._index.features.of_value(claim))
                or not numbers.isdisjoint(folded_words(claim.says))
            )
            yield from islice(alike, MOST_ALIKE)

    def _topic(self, group: Group) -> frozenset[str]:
        return self._index.features.of_topic(group.subject, group.aspect)


def _by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.source, len(claim.id), claim.id


def _narrowed(story: Story, claims: Sequence[Claim], features: AbstractSet[str]) -> Story:
    """A story with those subjects and events alone that some claims, or what a statement says, speak of."""
    subjects = {path for claim in claims for path in line_of(claim.subject)}
    named = {part for path in subjects for part in path.split("/")}
    named |= {event.id for claim in claims for event in _events(claim)}
    named |= {feature[2:] for feature in features if feature.startswith("e:")}
    return replace(
        story,
        subjects={path: label for path, label in story.subjects.items() if path in subjects},
        entities={
            id_: entity
            for id_, entity in story.entities.items()
            if entity.kind is not EntityKind.EVENT or id_ in named
        },
    )


def _events(claim: Claim) -> tuple[Entity, ...]:
    return (claim.value.first, claim.value.second) if isinstance(claim.value, Order) else ()
