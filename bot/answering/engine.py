"""Answers queries about one story; loaded once and shared by all requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.answering.compose import TELLING, Composer
from bot.answering.followups import is_leaning, joined
from bot.answering.index import Group, Index
from bot.answering.lexicon import General
from bot.answering.limits import sources_asked
from bot.answering.meanings import Meanings, meanings_of
from bot.answering.parts import Splitter
from bot.answering.requests import Request, parse
from bot.answering.routing import ASKING, Route, Router, unaccounted
from bot.answering.verbs import answer_verb, verb_of
from bot.answering.views import Views
from bot.answering.words import words
from bot.story.answers import Answer, Check, Notice, NoticeKind, Status
from bot.story.digests import Digest
from bot.story.questions import Question

if TYPE_CHECKING:
    from bot.answering.checking.checker import Checker

SURE = 0.45
"""From this score on a question fits. Measured with `python tests/benchmarks/bank.py`."""

EXACT = 0.93
LEAD = 0.06
SAME = 0.02
"""How near a wording an open question must be, or how far ahead, to be taken before one the articles answer."""

DETAIL = 0.6
"""The share of a query's weight that one group of claims must know to answer it where no question fits."""

UNACCOUNTED = 0.3
"""The share of a query's weight that the articles may not know before the answer is a refusal."""

RIVAL = 0.08
"""A question that fits nearly as well as the best has its first claims told too."""

NEAREST = 3
"""From how many questions, and how many of their groups, a refusal takes what the articles do give."""

ASK_BACK = 0.5
EQUAL = 0.03
MOST_CHOICES = 4
"""A question that fits no better than this, with others within a hair of it, is asked back."""

LEANING = 0.7
"""A short message that fits a question less than this is read as a follow-up, when there is a question before it."""

LIMITED = {"r:agreed": "agreements", "r:disputed": "disagreements"}
"""Limits that, with no subject of their own, ask for a view."""

PIECE = 2.0
"""A piece of a message asks something of its own from this weight on; lighter ones lean on the others."""

DOUBTFUL = 0.65
"""Below this score a message of several sentences is answered by the sentence that fits a question best."""


