"""Names in a query that are nobody's in the story, and the people whose names are like them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.languages import Language
from bot.answering.lexicon import Match
from bot.answering.meanings import Meanings
from bot.answering.words import Word, fold, words
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story


def strangers_among(
    matches: Sequence[Match], found: Sequence[Word], meanings: Meanings, story: Story
) -> set[int]:
    """Matches that take a known surname with another person's given name: Anna Kolesnikova is not Maria."""
    strangers: set[int] = set()
    for index in range(1, len(matches)):
        match, before = matches[index], matches[index - 1]
        persons = [
            story.entities[f[2:]]
            for f in match.features
            if f.startswith("e:") and story.entities[f[2:]].kind is EntityKind.PERSON
        ]
        if not persons or match.end - match.start > 1 or found[match.start].folded in meanings.given:
            continue
        name = found[before.start]
        if name.clause != found[match.start].clause or before.end - before.start > 1:
            continue
        if any(_is_initial(name, person) for person in persons):
            continue
        bearers = meanings.given.get(name.folded)
        if (bearers is not None and not any(person in bearers for person in persons)) or (
            not before.is_known and name.is_capital
        ):
            strangers |= {index - 1, index}
    return strangers


def _is_initial(word: Word, person: Entity) -> bool:
    """Whether a word is the initial of a person's given name: V. Babaryko."""
    return len(word.folded) == 1 and fold(person.label).startswith(word.folded)


def is_name(found: Sequence[Word], at: int, language: Language | None) -> bool:
    """Whether an unknown word is written as a name is: capital letters where none are due.

    German writes every noun with one, and whole queries typed in capitals say nothing.
    """
    word = found[at]
    if all(other.raw.isupper() for other in found if other.raw.isalpha()):
        return False
    if word.raw.isupper() and word.raw.isalpha() and len(word.raw) > 1:
        return True
    starts_clause = at == 0 or found[at - 1].clause != word.clause
    return word.is_capital and not starts_clause and (language is None or language.code != "de")


def alike_in(names: Sequence[str], meanings: Meanings, story: Story) -> tuple[Entity, ...]:
    """The persons of the story whose names are nearest to names that are not theirs."""
    found: dict[str, None] = {}
    for name in names:
        for word in words(name):
            like = meanings.speller.nearest_name(word.folded)
            for feature in meanings.lexicon.features(like) if like else ():
                if feature.startswith("e:") and story.entities[feature[2:]].kind is EntityKind.PERSON:
                    found[feature[2:]] = None
    return tuple(story.entities[entity] for entity in found)
