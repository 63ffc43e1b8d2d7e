"""What each claim speaks of, taken apart once, and how much of a statement's part it knows."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.checking.utterances import Analyst, Unit, Utterance
from bot.answering.index import Index
from bot.answering.words import words
from bot.story.claims import Claim

ENTITY = 1.3
HEAVIEST = 3.2
UNHEARD = 2.2
GENERAL = 1.6
FLIP = 0.2
"""How much names outweigh other words, and what a notion weighs that no claim knows; measured on statements."""

_NON = "non"


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what it says, taken apart, and everything else it is known by."""

    claim: Claim
    said: Utterance
    known: frozenset[str]
    rings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grip:
    """How a claim takes hold of some units: the weight it knows, and the weight that agrees or opposes."""

    covered: frozenset[int]
    flipped: frozenset[int]
    said: frozenset[int]
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
        """The share of the weight that it says itself, and is not only filed under."""
        return self.spoken / self.total if self.total else 0.0

    @property
    def is_opposed(self) -> bool:
        """Whether what both speak of is denied by one of them."""
        return self.opposing > FLIP * self.agreeing


class Profiles:
    """All claims of a digest, profiled, with the weight of every notion."""

    def __init__(self, index: Index, analyst: Analyst, events: Mapping[str, frozenset[str]]) -> None:
        self.index = index
        self._events = events
        self.all = tuple(_profile(claim, index, analyst, events) for claim in index.digest.claims)
        self._weights = _weigh(self.all)
        self._default = UNHEARD

    def weight(self, unit: Unit) -> float:
        """How telling a unit is: by its rarest feature, or by its general notion."""
        if unit.is_strange:
            return 2 * HEAVIEST
        features = [min(self._weights.get(f, UNHEARD), HEAVIEST) for f in unit.features]
        if features:
            return max(features) * (ENTITY if unit.is_entity else 1.0)
        return min((min(self._weights.get(r[:-1], GENERAL), GENERAL) for r in unit.rings), default=0.0)

    def is_heard(self, unit: Unit) -> bool:
        """Whether any claim knows the unit."""
        return any(f in self._weights for f in (*unit.features, *(r[:-1] for r in unit.rings)))

    def with_events(self, features: frozenset[str]) -> frozenset[str]:
        """Features with the events that they tell of."""
        return _with_events(features, self._events)

    def is_unheard(self, unit: Unit) -> bool:
        """Whether it is a plain word that no claim has, nor any word that means about the same."""
        return not unit.rings and not any(feature in self._weights for feature in unit.features)

    def is_foreign(self, unit: Unit) -> bool:
        """Whether the story has a notion for it of which no claim speaks."""
        own = [feature for feature in unit.features if feature[:2] in {"c:", "e:"}]
        return bool(own) and not any(feature in self._weights for feature in own)

    def total(self, features: Iterable[str]) -> float:
        """The weight of some features."""
        return sum(min(self._weights.get(f, UNHEARD), HEAVIEST) for f in sorted(features))

    def grip(self, units: Sequence[Unit], profile: Profile) -> Grip:
        """How a claim takes hold of some units."""
        covered: set[int] = set()
        flipped: set[int] = set()
        said: set[int] = set()
        aligned = any(
            unit.is_denied and other.is_denied and (unit.features & other.features or _ring_names(unit) & _ring_names(other))
            for unit in units
            for other in profile.said.units
        )
        known = spoken = agreeing = opposing = total = 0.0
        for at, unit in enumerate(units):
            weight = self.weight(unit)
            total += weight
            sign = meet(unit, profile)
            if sign is None:
                continue
            covered.add(at)
            known += weight
            spoken += weight if sign else 0.0
            if sign > 0:
                said.add(at)
            if unit.is_entity:
                continue
            if sign > 0:
                agreeing += weight
            elif sign < 0 and not aligned:
                opposing += weight
                flipped.add(at)
        return Grip(frozenset(covered), frozenset(flipped), frozenset(said), known, spoken, total, agreeing, opposing)


def _ring_names(unit: Unit) -> frozenset[str]:
    return frozenset(ring[:-1] for ring in unit.rings)


def meet(unit: Unit, profile: Profile) -> int | None:
    """Whether a claim knows a unit: 1 in the same sense, -1 denied or opposite, 0 beside what it says, else None."""
    signs: set[int] = set()
    own = unit.signed()
    for other in profile.said.units:
        theirs = other.signed()
        remote = (unit.is_remote or other.is_remote) and unit.is_denied != other.is_denied
        for ring in own.keys() & theirs.keys():
            signs.add(0 if remote else own[ring] * theirs[ring])
        if unit.features & other.features and not own.keys() & theirs.keys():
            signs.add(1 if unit.is_denied == other.is_denied else 0 if remote else -1)
    if signs:
        return max(signs)
    if unit.features & profile.known or own.keys() & profile.rings:
        return 0
    return None


def is_worded(unit: Unit, profile: Profile) -> bool:
    """Whether a claim says a unit in words that mean the same, not just with the same notion."""
    own = unit.signed()
    named = {f for f in unit.features if not f.startswith("c:")}
    return any(
        named & other.features or any(own[ring] == sign for ring, sign in other.signed().items() if ring in own)
        for other in profile.said.units
    )


def _profile(claim: Claim, index: Index, analyst: Analyst, events: Mapping[str, frozenset[str]]) -> Profile:
    said = analyst.saying(claim.says)
    inner = tuple(_inner(said, analyst))
    units = tuple(
        replace(unit, features=_with_events(unit.features, events)) for unit in (*said.units, *inner)
    )
    return Profile(claim, replace(said, units=units), _with_events(index.features(claim), events), frozenset())


def _with_events(features: frozenset[str], events: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Features with those of the events they name, and the events that they tell of."""
    more = set(features)
    for event, telling in events.items():
        if f"e:{event}" in features or telling & features:
            more |= {f"e:{event}", *(f for f in telling if f.startswith("c:"))}
    return frozenset(more)


def _inner(said: Utterance, analyst: Analyst) -> Iterable[Unit]:
    """What the single words of longer names stand for; `non-` denies the word after it."""
    for unit in said.units:
        if unit.end - unit.start < 2:
            continue
        for at in range(unit.start, unit.end):
            for match in analyst.meanings.lexicon.tag(words(said.words[at].raw)):
                denied = at > 0 and said.words[at - 1].folded == _NON
                if match.features:
                    yield Unit(at, at + 1, frozenset(match.features), is_denied=denied)


def _weigh(profiles: Sequence[Profile]) -> dict[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for profile in profiles:
        rings = {ring[:-1] for unit in profile.said.units for ring in unit.rings}
        said = {feature for unit in profile.said.units for feature in unit.features}
        for notion in rings | said | profile.known:
            counts[notion] += 1
    return {notion: math.log(1 + len(profiles) / (1 + count)) for notion, count in counts.items()}
