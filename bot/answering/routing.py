"""Which of the story's questions a request asks, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.index import ASKED_BY, STRANGE_WEIGHT, UNKNOWN_WEIGHT, Group, Index, Weights
from bot.answering.meanings import PLACEHOLDER
from bot.answering.memory import remembered
from bot.answering.requests import Request
from bot.answering.words import MAX_CHARACTERS
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Question, Selector

COMMON = 0.5
TOLD = 0.6
"""The share of a question's wordings from which on a feature is wholly typical of it.

A feature of its claims alone is typical to the second degree.
"""

CORE = 1.5
"""A notion lighter than this is in so many questions that it is the heart of none."""

SIMILARITY_SHARE = 0.5
COVERAGE_SHARE = 0.4
SUPPORT_SHARE = 0.2
"""What the nearest wording, the whole question's knowledge of the query.

And its best claims' knowledge count.
"""


MANNERS = frozenset({"c:say", "c:role", "c:motive", "c:name"})
"""Concepts that claims of any kind can answer: who, what kind, why, in what words."""

ASKING = MANNERS.union(ASKED_BY.values())
"""Concepts that ask rather than tell: a question's claims answer them by being its claims."""


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


def squeezed(text: str) -> str:
    """A text without case, doubled blanks and closing marks, for telling whether two are one."""
    return " ".join(text[:MAX_CHARACTERS].casefold().split()).rstrip("?!. …")


def unaccounted(request: Request) -> float:
    """The weight of the words that neither the languages nor the story know."""
    return UNKNOWN_WEIGHT * len(request.unknown) + STRANGE_WEIGHT * len(request.strange)


@dataclass(frozen=True, slots=True)
class _Wording:
    question: int
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """How typical features are of a question (0 to 1), and the features of each group of its claims."""

    typical: dict[str, float]
    groups: tuple[frozenset[str], ...]


def _core(wordings: tuple[_Wording, ...]) -> frozenset[str]:
    """What an open question is mostly about: the notions that a third of its wordings share.

    Those that only ask are left out where it has others.
    """
    counts = Counter(feature for wording in wordings for feature in wording.features)
    shared = frozenset(f for f, count in counts.items() if count * 3 >= len(wordings) and f[:2] == "c:")
    return shared - ASKING or shared


class Router:
    """Matches requests with the wordings of a story's questions."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.questions = index.digest.story.questions
        self._wordings = tuple(self._read_wordings())
        counts = [Counter[str]() for _ in self.questions]
        for wording in self._wordings:
            counts[wording.question].update(wording.features)
        self._worded = tuple(frozenset(count) for count in counts)
        sizes = Counter(wording.question for wording in self._wordings)
        self._places: dict[int, list[int]] = defaultdict(list)
        for at, wording in enumerate(self._wordings):
            self._places[wording.question].append(at)
        self._shares = tuple(
            {feature: count / sizes[number] for feature, count in counted.items()}
            for number, counted in enumerate(counts)
        )
        self.weights = Weights(self._worded)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, wording in enumerate(self._wordings):
            for feature in sorted(wording.features):
                self._postings[feature].append(at)
        self._totals = tuple(self.weights.total(wording.features) for wording in self._wordings)
        self._cores = tuple(
            frozenset(
                f
                for f, share in shares.items()
                if share * 3 >= 1 and f[:2] == "c:" and self.weights[f] >= CORE
            )
            for shares in self._shares
        )
        self._verbatim: dict[str, Question] = {}
        for question in self.questions:
            for phrase in (question.title, *question.wordings) if question.each is None else ():
                self._verbatim.setdefault(squeezed(phrase), question)
        self.answerable = self._answerable()
        self._knowledge = remembered(self._find_knowledge, 4_096)

    def _read_wordings(self) -> Iterator[_Wording]:
        """All wordings; of an open question only those that hold what most of its wordings are about.

        Without that a stray wording would refuse what the articles do answer.
        """
        for number, question in enumerate(self.questions):
            found = tuple(self._wordings_of(number, question))
            core = _core(found) if self._is_open(question) else None
            yield from (wording for wording in found if core is None or core & wording.features)

    def _is_open(self, question: Question) -> bool:
        """Whether no claim answers the question, whomever it is asked of."""
        selectors = question.gathers
        if question.each is not None:
            selectors = tuple(
                Selector(selector.subject.replace(PLACEHOLDER, "*"), selector.aspect)
                for selector in selectors
            )
        return not self._index.gathered(selectors)

    def _wordings_of(self, number: int, question: Question) -> Iterator[_Wording]:
        for wording in (question.title, question.slug.replace("-", " "), *question.wordings):
            features = self._index.wording_features(wording.replace(PLACEHOLDER, " "))
            if question.each is not None and PLACEHOLDER in wording:
                features |= {f"@{question.each.value}"}
            elif question.each is not None:
                continue
            if any(not f.startswith("@") for f in features) or wording == PLACEHOLDER:
                yield _Wording(number, features)

    def _answerable(self) -> frozenset[str]:
        """Features that some claim, or the wording of a question with claims, knows."""
        known = set(self._index.spoken)
        for number, question in enumerate(self.questions):
            if question.each is not None or self._index.gathered(question.gathers):
                known |= {f for f in self._worded[number] if not f.startswith("@")}
        return frozenset(known)

    def verbatim(self, text: str) -> Question | None:
        """The question whose title or wording a text is word for word."""
        return self._verbatim.get(squeezed(text))

    def groups(self, route: Route) -> tuple[Group, ...]:
        """The groups of claims that a route gathers."""
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
                self.weights.total(own & self._wordings[at].features) / (total * self._totals[at]) ** 0.5
                for at in self._places[number]
            ),
            default=0.0,
        )

    def _find_knowledge(self, number: int, entities: tuple[Entity, ...]) -> _Knowledge:
        question = self.questions[number]
        route = Route(question, entities, 0, 0, 0)
        worded = self._worded[number]
        groups = [group.features for group in self._index.gathered((*route.gathers, *route.also))]
        asked = worded & ASKING
        typical = dict.fromkeys(frozenset().union(*groups), TOLD)
        for feature, share in self._shares[number].items():
            typical[feature] = max(typical.get(feature, 0.0), min(1.0, share / COMMON) ** 0.5)
        return _Knowledge(typical, tuple(group | asked for group in groups) or (worded,))

    def has_core(self, route: Route, request: Request) -> bool:
        """Whether a request has anything that the question is mostly about."""
        core = self._cores[self.questions.index(route.question)]
        return not core or bool(core & request.features)

    def knows(self, route: Route, features: frozenset[str]) -> bool:
        """Whether the question's claims know all of the features, those that only ask left aside."""
        knowledge = self._knowledge(self.questions.index(route.question), route.entities)
        return features <= MANNERS.union(*knowledge.groups)

    def worded(self, route: Route) -> frozenset[str]:
        """The features of the question's wordings."""
        return self._worded[self.questions.index(route.question)]
