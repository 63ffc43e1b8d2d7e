"""Disagreements put into made-up stories, one function a kind; nothing else is said of their matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from random import Random

from bot.story.entities import Entity
from bot.story.findings import Cause, Finding, Severity
from bot.story.values import OrderRelation, Quantity
from tests.benchmarks import affairs
from tests.benchmarks.affairs import Affair, Saying, Way
from tests.benchmarks.made_up import with_initial

CHAINED = 3
DOZENS = Quantity(24, 99, affairs.OF, word="dozens")
A_HANDFUL = Quantity(2, 9, affairs.OF, word="a handful")
VAGUE = {quantity.word: replace(quantity, of="") for quantity in (DOZENS, A_HANDFUL)}


@dataclass(frozen=True, slots=True)
class Planted:
    """What comparing must come to: who disagrees, on what, how badly and why."""

    subject: str
    aspect: str
    severity: Severity
    kind: str
    cause: Cause
    sources: frozenset[str]

    @classmethod
    def of(cls, finding: Finding) -> Planted:
        """What a finding came to."""
        return cls(
            finding.subject,
            finding.aspect,
            finding.severity,
            finding.kind,
            finding.cause,
            frozenset(finding.sources),
        )


@dataclass(frozen=True, slots=True)
class Said:
    """A saying of one source on one subject."""

    source: str
    subject: str
    saying: Saying


@dataclass(frozen=True, slots=True)
class Planting:
    """A planted disagreement, and who says what to make it; `branch` is a subject it needs besides."""

    planted: Planted
    said: tuple[Said, ...]
    branch: str = ""
    entities: tuple[Entity, ...] = ()


Plant = Callable[[Iterator[Affair], Sequence[str], Random], Planting]


def dissent(
    aspect: str, otherwise: Way, severity: Severity, kind: str, cause: Cause, plainly: Way | None = None
) -> Plant:
    """Some of the speakers say plainly what is true, the others something else."""

    def plant(fresh: Iterator[Affair], speakers: Sequence[str], random: Random) -> Planting:
        affair = next(fresh)
        turn = random.randint(1, len(speakers) - 1)
        ways = [otherwise] * turn + [plainly or affairs.PLAIN[aspect]] * (len(speakers) - turn)
        said = (
            Said(source, affair.subject, way(affair, random))
            for source, way in zip(speakers, ways, strict=True)
        )
        planted = Planted(affair.subject, aspect, severity, kind, cause, frozenset(speakers))
        return Planting(planted, tuple(said))

    return plant


def within(aspect: str, otherwise: Way, cause: Cause) -> Plant:
    """One speaker, the only one on the matter, says both."""

    def plant(fresh: Iterator[Affair], speakers: Sequence[str], random: Random) -> Planting:
        affair, source = next(fresh), speakers[0]
        said = (way(affair, random) for way in (affairs.PLAIN[aspect], otherwise))
        kind, alone = "internal-inconsistency", frozenset({source})
        planted = Planted(affair.subject, aspect, Severity.CONTRADICTION, kind, cause, alone)
        return Planting(planted, tuple(Said(source, affair.subject, saying) for saying in said))

    return plant


def chain(fresh: Iterator[Affair], speakers: Sequence[str], random: Random) -> Planting:
    """Three speakers on three matters, each plausible: A before B, B before C, C before A."""
    chained = [next(fresh) for _ in range(CHAINED)]
    steps = pairwise([*(affair.first for affair in chained), chained[0].first])
    said = tuple(
        Said(source, affair.subject, affairs.ordered(affair, random, OrderRelation.BEFORE, (first, then)))
        for source, affair, (first, then) in zip(speakers, chained, steps, strict=False)
    )
    held = frozenset(item.source for item in said)
    subject = min(affair.subject for affair in chained)
    planted = Planted(subject, "sequence", Severity.CONTRADICTION, "order", Cause.ORDER_REVERSED, held)
    return Planting(planted, said)


def branch(fresh: Iterator[Affair], speakers: Sequence[str], random: Random) -> Planting:
    """What one says of the whole does not go with what the others say of a part."""
    affair = next(fresh)
    part = f"{affair.subject}/annex"
    said = tuple(
        Said(source, part, affairs.in_state(affair, random))
        if place
        else Said(source, affair.subject, affairs.in_state(affair, random, "shut"))
        for place, source in enumerate(speakers)
    )
    planted = Planted(part, "state", Severity.TENSION, "scope", Cause.WIDER_SCOPE, frozenset(speakers))
    return Planting(planted, said, branch=part)


def namesake(fresh: Iterator[Affair], speakers: Sequence[str], random: Random) -> Planting:
    """The same list, but one of the persons is named by an initial."""
    affair = next(fresh)
    shortened = with_initial(affair.people[1])
    short, full = (affair.people[0], shortened), affair.people[:2]
    said = tuple(
        Said(source, affair.subject, affairs.listed(affair, random, full if place else short))
        for place, source in enumerate(speakers)
    )
    planted = Planted(
        affair.subject, "builders", Severity.VAGUE, "identity", Cause.POSSIBLY_SAME, frozenset(speakers)
    )
    return Planting(planted, said, entities=(shortened,))


def other_number(affair: Affair, random: Random) -> Saying:
    return affairs.exact(affair, random, affair.workers + random.randint(1, 9))


def vaguely(quantity: Quantity) -> Way:
    def say(affair: Affair, random: Random) -> Saying:
        return affair.say("count", quantity, f"{quantity.word} workers were counted", random)

    return say


def too_few_listed(affair: Affair, random: Random) -> Saying:
    return affairs.listed(affair, random, affair.people[:2], closed=True)


def others_listed(affair: Affair, random: Random) -> Saying:
    return affairs.listed(affair, random, affair.people[2:])


def first_listed(affair: Affair, random: Random) -> Saying:
    return affairs.listed(affair, random, affair.people[:2])


def in_other_state(term: str) -> Way:
    return lambda affair, random: affairs.in_state(affair, random, term)


def reversed_order(affair: Affair, random: Random) -> Saying:
    return affairs.ordered(affair, random, OrderRelation.BEFORE, (affair.then, affair.first))


def together(affair: Affair, random: Random) -> Saying:
    return affairs.ordered(affair, random, OrderRelation.TOGETHER)


def in_other_place(affair: Affair, random: Random) -> Saying:
    return affairs.at_places(affair, random, affair.elsewhere)


def on_other_day(affair: Affair, random: Random) -> Saying:
    return affairs.on_day(affair, random, affair.opened + timedelta(days=random.randint(1, 400)))


WORSE, TENSION = Severity.CONTRADICTION, Severity.TENSION
KINDS: dict[str, Plant] = {
    "order": dissent("sequence", reversed_order, WORSE, "order", Cause.ORDER_REVERSED),
    "loose order": dissent("sequence", together, TENSION, "order", Cause.ORDER_LOOSE),
    "chain of orders": chain,
    "count": dissent("count", other_number, WORSE, "count", Cause.NUMBERS_APART),
    "vague and exact": dissent("count", vaguely(DOZENS), Severity.VAGUE, "count", Cause.VAGUE_ONLY),
    "outside a vague word": dissent("count", vaguely(A_HANDFUL), TENSION, "count", Cause.OUTSIDE_VAGUE),
    "closed list": dissent("builders", too_few_listed, WORSE, "set", Cause.OUTSIDE_CLOSED),
    "lists apart": dissent("builders", others_listed, TENSION, "set", Cause.NONE_SHARED, first_listed),
    "category": dissent("state", in_other_state("shut"), WORSE, "status", Cause.TERMS_EXCLUDE),
    "categories in tension": dissent(
        "state", in_other_state("paused"), TENSION, "status", Cause.TERMS_STRAIN
    ),
    "part and whole": branch,
    "place": dissent("place", in_other_place, TENSION, "place", Cause.PLACES_APART),
    "date": dissent("opened", on_other_day, WORSE, "date", Cause.DATES_APART),
    "identity": namesake,
    "number within": within("count", other_number, Cause.NUMBERS_APART),
    "date within": within("opened", on_other_day, Cause.DATES_APART),
    "category within": within("state", in_other_state("shut"), Cause.TERMS_EXCLUDE),
}
