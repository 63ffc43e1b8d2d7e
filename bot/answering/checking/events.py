"""The story's events, and by what else than their names a text tells of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.utterances import Unit
from bot.answering.features import Features
from bot.answering.words import words
from bot.story.entities import EntityKind
from bot.story.questions import Story

TELLING = 3.0
HINTING = 1.0
"""How much a notion that tells of an event counts, and one that only its names have among all events."""


@dataclass(frozen=True, slots=True)
class Events:
    """For each event's id, the story's notions and the general ones that tell of it, or hint at it.

    Whoever it is the deed of hints at it too, where somebody acts: "Washington moved first".
    """

    telling: dict[str, frozenset[str]]
    hinting: dict[str, frozenset[str]]
    actors: dict[str, str]

    def widen(self, features: frozenset[str]) -> frozenset[str]:
        """Features with those of the events they name, and the events that they tell of."""
        more = set(features)
        for event, telling in self.telling.items():
            if f"e:{event}" in features or telling & features:
                more |= {f"e:{event}", *(notion for notion in telling if notion.startswith("c:"))}
        return frozenset(more)

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


def events_of(story: Story, features: Features, analyst: Analyst) -> Events:
    """Find what tells of each event: the notions in its label, and general ones that other names share.

    What else its names speak of, and no other event's do, hints at it: prisoners at the release.
    """
    telling: dict[str, frozenset[str]] = {}
    named: dict[str, frozenset[str]] = {}
    for entity in story.entities.values():
        if entity.kind is not EntityKind.EVENT:
            continue
        told = {
            feature
            for word in words(entity.label)
            for feature in features.of_text(word.raw)
            if feature.startswith("c:")
        }
        counts = Counter(ring for name in entity.aliases for ring in _rings(name, analyst))
        told |= {ring for ring in _rings(entity.label, analyst) if counts[ring] > 1}
        telling[entity.id] = frozenset(told)
        names = (entity.label, *entity.aliases)
        notions = frozenset().union(*(_notions(name, analyst) for name in names))
        named[entity.id] = frozenset(notion for notion in notions if notion[1] == ":")
    hinting = {event: own - _others(named, event) for event, own in named.items()}
    deeds = (entity for entity in story.entities.values() if entity.id in telling)
    return Events(telling, hinting, {event.id: f"e:{event.by}" for event in deeds if event.by})


def _others(named: dict[str, frozenset[str]], event: str) -> frozenset[str]:
    return frozenset().union(*(notions for other, notions in named.items() if other != event))


def _notions(name: str, analyst: Analyst) -> frozenset[str]:
    return frozenset().union(*(unit.features | unit.rings for unit in _units(name, analyst)))


def _rings(name: str, analyst: Analyst) -> set[str]:
    return {ring for unit in _units(name, analyst) for ring in unit.rings if ring.endswith("+")}


def _units(name: str, analyst: Analyst) -> Iterator[Unit]:
    """Take a name apart, word by word."""
    return (unit for word in words(name) for unit in analyst.saying(word.raw).units)
