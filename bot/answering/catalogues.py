"""What a chooser may choose from for one query: bounded in size, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from bot.answering.engine import Answerer
from bot.answering.groups import Group
from bot.answering.requests import Request, parse
from bot.story.choices import Catalogue
from bot.story.claims import Claim
from bot.story.questions import Question
from bot.story.sources import Source

QUESTIONS = 120
CLAIMS = 100
SOURCES = 30
"""With texts of the usual length some 5,000 tokens, which a small model reads in well under a second."""

SAME = 3
"""Claims of one group that are shown: an answer tells the whole group, whichever of them is chosen."""

LONGEST = 240
"""Characters of one text."""


def catalogue_of(answerer: Answerer, query: str) -> Catalogue:
    """Gather what a query may be about."""
    request = parse(query, answerer.meanings, answerer.digest.story)
    claims = tuple(islice(_claims(answerer, request), CLAIMS))
    return Catalogue(
        questions=dict(islice(_questions(answerer, request), QUESTIONS)),
        claims={claim.id: claim.says[:LONGEST] for claim in claims},
        sources={source.id: _title(source) for source in islice(_sources(answerer, claims), SOURCES)},
    )


def _questions(answerer: Answerer, request: Request) -> Iterator[tuple[str, str]]:
    """Ids and titles; a question asked of each entity of a kind is there for the entities that are named."""
    near = (route.question for route in answerer.router.route(request))
    for question in dict.fromkeys(chain(near, answerer.digest.story.questions)):
        yield from _forms(question, request)


def _forms(question: Question, request: Request) -> Iterator[tuple[str, str]]:
    if question.each is None:
        yield question.slug, question.title[:LONGEST]
        return
    for entity in request.of_kind(question.each):
        yield f"{question.slug}:{entity.id}", question.about(entity).title[:LONGEST]


def _claims(answerer: Answerer, request: Request) -> Iterator[Claim]:
    index, near = answerer.index, answerer.index.near(request.features, answerer.router.weights)
    nearest = [index.groups[key] for key in sorted(near, key=lambda key: (-near[key], key))]
    for group in dict.fromkeys(chain(nearest, islice(index.groups.values(), CLAIMS))):
        yield from _shown(group)


def _shown(group: Group) -> tuple[Claim, ...]:
    """One claim a source, of the first sources."""
    firsts: dict[str, Claim] = {}
    for claim in group.claims:
        firsts.setdefault(claim.source, claim)
        if len(firsts) == SAME:
            break
    return tuple(firsts.values())


def _sources(answerer: Answerer, claims: tuple[Claim, ...]) -> Iterator[Source]:
    """The sources of the claims shown, then the others; a few are all there are."""
    speaking = {claim.source for claim in claims}
    sources = answerer.digest.sources
    yield from (source for source in sources if source.id in speaking)
    yield from (source for source in sources if source.id not in speaking)


def _title(source: Source) -> str:
    dated = source.published.isoformat() if source.published else "undated"
    return f"{source.title[:LONGEST]} ({dated})"
