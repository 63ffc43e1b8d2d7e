"""Whether a claim that a program made speaks of what its story declares."""

from __future__ import annotations

from bot.story.claims import Claim
from bot.story.entities import Entity
from bot.story.questions import Story
from bot.story.values import VALUE_TYPES, Category, Names, Order, Route, Value


def undeclared(claim: Claim, story: Story) -> str | None:
    """Name the first thing in a claim that its story does not declare, as a message has it."""
    if claim.subject not in story.subjects:
        return f"subject {claim.subject}"
    aspect = story.aspects.get(claim.aspect)
    if aspect is None:
        return f"aspect {claim.aspect}"
    if not isinstance(claim.value, VALUE_TYPES[aspect.type]):
        return f"aspect {claim.aspect} of another type than {aspect.type}"
    if isinstance(claim.value, Category) and not _has_term(claim.value, aspect.vocabulary, story):
        return f"term {claim.value.term.id} of vocabulary {aspect.vocabulary}"
    speaker = (claim.attributed_to,) if claim.attributed_to else ()
    unknown = [entity.id for entity in (*_entities(claim.value), *speaker) if entity.id not in story.entities]
    return f"entity {unknown[0]}" if unknown else None


def _has_term(value: Category, vocabulary: str | None, story: Story) -> bool:
    declared = story.vocabularies.get(vocabulary or "")
    return declared is not None and value.term.id in {term.id for term in declared.terms}


def _entities(value: Value) -> tuple[Entity, ...]:
    match value:
        case Names(members, _):
            return members
        case Route(stops):
            return stops
        case Order(first, _, second):
            return first, second
        case _:
            return ()
