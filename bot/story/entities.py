"""Whom and what claims are about: entities, and the terms of a story's vocabularies."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class EntityKind(StrEnum):
    """What an entity is; decides how its name is compared."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    GOODS = "goods"
    EVENT = "event"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place, good or event with every spelling readers and articles use.

    `within` names the entity that contains this one (a city its country, a product its sector);
    `overlaps` names entities that may be the same thing in part; `by` names whoever an event is the deed of;
    `traits` are notions of ordinary life that are true of it, as the articles have it (`woman`).
    """

    id: str
    kind: EntityKind
    label: str
    aliases: tuple[str, ...] = ()
    within: str | None = None
    overlaps: tuple[str, ...] = ()
    by: str | None = None
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One category of a vocabulary, with the words that express it."""

    vocabulary: str
    id: str
    label: str
    words: tuple[str, ...] = ()


class TermRelation(StrEnum):
    """How two terms of one vocabulary stand to each other."""

    SAME = "same"
    BROADER = "broader"
    UNRELATED = "unrelated"
    TENSE = "tense"
    INCOMPATIBLE = "incompatible"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms and what is declared between them; pairs are unordered, what is not declared is unrelated.

    `kind` names the difference in findings (`status`, `stance`, `role`, …).
    """

    id: str
    kind: str
    terms: tuple[Term, ...]
    broader: frozenset[frozenset[str]] = field(default_factory=frozenset)
    tense: frozenset[frozenset[str]] = field(default_factory=frozenset)
    incompatible: frozenset[frozenset[str]] = field(default_factory=frozenset)

    def relation(self, one: str, other: str) -> TermRelation:
        """The declared relation of two term ids; symmetric."""
        if one == other:
            return TermRelation.SAME
        pair = frozenset((one, other))
        if pair in self.incompatible:
            return TermRelation.INCOMPATIBLE
        if pair in self.tense:
            return TermRelation.TENSE
        if pair in self.broader:
            return TermRelation.BROADER
        return TermRelation.UNRELATED

    def term(self, wanted: str) -> Term:
        """The term with that id; KeyError when the vocabulary has none."""
        for term in self.terms:
            if term.id == wanted:
                return term
        raise KeyError(f"{self.id} has no term {wanted}")
