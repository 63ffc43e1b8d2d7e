"""Which of the story's questions a request asks, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bot.answering.features import ASKING, MANNERS
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.memory import remembered
from bot.answering.requests import Request
from bot.answering.routes import Route
from bot.answering.weights import STRANGE_WEIGHT, UNKNOWN_WEIGHT
from bot.answering.wordings import Wordings
from bot.story.entities import Entity, EntityKind

COMMON = 0.5
TOLD = 0.6
"""The share of a question's wordings from which on a feature is wholly typical of it.

A feature of its claims alone is typical to the second degree.
"""


def unaccounted(request: Request) -> float:
    """The weight of the words that neither the languages nor the story know."""
    return UNKNOWN_WEIGHT * len(request.unknown) + STRANGE_WEIGHT * len(request.strange)


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """How typical features are of a question (0 to 1), and the features of each group of its claims."""

    typical: dict[str, float]
    groups: tuple[frozenset[str], ...]


class Router:
    """Matches requests with the wordings of a story's questions."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._wordings = Wordings(index)
        self.questions = self._wordings.questions
        self.weights = self._wordings.weights
        self.answerable = self._wordings.answerable()
        self.verbatim = self._wordings.verbatim
        self._knowledge = remembered(self._find_knowledge, 4_096)

    def groups(self, route: Route) -> tuple[Group, ...]:
        """The groups of claims a route gathers; none where anybody it is asked of lacks what it needs."""
        needed = ([need.about(entity) for need in route.question.needs] for entity in route.entities)
        if route.question.needs and not all(map(self._index.gathered, needed)):
            return ()
        return self._index.gathered(route.gathers)

    def more(self, route: Route) -> tuple[Group, ...]:
        """The groups that a route adds where the query has their particular words."""
        return self._index.gathered(route.also)

    def route(self, request: Request) -> tuple[Route, ...]:
        """Every question that shares a feature with the request, best first."""
        asked = self._asked(request)
        unknown = unaccounted(request)
        best: dict[int, float] = {}
        shared: dict[int, float] = defaultdict(float)
        for feature in sorted(asked):
            for at in self._wordings.postings.get(feature, ()):
                shared[at] += self.weights[feature]
        for at, weight in shared.items():
            number = self._wordings[at].question
            own = self.weights.total(self._own(asked, self.questions[number].each)) + unknown
            similarity = weight / (own * self._wordings.totals[at]) ** 0.5
            best[number] = max(best.get(number, 0.0), similarity)
        routes = [self._as_route(number, similarity, request, asked) for number, similarity in best.items()]
        return tuple(
            sorted(
                (route for route in routes if route is not None),
                key=lambda route: (
                    -route.score,
                    not self.groups(route),
                    self.questions.index(route.question),
                ),
            )
        )

    def _asked(self, request: Request) -> frozenset[str]:
        kinds = {f"@{entity.kind.value}" for entity in request.entities}
        return request.features | kinds

    @staticmethod
    def _own(asked: frozenset[str], kind: EntityKind | None) -> frozenset[str]:
        """The features to account for: a question asked of each entity has its placeholder for the names."""
        return frozenset(f for f in asked if not f.startswith("@") or (kind and f == f"@{kind.value}"))

    def _as_route(
        self, number: int, similarity: float, request: Request, asked: frozenset[str]
    ) -> Route | None:
        question = self.questions[number]
        entities = request.of_kind(question.each) if question.each is not None else ()
        if question.each is not None:
            if not entities:
                return None
            names = {f"e:{entity.id}" for entity in entities}
            similarity = self._similarity_of(number, (asked - names), request)
            asked = asked - names
        own = frozenset(feature for feature in asked if not feature.startswith("@"))
        total = self.weights.total(own) + unaccounted(request)
        if not total:
            return Route(question, entities, min(similarity, 1.0), 1.0, 1.0)
        knowledge = self._knowledge(number, entities)
        coverage = sum(self.weights[f] * knowledge.typical.get(f, 0.0) for f in sorted(own)) / total
        support = max((self.weights.total(own & group) for group in knowledge.groups), default=0.0) / total
        return Route(question, entities, min(similarity, 1.0), coverage, support)

    def _similarity_of(self, number: int, asked: frozenset[str], request: Request) -> float:
        kind = self.questions[number].each
        own = self._own(asked, kind)
        total = self.weights.total(own) + unaccounted(request)
        return max(
            (
                self.weights.total(own & self._wordings[at].features)
                / (total * self._wordings.totals[at]) ** 0.5
                for at in self._wordings.places[number]
            ),
            default=0.0,
        )

    def _find_knowledge(self, number: int, entities: tuple[Entity, ...]) -> _Knowledge:
        question = self.questions[number]
        route = Route(question, entities, 0, 0, 0)
        worded = self._wordings.worded[number]
        groups = [group.features for group in self._index.gathered((*route.gathers, *route.also))]
        asked = worded & ASKING
        typical = dict.fromkeys(frozenset().union(*groups), TOLD)
        for feature, share in self._wordings.shares[number].items():
            typical[feature] = max(typical.get(feature, 0.0), min(1.0, share / COMMON) ** 0.5)
        return _Knowledge(typical, tuple(group | asked for group in groups) or (worded,))

    def has_core(self, route: Route, request: Request) -> bool:
        """Whether a request has anything that the question is mostly about."""
        core = self._wordings.cores[self.questions.index(route.question)]
        return not core or bool(core & request.features)

    def knows(self, route: Route, features: frozenset[str]) -> bool:
        """Whether the question's claims know all of the features, those that only ask left aside."""
        knowledge = self._knowledge(self.questions.index(route.question), route.entities)
        return features <= MANNERS.union(*knowledge.groups)

    def worded(self, route: Route) -> frozenset[str]:
        """The features of the question's wordings."""
        return self._wordings.worded[self.questions.index(route.question)]
