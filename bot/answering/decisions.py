"""What becomes of a request: a question answered, one left open, choices to ask back, or a refusal."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.compose import Composer
from bot.answering.gaps import WANTED, Gaps
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.limits import sources_asked
from bot.answering.preferences import EXACT, SURE, Preferences
from bot.answering.requests import Request
from bot.answering.routes import Route
from bot.answering.routing import Router, unaccounted
from bot.story.answers import Answer, Notice, NoticeKind, Status
from bot.story.entities import EntityKind
from bot.story.questions import Question

DETAIL = 0.6
"""The share of a query's weight that one group of claims must know to answer it where no question fits."""

UNACCOUNTED = 0.3
"""The share of a query's weight that the articles may not know before the answer is a refusal."""

RIVAL = 0.08
"""A question that fits nearly as well as the best has its first claims told too."""

SPOKEN = 0.85
NEARLY = 0.9
"""The share of a query's weight that a claim must speak of to answer it by itself.

And the share of that from which on other claims are told with it.
"""

MOST_ROUTES = 6
MOST_DETAILS = 3
"""So many questions are tried for one that gathers such a claim, and so many groups told where none does."""

NEAREST = 3
"""From how many questions, and how many of their groups, a refusal takes what the articles do give."""

ASK_BACK = 0.5
EQUAL = 0.03
MOST_CHOICES = 4
"""A question that fits no better than this, with others within a hair of it, is asked back."""


def _is_of_unknown(request: Request) -> bool:
    """Whether what it asks of a person is in words that nobody knows: "how tall is she"."""
    persons = request.of_kind(EntityKind.PERSON)
    is_plain = bool(request.unknown) and request.language is None  # English, whose words are listed best
    return bool(persons) and is_plain and all(feature[:2] == "e:" for feature in request.features)


