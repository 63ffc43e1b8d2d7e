"""Which groups of claims an answer chooses from: those of its question, and what the query speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.answering.details import Details, Fit
from bot.answering.features import ASKING
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.limits import is_comparing
from bot.answering.narrowing import Key, Selection
from bot.answering.requests import Request
from bot.answering.routes import Route
from bot.answering.routing import Router
from bot.story.entities import EntityKind

NAMED = 2.5
"""An entity at least this telling narrows an answer to what speaks of it; lighter ones are in every claim."""

PRIMARY = 0.4
CORE = 0.25
MORE = 0.1
RIVAL = 0.15
"""What it counts for a group to be the question's first, one of its others, one that it adds, or a rival's.

Beside the share of the query that the group's best claim speaks of, which is 1 at most.
"""

KEPT = 0.6
KEPT_BESIDE = 0.8
"""A question's group is told when it counts so much of what the best counts.

The second where claims of other questions speak of the query far better.
"""

FAR = 0.3
AHEAD = 0.1
NEARLY = 0.9
"""How much more of a query claims must know than the question's own to be far better, or to be told too.

Then those are told that come so near the best of all.
"""

TELLING = 1.5
"""Features lighter than this are in so many questions that they tell nothing apart."""

LEADING = 0.8
"""What a question asks first comes first when it speaks of so much of what the best does."""

BARELY = 0.4
"""What a question asks first is told whole when it speaks of so much of what the best does."""

BEYOND = 0.3
"""What makes up so much of a query is what it asks, whatever question it is near to."""

AS_WELL = 0.02
"""A rival that fits so nearly as well as the question is told as that is."""

FEW = 3
"""So many groups are told whole of whom a question is asked."""

MOST_GROUPS = 12
"""So many groups one answer tells at most."""


PEOPLE = "people"
"""The view that a request speaks of when it asks for all names."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses what answers to a request tell, from one digest."""

    index: Index
    router: Router
    details: Details

    def selection(
        self,
        request: Request,
        route: Route,
        rival: Route | None = None,
        only: AbstractSet[str] = frozenset(),
    ) -> Selection:
        """What to tell in answer to a question, and to another that fits a request nearly as well.

        Where only some sources are asked, their claims are weighed among themselves.
        """
        counts = self._counts(route, rival)
        if not request.terms:
            return Selection(self.router.groups(route))
        near = () if route.is_verbatim else self.index.candidates(request)
        own = (self.index.groups[key] for key in counts)
        groups = tuple(dict.fromkeys((*own, *near)))
        main = self._main(route)
        if rival is not None and rival.score >= route.score - AS_WELL:
            main |= self._main(rival)
        groups = self._about(request, groups, route, main)
        fits = self.details.fits(request, groups)
        if route.question.each is None:
            fits = self._to_the_point(request, route, fits)
        best: dict[Key, float] = {}
        for fit in fits:
            best.setdefault(fit.group.key, fit.share)
        if route.question.each is None:
            main = _spoken(main, best) | self._sides(request, route)
        told = self._told(best, counts, groups, main)
        told = tuple(dict.fromkeys((*told[:1], *self._row(route, told[:1]), *told[1:])))
        return Selection(
            told,
            shares={f.claim.id: f.share for f in fits if f.group in told and _is_asked(f, only)},
            main=main,
            added=frozenset(group.key for group in self.router.more(route)),
            items=frozenset(self._items(request, told)),
            naming=self._naming(request, told),
            is_comparing=is_comparing(request),
        )

    def _naming(self, request: Request, groups: Iterable[Group]) -> frozenset[str] | None:
        """Ids of the claims that speak of the persons a request names; None when it names none."""
        names = frozenset(f"e:{entity.id}" for entity in request.of_kind(EntityKind.PERSON))
        if not names or any(self.router.weights[name] < NAMED for name in names):
            return None
        return frozenset(
            claim.id for group in groups for claim in group.claims if self.index.spoken_by(claim, names)
        )

    def _items(self, request: Request, groups: Iterable[Group]) -> Iterator[str]:
        """The entries of differing lists that a request speaks of."""
        weights = self.router.weights
        telling = frozenset(f for f in request.features if weights[f] >= TELLING)
        for finding in self.index.findings(group.key for group in groups):
            for item in finding.items:
                words = (item, *item.split())
                if any(telling & self.index.features.of_text(text) for text in words):
                    yield item

    def _main(self, route: Route) -> frozenset[Key]:
        """What a question asks first; of one entity all that it asks, where that is not much."""
        core = self.router.groups(route)
        if route.question.each is not None:
            return frozenset(group.key for group in core if len(core) <= FEW)
        first = route.gathers[:1]
        return frozenset(group.key for group in core[:1] if "*" not in f"{first}")

    def _sides(self, request: Request, route: Route) -> frozenset[Key]:
        """What a question gathers on each of those a request names, where it names several: all are asked.

        Where it asks for all names, whatever speaks of any of them.
        """
        named = self._named(request, route)
        if PEOPLE in request.views:
            return frozenset(group.key for group in self.router.groups(route) if named & group.features)
        on = {
            group.key: {name for part in group.subject.split("/") if (name := f"e:{part}") in named}
            for group in self.router.groups(route)
        }
        several = len(frozenset().union(*on.values())) > 1
        return frozenset(key for key, names in on.items() if several and names)

    def _row(self, route: Route, first: Sequence[Group]) -> tuple[Group, ...]:
        """The rest of a table's row: all that a question asks of each of many, of the one told first."""
        gathered = Counter(selector.subject for selector in route.gathers if "*" in selector.subject)
        rows = tuple(s for s in route.gathers if gathered[s.subject] > 1)
        subjects = {group.subject for group in first}
        return tuple(group for group in self.index.gathered(rows) if group.subject in subjects)

    def _to_the_point(self, request: Request, route: Route, fits: tuple[Fit, ...]) -> tuple[Fit, ...]:
        """The claims of groups that have what a query asks beyond the question's words, if they know most.

        "Was a journalist among the freed" asks for the journalist.
        """
        beyond = self._beyond(request, route)
        known = tuple(fit for fit in fits if not beyond.isdisjoint(fit.group.features))
        others = max((fit.share for fit in fits if fit not in known), default=0.0)
        return known if known and known[0].share >= others + AHEAD else fits

    def _beyond(self, request: Request, route: Route) -> frozenset[str]:
        """What a query speaks of, and no wording of the question does, that makes up a good part of it."""
        weights = self.router.weights
        least = BEYOND * weights.total(request.features)
        own = self.router.worded(route) | ASKING
        return frozenset(f for f in request.features - own if f[:2] == "c:" and weights[f] >= least)

    def _counts(self, route: Route, rival: Route | None) -> dict[Key, float]:
        """What belonging to the questions counts for, by group."""
        counts: dict[Key, float] = {}
        for place, group in enumerate(self.router.groups(route)):
            counts[group.key] = CORE if place or route.question.each is not None else PRIMARY
        for group in self.router.more(route):
            counts.setdefault(group.key, MORE)
        for group in self.router.groups(rival) if rival is not None else ():
            counts.setdefault(group.key, RIVAL)
        return counts

    @staticmethod
    def _told(
        best: Mapping[Key, float],
        counts: Mapping[Key, float],
        groups: Sequence[Group],
        main: AbstractSet[Key],
    ) -> tuple[Group, ...]:
        known = max((best.get(key, 0.0) for key in counts), default=0.0)
        most = max(best.values(), default=0.0)
        scores = {group.key: best.get(group.key, 0.0) + counts.get(group.key, 0.0) for group in groups}
        own = max((scores[group.key] for group in groups if group.key in counts), default=0.0)
        least = own * (KEPT_BESIDE if most >= known + FAR else KEPT)
        least_beside = max(known + AHEAD, NEARLY * most)
        kept = [
            group
            for group in groups
            if group.key in main
            or (
                scores[group.key] >= least
                if group.key in counts
                else best.get(group.key, 0.0) >= least_beside
            )
        ]
        leading = frozenset(key for key in main if best.get(key, 0.0) >= LEADING * most)
        kept.sort(key=lambda group: (group.key not in leading, -round(scores[group.key], 3)))
        return tuple(kept[:MOST_GROUPS])

    def _about(
        self, request: Request, groups: tuple[Group, ...], route: Route, main: AbstractSet[Key]
    ) -> tuple[Group, ...]:
        """The groups that speak of whom the request names, when some do, and what is asked first.

        EU lines do not answer for Amnesty. Of the question's own groups, those of anybody it names do.
        """
        named = self._named(request, route)
        if not any(named & group.features for group in groups):
            return groups
        others = frozenset(f"e:{entity.id}" for entity in request.entities) - named
        own = frozenset(group.key for group in self.router.groups(route) if others & group.features)
        return tuple(
            group for group in groups if named & group.features or group.key in main or group.key in own
        )

    def _named(self, request: Request, route: Route) -> frozenset[str]:
        """Telling entities that a request names, but no events, nor those that the question is asked of."""
        weights = self.router.weights
        asked_of = {entity.id for entity in route.entities}
        named = {
            f"e:{entity.id}"
            for entity in request.entities
            if entity.id not in asked_of and entity.kind is not EntityKind.EVENT
        }
        return frozenset(feature for feature in named if weights[feature] >= NAMED)


def _spoken(main: AbstractSet[Key], best: Mapping[Key, float]) -> frozenset[Key]:
    """What a question asks first, but for what speaks of far less of a query than other claims do."""
    most = max(best.values(), default=0.0)
    return frozenset(key for key in main if best.get(key, 0.0) >= BARELY * most)


def _is_asked(fit: Fit, only: AbstractSet[str]) -> bool:
    """Whether a claim is one of the sources asked for, when there are any."""
    return not only or fit.claim.source in only
