"""All claims of a digest as statements meet them: profiled, weighed, grouped by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.events import Events, events_of
from bot.answering.checking.pieces import Piece
from bot.answering.checking.profiles import Profile, profile_of
from bot.answering.checking.scales import Scales
from bot.answering.checking.utterances import Unit
from bot.answering.index import Index

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
    """The claims of a digest, profiled."""

    def __init__(self, index: Index, analyst: Analyst) -> None:
        story = index.digest.story
        self._index = index
        self.events: Events = events_of(story, index, analyst)
        self.profiles = tuple(profile_of(claim, index, analyst, self.events) for claim in index.digest.claims)
        self.scales = Scales(self.profiles)
        self._labels = {path: index.text_features(label) for path, label in story.subjects.items()}
        self._kin: dict[tuple[str, str], list[Profile]] = defaultdict(list)
        self._sources: dict[str, list[Profile]] = defaultdict(list)
        for profile in self.profiles:
            self._kin[profile.claim.source, profile.claim.subject].append(profile)
            self._sources[profile.claim.source].append(profile)

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
        covered = {at for kin in self.kin(profile) for at in self.scales.grip(units, kin).covered}
        total = self.scales.sum(units)
        return self.scales.sum(units[at] for at in sorted(covered)) / total if total else 0.0

    def nearest(self, piece: Piece) -> Nearest:
        """Find the claims whose subject is the piece's: of each source and aspect the nearest."""
        own = self._named(piece)
        scores: dict[str, float] = {}
        best: dict[tuple[str, str], float] = defaultdict(float)
        for profile in self.profiles:
            claim = profile.claim
            score = scores[claim.id] = self._score(claim.subject, own)
            best[claim.source, claim.aspect] = max(best[claim.source, claim.aspect], score)
        named: set[str] = set()
        unnamed: set[str] = set()
        for profile in self.profiles:
            claim = profile.claim
            nearest = best[claim.source, claim.aspect]
            if nearest < CLOSE:
                unnamed.add(claim.id)
            elif scores[claim.id] >= max(nearest - BEHIND, CLOSE):
                named.add(claim.id)
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
        return self.events.widen(
            frozenset().union(*(unit.features for unit in units), *map(self._index.text_features, words))
        )
