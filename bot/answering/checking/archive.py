"""All claims of a digest as statements meet them: profiled, weighed, grouped by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from bot.answering.checking.affinity import Affinities
from bot.answering.checking.backdrops import Backdrop
from bot.answering.checking.dockets import Docket
from bot.answering.checking.events import Events, events_of
from bot.answering.checking.pieces import Piece
from bot.answering.checking.profiles import Apart, Profile, profile_of
from bot.answering.checking.scales import Scales
from bot.answering.checking.utterances import Unit
from bot.answering.demands import Demand
from bot.answering.subjects import line_of
from bot.story.claims import Claim
from bot.story.entities import EntityKind

FEW = 6
"""So many claims of one source on one subject may answer for one another; on large subjects they need not."""

CLOSE = 0.25
BEHIND = 0.15
"""The share of a subject's label that a piece must name, and how far behind the nearest's it may be."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Ids of claims: those whose subject a piece names, and those on an aspect where it names none."""

    named: frozenset[str]
    unnamed: frozenset[str]


class Archive:
    """The claims of a docket, profiled."""

    def __init__(self, docket: Docket, backdrop: Backdrop, left_open: AbstractSet[str]) -> None:
        self._backdrop = backdrop
        self._left_open = left_open
        self.kinds = backdrop.kinds
        self.terms = backdrop.terms
        self.events: Events = events_of(docket.events, backdrop.naming)
        self._labels = {path: backdrop.topic(label) for path, label in docket.digest.story.subjects.items()}
        self.profiles = self._profiled(docket.digest.claims)
        self._by_id = {profile.claim.id: profile for profile in self.profiles}
        self.scales = Scales(self.profiles)
        self.affinities = Affinities(self.profiles, self.scales)
        self._kin: dict[tuple[str, str], list[Profile]] = defaultdict(list)
        self._sources: dict[str, list[Profile]] = defaultdict(list)
        self._aspects: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for profile in self.profiles:
            self._kin[profile.claim.source, profile.claim.subject].append(profile)
            self._sources[profile.claim.source].append(profile)
            self._aspects[profile.claim.aspect][profile.claim.source].append(profile.claim)
        self._paths: dict[str, set[str]] = defaultdict(set)
        for subject, aspect in {profile.topic_key for profile in self.profiles}:
            self._paths[aspect].update(line_of(subject))

    def _profiled(self, claims: Sequence[Claim]) -> tuple[Profile, ...]:
        """Profile some claims; what several say in the same words is taken apart once."""
        events, features = self.events, self._backdrop.features

        @cache
        def apart(says: str, wordings: tuple[str, ...], denials: tuple[str, ...]) -> Apart:
            return self._backdrop.apart(says, wordings, denials).widened(events)

        return tuple(
            profile_of(
                claim,
                apart(claim.says, claim.wordings, claim.denials),
                self._labels.get(claim.subject, frozenset()),
                features,
                events,
            )
            for claim in claims
        )

    def profile(self, claim: str) -> Profile:
        """Give the profile of the claim with that id."""
        return self._by_id[claim]

    def demands(self, piece: Piece) -> tuple[Demand, ...]:
        """What a piece tells of that only a claim that tells of it can bear out."""
        found = self._backdrop.demands(piece.utterance)
        return tuple(demand for demand in found if piece.holds(demand.places.start, demand.places.stop))

    def tells(self, claim: Claim, notion: str) -> bool:
        """Whether a claim tells of a notion of ordinary life."""
        return notion in self._backdrop.features.notions(claim)

    def is_left_open(self, unit: Unit) -> bool:
        """Whether a unit stands for what readers ask and no claim tells."""
        return not self._left_open.isdisjoint(unit.features)

    def of_source(self, source: str) -> Sequence[Profile]:
        """Give a source's claims."""
        return self._sources[source]

    def kin(self, profile: Profile) -> Sequence[Profile]:
        """Give a source's claims on one subject."""
        return self._kin[profile.claim.source, profile.claim.subject]

    def answerable(self, profile: Profile) -> Sequence[Profile]:
        """Give the claims that answer for one another: the kin where they are few, else the claim alone."""
        kin = self.kin(profile)
        return kin if len(kin) <= FEW else (profile,)

    def kin_share(self, units: Sequence[Unit], profile: Profile) -> float:
        """Weigh what a claim's kin know together of some units, as a share."""
        return self._share(units, self.kin(profile))

    def source_share(self, units: Sequence[Unit], source: str) -> float:
        """Weigh what all claims of a source know together of some units, as a share."""
        return self._share(units, self.of_source(source))

    def _share(self, units: Sequence[Unit], profiles: Sequence[Profile]) -> float:
        covered = {at for profile in profiles for at in self.scales.grip(units, profile).covered}
        total = self.scales.sum(units)
        return self.scales.sum(units[at] for at in sorted(covered)) / total if total else 0.0

    def nearest(self, piece: Piece) -> Nearest:
        """Find the claims whose subject is the piece's, aspect by aspect.

        Of a source that has none on just that subject, those on the nearest subjects below it count.
        """
        own = self._named(piece)
        scores = {path: self._score(path, own) for path in self._labels}
        named: set[str] = set()
        unnamed: set[str] = set()
        for aspect, by_source in self._aspects.items():
            paths = self._paths[aspect]
            best = max(scores.get(path, 0.0) for path in paths)
            if best < CLOSE:
                unnamed.update(claim.id for claims in by_source.values() for claim in claims)
                continue
            tops = {path for path in paths if scores.get(path, 0.0) >= max(best - BEHIND, CLOSE)}
            tops -= {above for path in tops for above in line_of(path) if above != path}
            for claims in by_source.values():
                named.update(claim.id for claim in _under(claims, tops, scores))
        return Nearest(frozenset(named), frozenset(unnamed))

    def _score(self, subject: str, own: frozenset[str]) -> float:
        """Tell the share of a subject's label that a piece names, or half the share of the label above it."""
        label = self._labels.get(subject, frozenset())
        total = self.scales.total(label)
        score = self.scales.total(label & own) / total if total else 1.0
        above, slash, _ = subject.rpartition("/")
        return max(score, self._score(above, own) / 2) if slash and above in self._labels else score

    def _named(self, piece: Piece) -> frozenset[str]:
        """Everything that a piece names, word by word too, with the events it tells of."""
        units = (*piece.inherited, *piece.units)
        words = (piece.utterance.words[at].raw for unit in units for at in sorted(unit.span))
        named = frozenset().union(
            *(unit.features for unit in units), *map(self._backdrop.features.of_text, words)
        )
        return self.events.widen(named | self._within(named))

    def _within(self, named: frozenset[str]) -> frozenset[str]:
        """Find what is part of something named: payments for farm exports where payments are."""
        parts = (id_ for name in named if name[:2] == "e:" for id_ in self._backdrop.parts(name[2:]))
        return frozenset(f"e:{id_}" for id_ in parts if self._is_known(id_))

    def _is_known(self, entity: str) -> bool:
        """Whether an entity is no event, or one of the docket's."""
        return self.kinds[entity] is not EntityKind.EVENT or entity in self.events.telling


def _under(claims: Sequence[Claim], tops: set[str], scores: Mapping[str, float]) -> list[Claim]:
    """Of one source's claims those on some subjects, else those on the nearest below them."""
    exact = [claim for claim in claims if claim.subject in tops]
    if exact:
        return exact
    below = [claim for claim in claims if tops.intersection(line_of(claim.subject))]
    best = max((scores.get(claim.subject, 0.0) for claim in below), default=0.0)
    return [claim for claim in below if scores.get(claim.subject, 0.0) >= best - BEHIND]
