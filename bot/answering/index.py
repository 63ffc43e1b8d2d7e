"""Claims and wordings by feature, so that matching looks things up and never scans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.answering.excerpts import MOST_ALIKE, Excerpt, allotted, chosen_of
from bot.answering.features import Features, value_entities
from bot.answering.groups import Group, grouped
from bot.answering.holdings import FEW, Holdings
from bot.answering.meanings import Meanings
from bot.answering.requests import Request
from bot.answering.subjects import Subjects
from bot.answering.weights import Weights
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import Entity
from bot.story.findings import Finding
from bot.story.questions import Selector

MOST_GROUPS = 200
"""So many groups are weighed for one query."""


class Index:
    """A digest's claims by group and by feature, and its findings by group."""

    def __init__(self, digest: Digest, meanings: Meanings) -> None:
        self.digest = digest
        self.sorts = meanings.sorts
        self.features = Features(digest.story, meanings)
        self.holdings = Holdings(digest)
        spoken: set[str] = set()
        self.groups = {group.key: group for group in grouped(digest.claims, self.features, spoken)}
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

    def spoken_by(self, claim: Claim, wanted: AbstractSet[str], *, asked: bool = False) -> AbstractSet[str]:
        """Which of some features a claim speaks of, or (if `asked`) is asked for by.

        Its words are read only where its topic and value leave a feature open that its group has: in a story
        of thousands of sources hardly a claim that comes up was read before.
        """
        within = wanted & self.groups[claim.subject, claim.aspect].features
        found = within & self.features.at_sight(claim)
        if len(found) == len(within):
            return found
        found = within & self.features.of(claim)
        return found | (within & self.features.asked(claim)) if asked else found

    def near(
        self, features: Iterable[str], weights: Weights | Mapping[str, float]
    ) -> dict[tuple[str, str], float]:
        """For each group that has any of the features, the weight of those it has."""
        asked = sorted(feature for feature in features if feature in self._postings)
        heavy = [(feature, weights[feature]) for feature in asked]
        groups = (self.groups[key] for key in self._having(asked))
        return {
            group.key: sum([weight for feature, weight in heavy if feature in group.features])
            for group in groups
        }

    def commonness(self, feature: str) -> int:
        """How many groups have a feature."""
        return len(self._postings.get(feature, ()))

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
            if self.spoken_by(claim, {feature})
        )

    def has_differences(self, key: tuple[str, str]) -> bool:
        """Whether the claims on a subject and aspect differ."""
        return any(finding.is_difference for finding in self.findings([key]))

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
