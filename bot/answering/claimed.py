"""Queries that put a statement to the articles: "is it true that …", "…, is that right?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.languages import Language
from bot.answering.words import folded_words

_TAGGED = frozenset(",.;–—-")
"""What divides a statement from the tag question after it."""

_QUOTED = re.compile(r"“([^”“]+)”|„([^“”]+)[“”]|«([^»]+)»|\"([^\"]+)\"|(?<!\w)[‘']([^‘]+?)[’'](?!\w)")

SENTENCE = 4
"""So few words in quotation marks can be a sentence; fewer are a phrase that is asked about."""

_MARKS = " \t:,?\"'“”«»„‘’"


def statement_in(text: str, languages: Sequence[Language]) -> str | None:
    """The statement that a query asks to be checked; None when it does not."""
    asked = text.strip()
    folded = asked.casefold()
    for language in languages:
        for opening in language.claims:
            if folded.startswith(opening.casefold()):
                return asked[len(opening) :].strip(_MARKS) or None
    return _before_tag(asked, languages) or _quoted(asked, languages)


def _quoted(asked: str, languages: Sequence[Language]) -> str | None:
    """The sentence that a query quotes and asks to be borne out: "my draft says '…'; can that stand?"."""
    quotations = [match for match in _QUOTED.finditer(asked) if len(folded_words(match.group())) >= SENTENCE]
    if len(quotations) != 1 or "?" in quotations[0].group():
        return None
    [quotation] = quotations
    around = " ".join(folded_words(f"{asked[: quotation.start()]} {asked[quotation.end() :]}"))
    phrases = (phrase for language in languages for phrase in (*language.tags, *language.standing))
    if not any(f" {' '.join(folded_words(phrase))} " in f" {around} " for phrase in phrases):
        return None
    return quotation.group().strip(_MARKS)


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
