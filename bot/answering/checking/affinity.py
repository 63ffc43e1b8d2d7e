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

OUT_OF_EARSHOT = 0.3
"""From this distance to the nearest on a wording has no say: it would weigh a fortieth."""

AWAY = 0.6
"""The share of the nearest claim's score from which on it matters which side a claim is on."""

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
    """A wording of a claim, by its number; its units are weighed when a piece meets it."""

    claim: str
    number: int
    text: Text


@dataclass(frozen=True, slots=True)
class _Heard:
    """A wording that knows something of a piece, and which units of its own each of the piece's meets."""

    placed: _Placed
    near: Nearness
    pairs: Mapping[int, Sequence[int]]


class Affinities:
    """Every wording and denial of every claim, found by what it speaks of."""

    def __init__(self, profiles: Sequence[Profile], scales: Scales) -> None:
        self._scales = scales
        self._placed: list[_Placed] = []
        self._weights: dict[int, tuple[float, ...]] = {}
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for profile in profiles:
            for number, text in enumerate(profile.texts):
                place = len(self._placed)
                self._placed.append(_Placed(profile.claim.id, number, text))
                for at, notions in enumerate(text.notions):
                    for notion in notions:
                        self._postings[notion].append((place, at))

    def of(
        self,
        units: Sequence[Unit],
        *,
        dangles: bool = False,
        closes: bool = False,
        condition: int = 0,
    ) -> Mapping[str, Nearness]:
        """For each claim that shares anything with some units: how near it is.

        `dangles` tells of a negation that reaches none of them, `closes` of a word like "only". Where they
        state a `condition`, a claim that does so too is taken by its wordings with one. Only the nearer
        claims have a polarity of their own; the others stand as affirming.
        """
        meetings = self._meetings(units)
        total = self._scales.sum(units)
        weights = [self._scales.weight(unit) for unit in units]
        by_claim: dict[str, list[_Heard]] = defaultdict(list)
        for place, pairs in meetings.items():
            placed = self._placed[place]
            covered = sum(weights[at] for at in pairs)
            own = self._weighed(placed.text)
            shared = sum(own[at] for at in sorted({at for ats in pairs.values() for at in ats}))
            of_text = shared / (sum(own) or 1.0)
            near = Nearness(placed.number, covered / (total or 1.0), of_text)
            by_claim[placed.claim].append(_Heard(placed, near, pairs))
        if condition:
            by_claim = {claim: _conditional(found) for claim, found in by_claim.items()}
        bests = {
            claim: max(found, key=lambda heard: heard.near.score).near for claim, found in by_claim.items()
        }
        least = AWAY * max((near.score for near in bests.values()), default=0.0)
        return {
            claim: self._joined(
                found, bests[claim], units, dangles=dangles, closes=closes, condition=condition
            )
            if bests[claim].score >= least
            else bests[claim]
            for claim, found in by_claim.items()
        }

    def _weighed(self, text: Text) -> tuple[float, ...]:
        """How much each unit of a wording weighs; claims in the same words share one."""
        known = self._weights.get(id(text))
        if known is None:
            known = self._weights[id(text)] = tuple(map(self._scales.weight, text.units))
        return known

    def _meetings(self, units: Sequence[Unit]) -> dict[int, dict[int, list[int]]]:
        """For each wording: which of its own units each unit meets that it knows, by their numbers."""
        found: dict[int, dict[int, list[int]]] = defaultdict(dict)
        for own, unit in enumerate(units):
            for place, at in dict.fromkeys(
                posting for notion in sorted(unit.notions) for posting in self._postings.get(notion, ())
            ):
                found[place].setdefault(own, []).append(at)
        return found

    def _joined(
        self,
        found: Sequence[_Heard],
        best: Nearness,
        units: Sequence[Unit],
        *,
        dangles: bool,
        closes: bool,
        condition: int,
    ) -> Nearness:
        """The nearest of a claim's wordings, with what those about as near say together.

        That all of them are so is no denial of what only some are said to be, nor the other way round.
        """
        votes = weights = 0.0
        for heard in found:
            text = heard.placed.text
            if heard.near.score < best.score - OUT_OF_EARSHOT or (text.is_denial and text.closes != closes):
                continue
            weight = math.exp(STEEP * (heard.near.score - best.score))
            agreement = float(condition * text.condition) or self._agreement(units, heard)
            if not condition and dangles != text.dangles:
                agreement *= DANGLING
            votes += weight * agreement * (-1 if text.is_denial else 1)
            weights += weight
        affirming = [heard.near for heard in found if not heard.placed.text.is_denial]
        nearest = max(affirming, key=lambda near: near.score, default=FAR)
        return Nearness(nearest.text, best.of_piece, best.of_text, votes / weights if weights else 1.0)

    def _agreement(self, units: Sequence[Unit], heard: _Heard) -> float:
        """Tell from -1 to 1 how far what both speak of is meant alike; names say nothing of it."""
        alike = opposed = 0.0
        for own, ats in heard.pairs.items():
            unit = units[own]
            if unit.entities:
                continue
            signs = {sign for at in ats for sign in signs_of(unit, heard.placed.text.units[at])} - {0}
            weight = self._scales.weight(unit)
            alike += weight if 1 in signs else 0.0
            opposed += weight if signs == {-1} else 0.0
        return (alike - opposed) / (alike + opposed) if alike + opposed else 1.0


def _conditional(found: list[_Heard]) -> list[_Heard]:
    """The wordings that state a condition; all of them where no affirming one does."""
    own = [heard for heard in found if heard.placed.text.condition]
    return own if any(not heard.placed.text.is_denial for heard in own) else found
