"""Who is named, and by which articles: every person of a list with the first places of each article."""

from __future__ import annotations

from collections import defaultdict

from bot.rendering.outline import Piece, Row
from bot.rendering.wording import frame
from bot.rendering.wording.topics import subject_label
from bot.story.answers import Answer
from bot.story.questions import Story
from bot.story.sources import Citation

PEOPLE = "people"
"""The short name of the view that lists persons."""

PERSON = "person/"
"""How the subjects of persons begin."""

PLACES = 1
"""So many places of an article are spelled out for a person; the lines below have all."""


def is_roster(answer: Answer) -> bool:
    """Whether an answer lists persons, some of them named."""
    is_asked = answer.question is not None and answer.question.slug == PEOPLE
    return is_asked and any(_subjects(answer))


def roster_row(answer: Answer, story: Story) -> Row:
    """Write each person with the articles that name them, those named by most articles first."""
    people = _subjects(answer)
    ranked = sorted(people, key=lambda subject: (-len({c.source for c in people[subject]}), subject))
    pieces = tuple(
        Piece(subject_label(subject, story), tuple(people[subject]), places=PLACES) for subject in ranked
    )
    return Row(pieces, frame.NAMED)


def _subjects(answer: Answer) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    for line in answer.lines:
        for claim in line.claims:
            if claim.subject.startswith(PERSON):
                found[claim.subject] += claim.citations
    return found