class Answerer:
    """Everything that answering one story needs, built from its digest and the languages' words."""

    def __init__(self, digest: Digest, general: General, statements: Mapping[str, Any] | None = None) -> None:
        self.digest = digest
        self.meanings: Meanings = meanings_of(digest, general)
        self.index = Index(digest, self.meanings)
        self.router = Router(self.index)
        self.views = Views(self.index)
        self._composer = Composer(self.index, self.router)
        self._splitter = Splitter(general.languages)
        self._general_views = {view.slug: view for view in general.views}
        self._verbs = general.verbs
        self._statements = statements or {}

    def answer(self, text: str, *, previous: str | None = None) -> Answer:
        """Answer a query; every text, empty and hostile ones included, gets an orderly answer."""
        whole, sureness = self._answer_one(text)
        if previous is not None:
            followed = self._followed(text, previous, sureness)
            if followed is not None:
                return followed
        parts = self._parts(self._splitter.split(text))
        if len(parts) < 2 and parse(text, self.meanings, self.digest.story).strange:
            return whole
        if len(parts) > 1:
            return replace(parts[0], query=text, parts=parts[1:])
        if parts and whole.status is not Status.ANSWERED:
            return replace(parts[0], query=text)
        if sureness < DOUBTFUL:
            return self._best_sentence(text, whole, sureness)
        return whole

    def _followed(self, text: str, previous: str, sureness: float) -> Answer | None:
        """The answer to a message that leans on the question before it; None when it stands by itself."""
        story = self.digest.story
        request = parse(text, self.meanings, story)
        if not is_leaning(request, len(words(text)), sureness, LEANING):
            return None
        asked = story.question(previous.strip().casefold())
        before = parse(asked.title if asked is not None else previous, self.meanings, story)
        merged = joined(before, request)
        if merged.is_empty:
            return None
        answer = self._decide(merged, self.router.route(merged))
        return replace(answer, notices=(*answer.notices, Notice(NoticeKind.FOLLOW_UP, (previous,))))

    def _parts(self, pieces: tuple[str, ...]) -> tuple[Answer, ...]:
        """One answer a piece, where the pieces ask different things."""
        found: dict[str, Answer] = {}
        for piece in pieces:
            request = parse(piece, self.meanings, self.digest.story)
            if not request.strange and self.router.weights.total(request.features) < PIECE:
                continue
            answer, _ = self._answer_one(piece)
            if answer.status is not Status.AMBIGUOUS:
                found.setdefault(answer.title, answer)
        if not any(answer.status is Status.ANSWERED for answer in found.values()):
            return ()
        return tuple(found.values())

    def _best_sentence(self, text: str, whole: Answer, sureness: float) -> Answer:
        """The answer to the sentence of a long message that fits best, when that fits better than the whole."""
        best, score = whole, sureness
        for sentence in self._splitter.sentences(text):
            answer, sentence_score = self._answer_one(sentence)
            if answer.status is Status.ANSWERED and sentence_score > score:
                best, score = answer, sentence_score
        return replace(best, query=text)

    def _answer_one(self, text: str) -> tuple[Answer, float]:
        """The answer to one question, and how well it fits."""
        slug = text.strip().casefold()
        question = self.digest.story.question(slug)
        if question is not None and question.each is None:
            route = Route(question, (), 1.0, 1.0, 1.0)
            return self._exactly(route, parse(question.title, self.meanings, self.digest.story)), 1.0
        request = parse(text, self.meanings, self.digest.story)
        if request.is_empty:
            return self.menu(text), 0.0
        verb, rest = verb_of(text, self._verbs)
        if verb:
            asked = parse(rest, self.meanings, self.digest.story)
            only = sources_asked(asked, self.digest.sources)
            done = answer_verb(verb, text, rest, asked, only, self.views)
            if done is not None:
                return done, 1.0
            request = asked if verb == "person" else request
        viewed = self._viewed(request)
        if viewed is not None:
            return viewed, 1.0
        routes = self.router.route(request)
        return self._decide(request, routes), routes[0].score if routes else 0.0

    def _exactly(self, route: Route, request: Request) -> Answer:
        routes = self.router.route(request)
        if not self.router.groups(route):
            return self._composer.not_covered(request, self.index.gathered(route.near), routes, route)
        plain = Request(request.text, frozenset(), (), (), (), (), None)
        return self._composer.answered(plain, route, routes, frozenset())

    def _viewed(self, request: Request) -> Answer | None:
        """The view that a request asks for, when it names nothing else in particular."""
        wanted = request.views or tuple(LIMITED[limit] for limit in request.limits if limit in LIMITED)
        if not wanted or request.strange or request.unknown or request.entities:
            return None
        subject = frozenset(f for f in request.features if f[:2] == "c:") - ASKING
        if self.router.weights.total(subject) >= TELLING:
            return None
        only = sources_asked(request, self.digest.sources)
        view = self._general_views[wanted[0]]
        return self.views.answer(view, request.text, only) or self.menu(request.text)

    def _decide(self, request: Request, routes: tuple[Route, ...]) -> Answer:
        routes = tuple(route for route in routes if self.router.groups(route) or self.router.has_core(route, request))
        best = self._unspoken(request, routes) or self._preferred(request, routes)
        missing = self.missing_share(request)
        if best is None or best.score < SURE:
            return self._detail_or_refusal(request, routes, missing)
        if not self.router.groups(best):
            return self._composer.not_covered(request, self.index.gathered(best.near), routes, best)
        choices = self._choices(routes)
        if best.score < ASK_BACK and len(choices) > 1:
            return self._composer.asked_back(request, choices)
        if missing > UNACCOUNTED:
            return self._detail_or_refusal(request, routes, missing)
        only = sources_asked(request, self.digest.sources)
        rival = next((r for r in routes if r != best and r.score >= best.score - RIVAL and self.router.groups(r)), None)
        return self._composer.answered(request, best, routes, only, rival)

    def _choices(self, routes: tuple[Route, ...]) -> tuple[Question, ...]:
        """The answered questions that fit a request equally well, when several do."""
        answered = [route for route in routes if self.router.groups(route) and route.question.each is None]
        near = [route.question for route in answered if route.score >= answered[0].score - EQUAL]
        return tuple(near[:MOST_CHOICES])

    def _unspoken(self, request: Request, routes: tuple[Route, ...]) -> Route | None:
        """The open question for a notion that no claim holds, unless the best question's own wordings have it."""
        notions = {f for f in request.features if f[:2] == "c:"} - self.index.spoken
        if not notions or not routes:
            return None
        if routes[0].similarity >= EXACT and notions & self.router.worded(routes[0]):
            return None
        return next(
            (r for r in routes if notions & self.router.worded(r) and not self.router.groups(r)), None
        )

    def _preferred(self, request: Request, routes: tuple[Route, ...]) -> Route | None:
        """The best route; an open question wins over an answered one by a clear lead or an exact wording."""
        if not routes or self.router.groups(routes[0]):
            return routes[0] if routes else None
        asked = self._telling(request, routes[0])
        nearest = routes[0].similarity - SAME if routes[0].similarity >= EXACT else 0.0
        return next(
            (
                route
                for route in routes
                if route.score >= routes[0].score - LEAD
                and route.similarity >= nearest
                and self.router.groups(route)
                and self.router.knows(route, asked)
            ),
            routes[0],
        )

    def _telling(self, request: Request, route: Route) -> frozenset[str]:
        """What a request has of a question's wordings and that tells questions apart."""
        weights = self.router.weights
        names = {f"e:{entity.id}" for entity in route.entities}
        return frozenset(
            feature
            for feature in request.features & self.router.worded(route) - names
            if weights[feature] >= TELLING
        )

    def missing_share(self, request: Request) -> float:
        """The share of the request's weight in words and notions that no article speaks of."""
        weights = self.router.weights
        unknown = unaccounted(request)
        missing = weights.total(request.features - self.router.answerable)
        total = weights.total(request.features) + unknown
        return (missing + unknown) / total if total else 0.0

    def _detail_or_refusal(self, request: Request, routes: tuple[Route, ...], missing: float) -> Answer:
        """Claims that know nearly all of the query, where no question fits; else a refusal with the nearest."""
        ranked = self._composer.best_groups(request, self.router.weights)
        if ranked and not request.strange and missing <= UNACCOUNTED and ranked[0][0] >= DETAIL:
            groups = tuple(group for share, group in ranked[:3] if share >= 0.9 * ranked[0][0])
            return self._composer.detail(request, groups, routes, self._label(groups[0]))
        nearest = next((groups for route in routes[:NEAREST] if (groups := self.router.groups(route))), ())
        near = nearest[:NEAREST] if request.features else ()
        return self._composer.not_covered(request, near, routes, None)

    def _label(self, group: Group) -> str:
        story = self.digest.story
        return f"{story.subjects[group.subject]}: {story.aspects[group.aspect].label}"

    @cached_property
    def _checker(self) -> Checker:
        from bot.answering.checking.checker import Checker  # noqa: PLC0415 - a question needs none of it
        from bot.answering.checking.phrases import statements_of  # noqa: PLC0415

        words = statements_of(self._statements)
        return Checker(self.digest, self.meanings, self.index, self.router.weights, words)

    def check(self, statement: str) -> Check:
        """Check a statement against the articles; every text gets an orderly verdict."""
        return self._checker.check(statement)

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
            suggestions=tuple(q for q in story.questions if q.each is None and self.index.gathered(q.gathers)),
        )
