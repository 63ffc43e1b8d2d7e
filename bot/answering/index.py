"""Claims and wordings by feature, so that matching looks things up and never scans."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from bot.answering.meanings import Meanings
from bot.answering.patterns import ENGLISH
from bot.answering.requests import language_among
from bot.answering.words import folded_words
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import Entity
from bot.story.findings import Finding, Severity
from bot.story.questions import Selector, Story
from bot.story.values import Category, Names, Order, Period, Quantity, Route

ASKED_BY: dict[type, str] = {
    Quantity: "c:number",
    Names: "c:name",
    Period: "c:when",
    Route: "c:transfer",
    Order: "c:before-after",
}
"""The concepts by which readers ask for values of a type; a story that declares them is answered by them."""

PLAIN_WEIGHT = 1.5
UNKNOWN_WEIGHT = 0.9
STRANGE_WEIGHT = 6.0
"""What a plain word at most, an unknown word, and a name from outside the story.

Weigh beside concepts and entities of about 0.5 to 4.5.
"""


@dataclass(frozen=True, slots=True)
class Group:
    """All claims on one subject and aspect, with the features by which they are found."""

    subject: str
    aspect: str
    claims: tuple[Claim, ...]
    features: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """Subject and aspect."""
        return self.subject, self.aspect


class Index:
    """A digest's claims by group and by feature, and its findings by group."""

    def __init__(self, digest: Digest, meanings: Meanings) -> None:
        self.digest = digest
        self._meanings = meanings
        self._claim_features: dict[str, frozenset[str]] = {}
        self.groups = {group.key: group for group in self._group(digest.claims)}
        self._postings: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for group in self.groups.values():
            for feature in sorted(group.features):
                self._postings[feature].append(group.key)
        self._findings: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in digest.findings:
            self._findings[finding.subject, finding.aspect].append(finding)
        self.spoken = frozenset(self._postings)
        self._naming: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for claim in digest.claims:
            for entity in value_entities(claim):
                self._naming[entity.id][claim.subject, claim.aspect] = None

    def naming(self, entity: Entity) -> tuple[tuple[str, str], ...]:
        """The groups whose values name the entity."""
        return tuple(self._naming.get(entity.id, ()))

    def _group(self, claims: Iterable[Claim]) -> Iterator[Group]:
        gathered: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            gathered[claim.subject, claim.aspect].append(claim)
        for (subject, aspect), members in gathered.items():
            features = frozenset().union(*(self.features(claim) for claim in members))
            yield Group(subject, aspect, tuple(members), features)

    def features(self, claim: Claim) -> frozenset[str]:
        """What a claim speaks of: its words, subject, aspect, value and speaker."""
        known = self._claim_features.get(claim.id)
        if known is None:
            known = self._claim_features[claim.id] = frozenset(_claim_features(claim, self))
        return known

    def text_features(self, text: str) -> frozenset[str]:
        """What an English text speaks of."""
        return _subject_features(self._meanings.lexicon.features(text))

    def wording_features(self, text: str) -> frozenset[str]:
        """What a wording in any of the languages speaks of."""
        folded = folded_words(text)
        language = language_among(folded, self._meanings.languages)
        code = language.code if language else ENGLISH
        return _subject_features(self._meanings.lexicon.features_of(folded, code))

    def gathered(self, selectors: Iterable[Selector]) -> tuple[Group, ...]:
        """The groups that selectors gather, in the selectors' order, each once."""
        found: dict[tuple[str, str], Group] = {}
        for selector in selectors:
            for key in self._keys(selector):
                found.setdefault(key, self.groups[key])
        return tuple(found.values())

    def _keys(self, selector: Selector) -> Iterator[tuple[str, str]]:
        exact = (selector.subject, selector.aspect)
        if exact in self.groups:
            yield exact
        elif "*" in selector.subject or "*" in selector.aspect:
            for key in self.groups:
                if fnmatchcase(key[0], selector.subject) and fnmatchcase(key[1], selector.aspect):
                    yield key

    def near(self, features: Iterable[str], weights: Weights) -> dict[tuple[str, str], float]:
        """For each group that has any of the features, the weight of those it has."""
        found: dict[tuple[str, str], float] = defaultdict(float)
        for feature in features:
            for key in self._postings.get(feature, ()):
                found[key] += weights[feature]
        return found

    def near_keys(self, features: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The groups that have any of the features, in the digest's order."""
        found = {key for feature in features for key in self._postings.get(feature, ())}
        return tuple(key for key in self.groups if key in found)

    def has_differences(self, key: tuple[str, str]) -> bool:
        """Whether the claims on a subject and aspect differ."""
        return any(finding.severity not in (None, Severity.GAP) for finding in self._findings.get(key, ()))

    def findings(self, keys: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
        """The findings on these subjects and aspects, in the keys' order."""
        return tuple(finding for key in keys for finding in self._findings.get(key, ()))


def _subject_features(features: frozenset[str]) -> frozenset[str]:
    """Concepts, entities and plain words: what is left of features without views and limits."""
    return frozenset([feature for feature in features if feature[:2] in {"c:", "e:", "w:"}])


def _capped(feature: str, weight: float) -> float:
    """A feature's weight; a plain word's is bounded."""
    return min(weight, PLAIN_WEIGHT) if feature.startswith("w:") else weight


def _claim_features(claim: Claim, index: Index) -> Iterator[str]:
    story = index.digest.story
    yield from index.text_features(claim.says)
    label = story.subjects.get(claim.subject, "")
    yield from index.text_features(f"{label}. {story.aspects[claim.aspect].label}")
    for part in claim.subject.split("/"):
        if part in story.entities:
            yield from _family(story.entities[part], story)
    if claim.attributed_to is not None:
        yield from _family(claim.attributed_to, story)
    for entity in value_entities(claim):
        yield from _family(entity, story)
    if isinstance(claim.value, Category):
        for phrase in (claim.value.term.label, *claim.value.term.words):
            yield from index.text_features(phrase)
    asked = ASKED_BY.get(type(claim.value))
    if asked:
        yield asked


def value_entities(claim: Claim) -> tuple[Entity, ...]:
    """The entities that a claim's value names."""
    match claim.value:
        case Names(members=members):
            return members
        case Route(stops=stops):
            return stops
        case _:
            return ()


def _family(entity: Entity, story: Story) -> Iterator[str]:
    """The entity and those that contain it."""
    seen: set[str] = set()
    current: Entity | None = entity
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield f"e:{current.id}"
        current = story.entities.get(current.within) if current.within else None


class Weights:
    """How telling a feature is: the rarer among the documents, the heavier; about 0.5 to 4.5."""

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        counts: dict[str, int] = defaultdict(int)
        total = 0
        for document in documents:
            total += 1
            for feature in set(document):
                counts[feature] += 1
        self._default = math.log(1 + max(total, 1))
        self._weights = {
            feature: _capped(feature, math.log(1 + total / (1 + count))) for feature, count in counts.items()
        }

    def __getitem__(self, feature: str) -> float:
        weight = self._weights.get(feature)
        return _capped(feature, self._default) if weight is None else weight

    def total(self, features: Iterable[str]) -> float:
        """The sum of the features' weights."""
        return sum([self[feature] for feature in sorted(features)])
