"""Persons whom a query asks after and who are not in the sources it asks: the lists that would name them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.answering.features import ASKING
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.limits import HOLDING
from bot.answering.requests import Request
from bot.story.answers import Notice, NoticeKind
from bot.story.entities import Entity, EntityKind


def absent_in(request: Request, index: Index, only: AbstractSet[str]) -> Iterator[Entity]:
    """The persons a request names of whom those sources say nothing that it is limited to."""
    for person in request.of_kind(EntityKind.PERSON) if only else ():
        if only.isdisjoint(index.holding(f"e:{person.id}")):
            yield person


def absence_notices(request: Request, index: Index, only: AbstractSet[str]) -> Iterator[Notice]:
    """What says of each of them that those sources do not speak of them."""
    for person in absent_in(request, index, only):
        yield Notice(NoticeKind.ABSENT, (person.label, *sorted(only)))


def lists_without(request: Request, index: Index, only: AbstractSet[str]) -> tuple[Group, ...]:
    """The lists on which other sources have a person who is not in those asked.

    None where anything is asked that such a list does not tell: "does the first article mention Petrov" is
    answered by its list, "what was he charged with in it" is not.
    """
    matters = frozenset(f for f in request.features if f[:2] == "c:") - ASKING
    keys = dict.fromkeys(key for person in absent_in(request, index, only) for key in index.naming(person))
    groups = (index.groups[key] for key in keys)
    return tuple(group for group in groups if matters <= group.features)


def compared_with(request: Request, index: Index, only: frozenset[str]) -> frozenset[str]:
    """Ids of the sources among which differences are told: those asked.

    With them those that hold whom a request asks after in "the article with Petrov".
    """
    if not any(limit.startswith(f"{HOLDING}e:") for limit in request.limits):
        return only
    return only.union(*(index.holding(f"e:{person.id}") for person in absent_in(request, index, only)))
