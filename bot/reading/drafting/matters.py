"""What a story's claims may be about beside persons: matters, affairs in order, and words for terms."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from bot.story.entities import EntityKind
from bot.story.errors import StoryError
from bot.story.questions import Story

FIELDS = {
    "matters": frozenset({"names", "aspects", "notes"}),
    "affairs": frozenset({"words", "of", "names"}),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """A subject of the story: words that name it, and what articles say of it.

    `aspects` take terms of a vocabulary. `notes` are aspects without values, each with the words that show
    that a sentence is about it.
    """

    subject: str
    names: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Affair:
    """An event that others come before or after, by the id of its entity.

    `words` name it together with one of the words that it is done to (`of`), `names` by themselves.
    """

    id: str
    words: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matters:
    """All of them, and the words that they share.

    `terms` are further words for terms, by vocabulary; `partly` gives the term that another one becomes where
    it holds in part ("certain sanctions"). `columns` are words for aspects in the heads of columns, `persons`
    notes on each person that the story knows. `members` gives the kind of what an aspect of names lists.
    """

    matters: Mapping[str, Matter] = field(default_factory=dict)
    affairs: Mapping[str, Affair] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partly: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    persons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members: Mapping[str, EntityKind] = field(default_factory=dict)
    file: str = ""

    def check(self, story: Story) -> None:
        """Hold them against the story; StoryError names what it does not declare."""
        for what, name, known in self._references(story):
            if name not in known:
                raise StoryError(f"{self.file}: {what} “{name}” is not declared by the story {story.slug}")

    def _references(self, story: Story) -> Iterator[tuple[str, str, Container[str]]]:
        for matter in self.matters.values():
            yield "subject", matter.subject, story.subjects
            yield from (("aspect", aspect, story.aspects) for aspect in (*matter.aspects, *matter.notes))
        yield from (("entity", affair, story.entities) for affair in self.affairs)
        yield from (
            ("aspect", aspect, story.aspects) for aspect in (*self.columns, *self.persons, *self.members)
        )
        for words in (self.terms, self.partly):
            for vocabulary, entries in words.items():
                yield "vocabulary", vocabulary, story.vocabularies
                terms = {term.id for term in story.vocabularies[vocabulary].terms}
                yield from (("term", name, terms) for name in entries)
        for entries in self.partly.values():
            yield from (("term", str(name), _all_terms(story)) for name in entries.values())


def read_matters(table: Mapping[str, object], file: str) -> Matters:
    """Read those tables of a lexicon; StoryError names the file and the entry."""
    matters = {
        subject: Matter(
            subject,
            _words(entry, "names", where),
            _words(entry, "aspects", where),
            _lists(entry, "notes", where),
        )
        for subject, entry, where in _entries(table, "matters", file)
    }
    affairs = {
        name: Affair(
            name,
            frozenset(_words(entry, "words", where)),
            frozenset(_words(entry, "of", where)),
            _words(entry, "names", where),
        )
        for name, entry, where in _entries(table, "affairs", file)
    }
    terms = {
        name: _lists(_table(table, "terms", file), name, f"{file}, terms")
        for name in _table(table, "terms", file)
    }
    partly = {
        name: _named(_table(table, "partly", file), name, f"{file}, partly")
        for name in _table(table, "partly", file)
    }
    columns, persons = _lists(table, "columns", file), _lists(table, "persons", file)
    return Matters(matters, affairs, terms, columns, partly, persons, _members(table, file), file)


def _members(table: Mapping[str, object], file: str) -> dict[str, EntityKind]:
    kinds = {kind.value: kind for kind in EntityKind}
    found = _named(table, "members", file)
    for aspect, kind in found.items():
        if kind not in kinds:
            raise StoryError(f"{file}, members: {aspect} is of no kind of entity: {', '.join(kinds)}")
    return {aspect: kinds[kind] for aspect, kind in found.items()}


def _all_terms(story: Story) -> frozenset[str]:
    return frozenset(term.id for vocabulary in story.vocabularies.values() for term in vocabulary.terms)


def _entries(
    table: Mapping[str, object], part: str, file: str
) -> list[tuple[str, Mapping[str, object], str]]:
    found = []
    for name in _table(table, part, file):
        where = f"{file}, {part}.{name}"
        entry = _table(_table(table, part, file), name, where)
        for key in entry:
            if key not in FIELDS[part]:
                raise StoryError(
                    f"{where}: unknown field “{key}”; known are {', '.join(sorted(FIELDS[part]))}"
                )
        found.append((name, entry, where))
    return found


def _table(table: Mapping[str, object], name: str, where: str) -> Mapping[str, object]:
    found = table.get(name, {})
    if not isinstance(found, dict):
        raise StoryError(f"{where}: {name} must be a table")
    return found


def _lists(table: Mapping[str, object], name: str, where: str) -> dict[str, tuple[str, ...]]:
    inner = _table(table, name, where)
    return {key: _words(inner, key, f"{where}, {name}") for key in inner}


def _named(table: Mapping[str, object], name: str, where: str) -> dict[str, str]:
    inner = _table(table, name, where)
    for key, each in inner.items():
        if not isinstance(each, str):
            raise StoryError(f"{where}, {name}: {key} must be a name in quotes")
    return {key: str(each) for key, each in inner.items()}


def _words(entry: Mapping[str, object], name: str, where: str) -> tuple[str, ...]:
    found = entry.get(name, [])
    if not isinstance(found, list) or not all(isinstance(word, str) and word.strip() for word in found):
        raise StoryError(f"{where}: {name} must be a list of words in quotes")
    return tuple(found)
