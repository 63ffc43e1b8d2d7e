"""Queries that put a statement to the articles: "is it true that …", "…, is that right?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.languages import Language

_TAGGED = frozenset(",.;–—-")
"""What divides a statement from the tag question after it."""

_MARKS = " \t:,?\"'“”«»„‘’"


def statement_in(text: str, languages: Sequence[Language]) -> str | None:
    """The statement that a query asks to be checked; None when it does not."""
    asked = text.strip()
    folded = asked.casefold()
    for language in languages:
        for opening in language.claims:
            if folded.startswith(opening.casefold()):
                return asked[len(opening) :].strip(_MARKS) or None
    return _before_tag(asked, languages)


def _before_tag(asked: str, languages: Sequence[Language]) -> str | None:
    """The statement before a tag question; None where what stands before it asks something itself."""
    folded = asked.casefold().rstrip(" ?!")
    for language in languages:
        for tag in language.tags:
            head = folded.removesuffix(tag.casefold())
            said = asked[: len(head)].rstrip()
            if head != folded and said[-1:] in _TAGGED and "?" not in said:
                return said.strip(_MARKS + ".;–—-") or None
    return None
