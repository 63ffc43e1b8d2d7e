"""A story's words, made ready to be looked for: names of matters, terms, vague amounts, members, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.reading.drafting.matters import Matter, Matters
from bot.reading.drafting.phrases import Phrases
from bot.reading.drafting.speakers import names_of
from bot.story.entities import Entity, EntityKind, Term
from bot.story.questions import Story
from bot.story.values import Quantity


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Names of matters, and for each aspect what may be said of it; `notes` are by their marks.

    `partial` gives by a term's id the term that it becomes where it holds in part.
    """

    names: Phrases[Matter]
    terms: Mapping[str, Phrases[Term]]
    notes: Mapping[tuple[str, ...], Phrases[str]]
    partial: Mapping[str, Term]
    amounts: Mapping[str, Phrases[Quantity]]
    members: Mapping[str, Phrases[Entity]]
    places: Mapping[str, Phrases[Entity]]
    dated: frozenset[str]

    @classmethod
    def of(cls, story: Story, told: Matters) -> Phrasebook:
        """Take the terms' words from story and lexicon, the matters' names from the lexicon.

        StoryError names what the lexicon speaks of and the story does not declare.
        """
        told.check(story)
        aspects = {name: a.vocabulary for name, a in story.aspects.items() if a.vocabulary}
        words = {
            vocabulary: tuple(_terms(story, vocabulary, told.terms.get(vocabulary, {})))
            for vocabulary in dict.fromkeys(aspects.values())
        }
        places = names_of(story, frozenset({EntityKind.PLACE}))
        return cls(
            Phrases.of((name, matter) for matter in told.matters.values() for name in matter.names),
            {aspect: Phrases.of(words[vocabulary]) for aspect, vocabulary in aspects.items()},
            {
                marks: Phrases.of((word, aspect) for word in marks)
                for notes in (told.persons, *(matter.notes for matter in told.matters.values()))
                for aspect, marks in notes.items()
            },
            {term.id: whole for vocabulary in words for term, whole in _partly(story, vocabulary, told)},
            {aspect: Phrases.of(story.quantities.items()) for aspect in _of_type(story, "quantity")},
            {aspect: names_of(story, frozenset({kind})) for aspect, kind in told.members.items()},
            dict.fromkeys(_of_type(story, "place"), places),
            frozenset(_of_type(story, "date")),
        )


def _of_type(story: Story, kind: str) -> list[str]:
    return [aspect.id for aspect in story.aspects.values() if aspect.type == kind]


def _terms(story: Story, vocabulary: str, more: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Term]]:
    for term in story.vocabularies[vocabulary].terms:
        for word in dict.fromkeys((*term.words, *more.get(term.id, ()))):
            if "*" not in word:
                yield word, term


def _partly(story: Story, vocabulary: str, told: Matters) -> Iterator[tuple[Term, Term]]:
    for whole, part in told.partly.get(vocabulary, {}).items():
        known = story.vocabularies[vocabulary]
        yield known.term(whole), known.term(part)
