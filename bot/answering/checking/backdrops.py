"""What checking needs of a story whatever is checked, prepared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.events import naming_of
from bot.answering.checking.profiles import apart_of
from bot.answering.checking.terms import term_books
from bot.answering.features import Features
from bot.story.questions import Story

MOST_TEXTS = 2_000
MOST_SUBJECTS = 4_096
MOST_EVENTS = 4_096
"""So many texts of claims, names of subjects and names of events are kept taken apart."""


class Backdrop:
    """A story's entities by kind, the words for its terms, and its texts taken apart as they are needed."""

    def __init__(self, story: Story, features: Features, analyst: Analyst) -> None:
        self.features = features
        self.kinds = {entity.id: entity.kind for entity in story.entities.values()}
        self.terms = term_books(story)
        self.demands = analyst.demands
        self.apart = lru_cache(MOST_TEXTS)(partial(apart_of, analyst=analyst))
        self.naming = lru_cache(MOST_EVENTS)(partial(naming_of, features=features, analyst=analyst))
        self.topic = lru_cache(MOST_SUBJECTS)(features.of_text)
        self._parts: dict[str, list[str]] = defaultdict(list)
        for entity in story.entities.values():
            if entity.within:
                self._parts[entity.within].append(entity.id)

    def parts(self, entity: str) -> Sequence[str]:
        """The ids of what is part of an entity."""
        return self._parts.get(entity, ())
