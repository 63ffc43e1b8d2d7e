"""Builds answers: the claims that speak to a request, where they differ, and who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.excerpts import MOST_SILENT, Excerpt, allotted, framed
from bot.answering.index import Group, Index, Weights
from bot.answering.limits import sources_asked
from bot.answering.lines import lead_of, lines_of
from bot.answering.requests import Request
from bot.answering.routing import Route, Router
from bot.story.answers import Answer, Line, Notice, NoticeKind, Status
from bot.story.claims import Claim
from bot.story.entities import Entity
from bot.story.findings import Finding, Severity
from bot.story.questions import Question, Selector

NAMED = 2.5
"""An entity at least this telling narrows an answer to what speaks of it; lighter ones are in every claim."""

KEPT = 0.5
"""A group stays in an answer when it has half of what the best group has of the query's particular words."""

TELLING = 1.5
"""Features lighter than this are in so many questions that they tell nothing apart."""

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

    def answered(
        self,
        request: Request,
        route: Route,
        routes: Sequence[Route],
        only: frozenset[str],
        rival: Route | None = None,
    ) -> Answer:
        """The answer to a question, narrowed to what the request is about and to the sources asked for."""
        groups = self.narrowed(request, self.router.groups(route), route)
        if rival is not None:
            other = self.narrowed(request, self.router.groups(rival), rival)
            groups = tuple(dict.fromkeys((*groups, *other)))
        named = self._named(request, route)
        speaking = [(group, self._speaking(group, named)) for group in groups]
        told = self.index.excerpt(speaking, only, self._kept(request, groups))
        if not told.claims:
            return self.not_covered(request, groups, routes, route)
        findings = self.differences(groups, only, route.entities)
        answer = self._answer(request, groups, told, findings, only)
        following = self.following(route.question, routes)
        return replace(answer, title=route.title, question=route.question, suggestions=following)

    def _kept(self, request: Request, groups: Iterable[Group]) -> frozenset[str] | None:
        """Ids of the claims that sources agree on, or differ on, when a request wants only those."""
        holding = self.index.holdings.findings_with(group.key for group in groups).values()
        if "r:agreed" in request.limits:
            wanted = [f for f in holding if f.severity is None]
        elif "r:disputed" in request.limits:
            wanted = [f for f in holding if f.severity not in (None, Severity.GAP)]
        else:
            return None
        return frozenset(claim.id for f in wanted for position in f.positions for claim in position.claims)

    def detail(
        self, request: Request, groups: tuple[Group, ...], routes: Sequence[Route], title: str
    ) -> Answer:
        """The answer from claims alone, where no question of the story fits."""
        only = sources_asked(request, self.index.digest.sources)
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
            notices=notices_of(request, only),
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
        found = [
            finding
            for finding in self.index.findings(keys)
            if finding.severity not in (None, Severity.GAP)
            and not (only and only.isdisjoint(self.index.holdings.speakers(finding)))
        ]
        return tuple(sorted(found, key=lambda finding: finding.severity.rank if finding.severity else 9))

    def narrowed(self, request: Request, groups: tuple[Group, ...], route: Route) -> tuple[Group, ...]:
        """The groups that have what is particular in the request, and the question's first.

        All when nothing is.
        """
        core = {group.key for group in groups}
        everything = (*groups, *(group for group in self.router.more(route) if group.key not in core))
        everything = self._about(request, everything, route)
        particular = self._particular(request, everything, route)
        if not particular:
            return tuple(group for group in everything if group.key in core) or everything
        weights = self.router.weights
        scores = {group.key: weights.total(particular & group.features) for group in everything}
        best = max(scores.values())
        primary = groups[0].key if route.question.each is None else None
        subjects = {group.subject for group in everything if scores[group.key] >= KEPT * best}
        kept = [
            group
            for group in everything
            if group.key == primary
            or (group.subject in subjects and (group.key in core or scores[group.key] >= KEPT * best))
        ]
        return tuple(sorted(kept, key=lambda group: -scores[group.key]))

    def _about(self, request: Request, groups: tuple[Group, ...], route: Route) -> tuple[Group, ...]:
        """The groups that speak of whom the request names, when some do.

        EU lines do not answer for Amnesty.
        """
        named = self._named(request, route)
        speaking = tuple(group for group in groups if named & group.features)
        return speaking or groups

    def _named(self, request: Request, route: Route) -> frozenset[str]:
        """Telling entities that a request names, those that the question is asked of left aside."""
        weights = self.router.weights
        named = {f"e:{entity.id}" for entity in request.entities} - {f"e:{e.id}" for e in route.entities}
        return frozenset(feature for feature in named if weights[feature] >= NAMED)

    def _speaking(self, group: Group, named: frozenset[str]) -> tuple[Claim, ...]:
        """The claims of a group that speak of those named; all when they differ, or none does."""
        if not named & group.features or self.index.has_differences(group.key):
            return group.claims
        # Of a group too large to be told, its strongest are looked through.
        claims = group.claims if not group.speaking else group.strongest
        return tuple(claim for claim in claims if named & self.index.features(claim)) or group.claims

    def _particular(self, request: Request, groups: tuple[Group, ...], route: Route) -> frozenset[str]:
        """Telling features of the request that at most half of the groups have, but some do."""
        names = {f"e:{entity.id}" for entity in route.entities}
        weights = self.router.weights
        return frozenset(
            feature
            for feature in request.features - names
            if weights[feature] >= TELLING
            and 0 < sum(feature in group.features for group in groups) <= (len(groups) + 1) // 2
            and len(groups) > 1
        )

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
        lines = self._nearest_lines(request, persons or near)
        cited = {citation.source for line in lines for citation in line.citations}
        notices = notices_of(request, frozenset())
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
            silent=digest.sources[:MOST_SILENT],
            more_silent=len(digest.sources[MOST_SILENT:]),
            of_sources=len(digest.sources),
            suggestions=self.following(route.question if route else None, routes),
            notices=notices,
        )

    def _nearest_lines(self, request: Request, groups: Sequence[Group]) -> tuple[Line, ...]:
        weights = self.router.weights
        claims = sorted(
            allotted([group.strongest for group in groups], MOST_WEIGHED),
            key=lambda claim: -weights.total(request.features & self.index.features(claim)),
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
