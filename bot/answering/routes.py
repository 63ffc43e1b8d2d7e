"""A question that a request may ask, and how well it fits."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.meanings import PLACEHOLDER
from bot.story.entities import Entity
from bot.story.questions import Question, Selector

SIMILARITY_SHARE = 0.5
COVERAGE_SHARE = 0.4
SUPPORT_SHARE = 0.2
"""What the nearest wording, the whole question's knowledge of the query.

And its best claims' knowledge count.
"""


@dataclass(frozen=True, slots=True)
class Route:
    """A question that a request may ask, for the entities it is asked of.

    `similarity` compares with the nearest wording, `coverage` is the share of the query's weight that the
    question's wordings and claims know, `support` the share that its best group of claims knows (an open
    question: that its wordings know); all between 0 and 1, as is `score`. One that `is_verbatim` is asked in
    the question's own words, and is answered by its own claims.
    """

    question: Question
    entities: tuple[Entity, ...]
    similarity: float
    coverage: float
    support: float
    is_verbatim: bool = False

    @property
    def score(self) -> float:
        """How well the question fits."""
        return (
            SIMILARITY_SHARE * self.similarity + COVERAGE_SHARE * self.coverage + SUPPORT_SHARE * self.support
        )

    @property
    def gathers(self) -> tuple[Selector, ...]:
        """The selectors of the question, filled in for its entities."""
        return self._filled(self.question.gathers)

    @property
    def also(self) -> tuple[Selector, ...]:
        """The selectors of what is added where the query has its particular words."""
        return self._filled(self.question.also)

    @property
    def near(self) -> tuple[Selector, ...]:
        """The selectors of what the articles give instead, filled in."""
        return self._filled(self.question.near)

    def _filled(self, selectors: tuple[Selector, ...]) -> tuple[Selector, ...]:
        if not self.entities:
            return selectors
        return tuple(selector.about(entity) for selector in selectors for entity in self.entities)

    @property
    def title(self) -> str:
        """The question's title, with the entities' names."""
        names = " and ".join(entity.label for entity in self.entities)
        return self.question.title.replace(PLACEHOLDER, names)
