"""The story's events, and by what else than their names a text tells of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.utterances import Unit
from bot.answering.features import Features
from bot.answering.words import words
from bot.story.entities import Entity

TELLING = 3.0
HINTING = 1.0
"""How much a notion that tells of an event counts, and one that only its names have among all events."""


@dataclass(frozen=True, slots=True)
class Events:
    """For each event's id, the story's notions and the general ones that tell of it, or hint at it.

    Whoever it is the deed of hints at it too, where somebody acts: "Washington moved first". `adding` gives
    for what names or tells of events those events, and the story's notions that tell of them.
    """

    telling: Mapping[str, frozenset[str]]
    hinting: Mapping[str, frozenset[str]]
    actors: Mapping[str, str]
    adding: Mapping[str, frozenset[str]]

    def are_told_by(self, features: Iterable[str]) -> bool:
        """Whether some features name or tell of any of the events."""
        return any(feature in self.adding for feature in features)

    def widen(self, features: frozenset[str]) -> frozenset[str]:
        """Features with those of the events they name, and the events that they tell of."""
        told = [self.adding[feature] for feature in features if feature in self.adding]
        return features.union(*told) if told else features

    def widened(self, unit: Unit) -> Unit:
        """A unit with the features of the events it names and tells of."""
        features = self.widen(unit.features)
        return unit if features == unit.features else replace(unit, features=features)

    def tells(self, event: str, units: Iterable[Unit]) -> float:
        """Weigh how much some units tell of an event; 0 for nothing."""
        return sum(self._weight(event, unit.features | unit.rings) for unit in units)

    def _weight(self, event: str, own: frozenset[str]) -> float:
        if f"e:{event}" in own or self.telling[event] & own:
            return TELLING
        is_actor = self.actors.get(event) in own
        return HINTING * ((1 if self.hinting[event] & own else 0) + (1 if is_actor else 0))


@dataclass(frozen=True, slots=True)
class Naming:
    """What the names of an event say: what tells of it by itself, and all the notions in them."""

    telling: frozenset[str]
    notions: frozenset[str]


def naming_of(event: Entity, features: Features, analyst: Analyst) -> Naming:
    """Find what tells of an event: the notions in its label, and general ones that other names share."""
    told = {
        feature
        for word in words(event.label)
        for feature in features.of_text(word.raw)
        if feature.startswith("c:")
    }
    counts = Counter(ring for name in event.aliases for ring in _rings(name, analyst))
    told |= {ring for ring in _rings(event.label, analyst) if counts[ring] > 1}
    names = (event.label, *event.aliases)
    notions = frozenset().union(*(_notions(name, analyst) for name in names))
    return Naming(frozenset(told), frozenset(notion for notion in notions if notion[1] == ":"))


def events_of(events: Iterable[Entity], naming: Callable[[Entity], Naming]) -> Events:
    """Put some events side by side.

    What the names of one speak of, and no other event's do, hints at it: prisoners at the release.
    """
    named = {event: naming(event) for event in events}
    holders = Counter(notion for own in named.values() for notion in own.notions)
    adding: dict[str, set[str]] = defaultdict(set)
    for event, own in named.items():
        added = {f"e:{event.id}", *(notion for notion in own.telling if notion.startswith("c:"))}
        for feature in (f"e:{event.id}", *own.telling):
            adding[feature] |= added
    return Events(
        telling={event.id: own.telling for event, own in named.items()},
        hinting={
            event.id: frozenset(n for n in own.notions if holders[n] == 1) for event, own in named.items()
        },
        actors={event.id: f"e:{event.by}" for event in named if event.by},
        adding={feature: frozenset(added) for feature, added in adding.items()},
    )


def _notions(name: str, analyst: Analyst) -> frozenset[str]:
    return frozenset().union(*(unit.features | unit.rings for unit in _units(name, analyst)))


def _rings(name: str, analyst: Analyst) -> set[str]:
    return {ring for unit in _units(name, analyst) for ring in unit.rings if ring.endswith("+")}


def _units(name: str, analyst: Analyst) -> Iterator[Unit]:
    """Take a name apart, word by word."""
    return (unit for word in words(name) for unit in analyst.saying(word.raw).units)
