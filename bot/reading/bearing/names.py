"""Names in a text: those of the story's entities by their spellings, and others by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.reading.bearing.texts import WORD, stands_in, words_in
from bot.reading.lines import fold
from bot.story.entities import Entity, EntityKind

SHORTEST = 4  # letters of a surname that is taken for its bearer without the given name
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ISO_DATE = re.compile(r"\b\d{4}-(\d{2})-\d{2}\b")
OPENERS = re.compile(r"(?:^|[.!?:;–—]\s+|[“\"(\[]\s*)$")


def is_named(entity: Entity, text: str) -> bool:
    """Whether any spelling of an entity stands in a text; of a person the surname will do."""
    return any(stands_in(spelling, text) for spelling in spellings_of(entity))


def spellings_of(entity: Entity) -> Iterator[str]:
    """Give everything that an entity is called."""
    yield from (entity.label, *entity.aliases)
    yield re.sub(r"^(?:the|a|an) ", "", entity.label)
    surname = entity.label.split()[-1]
    if entity.kind is EntityKind.PERSON and len(surname) >= SHORTEST:
        yield surname


def foreign_names(says: str, words: str, named: Iterable[Entity]) -> tuple[str, ...]:
    """Give the capitalised words of a sentence that neither its words nor entities that are named have."""
    known = {word for text in (words, *_labels(named)) for word in _parts(text)} | set(_months(words))
    return tuple(word for word in capitals_in(says) if not set(_parts(word)) <= known)


def bearers_of(name: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Give the entities in whose spellings a word stands."""
    parts = set(_parts(name))
    return tuple(
        entity for entity in entities if any(parts <= set(_parts(text)) for text in spellings_of(entity))
    )


def opening_word(says: str) -> str:
    """Give the word that a sentence begins with: its capital proves nothing."""
    found = WORD.search(says)
    return found[0] if found else ""


def capitals_in(says: str) -> Iterator[str]:
    """Give the capitalised words of a sentence, but those that any sentence begins with."""
    for found in WORD.finditer(says):
        if found[0][:1].isupper() and not OPENERS.search(says[: found.start()]):
            yield found[0]


def _labels(named: Iterable[Entity]) -> Iterator[str]:
    for entity in named:
        yield from spellings_of(entity)


def _parts(text: str) -> Iterator[str]:
    """Give the words of a text, possessives and hyphens taken apart."""
    for word in words_in(text):
        yield from (part for part in re.split(r"['’-]", word) if part and part != "s")


def _months(words: str) -> Iterator[str]:
    """Name the months of dates in figures."""
    for month in ISO_DATE.findall(words):
        if 1 <= int(month) <= len(MONTHS):
            yield fold(MONTHS[int(month) - 1])
