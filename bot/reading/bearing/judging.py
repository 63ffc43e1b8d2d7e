"""One claim held against the words it rests on: what is wrong with it, and what a person must look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.bearing.names import bearers_of, capitals_in, foreign_names, is_named, opening_word
from bot.reading.bearing.numbers import numbers_claimed, numbers_in
from bot.reading.bearing.texts import PLAIN, content_of, copied, sentences_around, stands_in, words_in
from bot.reading.bearing.values import expresses, faults_of, has_year
from bot.reading.bearing.voices import CAUSING, is_negated, may_hedge, misfit
from bot.story.claims import Claim, Modality
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story
from bot.story.sources import Passage, PassageKind, Source, Span
from bot.story.values import Category, Names, Order, Period, Quantity, Route

AKIN = 0.4
"""Of the meaningful words of a sentence of ours so many have a relative in the passage, or a person looks."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`faults` say why a claim does not count, `doubts` why a person must look; a sound one has neither."""

    faults: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a claim rests on: its words, the sentences and passages around them, the whole article.

    `heading` is what stands above the passages: advice and outlook are often announced there.
    """

    words: str
    sentence: str
    passage: str
    heading: str
    article: str

    @classmethod
    def of(cls, claim: Claim, source: Source, article: str) -> Ground:
        """Cut the words out of the article."""
        words, sentences, passages, headings = [], [], [], []
        heading = ""
        for passage in source.passages:
            if passage.kind is PassageKind.HEADING:
                heading = article[passage.span.start : passage.span.end]
            spans = [item.span for item in claim.evidence if item.passage == passage.id]
            if spans:
                text = article[passage.span.start : passage.span.end]
                words += [article[span.start : span.end] for span in spans]
                sentences.append(sentences_around(text, [_within(span, passage) for span in spans]))
                passages.append(text)
                headings.append(heading)
        return cls(
            " … ".join(words), " … ".join(sentences), "\n".join(passages), "\n".join(headings), article
        )


def _within(span: Span, passage: Passage) -> Span:
    return Span(span.start - passage.span.start, span.end - passage.span.start)


def judge(claim: Claim, source: Source, article: str, story: Story) -> Judgement:
    """Hold a claim against its words; its evidence must lie within the article's passages."""
    ground = Ground.of(claim, source, article)
    faults = (
        *faults_of(claim.value, ground.words, ground.passage, story),
        *_faults_of_voice(claim, ground),
        *_faults_of_sentence(claim, ground, story),
        *_faults_of_subject(claim, ground, story),
    )
    return Judgement(
        tuple(dict.fromkeys(faults)), tuple(dict.fromkeys(_doubts(claim, ground, source, story)))
    )


def _faults_of_voice(claim: Claim, ground: Ground) -> Iterator[str]:
    speaker = claim.attributed_to
    is_told = claim.modality is Modality.REPORTED and speaker and is_named(speaker, ground.sentence)
    fault = misfit(claim.modality, ground.words, f"{ground.sentence}\n{ground.heading}")
    if fault and not is_told:
        yield fault
    if speaker and claim.modality is Modality.ASSERTED:
        yield f"it is given as {speaker.label}'s word and as a fact at once"
    if speaker and not is_named(speaker, ground.passage):
        yield f"“{speaker.label}”, whose word it is said to be, does not stand in the passage"


def _faults_of_sentence(claim: Claim, ground: Ground, story: Story) -> Iterator[str]:
    if run := copied(claim.says, ground.article):
        yield f"its sentence is the article's own: “{run}”"
    there = numbers_in(ground.words) | _counted(claim)
    for number in sorted(numbers_claimed(claim.says) - there):
        yield f"the number {number:g} of its sentence does not stand in the words"
    for name, is_near in _foreign(claim, ground, story):
        if not is_near:
            yield f"the name “{name}” of its sentence does not stand in the words"
    for entity in story.entities.values():
        is_told = entity.kind is EntityKind.PERSON and is_named(entity, claim.says)
        if is_told and entity not in _named(claim, story) and not is_named(entity, ground.words):
            yield f"“{entity.label}” of its sentence does not stand in the words"


