"""All claims of a digest as statements meet them: profiled, weighed, grouped by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

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
"""What share of a subject's label a piece must name, and how far that may fall behind the nearest subject's."""


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
        """A source's claims."""
        return self._sources[source]

    def kin(self, profile: Profile) -> Sequence[Profile]:
        """A source's claims on one subject."""
        return self._kin[profile.claim.source, profile.claim.subject]

    def answerable(self, profile: Profile) -> Sequence[Profile]:
        """The claims that answer for one another: the kin where they are few, else the claim alone."""
        kin = self.kin(profile)
        return kin if len(kin) <= FEW else (profile,)

    def kin_share(self, units: Sequence[Unit], profile: Profile) -> float:
        """The share of some units' weight that a claim's kin know together."""
        covered = {at for kin in self.kin(profile) for at in self.scales.grip(units, kin).covered}
        total = self.scales.sum(units)
        return self.scales.sum(units[at] for at in sorted(covered)) / total if total else 0.0

    def nearest(self, piece: Piece) -> frozenset[str]:
        """Ids of the claims whose subject, by its label, is the piece's: of each source and aspect the nearest."""
        own = self._named(piece)
        scores: dict[str, float] = {}
        best: dict[tuple[str, str], float] = defaultdict(float)
        for profile in self.profiles:
            claim = profile.claim
            label = self._labels.get(claim.subject, frozenset())
            total = self.scales.total(label)
            score = scores[claim.id] = self.scales.total(label & own) / total if total else 1.0
            best[claim.source, claim.aspect] = max(best[claim.source, claim.aspect], score)
        return frozenset(
            profile.claim.id
            for profile in self.profiles
            if scores[profile.claim.id]
            >= max(best[profile.claim.source, profile.claim.aspect] - BEHIND, CLOSE)
        )

    def _named(self, piece: Piece) -> frozenset[str]:
        """Everything that a piece names, word by word too, with the events it tells of."""
        units = (*piece.inherited, *piece.units)
        words = (piece.utterance.words[at].raw for unit in units for at in sorted(unit.span))
        return self.events.widen(
            frozenset().union(*(unit.features for unit in units), *map(self._index.text_features, words))
        )
