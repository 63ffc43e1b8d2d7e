"""Claims and wordings by feature, so that matching looks things up and never scans."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bot.answering.excerpts import MOST_ALIKE, Excerpt, allotted, chosen_of, strongest
from bot.answering.holdings import FEW, Holdings
from bot.answering.meanings import Meanings
from bot.answering.patterns import ENGLISH
from bot.answering.requests import Request, language_among
from bot.answering.subjects import Subjects
from bot.answering.words import folded_words
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import Entity, Term
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

VALUES = frozenset(ASKED_BY.values())
"""All of these."""

MOST_KNOWN = 16_384
MOST_GROUPS = 200
"""So many claims' features are remembered, and so many groups weighed for one query."""

PLAIN_WEIGHT = 1.5
UNKNOWN_WEIGHT = 0.9
STRANGE_WEIGHT = 6.0
"""What a plain word at most, an unknown word, and a name from outside the story.

Weigh beside concepts and entities of about 0.5 to 4.5.
"""


@dataclass(frozen=True, slots=True)
class Group:
    """All claims on one subject and aspect, with the features by which they are found.

    `strongest` holds those that are told; of a large group, `speaking` has the ids of its sources.
    """

    subject: str
    aspect: str
    claims: tuple[Claim, ...] = field(compare=False)
    features: frozenset[str] = field(compare=False)
    strongest: tuple[Claim, ...] = field(default=(), compare=False)
    speaking: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def key(self) -> tuple[str, str]:
        """Subject and aspect."""
        return self.subject, self.aspect