class Decider:
    """Chooses among the routes of a request, and has the answer composed."""

    def __init__(self, index: Index, router: Router, composer: Composer) -> None:
        self._index = index
        self._digest = index.digest
        self._router = router
        self._composer = composer
        self._preferences = Preferences(index, router, composer.chooser.details)
        self._gaps = Gaps(index, router, composer.chooser)

    def decide(self, request: Request, routes: tuple[Route, ...]) -> Answer:
        """Answer a request by the question that fits it best, or say what the articles do not.

        A refusal names what is demanded and not told, where the title of an open question does not say so.
        """
        answer = self._decided(request, routes)
        if answer.status is not Status.NOT_COVERED or not request.demands:
            return answer
        titled = self._index.features.notions_of(answer.title if answer.question is not None else "")
        left = replace(request, demands=tuple(d for d in request.demands if d.notion not in titled))
        near = dict.fromkeys((c.subject, c.aspect) for line in answer.near for c in line.claims)
        untold = self._gaps.untold(left, [self._index.groups[key] for key in near])
        notice = Notice(NoticeKind.UNTOLD, untold)
        return replace(answer, notices=(*answer.notices, notice)) if untold else answer

    def _decided(self, request: Request, routes: tuple[Route, ...]) -> Answer:
        if self._is_unspoken(request, routes):
            return self._unspoken(request, routes)
        if self._gaps.lacks_words(request):
            return self._wordless(request, routes)
        routes = tuple(route for route in routes if self._is_apt(route, request))
        best = self._preferences.best(request, routes)
        if best is None or best.score < SURE or not self._router.groups(best):
            return self._told_by_claims(request, routes) or self._unanswered(request, best, routes)
        if self._gaps.lacks(request, best):
            return self._composer.not_covered(request, self._router.groups(best), routes, None)
        return self._known(request, self._preferences.plainly_asked(request, best, routes), routes)

    def _is_apt(self, route: Route, request: Request) -> bool:
        """Whether claims answer a question, or a request asks what it is mostly about, or so of a person."""
        is_worded = route.similarity >= EXACT and bool(route.entities)
        return is_worded or bool(self._router.groups(route)) or self._router.has_core(route, request)

    def _known(self, request: Request, best: Route, routes: tuple[Route, ...]) -> Answer:
        """The answer to a question whose claims give what is asked, if a request's words are known."""
        if _is_of_unknown(request):
            return self._composer.not_covered(request, self._nearest(routes), routes, None)
        if self.missing_share(request) > UNACCOUNTED:
            return self._told_by_claims(request, routes) or self._detail_or_refusal(request, routes)
        return self._answered(request, best, routes)

    def _unanswered(self, request: Request, best: Route | None, routes: tuple[Route, ...]) -> Answer:
        """What is told where no question fits that claims answer: an open one is refused by its title."""
        if best is None or best.score < SURE:
            return self._detail_or_refusal(request, routes)
        return self._composer.not_covered(request, self._index.gathered(best.near), routes, best)

    def _told_by_claims(self, request: Request, routes: tuple[Route, ...]) -> Answer | None:
        """The answer from claims that speak of nearly all of a request, where no question fits it.

        It is that of the nearest question that gathers them, if there is one.
        """
        if request.strange or not request.terms:
            return None
        fits = self._composer.chooser.details.fits(request, self._index.candidates(request))
        if not fits or fits[0].share < SPOKEN:
            return None
        wanted = request.features & WANTED
        if len(self._index.spoken_by(fits[0].claim, wanted)) < len(wanted):
            return None
        best = tuple(dict.fromkeys(fit.group for fit in fits if fit.share >= NEARLY * fits[0].share))
        if self._gaps.lacks_name(request, best) or self._gaps.untold(request, best):
            return None
        for route in routes[:MOST_ROUTES]:
            if best[0] in self._router.groups(route) and not self._gaps.lacks(request, route):
                only = self._only(request)
                return self._composer.answered(request, route, routes, only)
        return self._composer.detail(request, best[:MOST_DETAILS], routes, self._label(best[0]))

    def by_claims(self, request: Request, groups: tuple[Group, ...]) -> Answer | None:
        """The answer from claims that are known to speak of a request; None where there are none."""
        if not groups:
            return None
        routes = self._router.route(request)
        return self._composer.detail(request, groups[:MOST_DETAILS], routes, self._label(groups[0]))

    def _only(self, request: Request) -> frozenset[str]:
        return sources_asked(request, self._digest.sources, self._index.holding)

    def taken(self, request: Request, question: Question, routes: tuple[Route, ...]) -> Answer:
        """Answer a request that is a question of the story word for word."""
        route = next((r for r in routes if r.question == question), Route(question, (), 1.0, 1.0, 1.0))
        if not self._router.groups(route):
            return self._composer.not_covered(request, self._index.gathered(route.near), routes, route)
        return self._composer.answered(request, replace(route, is_verbatim=True), routes, self._only(request))

    def _answered(self, request: Request, best: Route, routes: tuple[Route, ...]) -> Answer:
        """The answer to the best question, and to one that fits nearly as well; or which of them is meant."""
        choices = self._choices(routes)
        if best.score < ASK_BACK and len(choices) > 1:
            return self._composer.asked_back(request, choices)
        only = self._only(request)
        rival = next(
            (r for r in routes if r != best and r.score >= best.score - RIVAL and self._router.groups(r)),
            None,
        )
        return self._composer.answered(request, best, routes, only, rival)

    def _choices(self, routes: tuple[Route, ...]) -> tuple[Question, ...]:
        """The answered questions that fit a request equally well, when several do."""
        answered = [route for route in routes if self._router.groups(route) and route.question.each is None]
        near = [route.question for route in answered if route.score >= answered[0].score - EQUAL]
        return tuple(near[:MOST_CHOICES])

    def _notions(self, request: Request) -> frozenset[str]:
        """What a request speaks of and no claim does."""
        return frozenset(f for f in request.features if f[:2] == "c:") - self._index.spoken

    def _is_unspoken(self, request: Request, routes: tuple[Route, ...]) -> bool:
        """Whether a request speaks of what no claim holds, and is not word for word an answered question."""
        notions = self._notions(request)
        if not notions or not routes:
            return False
        best = routes[0]
        is_worded = best.similarity >= EXACT and bool(notions & self._router.worded(best))
        return not (is_worded and self._router.groups(best))

    def _unspoken(self, request: Request, routes: tuple[Route, ...]) -> Answer:
        """A refusal: by the open question that has the missing notion, when there is one."""
        notions = self._notions(request)
        opened = next(
            (r for r in routes if notions & self._router.worded(r) and not self._router.groups(r)), None
        )
        near = self._index.gathered(opened.near) if opened is not None else self._nearest(routes)
        return self._composer.not_covered(request, near, routes, opened)

    def _wordless(self, request: Request, routes: tuple[Route, ...]) -> Answer:
        """A refusal where nothing is told by whom a request asks for: by the open question asked of them."""
        asked = (
            route
            for route in routes
            if not self._router.groups(route)
            and any(entity.id in request.speakers for entity in route.entities)
        )
        opened = next(asked, None)
        near = self._index.gathered(opened.near) if opened is not None else ()
        return self._composer.not_covered(request, near or self._nearest(routes), routes, opened)

    def _nearest(self, routes: tuple[Route, ...]) -> tuple[Group, ...]:
        """The first groups of the first answered question."""
        answered = (groups for route in routes[:NEAREST] if (groups := self._router.groups(route)))
        return next(answered, ())[:NEAREST]

    def missing_share(self, request: Request) -> float:
        """The share of the request's weight in words and notions that no article speaks of."""
        weights = self._router.weights
        unknown = unaccounted(request)
        missing = weights.total(request.features - self._router.answerable)
        total = weights.total(request.features) + unknown
        return (missing + unknown) / total if total else 0.0

    def _detail_or_refusal(self, request: Request, routes: tuple[Route, ...]) -> Answer:
        """Claims that know nearly all of the query, where no question fits.

        Else a refusal with the nearest.
        """
        ranked = self._composer.best_groups(request, self._router.weights)
        missing = self.missing_share(request)
        if ranked and not request.strange and missing <= UNACCOUNTED and ranked[0][0] >= DETAIL:
            groups = tuple(group for share, group in ranked[:3] if share >= 0.9 * ranked[0][0])
            if self._gaps.lacks_name(request, groups) or self._gaps.untold(request, groups):
                return self._composer.not_covered(request, groups, routes, None)
            return self._composer.detail(request, groups, routes, self._label(groups[0]))
        near = self._nearest(routes) if request.features else ()
        return self._composer.not_covered(request, near, routes, None)

    def _label(self, group: Group) -> str:
        story = self._digest.story
        return f"{story.subjects[group.subject]}: {story.aspects[group.aspect].label}"
