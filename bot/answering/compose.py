"""Builds answers: the claims that speak to a request, where they differ, and who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.absences import absence_notices, compared_with, lists_without
from bot.answering.excerpts import MOST_SILENT, Excerpt, allotted, framed
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.limits import sources_asked
from bot.answering.lines import lead_of, lines_of
from bot.answering.meanings import JUDGING
from bot.answering.narrowing import Selection, pointed
from bot.answering.requests import Request
from bot.answering.routes import Route
from bot.answering.routing import Router
from bot.answering.selection import Chooser
from bot.answering.weights import Weights
from bot.story.answers import Answer, Line, Notice, NoticeKind, Status
from bot.story.entities import Entity, EntityKind
from bot.story.findings import Finding
from bot.story.questions import Question, Selector

MOST_WEIGHED = 60
"""So many claims are weighed for the lines that a refusal gives."""

NEXT = 4
NEAR = 4
NEAR_ENOUGH = 0.2
"""How many questions to go on with, how many lines a refusal gives, and how near a next question must be."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Builds answers from one digest."""

    index: Index
    router: Router
    chooser: Chooser

    def answered(
        self,
        request: Request,
        route: Route,
        routes: Sequence[Route],
        only: frozenset[str],
        rival: Route | None = None,
    ) -> Answer:
        """The answer to a question, narrowed to what the request is about and to the sources asked for."""
        selection = self.chooser.selection(request, route, rival, only)
        groups = selection.groups
        telling = [(group, selection.told(group, self.index.findings([group.key]))) for group in groups]
        told = self.index.excerpt(telling, only, self._kept(request, groups, only))
        if not told.claims:
            return self._listed_without(request, routes, only) or self.not_covered(
                request, groups, routes, route
            )
        items = selection.items.union(entity.label for entity in request.entities)
        among = compared_with(request, self.index, only)
        findings = pointed(self._concerning(groups, among, route, selection), items)
        answer = self._answer(request, groups, told, findings, only)
        following = self.following(route.question, routes)
        return replace(answer, title=route.title, question=route.question, suggestions=following)

    def _listed_without(
        self, request: Request, routes: Sequence[Route], only: frozenset[str]
    ) -> Answer | None:
        """The lists of the sources asked, where somebody is only looked for in them and is on none."""
        groups = lists_without(request, self.index, only)
        told = self.index.excerpt([(group, group.claims) for group in groups], only)
        if not told.claims:
            return None
        among = compared_with(request, self.index, only)
        findings = self.differences(groups, among) if among != only else ()
        route = next((r for r in routes if groups[0] in self.router.groups(r)), None)
        answer = self._answer(request, groups, told, findings, only)
        title = route.title if route is not None else answer.title
        return replace(answer, title=title, suggestions=self.following(None, routes))

    def _concerning(
        self, groups: Iterable[Group], only: frozenset[str], route: Route, selection: Selection
    ) -> tuple[Finding, ...]:
        """The differences on what was asked, and on the lists that the entities asked of are on."""
        entities = self._listed(route)
        listed = {key for entity in entities for key in self.index.naming(entity)}
        return tuple(
            finding
            for finding in self.differences(groups, only, entities)
            if (finding.subject, finding.aspect) in listed or selection.concerns(finding)
        )

    @staticmethod
    def _listed(route: Route) -> tuple[Entity, ...]:
        """The entities whose places on lists an answer compares: several, for one is on a list or is not."""
        return route.entities if len(route.entities) > 1 else ()

    def _kept(self, request: Request, groups: Iterable[Group], only: frozenset[str]) -> frozenset[str] | None:
        """Ids of the claims that alone are wanted, when a request wants only some.

        Those that sources agree on, or differ on, or that name whom it asks for by a trait.
        """
        if request.traits:
            return self._with_traits(request, groups, only)
        holding = self.index.holdings.findings_with(group.key for group in groups).values()
        if "r:agreed" in request.limits:
            wanted = [f for f in holding if f.severity is None]
        elif "r:disputed" in request.limits:
            wanted = [f for f in holding if f.is_difference]
        else:
            return None
        return frozenset(claim.id for f in wanted for position in f.positions for claim in position.claims)

    def _with_traits(
        self, request: Request, groups: Iterable[Group], only: frozenset[str]
    ) -> frozenset[str] | None:
        """Ids of the claims that name anybody with a trait that a request asks for.

        None if none of the sources asked does: all that they name tells who is not.
        """
        told = (claim for group in groups for claim in group.claims)
        claims = (claim for claim in told if not only or claim.source in only)
        having = (claim for claim in claims if request.traits & self.index.features.notions(claim))
        return frozenset(claim.id for claim in having) or None

    def detail(
        self, request: Request, groups: tuple[Group, ...], routes: Sequence[Route], title: str
    ) -> Answer:
        """The answer from claims alone, where no question of the story fits."""
        only = sources_asked(request, self.index.digest.sources, self.index.holding)
        told = self.index.excerpt([(group, group.claims) for group in groups], only)
        if not told.claims:
            return self.not_covered(request, groups, routes, None)
        answer = self._answer(request, groups, told, self.differences(groups, only), only)
        suggestions = self.following(None, routes)
        return replace(answer, title=title, suggestions=suggestions)

    def _answer(
        self,
        request: Request,
        groups: tuple[Group, ...],
        told: Excerpt,
        findings: tuple[Finding, ...],
        only: frozenset[str],
    ) -> Answer:
        digest = self.index.digest
        frame = framed(told, findings, only, digest, self.index.holdings)
        return Answer(
            query=request.text,
            status=Status.ANSWERED,
            title=request.text,
            stamp=digest.stamp,
            lead=lead_of(groups, told.claims, frame.findings),
            lines=lines_of(told.claims),
            findings=frame.findings,
            more=frame.more,
            silent=frame.silent,
            sources=frame.sources,
            of_sources=len(digest.sources),
            notices=(*told_notices(request, only), *absence_notices(request, self.index, only)),
            more_lines=told.left,
            more_sources=frame.more_sources,
            more_silent=frame.more_silent,
            origins=frame.origins,
        )

    def differences(
        self, groups: Iterable[Group], only: frozenset[str], entities: Sequence[Entity] = ()
    ) -> tuple[Finding, ...]:
        """The disagreements on these groups, and those on lists that name the entities; strongest first."""
        keys = dict.fromkeys(group.key for group in groups)
        keys.update(dict.fromkeys(key for entity in entities for key in self.index.naming(entity)))
        found = tuple(finding for finding in self.index.findings(keys) if finding.is_difference)
        if only:
            found = self.index.holdings.differences_among(only, found, self.index.digest.story)
        return tuple(sorted(found, key=lambda finding: finding.severity.rank if finding.severity else 9))

    def best_groups(self, request: Request, weights: Weights) -> list[tuple[float, Group]]:
        """Groups by the share of the request's weight that they know, best first."""
        total = weights.total(request.features) or 1.0
        near = self.index.near(request.features, weights)
        ranked = [(weight / total, self.index.groups[key]) for key, weight in near.items()]
        return sorted(ranked, key=lambda pair: (-pair[0], pair[1].key))

    def asked_back(self, request: Request, choices: tuple[Question, ...]) -> Answer:
        """Which of several questions is meant, where the request fits them alike."""
        digest = self.index.digest
        return Answer(
            query=request.text,
            status=Status.AMBIGUOUS,
            title=request.text.strip(),
            stamp=digest.stamp,
            sources=digest.sources[:MOST_SILENT],
            more_sources=len(digest.sources[MOST_SILENT:]),
            of_sources=len(digest.sources),
            suggestions=choices,
            notices=notices_of(request, frozenset()),
        )

    def not_covered(
        self, request: Request, near: Sequence[Group], routes: Sequence[Route], route: Route | None
    ) -> Answer:
        """A plain refusal: who was asked, what is nearest, what the articles do give."""
        digest = self.index.digest
        persons = self.index.gathered(Selector(f"*/{entity.id}", "*") for entity in request.alike)
        named = request.of_kind(EntityKind.PERSON) if not request.strange else ()
        own = self.index.gathered(Selector(f"*/{entity.id}", "*") for entity in named)
        lines = self._nearest_lines(request, persons or tuple(dict.fromkeys((*near, *own))))
        cited = {citation.source for line in lines for citation in line.citations}
        only = sources_asked(request, digest.sources, self.index.holding)
        searched = self.index.holdings.sources(only) if only else digest.sources
        notices = (*notices_of(request, only), *absence_notices(request, self.index, only))
        nobody_knows = request.strange or request.unknown
        if nobody_knows:
            notices = (*notices, Notice(NoticeKind.UNKNOWN_WORDS, nobody_knows))
        return Answer(
            query=request.text,
            status=Status.NOT_COVERED,
            title=route.title if route is not None else request.text.strip(),
            stamp=digest.stamp,
            question=route.question if route is not None else None,
            near=lines,
            sources=self.index.holdings.sources(cited),
            silent=searched[:MOST_SILENT],
            more_silent=len(searched[MOST_SILENT:]),
            of_sources=len(digest.sources),
            suggestions=self.following(route.question if route else None, routes),
            notices=notices,
        )

    def _nearest_lines(self, request: Request, groups: Sequence[Group]) -> tuple[Line, ...]:
        weights = self.router.weights
        claims = sorted(
            allotted([group.strongest for group in groups], MOST_WEIGHED),
            key=lambda claim: -weights.total(self.index.spoken_by(claim, request.features)),
        )
        return lines_of(claims)[:NEAR]

    def following(self, question: Question | None, routes: Sequence[Route]) -> tuple[Question, ...]:
        """Questions to go on with: what else was near, then others on the same topic."""
        story = self.index.digest.story
        near = [route.question for route in routes if route.score > NEAR_ENOUGH]
        same = [q for q in story.questions if question is not None and q.topic == question.topic]
        menu = [q for slug in story.menu if (q := story.question(slug)) is not None]
        wanted = dict.fromkeys(
            q
            for q in (*near, *same, *menu)
            if q.each is None and q != question and self.index.gathered(q.gathers)
        )
        return tuple(wanted)[:NEXT]


def notices_of(request: Request, only: frozenset[str]) -> tuple[Notice, ...]:
    """What the person should know about how the query was taken."""
    notices = []
    if request.language is not None:
        notices.append(Notice(NoticeKind.LANGUAGE, (request.language.name,)))
    for wrong, right in request.corrected:
        notices.append(Notice(NoticeKind.CORRECTED, (wrong, right)))
    if only:
        notices.append(Notice(NoticeKind.RESTRICTED, tuple(sorted(only))))
    return tuple(notices)


def told_notices(request: Request, only: frozenset[str]) -> tuple[Notice, ...]:
    """The same beside what is told: which source is right is not decided."""
    unjudged = (Notice(NoticeKind.UNJUDGED),) if JUDGING in request.views else ()
    return (*notices_of(request, only), *unjudged)
