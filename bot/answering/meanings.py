"""A story's lexicon: its entities, concepts, terms and wordings joined with the languages' plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from bot.answering.biddings import Biddings
from bot.answering.comparisons import Comparisons
from bot.answering.demands import Demands
from bot.answering.languages import General, Language
from bot.answering.lexicon import Lexicon
from bot.answering.sorts import Sorts
from bot.answering.speakers import Speech
from bot.answering.spelling import Speller
from bot.answering.words import folded_words
from bot.story.digests import Digest
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Question

PLACEHOLDER = "{it}"

INITIAL = 2
"""A last name of no more letters than this is an initial, and stands for nobody by itself."""

ASKED = "a:"
"""Begins the feature of a plain word by which claims are asked for, and that nothing says.

A query leads to a claim by it; nothing else that is said or asked is the same because of it.
"""

MONTH = "r:month-"
"""Begins the limit to what was published in a month."""

SITE = "r:site-"
"""Begins the limit to what a site in some language published."""

JUDGING = "judging"
"""Stands among the views of a query that asks which source is right."""

WORLD = "x:world"
"""The feature of a name from outside the story."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What words mean to one story; `given` maps a given name to the persons who bear it.

    `colleagues` are given names that are nobody's in the story.
    """

    lexicon: Lexicon
    speller: Speller
    languages: tuple[Language, ...]
    given: dict[str, tuple[Entity, ...]]
    colleagues: frozenset[str]
    denials: frozenset[str]
    sorts: Sorts
    speech: Speech
    demands: Demands
    comparisons: Comparisons
    biddings: Biddings


def meanings_of(digest: Digest, general: General) -> Meanings:
    """Everything a digest and the languages know, as one lexicon."""
    story = digest.story
    lexicon = Lexicon()
    sites = sorted({source.site_language for source in digest.sources if source.site_language})
    for language in general.languages:
        lexicon.pass_over(language.passed_over, language.code)
        lexicon.add_all(language.phrases, language=language.code)
        for limit, phrases in language.limits.items():
            lexicon.add_all(phrases, f"r:{limit}")
        lexicon.add_all(language.judging, "v:disagreements", f"v:{JUDGING}", language=language.code)
        for number, phrases in enumerate(language.months, start=1):
            lexicon.add_all(phrases, f"{MONTH}{number}", language=language.code)
        for site in sites:
            lexicon.add_all(language.sites.get(site, ()), f"{SITE}{site}", language=language.code)
    for concept in story.concepts:
        for code, phrases in concept.words.items():
            lexicon.add_all(phrases, f"c:{concept.id}", language=code)
    given = _given_names(story.entities.values())
    for entity in story.entities.values():
        _add_entity(lexicon, entity, given)
    for source in digest.sources:
        lexicon.add(source.id, f"s:{source.id}")
    for view in general.views:
        lexicon.add_all(view.wordings, f"v:{view.slug}")
    said = (text for claim in digest.claims for text in (claim.says, *claim.wordings, *claim.denials))
    _learn(lexicon, story.questions, said)
    lexicon.learn((text for claim in digest.claims for text in claim.asked), ASKED)
    _add_world(lexicon, general.world)
    names = frozenset(
        word
        for entity in story.entities.values()
        if entity.kind is EntityKind.PERSON
        for name in (entity.label, *entity.aliases)
        for word in folded_words(name)
    )
    denials = frozenset(
        " ".join(folded_words(item)) for language in general.languages for item in language.negation
    )
    return Meanings(
        lexicon,
        Speller(lexicon, names),
        general.languages,
        given,
        frozenset().union(*(language.given for language in general.languages)).difference(given),
        denials,
        Sorts(
            general.sorts,
            (asker for language in general.languages for asker in language.askers),
            general.countries,
        ),
        Speech(general.speech),
        Demands(general.demands, general.languages),
        Comparisons(general.comparing),
        Biddings(general.languages),
    )


def _add_world(lexicon: Lexicon, names: Iterable[str]) -> None:
    """Let names that the story itself does not use stand for the world outside."""
    for name in names:
        if not any(feature[:2] in {"e:", "c:"} for feature in lexicon.of_whole(name)):
            lexicon.add(name, WORLD)


def _learn(lexicon: Lexicon, questions: Iterable[Question], sayings: Iterable[str]) -> None:
    wordings = (wording for question in questions for wording in (question.title, *question.wordings))
    lexicon.learn(chain((wording.replace(PLACEHOLDER, " ") for wording in wordings), sayings))


def _given_names(entities: Iterable[Entity]) -> dict[str, tuple[Entity, ...]]:
    found: dict[str, tuple[Entity, ...]] = {}
    for entity in entities:
        if entity.kind is EntityKind.PERSON:
            parts = folded_words(entity.label)
            if len(parts) > 1:
                found[parts[0]] = (*found.get(parts[0], ()), entity)
    return found


def _add_entity(lexicon: Lexicon, entity: Entity, given: dict[str, tuple[Entity, ...]]) -> None:
    """Let every name of the entity stand for it, a person's surname and an unshared given name included."""
    feature = f"e:{entity.id}"
    lexicon.add_all((entity.label, *entity.aliases), feature)
    if entity.kind is not EntityKind.PERSON:
        return
    parts = folded_words(entity.label)
    if len(parts) > 1 and len(parts[-1]) > INITIAL:
        lexicon.add(parts[-1], feature)
    if len(parts) > 1:
        bearers = given.get(parts[0], ())
        lexicon.add(parts[0], *(f"e:{bearer.id}" for bearer in bearers))
