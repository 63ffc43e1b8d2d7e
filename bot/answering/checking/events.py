"""The story's events, and by what else than their names a text tells of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.utterances import Unit
from bot.answering.index import Index
from bot.answering.words import words
from bot.story.entities import EntityKind
from bot.story.questions import Story


@dataclass(frozen=True, slots=True)
class Events:
    """For each event's id, the story's notions and the general ones that tell of it."""

    telling: dict[str, frozenset[str]]

    def widen(self, features: frozenset[str]) -> frozenset[str]:
        """Features with those of the events they name, and the events that they tell of."""
        more = set(features)
        for event, telling in self.telling.items():
            if f"e:{event}" in features or telling & features:
                more |= {f"e:{event}", *(notion for notion in telling if notion.startswith("c:"))}
        return frozenset(more)

    def told_by(self, unit: Unit) -> tuple[str, ...]:
        """Find the events that a unit tells of."""
        own = unit.features | unit.rings
        return tuple(event for event, telling in self.telling.items() if f"e:{event}" in own or telling & own)


def events_of(story: Story, index: Index, analyst: Analyst) -> Events:
    """Find what tells of each event: the notions in its label, and general ones that other names share."""
    found = {}
    for entity in story.entities.values():
        if entity.kind is not EntityKind.EVENT:
            continue
        told = {
            feature
            for word in words(entity.label)
            for feature in index.text_features(word.raw)
            if feature.startswith("c:")
        }
        counts = Counter(ring for name in entity.aliases for ring in _rings(name, analyst))
        told |= {ring for ring in _rings(entity.label, analyst) if counts[ring] > 1}
        found[entity.id] = frozenset(told)
    return Events(found)


def _rings(name: str, analyst: Analyst) -> set[str]:
    units = (unit for word in words(name) for unit in analyst.saying(word.raw).units)
    return {ring for unit in units for ring in unit.rings if ring.endswith("+")}