class Index:
    """A digest's claims by group and by feature, and its findings by group."""

    def __init__(self, digest: Digest, meanings: Meanings) -> None:
        self.digest = digest
        self._meanings = meanings
        self.sorts = meanings.sorts
        self._claim_features: dict[str, frozenset[str]] = {}
        self._topic_features: dict[tuple[str, str], frozenset[str]] = {}
        self._term_features: dict[str, frozenset[str]] = {}
        self.holdings = Holdings(digest)
        spoken: set[str] = set()
        self.groups = {group.key: group for group in self._group(digest.claims, spoken)}
        self.spoken = frozenset(spoken)
        self._postings: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for group in self.groups.values():
            for feature in sorted(group.features):
                self._postings[feature].append(group.key)
        self._subjects = Subjects(self.groups)
        self._naming: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for claim in digest.claims:
            for entity in value_entities(claim):
                self._naming[entity.id][claim.subject, claim.aspect] = None

    def naming(self, entity: Entity) -> tuple[tuple[str, str], ...]:
        """The groups whose values name the entity."""
        return tuple(self._naming.get(entity.id, ()))

    def _group(self, claims: Iterable[Claim], spoken: set[str]) -> Iterator[Group]:
        """All groups; what they speak of by themselves is added to `spoken`."""
        gathered: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            gathered[claim.subject, claim.aspect].append(claim)
        for (subject, aspect), members in gathered.items():
            features = set(self._about(subject, aspect))
            for says in dict.fromkeys(claim.says for claim in members):
                features |= self.text_features(says)
            for claim in members:
                features.update(_value_features(claim, self))
            spoken |= features
            features.update(*(self.asked_features(claim) for claim in members if claim.asked))
            yield Group(
                subject,
                aspect,
                tuple(members),
                frozenset(features),
                strongest(members),
                frozenset([claim.source for claim in members]) if len(members) > FEW else frozenset(),
            )

    def features(self, claim: Claim) -> frozenset[str]:
        """What a claim speaks of: its words, subject, aspect, value and speaker."""
        known = self._claim_features.get(claim.id)
        if known is None:
            if len(self._claim_features) >= MOST_KNOWN:
                self._claim_features.clear()
            own = self.text_features(claim.says).union(_value_features(claim, self))
            known = self._claim_features[claim.id] = own | self._about(claim.subject, claim.aspect)
        return known

    def asked_features(self, claim: Claim) -> frozenset[str]:
        """What the words speak of by which a claim is asked for, but no value or name: those it must give."""
        asked = frozenset().union(*map(self._all_features, claim.asked))
        return frozenset(f for f in asked if f[:2] in {"a:", "c:", "w:"} and f not in VALUES)

    def _about(self, subject: str, aspect: str) -> frozenset[str]:
        """What the names of a subject and aspect speak of."""
        known = self._topic_features.get((subject, aspect))
        if known is None:
            known = frozenset(_topic_features(subject, aspect, self))
            self._topic_features[subject, aspect] = known
        return known

    def entities(self, claim: Claim) -> tuple[Entity, ...]:
        """The entities that a claim is about, names, or is told by."""
        known = self.digest.story.entities
        about = tuple(known[part] for part in claim.subject.split("/") if part in known)
        speaker = () if claim.attributed_to is None else (claim.attributed_to,)
        return (*about, *value_entities(claim), *speaker)

    def term_features(self, term: Term) -> frozenset[str]:
        """What a term of a vocabulary and the words that express it speak of."""
        known = self._term_features.get(term.id)
        if known is None:
            phrases = (term.label, *term.words)
            known = frozenset().union(*(self.text_features(phrase) for phrase in phrases))
            self._term_features[term.id] = known
        return known

    def text_features(self, text: str) -> frozenset[str]:
        """What an English text speaks of."""
        return _subject_features(self._meanings.lexicon.features(text))

    def wording_features(self, text: str) -> frozenset[str]:
        """What a wording in any of the languages speaks of."""
        return _subject_features(self._all_features(text))

    def _all_features(self, text: str) -> frozenset[str]:
        folded = folded_words(text)
        language = language_among(folded, self._meanings.languages)
        return self._meanings.lexicon.features_of(folded, language.code if language else ENGLISH)

    def gathered(self, selectors: Iterable[Selector]) -> tuple[Group, ...]:
        """The groups that selectors gather, in the selectors' order, each once."""
        found: dict[tuple[str, str], Group] = {}
        for selector in selectors:
            for key in self._subjects.select(selector):
                found.setdefault(key, self.groups[key])
        return tuple(found.values())

    def excerpt(
        self,
        groups: Iterable[tuple[Group, Sequence[Claim]]],
        only: AbstractSet[str],
        kept: AbstractSet[str] | None = None,
    ) -> Excerpt:
        """What is told of groups, or of some of their claims; of some sources and ids when there are any."""
        told: list[Sequence[Claim]] = []
        speaking: set[str] = set()
        total = 0
        for group, claims in groups:
            members = self._members(group, claims, only, kept)
            total += len(members)
            if members is group.claims:
                told.append(group.strongest)
                speaking |= group.speaking or {claim.source for claim in members}
            else:
                told.append(_strongest_of(group, members))
                speaking |= {claim.source for claim in members}
        chosen = allotted(told)
        return Excerpt(chosen, total - len(chosen), speaking)

    def _members(
        self, group: Group, claims: Sequence[Claim], only: AbstractSet[str], kept: AbstractSet[str] | None
    ) -> Sequence[Claim]:
        """Those of a group's claims that are asked for."""
        if not only and kept is None:
            return claims
        if only and claims is group.claims and len(only) <= FEW < len(claims):
            sources = self.holdings.sources(only)
            own = (claim for source in sources for claim in self.holdings.claims_of(source.id))
            return chosen_of((c for c in own if (c.subject, c.aspect) == group.key), only, kept)
        return chosen_of(claims, only, kept)

    def near(self, features: Iterable[str], weights: Weights) -> dict[tuple[str, str], float]:
        """For each group that has any of the features, the weight of those it has."""
        asked = sorted(feature for feature in features if feature in self._postings)
        heavy = [(feature, weights[feature]) for feature in asked]
        groups = (self.groups[key] for key in self._having(asked))
        return {
            group.key: sum([weight for feature, weight in heavy if feature in group.features])
            for group in groups
        }

    def near_keys(self, features: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The groups that have any of the features, in the digest's order."""
        return tuple(sorted(self._having(features), key=self.place))

    def candidates(self, request: Request) -> tuple[Group, ...]:
        """The groups that have any word of a request, words that claims are asked for by included."""
        features = request.features.union(*(term.features for term in request.terms))
        return tuple(self.groups[key] for key in self.near_keys(features))

    def place(self, key: tuple[str, str]) -> int:
        """Where a group stands in the digest's order."""
        return self._subjects.place[key]

    def _having(self, features: Iterable[str]) -> dict[tuple[str, str], None]:
        """The groups that have any of the features, those of the rarest first, and so many at most.

        What is in thousands of groups tells none of them apart.
        """
        found: dict[tuple[str, str], None] = {}
        for having in sorted((self._postings.get(feature, []) for feature in features), key=len):
            found.update(dict.fromkeys(having[: MOST_GROUPS - len(found)]))
        return found

    def speaking_of(self, feature: str) -> tuple[Group, ...]:
        """The groups that have a feature, so many at most."""
        return tuple(self.groups[key] for key in self._having([feature]))

    def holding(self, feature: str) -> frozenset[str]:
        """Ids of the sources whose claims speak of a feature."""
        return frozenset(
            claim.source
            for group in self.speaking_of(feature)
            for claim in group.claims
            if feature in self.features(claim)
        )

    def has_differences(self, key: tuple[str, str]) -> bool:
        """Whether the claims on a subject and aspect differ."""
        return any(finding.severity not in (None, Severity.GAP) for finding in self.findings([key]))

    def findings(self, keys: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
        """The findings on these subjects and aspects, in the keys' order."""
        return self.holdings.findings_on(keys)


def _strongest_of(group: Group, members: Sequence[Claim]) -> Sequence[Claim]:
    """The strongest of those claims of a group that are asked for."""
    if len(members) <= MOST_ALIKE:
        return members
    asked = {claim.id for claim in members}
    first = (claim for claim in group.strongest if claim.id in asked)
    found = {claim.id: claim for claim in (*first, *members[:MOST_ALIKE])}
    return tuple(found.values())[:MOST_ALIKE]


def _subject_features(features: frozenset[str]) -> frozenset[str]:
    """Concepts, entities and plain words: what is left of features without views and limits."""
    return frozenset([feature for feature in features if feature[:2] in {"c:", "e:", "w:"}])


def _capped(feature: str, weight: float) -> float:
    """A feature's weight; a plain word's is bounded."""
    return min(weight, PLAIN_WEIGHT) if feature.startswith("w:") else weight


def _topic_features(subject: str, aspect: str, index: Index) -> Iterator[str]:
    story = index.digest.story
    yield from index.text_features(f"{story.subjects.get(subject, '')}. {story.aspects[aspect].label}")
    for part in subject.split("/"):
        if part in story.entities:
            yield from _family(story.entities[part], story)


def _value_features(claim: Claim, index: Index) -> Iterator[str]:
    story = index.digest.story
    if claim.attributed_to is not None:
        yield from _family(claim.attributed_to, story)
    for entity in value_entities(claim):
        yield from _family(entity, story)
    if isinstance(claim.value, Category):
        yield from index.term_features(claim.value.term)
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
