"""Which of the story's questions a request asks, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.index import STRANGE_WEIGHT, UNKNOWN_WEIGHT, Group, Index, Weights
from bot.answering.meanings import PLACEHOLDER
from bot.answering.requests import Request
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Question, Selector

SIMILARITY_SHARE = 0.6
"""How much the nearest wording counts against how much of the query the question's claims and wordings know."""


@dataclass(frozen=True, slots=True)
class Route:
    """A question that a request may ask, for the entities it is asked of.

    `similarity` compares with the nearest wording, `coverage` is the share of the query's weight that the
    question's wordings and claims know; both between 0 and 1, as is `score`.
    """

    question: Question
    entities: tuple[Entity, ...]
    similarity: float
    coverage: float

    @property
    def score(self) -> float:
        """How well the question fits."""
        return SIMILARITY_SHARE * self.similarity + (1 - SIMILARITY_SHARE) * self.coverage

    @property
    def gathers(self) -> tuple[Selector, ...]:
        """The selectors of the question, filled in for its entities."""
        return self._filled(self.question.gathers)

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


def unaccounted(request: Request) -> float:
    """The weight of the words that neither the languages nor the story know."""
    return UNKNOWN_WEIGHT * len(request.unknown) + STRANGE_WEIGHT * len(request.strange)


@dataclass(frozen=True, slots=True)
class _Wording:
    question: int
    features: frozenset[str]


class Router:
    """Matches requests with the wordings of a story's questions."""

    def __init__(self, index: Index, views: tuple[Question, ...] = ()) -> None:
        self._index = index
        self.questions = (*index.digest.story.questions, *views)
        self._wordings = tuple(self._read_wordings())
        profiles = [set[str]() for _ in self.questions]
        for wording in self._wordings:
            profiles[wording.question] |= wording.features
        self._worded = tuple(frozenset(profile) for profile in profiles)
        self.weights = Weights(self._worded)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, wording in enumerate(self._wordings):
            for feature in sorted(wording.features):
                self._postings[feature].append(at)
        self._totals = tuple(self.weights.total(wording.features) for wording in self._wordings)
        self.answerable = self._answerable()
        self._profile = lru_cache(maxsize=4_096)(self._find_profile)

    def _read_wordings(self) -> Iterator[_Wording]:
        for number, question in enumerate(self.questions):
            for wording in (question.title, question.slug.replace("-", " "), *question.wordings):
                features = self._index.text_features(wording.replace(PLACEHOLDER, " "))
                if question.each is not None and PLACEHOLDER in wording:
                    features |= {f"@{question.each.value}"}
                elif question.each is not None:
                    continue
                if features:
                    yield _Wording(number, features)

    def _answerable(self) -> frozenset[str]:
        """Features that some claim, or the wording of a question with claims, knows."""
        known = set(self._index.spoken)
        for number, question in enumerate(self.questions):
            if not question.gathers or question.each is not None or self._index.gathered(question.gathers):
                known |= {f for f in self._worded[number] if not f.startswith("@")}
        return frozenset(known)

    def groups(self, route: Route) -> tuple[Group, ...]:
        """The groups of claims that a route gathers."""
        return self._index.gathered(route.gathers)

    def route(self, request: Request) -> tuple[Route, ...]:
        """Every question that shares a feature with the request, best first."""
        asked = self._asked(request)
        unknown = unaccounted(request)
        best: dict[int, float] = {}
        shared: dict[int, float] = defaultdict(float)
        for feature in sorted(asked):
            for at in self._postings.get(feature, ()):
                shared[at] += self.weights[feature]
        for at, weight in shared.items():
            number = self._wordings[at].question
            own = self.weights.total(self._own(asked, self.questions[number].each)) + unknown
            similarity = weight / (own * self._totals[at]) ** 0.5
            best[number] = max(best.get(number, 0.0), similarity)
        routes = [self._as_route(number, similarity, request, asked) for number, similarity in best.items()]
        return tuple(
            sorted(
                (route for route in routes if route is not None),
                key=lambda route: (-route.score, self.questions.index(route.question)),
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
        own = self._own(asked, question.each)
        total = self.weights.total(own) + unaccounted(request)
        profile = self._profile(number, entities)
        known = self.weights.total(own & profile)
        return Route(question, entities, min(similarity, 1.0), known / total if total else 0.0)

    def _similarity_of(self, number: int, asked: frozenset[str], request: Request) -> float:
        kind = self.questions[number].each
        own = self._own(asked, kind)
        total = self.weights.total(own) + unaccounted(request)
        return max(
            (
                self.weights.total(own & wording.features) / (total * self._totals[at]) ** 0.5
                for at, wording in enumerate(self._wordings)
                if wording.question == number
            ),
            default=0.0,
        )

    def _find_profile(self, number: int, entities: tuple[Entity, ...]) -> frozenset[str]:
        question = self.questions[number]
        route = Route(question, entities, 0, 0)
        spoken = (group.features for group in self._index.gathered(route.gathers))
        return self._worded[number].union(*spoken)
