"""Lines of an answer: what a claim says, or what a source is, as one sentence."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.wording.dates import day_text
from bot.rendering.wording.hedges import hedge
from bot.rendering.wording.language import closed, counted, quoted, unclosed
from bot.story.answers import Line
from bot.story.claims import Claim
from bot.story.sources import Source

LANGUAGES = {
    "be": "Belarusian",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "lt": "Lithuanian",
    "pl": "Polish",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


def line_text(line: Line) -> str:
    """Write a line's sentence, hedged where it is not the article's own plain word."""
    if line.claims:
        return claim_text(line.claims[0])
    return source_text(line.source) if line.source else ""


def claim_text(claim: Claim) -> str:
    """Say what a claim says, as one sentence."""
    says = unclosed(flatten(claim.says))
    return closed(says + hedge(claim, says))


def source_text(source: Source) -> str:
    """Say what a source is: title, publisher, date, language and length."""
    by = f" ({flatten(source.publisher)})" if source.publisher else ""
    when = f"published on {day_text(source.published)}" if source.published else "carries no date"
    of_length = f"{counted(source.words, 'word')}, in {language_name(source.language)}"
    return f"{quoted(flatten(source.title))}{by}: {when}; {of_length}."


def language_name(code: str) -> str:
    """Give the English name of a language given by its two letters; other words as they stand."""
    return LANGUAGES.get(code.casefold(), flatten(code))
