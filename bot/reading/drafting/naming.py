"""Entities made of the names that an article writes, where the story declares none."""

from __future__ import annotations

import re
import unicodedata

from bot.reading.drafting.english import SUFFIXES
from bot.reading.drafting.persons import words_of
from bot.story.entities import Entity, EntityKind


def entity_of(name: str) -> Entity:
    """A person as an entity: its id is made of given name and surname, so that articles share it."""
    words = words_of(name)
    kept = [words[0], words[-1]] if len(words) > 1 else words
    suffix = [word.strip(".").lower() for word in name.replace(",", " ").split() if word.lower() in SUFFIXES]
    return Entity(slug("-".join([*kept, *suffix])), EntityKind.PERSON, name)


def slug(text: str) -> str:
    """A text as an id: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"
