"""Which of the questions that fit a request is the one it asks."""

from __future__ import annotations

from bot.answering.details import Details
from bot.answering.index import Index
from bot.answering.limits import COMPARING
from bot.answering.requests import Request
from bot.answering.routes import Route
from bot.answering.routing import Router
from bot.answering.selection import TELLING
from bot.story.entities import EntityKind

SURE = 0.45
"""From this score on a question fits. Measured with `python tests/benchmarks/bank.py`."""

EXACT = 0.93
ASKED_OF = 0.04
"""A question asked of the one person named is taken before another that fits better by no more than this."""

LEAD = 0.06
SAME = 0.02
"""How near a wording an open question must be, or how far ahead.

To be taken before one the articles answer.
"""

PLAIN = 0.6
APART = 0.2
BACK = 0.15
"""A claim that speaks of so much of a query, and so much more than all others, tells which question is asked.

Of those that fit it no worse than the best by more than the third.
"""


class Preferences:
    """Takes one of a request's routes before the others."""

    def __init__(self, index: Index, router: Router, details: Details) -> None:
        self._index = index
        self._router = router
        self._details = details

    def best(self, request: Request, routes: tuple[Route, ...]) -> Route | None:
        """The best route; an open question wins over an answered one by a clear lead or an exact wording."""
        routes = self._asked(request, routes)
        if not routes or self._router.groups(routes[0]):
            return self._of_person(request, routes) or routes[0] if routes else None
        compared = self._compared(request, routes)
        if compared is not None:
            return compared
        asked = self._telling(request, routes[0])
        nearest = routes[0].similarity - SAME if routes[0].similarity >= EXACT else 0.0
        return next(
            (
                route
                for route in routes
                if route.score >= routes[0].score - LEAD
                and route.similarity >= nearest
                and self._router.groups(route)
                and self._router.knows(route, asked)
            ),
            routes[0],
        )

    def plainly_asked(self, request: Request, best: Route, routes: tuple[Route, ...]) -> Route:
        """The question on the one thing that claims show to be asked; the best where they show none.

        "Which country were they taken to first and what for?" has most in common with a question on
        countries, and what it speaks of is told by a single claim of another.
        """
        if best.similarity >= EXACT or request.strange or not request.terms:
            return best
        fits = self._details.fits(request, self._index.candidates(request))
        top = next(iter(fits), None)
        if top is None or top.share < PLAIN or top.group in self._router.groups(best):
            return best
        others = next((fit.share for fit in fits if fit.group != top.group), 0.0)
        if top.share < others + APART:
            return best
        near = (route for route in routes if route.score >= best.score - BACK)
        return next((r for r in near if any(s.subject == top.group.subject for s in r.gathers)), best)

    def _asked(self, request: Request, routes: tuple[Route, ...]) -> tuple[Route, ...]:
        """The routes, less the open questions at their head with which a query shares nothing but names."""
        for number, route in enumerate(routes):
            if self._router.groups(route):
                return routes[number:] if route.score >= SURE else routes
            if not self._is_named_alone(request, route):
                return routes
        return routes

    def _is_named_alone(self, request: Request, route: Route) -> bool:
        """Whether a query has nothing of the wordings of a question, which ask more than names, but names."""
        worded = self._router.worded(route)
        shared = request.features & worded
        return bool(shared) and all(f[:2] == "e:" for f in shared) and any(f[:2] != "e:" for f in worded)

    def _of_person(self, request: Request, routes: tuple[Route, ...]) -> Route | None:
        """The answered question asked of the one person a request names, next to one asked of nobody."""
        if routes[0].entities or len(request.of_kind(EntityKind.PERSON)) != 1:
            return None
        near = (route for route in routes if route.score >= routes[0].score - ASKED_OF)
        return next((r for r in near if r.entities and self._router.groups(r)), None)

    def _compared(self, request: Request, routes: tuple[Route, ...]) -> Route | None:
        """The question with differences that a request asks in so many words, if it compares sources."""
        if COMPARING.isdisjoint(request.views):
            return None
        worded = (route for route in routes if route.similarity >= EXACT and route.score >= SURE)
        return next(
            (r for r in worded if any(self._index.has_differences(g.key) for g in self._router.groups(r))),
            None,
        )

    def _telling(self, request: Request, route: Route) -> frozenset[str]:
        """What a request has of a question's wordings and that tells questions apart."""
        weights = self._router.weights
        names = {f"e:{entity.id}" for entity in route.entities}
        return frozenset(
            feature
            for feature in request.features & self._router.worded(route) - names
            if weights[feature] >= TELLING
        )
