"""What readers ask of a story and no article tells: notions that only its open questions have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.answering.checking.hearings import Hearing
from bot.answering.checking.sides import Side
from bot.answering.checking.speakers import SPEAKERS
from bot.answering.checking.voices import Voice
from bot.answering.index import Index
from bot.answering.meanings import PLACEHOLDER
from bot.answering.words import words
from bot.story.questions import Question, Selector, Story

LEAST_ASKED = 4
"""In so many wordings a notion must be to be what they ask for."""

MOST_ANSWERED = 0.1
"""Of the wordings with an open notion, the largest share that may be of questions with an answer."""


def open_notions(index: Index) -> frozenset[str]:
    """The notions by which open questions are asked, hardly any other is, and of which no claim speaks.

    What somebody is known by in the story is none of them: a representative.
    """
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for question in index.digest.story.questions:
        counts = answered if index.gathered(_selectors(question)) else asked
        for wording in question.wordings:
            counts.update(index.features.of_wording(wording))
    known = index.spoken.union(*map(index.features.of_wording, _names(index.digest.story)))
    return frozenset(
        notion
        for notion, count in asked.items()
        if notion[:2] == "c:"
        and notion not in known
        and count >= LEAST_ASKED
        and answered[notion] <= MOST_ANSWERED * count
    )


def _names(story: Story) -> Iterator[str]:
    """Every word of the names of persons, bodies and groups."""
    for entity in story.entities.values():
        if entity.kind in SPEAKERS:
            yield from (word.raw for name in (entity.label, *entity.aliases) for word in words(name))


def _selectors(question: Question) -> Iterator[Selector]:
    """What a question gathers, of whichever entity it is asked."""
    for selector in question.gathers:
        yield Selector(selector.subject.replace(PLACEHOLDER, "*"), selector.aspect.replace(PLACEHOLDER, "*"))


def keep_to_the_point(hearing: Hearing) -> None:
    """Drop what speaks against a piece by other things than the matter that the articles leave open."""
    asked = {hearing.piece.utterance.words[at].folded for unit in hearing.left_open for at in unit.span}
    hearing.voices[:] = [
        voice for voice in hearing.voices if voice.side is Side.FOR or not asked or _says(voice, asked)
    ]


def _says(voice: Voice, asked: AbstractSet[str]) -> bool:
    """Whether a claim has some words itself."""
    return any(word.folded in asked for word in voice.profile.said.words)
