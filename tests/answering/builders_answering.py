"""Short ways to ask about the made-up ferry strike, and to read what comes back."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.engine import Answerer
from bot.answering.languages import General
from bot.answering.lexicon import Lexicon
from bot.answering.meanings import Meanings, meanings_of
from bot.answering.requests import Request, parse
from bot.answering.words import words
from bot.comparing import compare
from bot.story.answers import Answer, Line
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import Entity
from bot.story.questions import Concept, Story
from tests.answering.ferries import ASPECTS, CLAIMS, CONCEPTS, ENTITIES, FERRIES, QUESTIONS, SOURCES, SUBJECTS
from tests.answering.shared_words import some_general
from tests.builders import a_digest, a_story


def a_ferry_digest(*claims: Claim, story: Story = FERRIES) -> Digest:
    """The ferry story's claims, or others about it, with what comparing them comes to."""
    told = claims or CLAIMS
    return a_digest(*told, story=story, sources=SOURCES, findings=compare(told, story, SOURCES))


def some_meanings(*entities: Entity, concepts: tuple[Concept, ...] = CONCEPTS) -> Meanings:
    """What words mean to the ferry story, with some entities more."""
    story = a_story(
        "ferries",
        questions=QUESTIONS,
        entities=[*ENTITIES, *entities],
        aspects=ASPECTS,
        subjects=SUBJECTS,
        concepts=concepts,
    )
    return meanings_of(a_ferry_digest(story=story), some_general())


MEANINGS = some_meanings()


def request_for(text: str) -> Request:
    """A query about the ferries, taken apart."""
    return parse(text, MEANINGS, FERRIES)


def an_answerer(digest: Digest | None = None, general: General | None = None) -> Answerer:
    return Answerer(digest or a_ferry_digest(), general or some_general())


FERRY_ANSWERER = an_answerer()


def ask(text: str, *, previous: str | None = None) -> Answer:
    """The answer to a query about the ferries."""
    return FERRY_ANSWERER.answer(text, previous=previous)


def slug_of(answer: Answer) -> str | None:
    """The slug of the question that an answer took the query for."""
    return answer.question.slug if answer.question else None


def said(lines: tuple[Line, ...]) -> list[str]:
    """Ids of the claims in lines, in order."""
    return [claim.id for line in lines for claim in line.claims]


def notices_in(answer: Answer) -> dict[str, tuple[str, ...]]:
    """The words of an answer's notices by kind."""
    return {notice.kind.value: notice.words for notice in answer.notices}


def every_line(answer: Answer) -> Iterator[Line]:
    """All lines of an answer and of its parts."""
    for part in (answer, *answer.parts):
        yield from (*part.lines, *part.near, *(part.lead.lines if part.lead else ()))


def tagged(lexicon: Lexicon, text: str, language: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    """The pieces that a lexicon cuts a text into, each with what it stands for."""
    found = words(text)
    return [
        (" ".join(word.raw for word in found[match.start : match.end]), match.features)
        for match in lexicon.tag(found, language)
    ]
