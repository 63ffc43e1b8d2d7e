"""Answers queries about one story; loaded once and shared by all requests."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.compose import Composer
from bot.answering.index import Group, Index
from bot.answering.lexicon import General
from bot.answering.limits import sources_asked
from bot.answering.meanings import Meanings, meanings_of
from bot.answering.parts import Splitter
from bot.answering.requests import Request, parse
from bot.answering.routing import Route, Router, unaccounted
from bot.answering.views import Views
from bot.story.answers import Answer, Status
from bot.story.digests import Digest

SURE = 0.45
"""From this score on a question fits. Measured with `pytest -m benchmark tests/benchmarks/test_bank.py`."""

EXACT = 0.93
LEAD = 0.06
"""How near a wording an open question must be, or how far ahead, to be taken before one the articles answer."""

DETAIL = 0.6
"""The share of a query's weight that one group of claims must know to answer it where no question fits."""

UNACCOUNTED = 0.3
"""The share of a query's weight that the articles may not know before the answer is a refusal."""


class Answerer:
    """Everything that answering one story needs, built from its digest and the languages' words."""

    def __init__(self, digest: Digest, general: General, statements: object = None) -> None:
        self.digest = digest
        self.meanings: Meanings = meanings_of(digest, general)
        self.index = Index(digest, self.meanings.lexicon)
        self.router = Router(self.index, general.views)
        self._views = {view.slug: view for view in general.views}
        self.views = Views(self.index)
        self.composer = Composer(self.index, self.router)
        self._splitter = Splitter(general.languages)

    def answer(self, text: str, *, previous: str | None = None) -> Answer:
        """Answer a query; every text, empty and hostile ones included, gets an orderly answer."""
        pieces = self._splitter.split(text)
        whole = self._answer_one(text)
        if not pieces:
            return whole
        parts = self._parts(pieces)
        if len(parts) > 1:
            return replace(parts[0], query=text, parts=parts[1:])
        if parts and whole.status is not Status.ANSWERED:
            return replace(parts[0], query=text)
        return whole

    def _parts(self, pieces: tuple[str, ...]) -> tuple[Answer, ...]:
        """One answer a piece, where the pieces ask different things."""
        found: dict[str, Answer] = {}
        for piece in pieces:
            answer = self._answer_one(piece)
            if answer.status is Status.ANSWERED or answer.question is not None:
                found.setdefault(answer.title, answer)
        return tuple(found.values())

    def _answer_one(self, text: str) -> Answer:
        slug = text.strip().casefold()
        if slug in self._views and (view := self.views.answer(self._views[slug], text, frozenset())):
            return view
        question = self.digest.story.question(slug)
        request = parse(text if question is None or question.each else question.title, self.meanings, self.digest.story)
        if question is not None and question.each is None:
            return self._exactly(Route(question, (), 1.0, 1.0), request)
        if request.is_empty:
            return self.menu(text)
        routes = self.router.route(request)
        return self._decide(request, routes)

    def _exactly(self, route: Route, request: Request) -> Answer:
        routes = self.router.route(request)
        groups = self.router.groups(route)
        if not groups:
            return self.composer.not_covered(request, self.index.gathered(route.near), routes, route)
        plain = Request(request.text, frozenset(), (), (), (), (), None)
        return self.composer.answered(plain, route, routes, frozenset())

    def _decide(self, request: Request, routes: tuple[Route, ...]) -> Answer:
        best = self._preferred(routes)
        only = sources_asked(request, self.digest.sources)
        if best is not None and best.score >= SURE and best.question.slug in self._views:
            view = self.views.answer(best.question, request.text, only)
            if view is not None:
                return view
        missing = self.missing_share(request)
        if best is None or best.score < SURE:
            return self._detail_or_refusal(request, routes, missing)
        if not self.router.groups(best):
            return self.composer.not_covered(request, self.index.gathered(best.near), routes, best)
        if missing > UNACCOUNTED:
            return self._detail_or_refusal(request, routes, missing)
        return self.composer.answered(request, best, routes, only)

    def _preferred(self, routes: tuple[Route, ...]) -> Route | None:
        """The best route; an open question wins over an answered one only by a clear lead or an exact wording."""
        if not routes or self._has_claims(routes[0]) or routes[0].similarity >= EXACT:
            return routes[0] if routes else None
        answered = next((route for route in routes if self._has_claims(route)), None)
        if answered is not None and answered.score >= routes[0].score - LEAD:
            return answered
        return routes[0]

    def _has_claims(self, route: Route) -> bool:
        return route.question.slug in self._views or bool(self.router.groups(route))

    def missing_share(self, request: Request) -> float:
        """The share of the request's weight in words and notions that no article speaks of."""
        weights = self.router.weights
        unknown = unaccounted(request)
        missing = weights.total(f for f in request.features if f not in self.router.answerable)
        total = weights.total(request.features) + unknown
        return (missing + unknown) / total if total else 0.0

    def _detail_or_refusal(self, request: Request, routes: tuple[Route, ...], missing: float) -> Answer:
        ranked = self.composer.best_groups(request, self.router.weights)
        if ranked and not request.strange and missing <= UNACCOUNTED and ranked[0][0] >= DETAIL:
            groups = tuple(group for share, group in ranked[:3] if share >= 0.9 * ranked[0][0])
            return self.composer.detail(request, groups, routes, self._label(groups[0]))
        near = [group for share, group in ranked[:2] if share > 0.25]
        return self.composer.not_covered(request, near, routes, None)

    def _label(self, group: Group) -> str:
        story = self.digest.story
        return f"{story.subjects[group.subject]}: {story.aspects[group.aspect].label}"

    def menu(self, text: str) -> Answer:
        """What can be asked, when nothing was."""
        story = self.digest.story
        return Answer(
            query=text,
            status=Status.AMBIGUOUS,
            title=story.title,
            stamp=self.digest.stamp,
            sources=self.digest.sources,
            of_sources=len(self.digest.sources),
            suggestions=tuple(
                q for q in story.questions if q.each is None and self.index.gathered(q.gathers)
            ),
        )
