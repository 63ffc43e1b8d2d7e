"""Queries that put a statement to the articles: "is it true that …"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.languages import Language


def statement_in(text: str, languages: Sequence[Language]) -> str | None:
    """The statement that a query asks to be checked; None when it does not."""
    asked = text.strip()
    folded = asked.casefold()
    for language in languages:
        for opening in language.claims:
            if folded.startswith(opening.casefold()):
                rest = asked[len(opening) :].strip(" \t:,?\"'“”«»„‘’")
                return rest or None
    return None
