"""Made-up words, and the entities and vocabulary of made-up stories."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bot.story.entities import Entity, EntityKind, Term, Vocabulary

# Letters that no rule of transliteration joins or exchanges, so that different words stay different names.
CONSONANTS = "bdgklmnprtv"
VOWELS = "aeiou"
SHORTEST = 3

COUNTRIES = 40
CITIES = 4


def word(number: int) -> str:
    """A word of its own for each number; it differs from all others in its consonants."""
    number += len(CONSONANTS) ** SHORTEST
    letters = []
    for place in count():
        letters.append(CONSONANTS[number % len(CONSONANTS)])
        number //= len(CONSONANTS)
        if not number:
            return "".join(letters)
        letters.append(VOWELS[(number + 2 * place) % len(VOWELS)])
    raise AssertionError


def words() -> Iterator[str]:
    """All made-up words, one after the other."""
    return (word(number) for number in count())


def a_person(given: str, surname: str) -> Entity:
    """A person of that name."""
    return Entity(f"{given}-{surname}", EntityKind.PERSON, f"{given.title()} {surname.title()}")


def with_initial(person: Entity) -> Entity:
    """Perhaps the same person, named by an initial."""
    given, surname = person.label.split()
    return Entity(f"{person.id}-initial", EntityKind.PERSON, f"{given} {surname[0]}.")


def an_event(what: str, name: str) -> Entity:
    """Something that happened to a works."""
    return Entity(f"{name}-{what}", EntityKind.EVENT, f"{what} of {name.title()}")


def countries(names: Iterator[str]) -> tuple[tuple[Entity, ...], ...]:
    """Countries, each followed by its cities."""
    found = []
    for _ in range(COUNTRIES):
        country = next(names)
        found.append(
            (
                Entity(country, EntityKind.PLACE, country.title()),
                *(
                    Entity(city, EntityKind.PLACE, city.title(), within=country)
                    for city in (next(names) for _ in range(CITIES))
                ),
            )
        )
    return tuple(found)


STATE = Vocabulary(
    "state",
    "status",
    (
        Term("state", "running", "running", ("runs",)),
        Term("state", "working", "working", ("works on",)),
        Term("state", "paused", "paused", ("halted",)),
        Term("state", "shut", "shut", ("closed down",)),
    ),
    broader=frozenset({frozenset(("running", "working"))}),
    tense=frozenset({frozenset(("running", "paused"))}),
    incompatible=frozenset({frozenset(("running", "shut"))}),
)
TERMS = {term.id: term for term in STATE.terms}
