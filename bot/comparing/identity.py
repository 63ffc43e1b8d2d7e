"""When two entities may be one person: initials and spellings. Shown as possible, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.comparing.spelling import initial, skeleton
from bot.story.entities import Entity, EntityKind

Handle = tuple[str, str]


def possibly_same(one: Entity, other: Entity) -> bool:
    """Whether two different persons' labels may name one person: `Anna K.` and `Anna Karenina`.

    Given name and surname must both fit, as an initial or in spelling; a surname alone fits any given name.
    Symmetric; False of an entity and itself.
    """
    if one.id == other.id or {one.kind, other.kind} != {EntityKind.PERSON}:
        return False
    return _asks(one.label) in _offers(other.label) or _asks(other.label) in _offers(one.label)


def possible_pairs(entities: Iterable[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """All pairs of persons that are possibly the same, each pair once, without looking at all pairs."""
    persons = {entity.id: entity for entity in entities if entity.kind is EntityKind.PERSON}
    offered: defaultdict[Handle, list[Entity]] = defaultdict(list)
    for _, person in sorted(persons.items()):
        for handle in _offers(person.label):
            offered[handle].append(person)
    seen: set[frozenset[str]] = set()
    for _, person in sorted(persons.items()):
        for other in offered[_asks(person.label)]:
            pair = frozenset((person.id, other.id))
            if person.id != other.id and pair not in seen:
                seen.add(pair)
                yield (person, other) if person.id < other.id else (other, person)


@lru_cache(maxsize=65_536)
def _asks(label: str) -> Handle:
    """Say what a name must fit to be this one."""
    given, surname = _names(label)
    return _written(given), _written(surname)


@lru_cache(maxsize=65_536)
def _offers(label: str) -> frozenset[Handle]:
    """List all that this name fits: itself, itself with either name as an initial, and the surname alone."""
    given, surname = _names(label)
    whole = (_written(given), _written(surname))
    if not given or _is_initial(given) or _is_initial(surname):
        return frozenset({whole})
    return frozenset({whole, (whole[0], initial(surname)), (initial(given), whole[1]), ("", whole[1])})


def _names(label: str) -> tuple[str, str]:
    """First and last word; a single word is a surname."""
    words = label.split()
    return (words[0] if len(words) > 1 else "", words[-1] if words else "")


def _written(name: str) -> str:
    return initial(name) if _is_initial(name) else skeleton(name)


def _is_initial(name: str) -> bool:
    return len(name.rstrip(".")) == 1
