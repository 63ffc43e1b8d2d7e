"""From a choice of ids to an answer that is made of the digest alone."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.engine import Answerer
from bot.answering.limits import sources_asked
from bot.answering.requests import Request, parse
from bot.answering.routes import Route
from bot.story.answers import Answer
from bot.story.choices import Choice
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.questions import Question, Selector, Story

MOST = 4
"""Subjects and aspects that one answer tells of; a choice of more is no answer to a question."""


def answer_choice(answerer: Answerer, query: str, choice: Choice) -> Answer | None:
    """Compose the answer that a choice names; None where it names what the digest does not have.

    Claims are told with all that others say on the same subject and aspect, so that no choice hides a
    disagreement. What the query itself says of sources goes before the choice's restriction.
    """
    digest = answerer.digest
    request = parse(query, answerer.meanings, digest.story)
    composer, routes = answerer.composer, answerer.router.route(request)
    route = None if choice.question is None else _route(choice.question, digest.story)
    claims = _claims(choice, digest)
    only = _only(request, choice, answerer)
    if (choice.question is not None and route is None) or claims is None or only is None:
        return None
    if claims:
        told = _route_to(claims, route, digest.story)
        if len(told.gathers) > MOST:
            return None
        # Without the query's words nothing of what was chosen is narrowed away.
        answer = composer.answered(replace(request, features=frozenset(), terms=()), told, routes, only)
        return replace(answer, question=route.question if route is not None else None)
    if route is None:
        return composer.not_covered(request, (), routes, None)
    if not answerer.router.groups(route):
        return composer.not_covered(request, answerer.index.gathered(route.near), routes, route)
    return composer.answered(request, route, routes, only)


def _route(wanted: str, story: Story) -> Route | None:
    """Find the question with an id of the catalogue."""
    slug, _, named = wanted.partition(":")
    question, entity = story.question(slug), story.entities.get(named)
    if question is None or (entity is not None and entity.kind is not question.each):
        return None
    if (question.each is None) == bool(named) or bool(named) != (entity is not None):
        return None
    return Route(question, (entity,) if entity is not None else (), 1.0, 1.0, 1.0)


def _claims(choice: Choice, digest: Digest) -> tuple[Claim, ...] | None:
    """Find the claims, in the order chosen; None when one is unknown."""
    wanted = frozenset(choice.claims)
    if not wanted:
        return ()
    known = {claim.id: claim for claim in digest.claims if claim.id in wanted}
    if len(known) < len(wanted):
        return None
    return tuple(known[wanted_id] for wanted_id in dict.fromkeys(choice.claims))


def _only(request: Request, choice: Choice, answerer: Answerer) -> frozenset[str] | None:
    """Ids of the sources to be told of, empty for all; None when one is unknown."""
    digest = answerer.digest
    known = frozenset(source.id for source in digest.sources)
    chosen = frozenset(choice.sources)
    if not chosen <= known:
        return None
    asked = sources_asked(request, digest.sources, answerer.index.holding)
    return asked or (chosen if chosen < known else frozenset())


def _route_to(claims: tuple[Claim, ...], route: Route | None, story: Story) -> Route:
    """Make the way to some claims, under the title of the chosen question or of what the first is about."""
    keys = dict.fromkeys((claim.subject, claim.aspect) for claim in claims)
    subject, aspect = next(iter(keys))
    title = route.title if route is not None else f"{story.subjects[subject]}: {story.aspects[aspect].label}"
    question = Question(slug="", title=title, topic="", gathers=tuple(Selector(*key) for key in keys))
    return Route(question, (), 1.0, 1.0, 1.0)
