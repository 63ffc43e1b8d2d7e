"""Queries that begin with a verb: compare sources, one source alone, search for words, one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answering.requests import Request
from bot.answering.views import Views
from bot.answering.words import words
from bot.story.answers import Answer


def verb_of(text: str, verbs: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The verb that a query begins with and what follows it; an empty verb when there is none."""
    first, _, rest = text.strip().partition(" ")
    found = words(first)
    if len(found) != 1 or not rest.strip():
        return "", text
    for verb, spellings in verbs.items():
        if any(word.folded == found[0].folded for spelling in spellings for word in words(spelling)):
            return verb, rest.strip()
    return "", text


def answer_verb(
    verb: str, query: str, rest: str, request: Request, only: frozenset[str], views: Views
) -> Answer | None:
    """Carry a verb out; None when what follows does not fit it."""
    bare = not request.features and not request.unknown and not request.strange
    if verb == "compare" and len(only) > 1 and bare:
        return views.compared(query, only)
    if verb == "only" and len(only) == 1 and bare:
        return views.alone(query, next(iter(only)))
    if verb == "search":
        return views.search(query, rest)
    return None
