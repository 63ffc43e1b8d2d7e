"""What those must be whom a query asks for: "which of the crew is a woman"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from bot.answering.demands import Demand
from bot.answering.features import ASKED_BY
from bot.answering.lexicon import Match
from bot.story.entities import EntityKind
from bot.story.questions import Story
from bot.story.values import Names, Period, Quantity

NAME = ASKED_BY[Names]
"""The notion by which such a query asks: for the names of those who are so."""

OTHERS = frozenset({ASKED_BY[Quantity], ASKED_BY[Period]})
"""Notions beside which no names are asked for: "how many of them are women"."""

TELLING = frozenset({"c:", "e:"})
"""How the features begin by which a word speaks of more than a trait."""


def for_traits(demands: Sequence[Demand], story: Story) -> tuple[Demand, ...]:
    """The demands that a trait of an entity of a story meets."""
    if not demands:
        return ()
    known = frozenset(trait for entity in story.entities.values() for trait in entity.traits)
    return tuple(demand for demand in demands if demand.notion in known)


def asks_names(features: AbstractSet[str], story: Story) -> bool:
    """Whether a query that demands a trait asks who has it: no person is named, no number or date asked."""
    named = (story.entities[feature[2:]] for feature in features if feature.startswith("e:"))
    return OTHERS.isdisjoint(features) and not any(e.kind is EntityKind.PERSON for e in named)


def mere_words(demands: Iterable[Demand], matches: Sequence[Match]) -> Iterator[int]:
    """The places of the words that demand something and speak of nothing else."""
    demanded = frozenset(at for demand in demands for at in demand.places)
    for match in matches:
        if not any(feature[:2] in TELLING for feature in match.features):
            yield from demanded.intersection(range(match.start, match.end))
