"""How much the units of a statement weigh, and how claims take hold of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.checking.profiles import Profile
from bot.answering.checking.utterances import Unit
from bot.answering.memory import remembered

NAME = 1.3
HEAVIEST = 3.2
UNHEARD = 2.2
GENERAL = 1.6
"""How much names outweigh other words; what any unit weighs at most, one that no claim knows, and a general
notion at most. Measured on statements of known verdict, as are all shares in this package."""

REMEMBERED = 4_096
"""So many units' weights are kept; one statement has a few dozen."""

FLIP = 0.2
"""A claim opposes when it denies this share, and more, of what it affirms beside its topic."""


@dataclass(frozen=True, slots=True)
class Grip:
    """How a claim takes hold of some units, by their numbers and weights.

    `covered` are those it knows, `flipped` those it says the opposite of; `spoken` is the weight of those it
    says itself, and is not only filed under.
    """

    covered: frozenset[int]
    flipped: frozenset[int]
    known: float
    spoken: float
    total: float
    agreeing: float
    opposing: float

    @property
    def share(self) -> float:
        """The share of the weight that it knows."""
        return self.known / self.total if self.total else 0.0

    @property
    def worded(self) -> float:
        """The share of the weight that it says itself."""
        return self.spoken / self.total if self.total else 0.0

    @property
    def is_opposed(self) -> bool:
        """Whether what both speak of is denied by one of them."""
        return self.opposing > FLIP * self.agreeing

    @property
    def unturned(self) -> Grip:
        """The same, had the claim said nothing the other way round."""
        return replace(self, flipped=frozenset(), agreeing=self.agreeing + self.opposing, opposing=0.0)


class Scales:
    """The weight of every notion among some claims: the rarer, the heavier."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        counts: dict[str, int] = defaultdict(int)
        for profile in profiles:
            for notion in {*profile.known, *profile.by_feature, *profile.by_ring}:
                counts[notion] += 1
        self.weight = remembered(self._weigh, REMEMBERED)
        self._weights = {
            notion: math.log(1 + len(profiles) / (1 + count)) for notion, count in counts.items()
        }

    def _weigh(self, unit: Unit) -> float:
        """Tell how telling a unit is: by its rarest feature, or by its commonest general notion."""
        if unit.is_strange:
            return 2 * HEAVIEST
        if unit.features and not (unit.rings and self._is_new(unit)):
            rarest = max(self._weight(feature) for feature in unit.features)
            return rarest * (NAME if unit.entities else 1.0)
        return min((min(self._weights.get(ring[:-1], GENERAL), GENERAL) for ring in unit.rings), default=0.0)

    def _weight(self, feature: str) -> float:
        return min(self._weights.get(feature, UNHEARD), HEAVIEST)

    def total(self, features: Iterable[str]) -> float:
        """Weigh some features."""
        return sum(self._weight(feature) for feature in sorted(features))

    def sum(self, units: Iterable[Unit]) -> float:
        """Weigh some units."""
        return sum(self.weight(unit) for unit in units)

    def is_unheard(self, unit: Unit) -> bool:
        """Whether it is a plain word that no claim has, nor any word that means about the same."""
        return not unit.rings and self._is_new(unit)

    def _is_new(self, unit: Unit) -> bool:
        return not any(feature in self._weights for feature in unit.features)

    def is_foreign(self, unit: Unit) -> bool:
        """Whether the story has a notion for it of which no claim speaks."""
        own = [feature for feature in unit.features if not feature.startswith("w:")]
        return bool(own) and not any(feature in self._weights for feature in own)

    def grip(self, units: Sequence[Unit], profile: Profile, text: int | None = None) -> Grip:
        """How a claim takes hold of some units; names are never denied, only what is said of them."""
        signs = {at: sign for at, unit in enumerate(units) if (sign := profile.meets(unit, text)) is not None}
        weights = {at: self.weight(unit) for at, unit in enumerate(units)}
        votes = {at: sign for at, sign in signs.items() if not units[at].entities or _is_kind(units[at])}
        denying = {at for at, sign in votes.items() if sign < 0}
        if denying and _are_aligned(units, profile, text):
            denying = set()
        return Grip(
            covered=frozenset(signs),
            flipped=frozenset(denying),
            known=sum(weights[at] for at in sorted(signs)),
            spoken=sum(
                weights[at]
                for at, sign in sorted(signs.items())
                if sign or (units[at].entities and profile.shares(units[at]))
            ),
            total=sum(weights.values()),
            agreeing=sum(
                weights[at]
                for at, sign in sorted(votes.items())
                if sign > 0 and not units[at].features & profile.topic
            ),
            opposing=sum(weights[at] for at in sorted(denying)),
        )


def _is_kind(unit: Unit) -> bool:
    """Whether a name says of what kind a thing is, which can be denied: military goods."""
    return any(feature.startswith("c:") for feature in unit.features)


def _are_aligned(units: Sequence[Unit], profile: Profile, text: int | None) -> bool:
    """Whether both deny the same thing; where each negation ends then tells nothing."""
    own = None if text is None else profile.texts[text].units
    return any(
        unit.is_denied and other.is_denied
        for unit in units
        for other in profile.shares(unit)
        if own is None or other in own
    )
