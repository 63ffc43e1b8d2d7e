"""What a query asks for that the claims which would answer it do not give: a number, a date, a name."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bot.answering.demands import YEAR, Demand
from bot.answering.features import ASKED_BY, ASKING
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.requests import Request
from bot.answering.routes import Route
from bot.answering.routing import Router
from bot.answering.selection import NAMED, Chooser
from bot.answering.sorts import Sort, is_proper
from bot.comparing import possibly_same
from bot.story.claims import Claim
from bot.story.entities import Entity, EntityKind
from bot.story.values import Period, Quantity

LOOSE = 0.65
"""A wording less near than this does not vouch for a question that gives no number where one is asked."""

RARE = 3.0
"""A notion at least this telling must be said of whom it is asked of."""

NAMING = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.PLACE})
"""The kinds of entities of which a number or a date is asked when they are named."""

SPEAKING = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.PLACE})
"""The kinds of entities whose own words are asked for."""

LED = frozenset({EntityKind.BODY, EntityKind.GROUP})
"""The kinds of entities that somebody heads."""

SAYING = "c:say"
"""The notion of saying."""

WANTED = frozenset({ASKED_BY[Quantity], ASKED_BY[Period]})
"""The notions by which numbers and dates are asked for."""


class Gaps:
    """Finds what is asked for and not given."""

    def __init__(self, index: Index, router: Router, chooser: Chooser) -> None:
        self._index = index
        self._router = router
        self._chooser = chooser

    def lacks(self, request: Request, route: Route) -> bool:
        """Whether anything is asked for that no claim told in answer to a question gives."""
        return (
            bool(request.demands and self.untold(request, self._told(request, route)))
            or self._lacks_value(request, route)
            or self.lacks_name(request, self._selected(request, route) if request.sorts else ())
            or self._lacks_matter(request, route)
        )

    def untold(self, request: Request, groups: Iterable[Group]) -> tuple[str, ...]:
        """The words of a request that ask for what no claim of some groups tells of, as a whole.

        "How many are over sixty" is answered by a number of those over sixty, and by no other number; how old
        somebody is by a claim on them.
        """
        if not request.demands:
            return ()
        asked = request.features & WANTED
        persons = frozenset(f"e:{entity.id}" for entity in request.of_kind(EntityKind.PERSON))
        claims = [claim for group in groups for claim in group.strongest]
        giving = [claim for claim in claims if not asked or self._gives(claim, asked)] or claims
        told = [claim for claim in giving if not persons or self._index.spoken_by(claim, persons)]
        return tuple(
            demand.words
            for demand in request.demands
            if not any(self._tells(claim, demand) for claim in told)
        )

    def _tells(self, claim: Claim, demand: Demand) -> bool:
        """Whether a claim tells of what is demanded; of a year, it tells by any date that it gives."""
        is_date = demand.notion.startswith(YEAR) and isinstance(claim.value, Period)
        return is_date or demand.notion in self._index.features.notions(claim)

    def _lacks_value(self, request: Request, route: Route) -> bool:
        """Whether a number or a date is asked for and no claim that would be told gives one.

        Where persons, bodies or places are named, it must be one of theirs.
        """
        asked = request.features & WANTED
        if not asked:
            return False
        named = self._telling(request)
        worded = route.similarity >= LOOSE and asked <= self._router.worded(route)
        if worded and not named:
            return False
        told = self._told(request, route)
        giving = (claim for group in told for claim in group.strongest if self._gives(claim, asked))
        return not any(not named or self._index.spoken_by(claim, named) for claim in giving)

    def _gives(self, claim: Claim, asked: AbstractSet[str]) -> bool:
        """Whether a claim gives a value that is asked for: by its type, or in the words it is told in."""
        if ASKED_BY.get(type(claim.value)) in asked:
            return True
        in_words = bool(self._index.spoken_by(claim, asked & {ASKED_BY[Period]}))
        return in_words or (ASKED_BY[Quantity] in asked and any(map(str.isdigit, claim.says)))

    def _lacks_matter(self, request: Request, route: Route) -> bool:
        """Whether it is asked of somebody or some place what no claim on them speaks of at all.

        Where one thing is asked, every other name and all rare matters must be said of them.
        """
        named = self._named(request)
        matters = frozenset(f for f in request.features if f[:2] == "c:") - ASKING
        if request.is_single:
            rare = (frozenset({f}) for f in sorted(matters) if self._router.weights[f] >= RARE)
            apart = [*named, *rare]
            pairs = ((one, other) for one in named for other in apart if one != other)
            return not all(_may_be_one(request, *pair) or self._is_said_of(*pair) for pair in pairs)
        persons = request.of_kind(EntityKind.PERSON)
        if route.entities or len(persons) != 1 or not matters:
            return False
        person = frozenset({f"e:{persons[0].id}"})
        return person in named and not self._is_said_of(person, matters)

    def _telling(self, request: Request) -> frozenset[str]:
        """The persons, bodies and places that a request names and that tell claims apart."""
        return frozenset(
            name
            for entity in request.entities
            if entity.kind in NAMING and self._router.weights[name := f"e:{entity.id}"] >= NAMED
        )

    def _named(self, request: Request) -> tuple[frozenset[str], ...]:
        """Those whom each word of a request may name, where they are telling: persons, bodies, places."""
        telling = self._telling(request)
        found = (term.features & telling for term in request.terms)
        return tuple(dict.fromkeys(names for names in found if names))

    def _is_said_of(self, names: frozenset[str], matters: frozenset[str]) -> bool:
        """Whether a claim that speaks of any of some names speaks of any of some matters."""
        return any(
            self._index.spoken_by(claim, matters, asked=True)
            for name in sorted(names)
            for group in self._index.speaking_of(name)
            if matters & group.features
            for claim in group.strongest
            if self._index.spoken_by(claim, {name})
        )

    def lacks_name(self, request: Request, groups: Iterable[Group]) -> bool:
        """Whether the name of a person, body or place is asked for and no claim of some groups gives one."""
        persons = {f"e:{entity.id}" for entity in request.of_kind(EntityKind.PERSON)}
        named = {entity.id for entity in request.entities}
        given = [
            entity
            for group in (groups if request.sorts else ())
            for claim in group.strongest
            if len(self._index.spoken_by(claim, persons)) == len(persons)
            for entity in self._index.features.entities(claim)
            if self._router.weights[f"e:{entity.id}"] >= NAMED
        ]
        return any(self._lacks_sort(request, sort, own, named, given) for sort, own in request.sorts)

    def _lacks_sort(
        self,
        request: Request,
        sort: Sort,
        own: AbstractSet[str],
        named: AbstractSet[str],
        given: Iterable[Entity],
    ) -> bool:
        """Whether none of the entities given answers for a sort, or is what its own word stands for."""
        if sort is Sort.HEAD:
            return self._lacks_head(request)
        if sort is Sort.NAME:
            return self._lacks_own_name(request)
        answers = self._index.sorts.answers
        return not any(
            entity.id in own or (answers(sort, entity) and entity.id not in named) for entity in given
        )

    def _lacks_own_name(self, request: Request) -> bool:
        """Whether no claim names anybody of those of whom a query has a mere description: "the analysts"."""
        described = {f"e:{e.id}": e for e in request.entities if e.kind in LED and not is_proper(e)}
        return bool(described) and not any(
            entity not in request.entities and is_proper(entity) and self._is_of(entity, whole)
            for name, whole in described.items()
            for group in self._index.speaking_of(name)
            for claim in group.strongest
            if self._index.spoken_by(claim, {name})
            for entity in self._index.features.entities(claim)
        )

    @staticmethod
    def _is_of(entity: Entity, whole: Entity) -> bool:
        """Whether an entity may be one of a group or body: a person, or a body within it."""
        return entity.kind is EntityKind.PERSON or (entity.kind in LED and entity.within == whole.id)

    def lacks_words(self, request: Request) -> bool:
        """Whether somebody's own words are asked for and no claim is told by any of those asked of."""
        spoken = {entity.id for entity in request.entities if entity.kind in SPEAKING} & request.speakers
        return bool(spoken) and not any(self._has_spoken(f"e:{speaker}") for speaker in sorted(spoken))

    def _has_spoken(self, name: str) -> bool:
        """Whether a claim is told by an entity, or one within it, or is on what it says."""
        return any(
            self._is_told_by(claim, name) or self._is_on_words_of(claim, name)
            for group in self._index.speaking_of(name)
            for claim in group.strongest
        )

    def _is_told_by(self, claim: Claim, name: str) -> bool:
        teller = claim.attributed_to
        return teller is not None and name in self._index.features.family(teller)

    def _is_on_words_of(self, claim: Claim, name: str) -> bool:
        return name[2:] in claim.subject.split("/") and bool(self._index.spoken_by(claim, {SAYING}))

    def _lacks_head(self, request: Request) -> bool:
        """Whether no claim on a body that a query names names a person with it."""
        return any(
            not any(
                self._index.sorts.answers(Sort.HEAD, entity)
                for group in self._index.speaking_of(name)
                for claim in group.strongest
                if self._index.spoken_by(claim, {name})
                for entity in self._index.features.entities(claim)
            )
            for body in request.entities
            if body.kind in LED and (name := f"e:{body.id}")
        )

    def _told(self, request: Request, route: Route) -> Iterable[Group]:
        """The groups of a question, and those that would be told in answer to it."""
        return dict.fromkeys((*self._router.groups(route), *self._selected(request, route)))

    def _selected(self, request: Request, route: Route) -> tuple[Group, ...]:
        return self._chooser.selection(request, route).groups


def _may_be_one(request: Request, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether somebody whom one word of a request names may be whom another names: an initial, a spelling."""
    return any(
        possibly_same(first, second)
        for first in request.entities
        for second in request.entities
        if f"e:{first.id}" in one and f"e:{second.id}" in other
    )
