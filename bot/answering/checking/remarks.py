"""What a source only says in passing, against the rest of what it says of the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.story.claims import Claim
from bot.story.entities import TermRelation
from bot.story.questions import Story
from bot.story.values import Category


def remarks_in(claims: Iterable[Claim], story: Story) -> frozenset[str]:
    """Find the ids of claims whose term most others of their source, subject and aspect exclude.

    Such a remark bears out what it says itself; it is no argument about anything else.
    """
    groups: dict[tuple[str, str, str], list[tuple[Claim, Category]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Category):
            groups[claim.source, claim.subject, claim.aspect].append((claim, claim.value))
    return frozenset(
        claim.id for group in groups.values() for claim, value in group if _is_alone(value, group, story)
    )


def _is_alone(value: Category, group: Iterable[tuple[Claim, Category]], story: Story) -> bool:
    vocabulary = story.vocabularies[value.term.vocabulary]
    relations = [vocabulary.relation(value.term.id, other.term.id) for _, other in group]
    excluding = sum(relation is TermRelation.INCOMPATIBLE for relation in relations)
    return excluding > len(relations) - excluding
