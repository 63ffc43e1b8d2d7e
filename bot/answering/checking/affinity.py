"""How near claims are to a piece of a statement, and on which side, taken wording by wording."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.checking.profiles import Profile, Text, signs_of
from bot.answering.checking.scales import Scales
from bot.answering.checking.utterances import Unit

OWN = 0.7
"""How much it counts that the piece is in the wording, beside the wording being in the piece."""

STEEP = 12.0
"""How fast a wording's say fades with its distance from the nearest: a tenth further, a third of it."""

DANGLING = -0.5
"""What agreement comes to where only one side has a negation that reaches nothing both speak of."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """The nearest wording of a claim, by its number: the shares of the piece and of the wording that meet.

    `polarity` is from -1, the piece says the opposite, to 1, it says the same.
    """

    text: int
    of_piece: float
    of_text: float
    polarity: float = 1.0

    @property
    def score(self) -> float:
        """From 0, nothing in common, to 1, the same."""
        return OWN * self.of_piece + (1 - OWN) * self.of_text


FAR = Nearness(0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Placed:
    claim: str
    number: int
    text: Text
    total: float


class Affinities:
    """Every wording and denial of every claim, found by what it speaks of."""

    def __init__(self, profiles: Sequence[Profile], scales: Scales) -> None:
        self._scales = scales
        self._placed: list[_Placed] = []
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for profile in profiles:
            for number, text in enumerate(profile.texts):
                place = len(self._placed)
                self._placed.append(_Placed(profile.claim.id, number, text, scales.sum(text.units)))
                for at, unit in enumerate(text.units):
                    for notion in sorted(notions_of(unit)):
                        self._postings[notion].append((place, at))

    def of(self, units: Sequence[Unit], *, dangles: bool = False) -> Mapping[str, Nearness]:
        """For each claim that shares anything with some units: how near it is.

        `dangles` tells of a negation that reaches none of them.
        """
        covered, matched = self._touched(units)
        total = self._scales.sum(units)
        by_claim: dict[str, list[tuple[int, Nearness]]] = defaultdict(list)
        for place, weight in covered.items():
            placed = self._placed[place]
            shared = self._scales.sum(placed.text.units[at] for at in sorted(matched[place]))
            near = Nearness(placed.number, weight / (total or 1.0), shared / (placed.total or 1.0))
            by_claim[placed.claim].append((place, near))
        return {claim: self._joined(found, units, dangles=dangles) for claim, found in by_claim.items()}

    def _touched(self, units: Sequence[Unit]) -> tuple[dict[int, float], dict[int, set[int]]]:
        """For each wording: the weight of the units it knows, and the numbers of its own units they meet."""
        covered: dict[int, float] = defaultdict(float)
        matched: dict[int, set[int]] = defaultdict(set)
        for unit in units:
            touched: dict[int, None] = {}
            for notion in sorted(notions_of(unit)):
                for place, at in self._postings.get(notion, ()):
                    touched[place] = None
                    matched[place].add(at)
            for place in touched:
                covered[place] += self._scales.weight(unit)
        return covered, matched

    def _joined(
        self, found: Sequence[tuple[int, Nearness]], units: Sequence[Unit], *, dangles: bool
    ) -> Nearness:
        """The nearest of a claim's wordings, with what those about as near say together."""
        best = max((near for _, near in found), key=lambda near: near.score)
        votes = weights = 0.0
        for place, near in found:
            weight = math.exp(STEEP * (near.score - best.score))
            text = self._placed[place].text
            agreement = self._agreement(units, text.units)
            if dangles != text.dangles:
                agreement *= DANGLING
            votes += weight * agreement * (-1 if text.is_denial else 1)
            weights += weight
        affirming = [near for place, near in found if not self._placed[place].text.is_denial]
        nearest = max(affirming, key=lambda near: near.score, default=FAR)
        return Nearness(nearest.text, best.of_piece, best.of_text, votes / weights)

    def _agreement(self, units: Sequence[Unit], others: Sequence[Unit]) -> float:
        """Tell from -1 to 1 how far what both speak of is meant alike; names say nothing of it."""
        alike = opposed = 0.0
        for unit in units:
            signs = {sign for other in others for sign in signs_of(unit, other)} - {0}
            if not signs or unit.entities:
                continue
            weight = self._scales.weight(unit)
            alike += weight if 1 in signs else 0.0
            opposed += weight if signs == {-1} else 0.0
        return (alike - opposed) / (alike + opposed) if alike + opposed else 1.0


def notions_of(unit: Unit) -> frozenset[str]:
    """What a unit stands for, whatever its sign."""
    return unit.features | {ring[:-1] for ring in unit.rings}