def _foreign(claim: Claim, ground: Ground, story: Story) -> Iterator[tuple[str, bool]]:
    """Give the names that a sentence has and its words have not, and whether the passage has their bearer.

    Another spelling of a body or a place in the words will do: the US, the United States. Persons must stand
    in the words.
    """
    others = [entity for entity in story.entities.values() if entity.kind is not EntityKind.PERSON]
    for name in foreign_names(claim.says, ground.words, _named(claim, story)):
        bearers = bearers_of(name, others)
        if not any(is_named(entity, ground.words) for entity in bearers):
            yield name, any(is_named(entity, ground.passage) for entity in bearers)


def _named(claim: Claim, story: Story) -> list[Entity]:
    return [*_entities_of(claim), *_subject(claim, story)]


def _counted(claim: Claim) -> frozenset[float]:
    """How many a list names: "three persons" is borne out by three names."""
    return frozenset({float(len(claim.value.members))}) if isinstance(claim.value, Names) else frozenset()


def _faults_of_subject(claim: Claim, ground: Ground, story: Story) -> Iterator[str]:
    for entity in _subject(claim, story):
        if not is_named(entity, ground.passage):
            yield f"“{entity.label}”, whom it is about, does not stand in the passage"


def _subject(claim: Claim, story: Story) -> Iterator[Entity]:
    """Give the person that a claim is about, where its subject names one: `person/adler`."""
    entity = story.entities.get(claim.subject.rpartition("/")[2])
    if entity is not None and entity.kind is EntityKind.PERSON:
        yield entity


def _entities_of(claim: Claim) -> Iterator[Entity]:
    match claim.value:
        case Names(members):
            yield from members
        case Route(stops):
            yield from stops
        case Order(first, _, second):
            yield from (first, second)
    if claim.attributed_to:
        yield claim.attributed_to


def _doubts(claim: Claim, ground: Ground, source: Source, story: Story) -> Iterator[str]:
    value = claim.value
    if not source.language.startswith("en"):
        yield "the article is not in English, so hedges and numbers in words were not checked"
    if isinstance(value, Order) or CAUSING.search(claim.says):
        yield "order and cause are for a person to judge"
    if isinstance(value, Category) and not expresses(value.term, ground.words):
        yield f"no word that the story has for “{value.term.label}” stands in the words"
    if isinstance(value, Period) and not has_year(value, ground.words):
        yield "the year does not stand in the words"
    if isinstance(value, Quantity) and value.of and not content_of(value.of) & content_of(ground.words):
        yield f"what is counted, “{value.of}”, does not stand beside the number"
    yield from _doubts_of_voice(claim, ground, story)
    yield from _doubts_of_sentence(claim, ground)


def _doubts_of_voice(claim: Claim, ground: Ground, story: Story) -> Iterator[str]:
    if hedge := may_hedge(claim.modality, ground.words, ground.sentence):
        yield f"the sentence has “{hedge}” outside of the words"
    if claim.attributed_to and not is_named(claim.attributed_to, ground.sentence):
        yield f"“{claim.attributed_to.label}”, whose word it is said to be, does not stand in the sentence"
    if any(not is_named(entity, ground.words) for entity in _subject(claim, story)):
        yield "whom it is about does not stand in the words themselves"
    if is_negated(claim.says) != is_negated(ground.words):
        yield "its sentence and the words do not both deny, or both affirm"
    for name, _ in _foreign(claim, ground, story):
        yield f"the name “{name}” of its sentence stands in the passage only, not in the words"


def _doubts_of_sentence(claim: Claim, ground: Ground) -> Iterator[str]:
    opening = opening_word(claim.says)
    is_plain = opening.casefold() in PLAIN or numbers_in(opening) or stands_in(opening, ground.passage)
    akin = {stem for word in ground.passage.split() for stem in content_of(word)}
    if not is_plain and not content_of(opening) <= akin and opening not in words_in(ground.article):
        yield f"its sentence begins with “{opening}”, which does not stand in the passage"
    own = content_of(claim.says) - content_of(" ".join(capitals_in(claim.says)))
    if own and len(own & akin) / len(own) < AKIN:
        yield "its sentence has few words in common with the passage"
